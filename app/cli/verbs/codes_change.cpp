#include "app/cli/verbs/codes_change.h"

#include "app/session/restructure_codebook.h"

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

struct Arguments {
    std::shared_ptr<QString> project;
    QString code;
    QStringList codes;
    QString name;
    QString to;
    bool toTop = false;
    int position = -1;
    QString colour;
    QString into;
    QString query;
    QString codings;
    QString codingsTo;
    QString kind;
    QString definition;
    QString include;
    QString exclude;
    QString example;
    QString questions;
    QString reason;
    QString coder;
};

/// What every one of these verbs takes besides its own words.
CommandLine::Verb& withReason(CommandLine::Verb& verb, Arguments& arguments) {
    return verb.optional("--reason", arguments.reason, "What for; kept in the history")
        .optional("--coder", arguments.coder, "Who does it (your login name)");
}

/// Opens the project and does something with its codebook.
template <typename Act>
Result<ExitStatus> change(const Arguments& arguments, Act act) {
    auto review = openReview(*arguments.project);
    if (!review)
        return failure(review);
    if (!arguments.coder.isEmpty())
        review->setCoder(arguments.coder);
    RestructureCodebook codebook(*review, arguments.reason);
    const Result<QString> done = act(*review, codebook);
    if (!done)
        return failure(done);
    printNote(*done);
    return AllDone;
}

Result<QList<CodeId>> findCodes(const Review& review, const QStringList& names) {
    QList<CodeId> codes;
    for (const QString& name : names) {
        const auto code = findCode(review, name);
        if (!code)
            return failure(code);
        codes.append(*code);
    }
    return codes;
}

Result<QString> rename(const Arguments& arguments, const Review& review, RestructureCodebook& codebook) {
    const auto code = findCode(review, arguments.code);
    if (!code)
        return failure(code);
    if (auto done = codebook.rename(*code, arguments.name); !done)
        return failure(done);
    return u"“%1” is called “%2” now"_s.arg(arguments.code, arguments.name);
}

Result<QString> move(const Arguments& arguments, const Review& review, RestructureCodebook& codebook) {
    if (arguments.toTop == !arguments.to.isEmpty())
        return failure(ErrorCode::InvalidArgument, u"say where to: either --to CODE or --to-top"_s);
    const auto codes = findCodes(review, arguments.codes);
    if (!codes)
        return failure(codes);
    std::optional<CodeId> parent;
    if (!arguments.toTop) {
        const auto found = findCode(review, arguments.to);
        if (!found)
            return failure(found);
        parent = *found;
    }
    const auto position = arguments.position > 0 ? std::optional(arguments.position - 1) : std::nullopt;
    if (auto done = codebook.move(*codes, parent, position); !done)
        return failure(done);
    return u"%1 moved"_s.arg(codes->size());
}

Result<QString> recolour(const Arguments& arguments, const Review& review, RestructureCodebook& codebook) {
    const auto codes = findCodes(review, arguments.codes);
    if (!codes)
        return failure(codes);
    if (auto done = codebook.recolour(*codes, arguments.colour); !done)
        return failure(done);
    return u"%1 recoloured"_s.arg(codes->size());
}

Result<QString> describe(const Arguments& arguments, const Review& review, RestructureCodebook& codebook) {
    const auto id = findCode(review, arguments.code);
    if (!id)
        return failure(id);
    const auto codes = review.codes();
    if (!codes)
        return failure(codes);
    const Code seen = *codes->byId(*id);
    Code code = seen;
    const auto set = [](QString& field, const QString& said) {
        if (!said.isNull())
            field = said;
    };
    set(code.definition, arguments.definition);
    set(code.include, arguments.include);
    set(code.exclude, arguments.exclude);
    set(code.example, arguments.example);
    if (!arguments.kind.isEmpty())
        code.kind = codeKindFromWord(arguments.kind).value_or(code.kind);
    if (!arguments.questions.isNull()) {
        const auto questions = findCodes(review, arguments.questions.split(u';', Qt::SkipEmptyParts));
        if (!questions)
            return failure(questions);
        code.questions = *questions;
    }
    if (auto done = codebook.describe(code, seen); !done)
        return failure(done);
    return u"“%1” described"_s.arg(code.name);
}

Result<QString> merge(const Arguments& arguments, const Review& review, RestructureCodebook& codebook) {
    const auto codes = findCodes(review, arguments.codes);
    if (!codes)
        return failure(codes);
    const auto into = findCode(review, arguments.into);
    if (!into)
        return failure(into);
    const auto merged = codebook.merge(*codes, *into);
    if (!merged)
        return failure(merged);
    return u"%1 codes merged into “%2”: %3 codings moved, %4 joined with one at the same place"_s.arg(merged->removed)
        .arg(arguments.into)
        .arg(merged->moved)
        .arg(merged->joined);
}

Result<QList<CodingId>> chosenCodings(const Arguments& arguments, const RestructureCodebook& codebook, CodeId code) {
    if (!arguments.query.isEmpty())
        return codebook.codingsMatching(code, arguments.query);
    QList<CodingId> codings;
    for (const QString& number : arguments.codings.split(u',', Qt::SkipEmptyParts)) {
        bool fine = false;
        codings.append(CodingId{number.trimmed().toLongLong(&fine)});
        if (!fine)
            return failure(ErrorCode::InvalidArgument, u"“%1” is not the number of a coding"_s.arg(number));
    }
    return codings;
}

