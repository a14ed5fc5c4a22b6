#include "app/cli/command_line.h"
#include "app/cli/verbs.h"

#include <QCoreApplication>

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("sheaf"));

    using namespace sheaf::cli;
    CommandLine line;
    for (const auto add : {addNew,        addImport, addSources,    addText,     addShow,    addRegister, addSites,
                           addAttributes, addCodes,  addSearch,     addCode,     addCodings, addMemos,    addSearches,
                           addMatrix,     addTable,  addStatistics, addVersions, addAudit,   addReindex}) {
        add(line);
    }
    return line.run(argc, argv);
}
