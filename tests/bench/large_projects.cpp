#include "tests/bench/large_projects.h"

#include "tests/bench/generated_project.h"

#include <QTemporaryDir>

namespace sheaf::bench {

using namespace Qt::StringLiterals;

const QString& largeProject() {
    static const QTemporaryDir folder;
    static const QString project = [] {
        const QString path = folder.filePath(u"p300.sheaf"_s);
        orEnd(generateProject(path, shapeOf(u"p300"_s).value()));
        return path;
    }();
    return project;
}

Review denseReview(const QString& path, int codings) {
    Shape shape = shapeOf(u"dense"_s).value();
    shape.codings = codings;
    orEnd(generateProject(path, shape));
    return orEnd(Review::open(path));
}

} // namespace sheaf::bench
