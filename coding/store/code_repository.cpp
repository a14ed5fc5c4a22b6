#include "coding/store/code_repository.h"

#include "coding/name_folding.h"
#include "coding/store/sql.h"

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

Result<void> storeQuestions(const QSqlDatabase& database, CodeId id, const QList<CodeId>& questions) {
    Sql remove(database, u"DELETE FROM code_question WHERE code_id = ?"_s);
    if (auto ran = remove.bindId(id).run(); !ran)
        return ran;
    Sql insert(database, u"INSERT INTO code_question (code_id, question_id) VALUES (?, ?)"_s);
    for (CodeId question : questions) {
        if (auto ran = insert.bindId(id).bindId(question).run(); !ran)
            return ran;
    }
    return {};
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
    Sql links(m_project->database(), u"SELECT code_id, question_id FROM code_question ORDER BY code_id, question_id"_s);
    if (auto ran = links.run(); !ran)
        return failure(ran);
    while (links.next()) {
        if (const qsizetype code = at.value(CodeId{links.integer(0)}, -1); code >= 0) {
            codes[code].questions.append(CodeId{links.integer(1)});
        }
    }
    return CodeTree(std::move(codes));
}

Result<CodeId> CodeRepository::add(const UnitOfWork& /*work*/, Code code) {
    const QSqlDatabase database = m_project->database();
    code.name = code.name.trimmed();
    if (auto fine = checkName(code.name); !fine)
        return failure(fine);
    const QString folded = foldedName(code.name);
    const auto taken = countSiblings(database, code.parent, &folded);
    if (!taken)
        return failure(taken);
    if (*taken > 0)
        return failure(ErrorCode::AlreadyExists, u"there is a code “%1” at this place already"_s.arg(code.name));
    const auto position = countSiblings(database, code.parent, nullptr);
    if (!position)
        return failure(position);
    if (code.colour.isEmpty())
        code.colour = QString::fromUtf16(palette[static_cast<size_t>(*position) % std::size(palette)]);

    Sql insert(
        database, u"INSERT INTO code (guid, parent_id, position, name, folded, kind, colour, definition, include_rule, "
                  u"exclude_rule, example) "
                  "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    insert.bind(QUuid::createUuid())
        .bindId(code.parent.value_or(CodeId{}))
        .bind(*position)
        .bind(code.name)
        .bind(folded);
    insert.bind(toWord(code.kind)).bind(code.colour).bind(notNull(code.definition)).bind(notNull(code.include));
    insert.bind(notNull(code.exclude)).bind(notNull(code.example));
    if (auto ran = insert.run(); !ran)
        return failure(ran);
    const CodeId id{insert.insertedId()};
    if (auto stored = storeQuestions(database, id, code.questions); !stored)
        return failure(stored);
    return id;
}

Result<void> CodeRepository::describe(const UnitOfWork& /*work*/, const Code& code) {
    Sql update(
        m_project->database(),
        u"UPDATE code SET kind = ?, colour = ?, definition = ?, include_rule = ?, exclude_rule = ?, example = ? "
        "WHERE id = ?"_s);
    update.bind(toWord(code.kind))
        .bind(notNull(code.colour))
        .bind(notNull(code.definition))
        .bind(notNull(code.include));
    update.bind(notNull(code.exclude)).bind(notNull(code.example)).bindId(code.id);
    if (auto ran = update.run(); !ran)
        return ran;
    if (update.changedRows() == 0)
        return failure(ErrorCode::NotFound, u"there is no code %1"_s.arg(code.id.value));
    return storeQuestions(m_project->database(), code.id, code.questions);
}

Result<void> CodeRepository::setQuestions(const UnitOfWork& /*work*/, CodeId id, const QList<CodeId>& questions) {
    return storeQuestions(m_project->database(), id, questions);
}

} // namespace sheaf
