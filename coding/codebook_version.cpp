#include "coding/codebook_version.h"

#include "coding/words.h"

#include <algorithm>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

constexpr Word<CodebookChange> changeWords[] = {
    {CodebookChange::Added, u"added"},
    {CodebookChange::Removed, u"removed"},
    {CodebookChange::Renamed, u"renamed"},
    {CodebookChange::Moved, u"moved"},
    {CodebookChange::Described, u"described anew"}};

QStringList differingFields(const Code& before, const Code& after) {
    QStringList fields;
    const auto compare = [&fields](const QString& name, bool areSame) {
        if (!areSame)
            fields.append(name);
    };
    auto questionsBefore = before.questions;
    auto questionsAfter = after.questions;
    std::ranges::sort(questionsBefore);
    std::ranges::sort(questionsAfter);
    compare(u"definition"_s, before.definition == after.definition);
    compare(u"include"_s, before.include == after.include);
    compare(u"exclude"_s, before.exclude == after.exclude);
    compare(u"example"_s, before.example == after.example);
    compare(u"kind"_s, before.kind == after.kind);
    compare(u"colour"_s, before.colour == after.colour);
    compare(u"questions"_s, questionsBefore == questionsAfter);
    return fields;
}

} // namespace

QString toWord(CodebookChange change) {
    return wordFor<CodebookChange>(changeWords, change);
}

QList<CodebookDifference> compareCodebooks(const CodeTree& before, const CodeTree& after) {
    QList<CodebookDifference> differences;
    for (const Code& code : after.inOrder()) {
        CodebookDifference difference{
            .code = code.id, .before = before.path(code.id), .after = after.path(code.id), .fields = {}};
        const Code* was = before.byId(code.id);
        if (was == nullptr) {
            difference.before.clear();
            differences.append(difference);
            continue;
        }
        const auto add = [&](CodebookChange change, const QStringList& fields) {
            difference.change = change;
            difference.fields = fields;
            differences.append(difference);
        };
        if (was->name != code.name)
            add(CodebookChange::Renamed, {});
        if (was->parent != code.parent)
            add(CodebookChange::Moved, {});
        if (const QStringList fields = differingFields(*was, code); !fields.isEmpty())
            add(CodebookChange::Described, fields);
    }
    for (const Code& code : before.inOrder()) {
        if (after.byId(code.id) == nullptr) {
            differences.append(
                {.change = CodebookChange::Removed, .code = code.id, .before = before.path(code.id), .after = {}});
        }
    }
    return differences;
}

} // namespace sheaf
