#include "tests/bench/sample_project.h"

#include "app/session/code_passages.h"
#include "app/session/edit_attributes.h"
#include "app/session/edit_codebook.h"
#include "app/session/import_sources.h"

#include <QTemporaryDir>

namespace sheaf::bench {

using namespace Qt::StringLiterals;

const QString& sampleProject() {
    static const QTemporaryDir folder;
    static const QString project = [] {
        qputenv("XDG_CACHE_HOME", folder.filePath(u"cache"_s).toUtf8());
        const QString path = folder.filePath(u"sample.sheaf"_s);
        const QString corpus = QStringLiteral(SHEAF_SOURCE_DIR "/sample-corpus/");
        Review review = orEnd(Review::create(path, u"Sample"_s, u"blank"_s));
        orEnd(EditAttributes(review).importCsv(corpus + u"sites.csv"_s));
        orEnd(EditCodebook(review).importCsv(corpus + u"codebook.csv"_s));
        ImportOptions options;
        options.manifestPath = corpus + u"manifest.csv"_s;
        orEnd(ImportSources(review).run({corpus + u"documents"_s}, options, {}, {}));
        orEnd(CodePassages(review).importCsv(corpus + u"codings.csv"_s));
        return path;
    }();
    return project;
}

Review openSample() {
    return orEnd(Review::open(sampleProject()));
}

} // namespace sheaf::bench
