#include "app/cli/command_line.h"
#include "app/cli/verbs.h"
#include "app/session/search_passages.h"

namespace sheaf::cli {

using namespace Qt::StringLiterals;

void addReindex(CommandLine& line) {
    const auto project = std::make_shared<QString>();
    line.verb("reindex", "Builds the search index anew from the project")
        .required("project", *project, "The project file")
        .does([project]() -> Result<ExitStatus> {
            auto review = openReview(*project);
            if (!review)
                return failure(review);
            const auto added = SearchPassages(*review).catchUp(true, interrupted(), progressLine(u"indexing"_s));
            if (!added)
                return failure(added);
            printNote(u"%1 passages"_s.arg(*added));
            return AllDone;
        });
}

} // namespace sheaf::cli
