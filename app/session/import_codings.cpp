#include "app/session/code_passages.h"
#include "app/session/coding_batch.h"
#include "app/session/files.h"
#include "coding/csv.h"
#include "coding/quotation.h"
#include "coding/store/coding_repository.h"

#include <QHash>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

/// Turns the rows of a file of codings into codings; each source's text is read once.
class CodingRows {
public:
    CodingRows(Review& review, const CsvFile& csv, const CodeTree& codes)
        : m_review(review), m_csv(csv), m_codes(codes), m_texts(review) {}

    Result<Coding> read(qsizetype row) {
        const auto source = findSource(m_csv.cell(row, u"source"_s));
        if (!source)
            return failure(source);
        const auto code = m_codes.find(m_csv.cell(row, u"code"_s));
        if (!code)
            return failure(code);
        const auto read = m_texts.of(source->id);
        if (!read)
            return failure(read);
        const auto range = findQuotation((*read)->text, m_csv.cell(row, u"quotation"_s));
        if (!range)
            return failure(range);
        CodingDetails details;
        details.memo = m_csv.cell(row, u"memo"_s);
        if (const QString word = m_csv.cell(row, u"voice"_s); !word.isEmpty()) {
            details.voice = voiceFromWord(word);
            if (!details.voice)
                return failure(ErrorCode::InvalidArgument, u"“%1” is no voice"_s.arg(word));
        }
        if (const QString word = m_csv.cell(row, u"evidence"_s); !word.isEmpty()) {
            details.evidence = evidenceFromWord(word);
            if (!details.evidence)
                return failure(ErrorCode::InvalidArgument, u"“%1” is no strength of evidence"_s.arg(word));
        }
        if (const QString word = m_csv.cell(row, u"stance"_s); !word.isEmpty()) {
            details.stance = stanceFromWord(word);
            if (!details.stance)
                return failure(ErrorCode::InvalidArgument, u"“%1” is no stance"_s.arg(word));
        }
        return codingOf(*code, **read, *range, details);
    }

private:
    Result<Source> findSource(const QString& name) {
        if (!m_sources.contains(name)) {
            const auto source = m_review.findSource(name);
            if (!source)
                return source;
            m_sources.insert(name, *source);
        }
        return m_sources[name];
    }

    Review& m_review;
    const CsvFile& m_csv;
    const CodeTree& m_codes;
    QHash<QString, Source> m_sources;
    TextsToCode m_texts;
};

} // namespace

Result<CodePassages::CsvReport> CodePassages::importCsv(const QString& path) {
    const auto csv = readCsv(path, {u"source"_s, u"quotation"_s, u"code"_s, u"coder"_s});
    if (!csv)
        return failure(csv);
    const auto codes = m_review->codes();
    if (!codes)
        return failure(codes);

    // All quotations are found before the write lock is taken: others should not wait for the search.
    CsvReport report;
    CodingRows rows(*m_review, *csv, *codes);
    QList<std::pair<Coding, QString>> found; // with the coder's name
    for (qsizetype row = 0; row < csv->rowCount(); ++row) {
        const QString coder = csv->cell(row, u"coder"_s);
        Result<Coding> coding = failure(ErrorCode::InvalidArgument, u"the coder is missing"_s);
        if (!coder.isEmpty())
            coding = rows.read(row);
        if (coding)
            found.append({std::move(*coding), coder});
        else
            report.failed.append(csv->inRow(row, coding.error()).value());
    }

    auto work = UnitOfWork::begin(m_review->project(), u"import codings"_s);
    if (!work)
        return failure(work);
    CodingRepository codings(m_review->project());
    QList<Coding> toAdd;
    for (auto& [coding, name] : found) {
        const auto coder = codings.coder(*work, name);
        if (!coder)
            return failure(coder);
        coding.coder = *coder;
        toAdd.append(coding);
    }
    if (auto ids = codings.add(*work, toAdd, &report.added); !ids)
        return failure(ids);
    report.alreadyThere = static_cast<int>(toAdd.size()) - report.added;
    if (auto committed = work->commit(); !committed)
        return failure(committed);
    return report;
}

} // namespace sheaf
