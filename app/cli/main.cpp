#include "app/cli/command_line.h"
#include "app/cli/verbs.h"

#include <QCoreApplication>

using namespace sheaf::cli;

namespace {

// In the order in which help lists them: gathering, coding, synthesising, looking after the project.
// clang-format off
constexpr void (*verbs[])(CommandLine&) = {
    addNew,
    addImport,
    addRevise,
    addReviewAnchors,
    addSources,
    addText,
    addShow,
    addRegister,
    addSites,
    addAttributes,
    addCodes,
    addSearch,
    addSearches,
    addWords,
    addKeyterms,
    addCollocations,
    addSynonyms,
    addCode,
    addSuggest,
    addAutocode,
    addCodings,
    addAnswers,
    addMemos,
    addMatrix,
    addTable,
    addStatistics,
    addVersions,
    addHistory,
    addAudit,
    addUndo,
    addRedo,
    addVerify,
    addBackup,
    addRestore,
    addReindex,
};
// clang-format on

} // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("sheaf"));
    CommandLine line;
    for (const auto add : verbs)
        add(line);
    return line.run(argc, argv);
}
