#include "tests/bench/generated_project.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <cstdio>

// make_project KIND FILE [CODINGS]: writes a project for measuring, see generated_project.h.
int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv); // Qt looks for its database drivers from here
    const QStringList words = QCoreApplication::arguments();
    auto shape = sheaf::bench::shapeOf(words.value(1));
    bool isCount = true;
    if (shape && words.size() == 4)
        shape->codings = words.at(3).toInt(&isCount);
    if (!shape || words.size() < 3 || words.size() > 4 || !isCount || shape->codings < 0) {
        std::fputs("usage: make_project p300|dense|small FILE [CODINGS]\n", stderr);
        return 2;
    }
    if (const auto made = sheaf::bench::generateProject(words.at(2), *shape); !made) {
        std::fprintf(stderr, "make_project: %s\n", qPrintable(made.error().message));
        return 1;
    }
    return 0;
}
