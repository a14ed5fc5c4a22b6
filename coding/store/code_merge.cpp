#include "coding/store/code_merge.h"

#include "coding/name_folding.h"
#include "coding/store/code_repository.h"
#include "coding/store/coding_repository.h"
#include "coding/store/memo_repository.h"
#include "coding/store/sql.h"

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

/// `definition: …` for each part of a description that the other code words differently.
QStringList differences(const Code& gone, const Code& kept) {
    const std::tuple<QString, QString, QString> parts[] = {
        {u"definition"_s, gone.definition, kept.definition},
        {u"include"_s, gone.include, kept.include},
        {u"exclude"_s, gone.exclude, kept.exclude},
        {u"example"_s, gone.example, kept.example}};
    QStringList lines;
    for (const auto& [name, theirs, ours] : parts) {
        if (!theirs.isEmpty() && !ours.isEmpty() && theirs != ours)
            lines.append(name + u": "_s + theirs);
    }
    return lines;
}

} // namespace

Result<QList<qint64>> CodeMerge::rows(const QString& statement, const QVariantList& values) const {
    Sql sql(m_project->database(), statement);
    for (const QVariant& value : values)
        sql.bind(value);
    if (auto ran = sql.run(); !ran)
        return failure(ran);
    QList<qint64> found;
    while (sql.next())
        found.append(sql.integer(0));
    if (auto read = sql.ended(); !read)
        return failure(read);
    return found;
}

/// The codes to merge, parents before children: those below `from` whose names stand below `into` as well.
Result<QList<CodeMerge::Pair>> CodeMerge::pairs(CodeId from, CodeId into) const {
    const auto tree = CodeRepository(*m_project).tree();
    if (!tree)
        return failure(tree);
    const Code* gone = tree->byId(from);
    const Code* kept = tree->byId(into);
    if (gone == nullptr || kept == nullptr)
        return failure(ErrorCode::NotFound, u"there is no code %1"_s.arg((gone ? into : from).value));
    if (tree->withDescendants(from).contains(into)) {
        return failure(
            ErrorCode::InvalidArgument,
            from == into ? u"“%1” can't be merged into itself"_s.arg(kept->name)
                         : u"“%1” lies below “%2”"_s.arg(kept->name, gone->name),
            u"move it out first, or merge the other way round"_s);
    }
    QList<Pair> found{{*gone, *kept}};
    for (qsizetype at = 0; at < found.size(); ++at) {
        const Pair pair = found[at];
        for (const CodeId child : tree->children(pair.from.id)) {
            for (const CodeId other : tree->children(pair.into.id)) {
                if (other != pair.from.id && foldedName(tree->byId(child)->name) == foldedName(tree->byId(other)->name))
                    found.append({*tree->byId(child), *tree->byId(other)});
            }
        }
    }
    return found;
}

Result<CodeMerge::Report> CodeMerge::merge(CodeId from, CodeId into) {
    const auto merged = pairs(from, into);
    if (!merged)
        return failure(merged);
    Report report;
    // Children first, so that a code has nothing below it any more when it goes.
    for (auto pair = merged->crbegin(); pair != merged->crend(); ++pair) {
        if (auto done = moveChildren(*pair); !done)
            return failure(done);
        if (auto done = moveCodings(*pair, report); !done)
            return failure(done);
        if (auto done = moveQuestions(*pair); !done)
            return failure(done);
        if (auto done = moveCells(*pair); !done)
            return failure(done);
        if (auto done = moveRows(u"finding_evidence"_s, u"code_id"_s, *pair); !done)
            return failure(done);
        if (auto done = moveRows(u"memo"_s, u"owner_id"_s, *pair); !done)
            return failure(done);
        if (auto done = keepDescription(*pair); !done)
            return failure(done);
        if (auto done = CodeRepository(*m_project).remove(*m_work, pair->from.id); !done)
            return failure(done);
        ++report.removed;
    }
    return report;
}

Result<void> CodeMerge::moveChildren(const Pair& pair) {
    const auto children =
        rows(u"SELECT id FROM code WHERE parent_id = ? ORDER BY position, id"_s, {pair.from.id.value});
    if (!children)
        return failure(children);
    for (const qint64 child : *children) {
        if (auto placed = CodeRepository(*m_project).place(*m_work, CodeId{child}, pair.into.id); !placed)
            return placed;
    }
    return {};
}

Result<void> CodeMerge::moveCodings(const Pair& pair, Report& report) {
    CodingRepository codings(*m_project);
    const auto found = codings.find({.source = {}, .codes = QSet{pair.from.id}, .coder = {}, .site = {}});
    if (!found)
        return failure(found);
    for (Coding coding : *found) {
        coding.code = pair.into.id;
        const auto now = codings.put(*m_work, coding);
        if (!now)
            return failure(now);
        ++(*now == coding.id ? report.moved : report.joined);
    }
    return {};
}

