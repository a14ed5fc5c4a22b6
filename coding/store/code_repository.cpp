#include "coding/store/code_repository.h"

#include "coding/name_folding.h"
#include "coding/store/sql.h"

#include <QSet>

#include <algorithm>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

// Each reads at 4.5 : 1 or better on white; neighbours differ in hue and in lightness.
constexpr const char16_t* palette[] = {u"#1f6fb2", u"#2f7d55", u"#b3522a", u"#7a4db8",
                                       u"#8a6a00", u"#a8326b", u"#00737d", u"#5b6472"};

Result<void> checkName(const QString& name) {
    if (name.isEmpty())
        return failure(ErrorCode::InvalidArgument, u"a code needs a name"_s);
    if (name.contains(u'/')) {
        return failure(
            ErrorCode::InvalidArgument, u"the name “%1” holds a slash"_s.arg(name),
            u"slashes part the steps of a path; use a dash"_s);
    }
    return {};
}

/// The rows of a statement's first column.
Result<QList<qint64>> numbers(Sql& sql) {
    if (auto ran = sql.run(); !ran)
        return failure(ran);
    QList<qint64> found;
    while (sql.next())
        found.append(sql.integer(0));
    if (auto read = sql.ended(); !read)
        return failure(read);
    return found;
}

Result<QList<CodeId>> questionsOf(const QSqlDatabase& database, CodeId id) {
    Sql sql(database, u"SELECT question_id FROM code_question WHERE code_id = ? ORDER BY question_id"_s);
    const auto found = numbers(sql.bindId(id));
    if (!found)
        return failure(found);
    QList<CodeId> questions;
    for (const qint64 question : *found)
        questions.append(CodeId{question});
    return questions;
}

/// Leaves links that are there already as they are.
Result<void>
storeQuestions(const QSqlDatabase& database, const UnitOfWork& work, CodeId id, const QList<CodeId>& questions) {
    Sql there(database, u"SELECT id, question_id FROM code_question WHERE code_id = ?"_s);
    if (auto ran = there.bindId(id).run(); !ran)
        return ran;
    QList<std::pair<qint64, CodeId>> links;
    while (there.next())
        links.append({there.integer(0), CodeId{there.integer(1)}});
    if (auto read = there.ended(); !read)
        return failure(read);
    QSet<CodeId> kept;
    for (const auto& [link, question] : links) {
        if (questions.contains(question))
            kept.insert(question);
        else if (auto removed = work.remove(u"code_question"_s, link); !removed)
            return removed;
    }
    for (CodeId question : questions) {
        if (kept.contains(question))
            continue;
        kept.insert(question);
        const auto added =
            work.insert(u"code_question"_s, {{u"code_id"_s, id.value}, {u"question_id"_s, question.value}});
        if (!added)
            return failure(added);
    }
    return {};
}

Row descriptionOf(const Code& code) {
    return {{u"kind"_s, toWord(code.kind)},    {u"colour"_s, code.colour},        {u"definition"_s, code.definition},
            {u"include_rule"_s, code.include}, {u"exclude_rule"_s, code.exclude}, {u"example"_s, code.example}};
}

QVariant parentValue(const std::optional<CodeId>& parent) {
    return parent ? QVariant(parent->value) : QVariant(QMetaType::fromType<qint64>());
}

Result<void> checkFree(int taken, const QString& name) {
    if (taken == 0)
        return {};
    return failure(ErrorCode::AlreadyExists, u"there is a code “%1” at this place already"_s.arg(name));
}

Result<int> countSiblings(const QSqlDatabase& database, const std::optional<CodeId>& parent, const QString* folded) {
    QString statement = u"SELECT COUNT(*) FROM code WHERE COALESCE(parent_id, 0) = ?"_s;
    if (folded != nullptr)
        statement += u" AND folded = ?"_s;
    Sql sql(database, statement);
    sql.bind(parent.value_or(CodeId{}).value);
    if (folded != nullptr)
        sql.bind(*folded);
    if (auto ran = sql.run(); !ran)
        return failure(ran);
    return sql.next() ? sql.smallInteger(0) : 0;
}

} // namespace

