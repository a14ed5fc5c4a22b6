#include "app/cli/word_options.h"

#include "app/cli/named.h"

#include <QFile>
#include <QStringDecoder>

#include <cmath>

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

Result<QString> textOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::Unreadable, u"%1 can't be read: %2"_s.arg(path, file.errorString()));
    QStringDecoder decode(QStringDecoder::Utf8);
    const QString text = decode(file.readAll());
    if (decode.hasError())
        return failure(ErrorCode::InvalidArgument, u"%1 is not in UTF-8"_s.arg(path), u"save it as UTF-8"_s);
    return text;
}

Result<TextScope> scopeFrom(const Review& review, const WordArguments& arguments) {
    TextScope scope{.query = arguments.query, .withoutConfidential = arguments.withoutConfidential};
    for (const QString& name : arguments.sites) {
        const auto site = idOf(review.sites(), name, u"site"_s);
        if (!site)
            return failure(site);
        scope.sites.append(*site);
    }
    for (const QString& name : arguments.codes) {
        const auto code = findCode(review, name);
        if (!code)
            return failure(code);
        scope.codes.append(*code);
    }
    for (const QString& name : arguments.sources) {
        const auto source = review.findSource(name);
        if (!source)
            return failure(source);
        scope.sources.append(source->id);
    }
    return scope;
}

} // namespace

void addWordOptions(CommandLine::Verb& verb, WordArguments& arguments, int least) {
    arguments.least = least;
    verb.repeatable("--site", arguments.sites, "Only in sources of this site; may be given again: of any")
        .repeatable("--code", arguments.codes, "Only what is coded with this code or one below it; may be given again")
        .repeatable("--source", arguments.sources, "Only in this source; may be given again")
        .optional("--query", arguments.query, "Only in the passages that this search finds")
        .choice("--by", arguments.by, {u"sites"_s, u"codes"_s}, "Each site, or each code below --code, by itself")
        .flag("--without-confidential", arguments.withoutConfidential, "Leaves confidential sources out")
        .flag("--as-written", arguments.asWritten, "Counts forms apart; else words of one stem are one")
        .optional("--stop-words", arguments.stopWords, "A file of words not to list, in UTF-8")
        .number("--least", arguments.least, "Lists words from so many occurrences (" + std::to_string(least) + ")")
        .number("--limit", arguments.limit, "How many words to give of each group (50; 0: all)")
        .format(arguments.format);
}

Result<CountWords::Asked> askedFrom(const Review& review, const WordArguments& arguments) {
    auto scope = scopeFrom(review, arguments);
    if (!scope)
        return failure(scope);
    CountWords::Asked asked{
        .scope = std::move(*scope),
        .by = arguments.by == u"sites"   ? WordGrouping::Sites
              : arguments.by == u"codes" ? WordGrouping::Codes
                                         : WordGrouping::None,
        .asWritten = arguments.asWritten,
        .least = arguments.least};
    if (!arguments.stopWords.isEmpty()) {
        auto text = textOf(arguments.stopWords);
        if (!text)
            return failure(text);
        asked.stopWords = std::move(*text);
    }
    return asked;
}

double rounded(double figure) {
    return std::round(figure * 100) / 100;
}

} // namespace sheaf::cli
