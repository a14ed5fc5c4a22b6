#include "app/session/edit_synonyms.h"

#include "coding/store/synonym_repository.h"
#include "indexer/synonyms.h"

namespace sheaf {

using namespace Qt::StringLiterals;

Result<QList<SynonymGroup>> EditSynonyms::all() const {
    return SynonymRepository(m_review->project()).all();
}

namespace {

Result<void> addLines(Review& review, const QStringList& lines, const QString& what) {
    auto work = UnitOfWork::begin(review.project(), what);
    if (!work)
        return failure(work);
    for (const QString& line : lines) {
        if (const auto added = SynonymRepository(review.project()).add(*work, synonymsFrom(line)); !added)
            return failure(added);
    }
    return work->commit();
}

Result<void> checkLine(const QString& line, const QString& where) {
    if (synonymsFrom(line).size() >= 2) {
        const auto words = Synonyms::ofGroups({synonymsFrom(line)}); // as the search will take them
        return words ? Result<void>() : failure(words.error().code, where + words.error().message, words.error().hint);
    }
    return failure(
        ErrorCode::InvalidArgument, u"%1“%2” is not two words or more"_s.arg(where, line.simplified().left(60)),
        u"write synonyms as ofsted ~ inspection"_s);
}

} // namespace

Result<void> EditSynonyms::add(const QStringList& lines) {
    for (const QString& line : lines) {
        if (auto fine = checkLine(line, {}); !fine)
            return fine;
    }
    if (lines.isEmpty())
        return failure(ErrorCode::InvalidArgument, u"there are no synonyms to add"_s);
    const QString first = synonymsFrom(lines.first()).join(u" ~ "_s);
    return addLines(
        *m_review, lines,
        lines.size() == 1 ? u"add the synonyms “%1”"_s.arg(first)
                          : u"add the synonyms “%1” and %2 more lines"_s.arg(first).arg(lines.size() - 1));
}

Result<void> EditSynonyms::remove(const QStringList& words) {
    auto work = UnitOfWork::begin(m_review->project(), u"remove synonyms of “%1”"_s.arg(words.join(u"”, “"_s)));
    if (!work)
        return failure(work);
    for (const QString& word : words) {
        if (auto removed = SynonymRepository(m_review->project()).remove(*work, word); !removed)
            return removed;
    }
    return work->commit();
}

Result<int> EditSynonyms::importLines(const QByteArray& bytes, const QString& fileName) {
    QStringList lines;
    int number = 0;
    QString text = QString::fromUtf8(bytes);
    if (text.startsWith(QChar(QChar::ByteOrderMark)))
        text.remove(0, 1);
    for (const QString& line : text.split(u'\n')) {
        ++number;
        const QString trimmed = line.trimmed();
        if (trimmed.isEmpty() || trimmed.startsWith(u'#'))
            continue;
        if (auto fine = checkLine(trimmed, u"%1, line %2: "_s.arg(fileName).arg(number)); !fine)
            return failure(fine);
        lines.append(trimmed);
    }
    if (lines.isEmpty())
        return failure(ErrorCode::InvalidArgument, u"%1 holds no synonyms"_s.arg(fileName));
    if (auto added = addLines(*m_review, lines, u"import synonyms from %1"_s.arg(fileName)); !added)
        return failure(added);
    return static_cast<int>(lines.size());
}

} // namespace sheaf