Result<void> CodeMerge::moveQuestions(const Pair& pair) {
    CodeRepository codes(*m_project);
    const auto tree = codes.tree();
    if (!tree)
        return failure(tree);
    for (const Code& code : tree->inOrder()) {
        QList<CodeId> questions = code.questions;
        if (code.id == pair.into.id)
            questions += pair.from.questions;
        if (questions.contains(pair.from.id))
            questions += pair.into.id;
        questions.removeAll(pair.from.id);
        if (code.id == pair.into.id)
            questions.removeAll(pair.into.id); // a question does not answer itself
        if (code.id == pair.from.id || questions == code.questions)
            continue;
        if (auto set = codes.setQuestions(*m_work, code.id, questions); !set)
            return set;
    }
    return {};
}

Result<void> CodeMerge::moveCells(const Pair& pair) {
    const auto cells = rows(u"SELECT id FROM matrix_cell WHERE code_id = ?"_s, {pair.from.id.value});
    if (!cells)
        return failure(cells);
    for (const qint64 cell : *cells) {
        const auto there = rows(
            u"SELECT there.id FROM matrix_cell there JOIN matrix_cell cell ON COALESCE(there.site_id, 0) = "
            "COALESCE(cell.site_id, 0) AND COALESCE(there.source_id, 0) = COALESCE(cell.source_id, 0) AND "
            "COALESCE(there.attribute_id, 0) = COALESCE(cell.attribute_id, 0) AND there.attribute_value = "
            "cell.attribute_value WHERE cell.id = ? AND there.code_id = ?"_s,
            {cell, pair.into.id.value});
        if (!there)
            return failure(there);
        if (there->isEmpty()) {
            if (auto moved = m_work->update(u"matrix_cell"_s, cell, {{u"code_id"_s, pair.into.id.value}}); !moved)
                return moved;
            continue;
        }
        // Both cells are written: the sentences of one follow those of the other.
        const auto sentences = rows(u"SELECT id FROM cell_sentence WHERE cell_id = ? ORDER BY position, id"_s, {cell});
        const auto last = rows(u"SELECT COUNT(*) FROM cell_sentence WHERE cell_id = ?"_s, {there->first()});
        if (!sentences || !last)
            return sentences ? failure(last) : failure(sentences);
        for (qsizetype at = 0; at < sentences->size(); ++at) {
            const Row row{{u"cell_id"_s, there->first()}, {u"position"_s, last->first() + at}};
            if (auto moved = m_work->update(u"cell_sentence"_s, (*sentences)[at], row); !moved)
                return moved;
        }
        const auto evidence = rows(u"SELECT id FROM finding_evidence WHERE cell_id = ?"_s, {cell});
        if (!evidence)
            return failure(evidence);
        for (const qint64 row : *evidence) {
            if (auto moved = m_work->update(u"finding_evidence"_s, row, {{u"cell_id"_s, there->first()}}); !moved)
                return moved;
        }
        if (auto removed = m_work->remove(u"matrix_cell"_s, cell); !removed)
            return removed;
    }
    return {};
}

Result<void> CodeMerge::moveRows(const QString& table, const QString& column, const Pair& pair) {
    QString statement = u"SELECT id FROM %1 WHERE %2 = ?"_s.arg(table, column);
    if (table == "memo"_L1)
        statement += u" AND owner = 'code'"_s;
    const auto found = rows(statement, {pair.from.id.value});
    if (!found)
        return failure(found);
    for (const qint64 row : *found) {
        if (auto moved = m_work->update(table, row, {{column, pair.into.id.value}}); !moved)
            return moved;
    }
    return {};
}

Result<void> CodeMerge::keepDescription(const Pair& pair) {
    Code kept = pair.into;
    const auto fill = [](QString& mine, const QString& theirs) {
        if (mine.isEmpty())
            mine = theirs;
    };
    fill(kept.definition, pair.from.definition);
    fill(kept.include, pair.from.include);
    fill(kept.exclude, pair.from.exclude);
    fill(kept.example, pair.from.example);
    const Row description{
        {u"definition"_s, kept.definition},
        {u"include_rule"_s, kept.include},
        {u"exclude_rule"_s, kept.exclude},
        {u"example"_s, kept.example}};
    if (auto described = m_work->update(u"code"_s, kept.id.value, description); !described)
        return described;
    const QStringList lines = differences(pair.from, pair.into);
    if (lines.isEmpty())
        return {};
    const auto memo = MemoRepository(*m_project)
                          .add(
                              *m_work, {MemoOwner::Code, kept.id.value},
                              u"Merged from “%1”.\n%2"_s.arg(pair.from.name, lines.join(u'\n')));
    return memo ? Result<void>() : failure(memo);
}

} // namespace sheaf
