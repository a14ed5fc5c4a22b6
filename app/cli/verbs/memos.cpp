#include "app/session/memos.h"

#include "app/cli/command_line.h"
#include "app/cli/verbs.h"
#include "app/session/history.h"

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

struct Arguments {
    QString project;
    QString on;
    QString coder;
    QString key;
    QString text;
    OutputFormat format = OutputFormat::Text;
};

void show(const QList<Memos::Entry>& entries, OutputFormat format) {
    Listing listing{
        .columns = {
            {u"id"_s, u"ID"_s},
            {u"about"_s, u"ABOUT"_s},
            {u"coder"_s, u"CODER"_s},
            {u"changed"_s, u"CHANGED"_s},
            {u"text"_s, u"MEMO"_s}}};
    if (format == OutputFormat::Csv)
        listing.columns += {{u"on"_s, {}}, {u"created"_s, {}}};
    for (const Memos::Entry& entry : entries) {
        listing.rows.append(
            {{u"id"_s, entry.key},
             {u"guid"_s, entry.memo.guid.isNull() ? QString() : entry.memo.guid.toString(QUuid::WithoutBraces)},
             {u"on"_s, entry.on},
             {u"about"_s, entry.about},
             {u"coder"_s, entry.coder},
             {u"created"_s, entry.memo.createdAt.toString(Qt::ISODate)},
             {u"changed"_s, entry.memo.changedAt.toString(Qt::ISODate)},
             {u"text"_s, entry.memo.text}});
    }
    print(render(listing, format));
}

Result<ExitStatus> listMemos(const Arguments& arguments) {
    auto review = readReview(arguments.project);
    if (!review)
        return failure(review);
    const Memos memos(*review);
    std::optional<MemoSubject> on;
    if (!arguments.on.isEmpty()) {
        const auto subject = memos.subject(arguments.on);
        if (!subject)
            return failure(subject);
        on = *subject;
    }
    std::optional<CoderId> coder;
    if (!arguments.coder.isEmpty()) {
        const auto found = History(*review).findCoder(arguments.coder);
        if (!found)
            return failure(found);
        coder = *found;
    }
    const auto entries = memos.all(on, coder);
    if (!entries)
        return failure(entries);
    show(*entries, arguments.format);
    return AllDone;
}

/// The review, as the coder of the call.
Result<Review> openAsCoder(const Arguments& arguments) {
    auto review = openReview(arguments.project);
    if (review && !arguments.coder.isEmpty())
        review->setCoder(arguments.coder);
    return review;
}

Result<ExitStatus> addMemo(const Arguments& arguments) {
    auto review = openAsCoder(arguments);
    if (!review)
        return failure(review);
    Memos memos(*review);
    const auto subject = memos.subject(arguments.on);
    if (!subject)
        return failure(subject);
    const auto added = memos.add(*subject, arguments.text);
    if (!added)
        return failure(added);
    show({*added}, arguments.format);
    return AllDone;
}

Result<ExitStatus> editMemo(const Arguments& arguments) {
    auto review = openAsCoder(arguments);
    if (!review)
        return failure(review);
    Memos memos(*review);
    const auto memo = memos.find(arguments.key);
    if (!memo)
        return failure(memo);
    if (auto edited = memos.edit(*memo, arguments.text); !edited)
        return failure(edited);
    return AllDone;
}

Result<ExitStatus> removeMemo(const Arguments& arguments) {
    auto review = openAsCoder(arguments);
    if (!review)
        return failure(review);
    Memos memos(*review);
    const auto memo = memos.find(arguments.key);
    if (!memo)
        return failure(memo);
    if (auto removed = memos.remove(*memo); !removed)
        return failure(removed);
    return AllDone;
}

} // namespace

void addMemos(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    const std::string things =
        "project, source:NAME, site:NAME, attribute:NAME, code:NAME, passage:NUMBER, coding:NUMBER";
    const std::string who = "Who writes (your login name)";
    auto verb = line.verb("memos", "Lists what was noted on the project, on sources, codes, codings …, or notes more");
    verb.required("project", arguments->project, "The project file").format(arguments->format).does([arguments] {
        return listMemos(*arguments);
    });
    verb.verb("list", "Lists memos")
        .optional("--on", arguments->on, "Only on this: " + things)
        .optional("--coder", arguments->coder, "Only by this coder")
        .format(arguments->format)
        .does([arguments] { return listMemos(*arguments); });
    verb.verb("add", "Writes a memo")
        .required("--on", arguments->on, things)
        .required("text", arguments->text, "The memo")
        .optional("--coder", arguments->coder, who)
        .format(arguments->format)
        .does([arguments] { return addMemo(*arguments); });
    verb.verb("edit", "Writes other words over a memo; the history keeps the old ones")
        .required("id", arguments->key, "Its number, or coding:NUMBER for a coding's own")
        .required("text", arguments->text, "The memo")
        .optional("--coder", arguments->coder, who)
        .does([arguments] { return editMemo(*arguments); });
    verb.verb("remove", "Removes a memo")
        .required("id", arguments->key, "Its number, or coding:NUMBER for a coding's own")
        .optional("--coder", arguments->coder, who)
        .does([arguments] { return removeMemo(*arguments); });
}

} // namespace sheaf::cli
