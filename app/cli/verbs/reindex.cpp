#include "app/cli/command_line.h"
#include "app/cli/verbs.h"
#include "app/session/search_passages.h"

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

struct Arguments {
    QString project;
    int shards = 0;
};

Result<ExitStatus> reindex(const Arguments& arguments) {
    constexpr int mostShards = 64;
    if (arguments.shards < 0 || arguments.shards > mostShards)
        return failure(ErrorCode::InvalidArgument, u"an index has 1 to %1 shards"_s.arg(mostShards));
    auto review = openReview(arguments.project);
    if (!review)
        return failure(review);
    const auto made = SearchPassages(*review).rebuild(
        static_cast<unsigned>(arguments.shards), interrupted(), progressLine(u"indexing"_s));
    if (!made)
        return failure(made);
    printNote(u"%1 passages in"_s.arg(made->passages));
    for (const QString& folder : made->shards)
        print(folder + u'\n');
    return AllDone;
}

} // namespace

void addReindex(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    line.verb("reindex", "Builds the search index anew from the project, and says where it lies")
        .required("project", arguments->project, "The project file")
        .number("--shards", arguments->shards, "In how many parts, each for a server of its own (one a core, up to 4)")
        .does([arguments] { return reindex(*arguments); });
}

} // namespace sheaf::cli