Result<CodeTree> CodeRepository::tree() const {
    Sql sql(
        m_project->database(),
        u"SELECT id, guid, parent_id, position, name, kind, colour, definition, include_rule, exclude_rule, example "
        "FROM code ORDER BY id"_s);
    if (auto ran = sql.run(); !ran)
        return failure(ran);
    QList<Code> codes;
    QHash<CodeId, qsizetype> at;
    while (sql.next()) {
        Code code;
        code.id = {sql.integer(0)};
        code.guid = sql.guid(1);
        if (!sql.isNull(2))
            code.parent = CodeId{sql.integer(2)};
        code.position = sql.smallInteger(3);
        code.name = sql.text(4);
        code.kind = codeKindFromWord(sql.text(5)).value_or(CodeKind::Code);
        code.colour = sql.text(6);
        code.definition = sql.text(7);
        code.include = sql.text(8);
        code.exclude = sql.text(9);
        code.example = sql.text(10);
        at.insert(code.id, codes.size());
        codes.append(code);
    }
    if (auto ended = sql.ended(); !ended)
        return failure(ended);
    Sql links(m_project->database(), u"SELECT code_id, question_id FROM code_question ORDER BY code_id, question_id"_s);
    if (auto ran = links.run(); !ran)
        return failure(ran);
    while (links.next()) {
        if (const qsizetype code = at.value(CodeId{links.integer(0)}, -1); code >= 0) {
            codes[code].questions.append(CodeId{links.integer(1)});
        }
    }
    if (auto read = links.ended(); !read)
        return failure(read);
    return CodeTree(std::move(codes));
}

Result<CodeId> CodeRepository::add(const UnitOfWork& work, Code code) {
    const QSqlDatabase database = m_project->database();
    code.name = code.name.trimmed();
    if (auto fine = checkName(code.name); !fine)
        return failure(fine);
    const QString folded = foldedName(code.name);
    const auto taken = countSiblings(database, code.parent, &folded);
    if (!taken)
        return failure(taken);
    if (auto free = checkFree(*taken, code.name); !free)
        return failure(free);
    const auto position = countSiblings(database, code.parent, nullptr);
    if (!position)
        return failure(position);
    if (code.colour.isEmpty())
        code.colour = QString::fromUtf16(palette[static_cast<size_t>(*position) % std::size(palette)]);
    const auto id = work.insert(
        u"code"_s,
        Row{{u"guid"_s, (code.guid.isNull() ? QUuid::createUuid() : code.guid).toString(QUuid::WithoutBraces)},
            {u"parent_id"_s, parentValue(code.parent)},
            {u"position"_s, *position},
            {u"name"_s, code.name},
            {u"folded"_s, folded}} +
            descriptionOf(code));
    if (!id)
        return failure(id);
    if (auto stored = storeQuestions(database, work, CodeId{*id}, code.questions); !stored)
        return failure(stored);
    return CodeId{*id};
}

Result<void> CodeRepository::describe(const UnitOfWork& work, const Code& code, const Code* seen) {
    if (auto updated = work.update(u"code"_s, code.id.value, descriptionOf(code), seen ? descriptionOf(*seen) : Row());
        !updated)
        return updated;
    if (seen == nullptr)
        return storeQuestions(m_project->database(), work, code.id, code.questions);
    // Only what the caller changed: links that somebody else made or removed meanwhile stay as they are.
    auto questions = questionsOf(m_project->database(), code.id);
    if (!questions)
        return failure(questions);
    for (const CodeId question : code.questions) {
        if (!seen->questions.contains(question) && !questions->contains(question))
            questions->append(question);
    }
    questions->removeIf(
        [&](CodeId question) { return seen->questions.contains(question) && !code.questions.contains(question); });
    return storeQuestions(m_project->database(), work, code.id, *questions);
}

Result<void> CodeRepository::setQuestions(const UnitOfWork& work, CodeId id, const QList<CodeId>& questions) {
    return storeQuestions(m_project->database(), work, id, questions);
}

Result<void> CodeRepository::rename(const UnitOfWork& work, CodeId id, const QString& name) {
    const QString trimmed = name.trimmed();
    if (auto fine = checkName(trimmed); !fine)
        return fine;
    const QString folded = foldedName(trimmed);
    Sql taken(
        m_project->database(),
        u"SELECT COUNT(*) FROM code sibling JOIN code ON COALESCE(sibling.parent_id, 0) = COALESCE(code.parent_id, 0) "
        "WHERE code.id = ? AND sibling.id <> code.id AND sibling.folded = ?"_s);
    if (auto ran = taken.bindId(id).bind(folded).run(); !ran)
        return ran;
    if (auto free = checkFree(taken.next() ? taken.smallInteger(0) : 0, trimmed); !free)
        return free;
    taken.finish();
    return work.update(u"code"_s, id.value, {{u"name"_s, trimmed}, {u"folded"_s, folded}});
}