Result<QString> split(const Arguments& arguments, const Review& review, RestructureCodebook& codebook) {
    if (arguments.query.isEmpty() == arguments.codings.isEmpty()) {
        return failure(
            ErrorCode::InvalidArgument, u"say what goes to the new code: either --query or --codings 3,7,12"_s);
    }
    const auto code = findCode(review, arguments.code);
    if (!code)
        return failure(code);
    const auto codings = chosenCodings(arguments, codebook, *code);
    if (!codings)
        return failure(codings);
    if (const auto made = codebook.split(*code, arguments.name, *codings); !made)
        return failure(made);
    return u"%1 codings of “%2” are “%3” now"_s.arg(codings->size()).arg(arguments.code, arguments.name);
}

Result<QString> remove(const Arguments& arguments, const Review& review, RestructureCodebook& codebook) {
    const auto codes = findCodes(review, arguments.codes);
    if (!codes)
        return failure(codes);
    RestructureCodebook::CodingsOfRemoved fate{.areRemoved = arguments.codings == "remove"_L1, .moveTo = {}};
    if (!arguments.codingsTo.isEmpty()) {
        const auto to = findCode(review, arguments.codingsTo);
        if (!to)
            return failure(to);
        fate.moveTo = *to;
    }
    auto removed = codebook.remove(*codes, fate);
    if (!removed) {
        Error error = removed.error();
        if (!fate.areRemoved && !fate.moveTo && !error.hint.isEmpty())
            error.hint = u"say what becomes of them: --codings remove, or --codings-to CODE"_s;
        return tl::unexpected<Error>(std::move(error));
    }
    return u"%1 removed; of their codings, %2 were %3"_s.arg(codes->size())
        .arg(*removed)
        .arg(fate.moveTo ? u"given to “%1”"_s.arg(arguments.codingsTo) : u"removed"_s);
}

} // namespace

void addCodeChanges(CommandLine::Verb& codes, std::shared_ptr<QString> project) {
    const auto arguments = std::make_shared<Arguments>();
    arguments->project = std::move(project);
    using Act = Result<QString> (*)(const Arguments&, const Review&, RestructureCodebook&);
    const auto doing = [arguments](Act act) {
        return [arguments, act] {
            return change(*arguments, [&](const Review& review, RestructureCodebook& codebook) {
                return act(*arguments, review, codebook);
            });
        };
    };
    const auto verb = [&codes](const std::string& name, const std::string& description) {
        return codes.verb(name, description);
    };
    auto renaming = verb("rename", "Gives a code another name");
    renaming.required("code", arguments->code, "Name or path of the code")
        .required("name", arguments->name, "Its new name");
    withReason(renaming, *arguments).does(doing(rename));

    auto moving = verb("move", "Moves codes, with all below them");
    moving.list("codes", arguments->codes, "Names or paths")
        .optional("--to", arguments->to, "The code they go below")
        .flag("--to-top", arguments->toTop, "Below no code")
        .number("--position", arguments->position, "The place among its codes, from 1 (last)");
    withReason(moving, *arguments).does(doing(move));

    auto recolouring = verb("recolour", "Gives codes another colour");
    recolouring.list("codes", arguments->codes, "Names or paths").required("--colour", arguments->colour, "#RRGGBB");
    withReason(recolouring, *arguments).does(doing(recolour));

    auto describing = verb("describe", "Changes kind, definition, rules, example or questions of a code");
    describing.required("code", arguments->code, "Name or path of the code")
        .choice(
            "--kind", arguments->kind, {u"code"_s, u"review question"_s, u"theme"_s, u"framework feature"_s},
            "What it is")
        .optional("--definition", arguments->definition, "When it applies")
        .optional("--include", arguments->include, "What counts")
        .optional("--exclude", arguments->exclude, "What does not count")
        .optional("--example", arguments->example, "A passage that shows it")
        .optional("--questions", arguments->questions, "The review questions it answers, ';' between");
    withReason(describing, *arguments).does(doing(describe));

    auto merging = verb("merge", "Makes codes one; codings that coincide are joined, both memos kept");
    merging.list("codes", arguments->codes, "Names or paths of the codes that go")
        .required("--into", arguments->into, "The code that stays");
    withReason(merging, *arguments).does(doing(merge));

    auto splitting = verb("split", "Gives some codings of a code to a new one beside it");
    splitting.required("code", arguments->code, "Name or path of the code")
        .required("name", arguments->name, "Name of the new code")
        .optional("--query", arguments->query, "The codings whose quotation matches this search")
        .optional("--codings", arguments->codings, "These codings, by number: 3,7,12");
    withReason(splitting, *arguments).does(doing(split));

    auto removing = verb("remove", "Removes codes with all below them");
    removing.list("codes", arguments->codes, "Names or paths")
        .choice("--codings", arguments->codings, {u"remove"_s}, "Their codings are removed, too")
        .optional("--codings-to", arguments->codingsTo, "Their codings go to this code");
    withReason(removing, *arguments).does(doing(remove));
}

} // namespace sheaf::cli