Result<void>
CodeRepository::place(const UnitOfWork& work, CodeId id, std::optional<CodeId> parent, std::optional<int> position) {
    const QSqlDatabase database = m_project->database();
    QSet<CodeId> above;
    for (std::optional<CodeId> at = parent; at;) {
        if (*at == id)
            return failure(ErrorCode::InvalidArgument, u"a code can't stand below itself"_s);
        if (above.contains(*at))
            return failure(
                ErrorCode::Damaged, u"codes lie below themselves"_s, u"“sheaf verify --repair” takes them out"_s);
        above.insert(*at);
        Sql up(database, u"SELECT parent_id FROM code WHERE id = ?"_s);
        if (auto ran = up.bindId(*at).run(); !ran)
            return ran;
        if (!up.next())
            return failure(ErrorCode::NotFound, u"there is no code %1"_s.arg(at->value));
        at = up.isNull(0) ? std::nullopt : std::optional(CodeId{up.integer(0)});
    }
    Sql self(database, u"SELECT name, folded FROM code WHERE id = ?"_s);
    if (auto ran = self.bindId(id).run(); !ran)
        return ran;
    if (!self.next())
        return failure(ErrorCode::NotFound, u"there is no code %1"_s.arg(id.value));
    Sql clash(database, u"SELECT COUNT(*) FROM code WHERE COALESCE(parent_id, 0) = ? AND folded = ? AND id <> ?"_s);
    if (auto ran = clash.bind(parent.value_or(CodeId{}).value).bind(self.text(1)).bindId(id).run(); !ran)
        return ran;
    if (auto free = checkFree(clash.next() ? clash.smallInteger(0) : 0, self.text(0)); !free)
        return free;
    self.finish();
    clash.finish();
    Sql siblings(database, u"SELECT id FROM code WHERE COALESCE(parent_id, 0) = ? AND id <> ? ORDER BY position, id"_s);
    auto order = numbers(siblings.bind(parent.value_or(CodeId{}).value).bindId(id));
    if (!order)
        return failure(order);
    const qsizetype to = position ? std::clamp<qsizetype>(*position, 0, order->size()) : order->size();
    order->insert(to, id.value);
    if (auto moved = work.update(u"code"_s, id.value, {{u"parent_id"_s, parentValue(parent)}}); !moved)
        return moved;
    for (qsizetype at = 0; at < order->size(); ++at) {
        if (auto placed = work.update(u"code"_s, (*order)[at], {{u"position"_s, at}}); !placed)
            return placed;
    }
    return {};
}

Result<void> CodeRepository::remove(const UnitOfWork& work, CodeId id) {
    const QSqlDatabase database = m_project->database();
    const std::pair<QString, QString> belongings[] = {
        {u"code_question"_s, u"SELECT id FROM code_question WHERE code_id = %1 OR question_id = %1"_s},
        {u"finding_evidence"_s, u"SELECT id FROM finding_evidence WHERE code_id = %1"_s},
        {u"rejected_suggestion"_s, u"SELECT id FROM rejected_suggestion WHERE code_id = %1"_s},
        {u"memo"_s, u"SELECT id FROM memo WHERE owner = 'code' AND owner_id = %1"_s}};
    for (const auto& [table, statement] : belongings) {
        Sql sql(database, statement.arg(id.value));
        const auto rows = numbers(sql);
        if (!rows)
            return failure(rows);
        for (const qint64 row : *rows) {
            if (auto removed = work.remove(table, row); !removed)
                return removed;
        }
    }
    auto removed = work.remove(u"code"_s, id.value);
    if (!removed && removed.error().code == ErrorCode::NotFound && !removed.error().detail.isEmpty())
        return failure(
            ErrorCode::InvalidArgument, u"the code still has codings, codes below it or cells of a matrix"_s, {},
            removed.error().detail);
    return removed;
}

} // namespace sheaf
