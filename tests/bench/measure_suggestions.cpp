// measure_suggestions [FOLDER…]: measures suggestions for a code by what was coded already, in the sample review or in
// folders of labelled passages. See tools/measure-suggestions.

#include "app/session/review.h"
#include "tests/bench/sample_project.h"
#include "tests/bench/suggestion_figures.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <cstdio>
#include <set>

using namespace Qt::StringLiterals;

namespace sheaf::bench {
namespace {

LabelledIndex indexed(const QString& name, const QString& folder, const QList<IndexedPassage>& passages) {
    LabelledIndex labelled{.name = name, .index = orEnd(PassageIndex::open(folder)), .labels = {}};
    orEnd(labelled.index.add(passages));
    orEnd(labelled.index.commit(1));
    for (const IndexedPassage& passage : passages)
        labelled.texts.insert(static_cast<std::uint32_t>(passage.id.value), passage.text);
    return labelled;
}

/// The sample review's searchable passages; its codes, each with all below it.
LabelledIndex sampleReview(const QString& folder) {
    const Review review = openSample();
    QList<IndexedPassage> passages;
    QHash<SourceId, QList<Passage>> ofSource;
    const QList<Source> sources = orEnd(review.sources());
    for (const Source& source : sources) {
        const QString text = orEnd(review.text(source.id));
        for (const Passage& passage : orEnd(review.passages(source.id))) {
            if (passage.kind == PassageKind::PageFurniture || passage.kind == PassageKind::Heading)
                continue;
            passages.append({.id = passage.id, .source = source.id, .text = passage.range.in(text).toString()});
            ofSource[source.id].append(passage);
        }
    }
    LabelledIndex labelled = indexed(u"sample review"_s, folder, passages);
    labelled.namesAreQueries = true;
    labelled.mostLeftOut = 20;
    const CodeTree codes = orEnd(review.codes());
    const QList<CodedRange> codings = orEnd(review.codedRanges());
    for (const Code& code : codes.inOrder()) {
        const QSet<CodeId> meant = codes.withDescendants(code.id);
        std::set<std::uint32_t> numbers;
        for (const CodedRange& coding : codings) {
            for (const Passage& passage : meant.contains(coding.code) ? ofSource[coding.source] : QList<Passage>()) {
                if (passage.range.start < coding.range.end && coding.range.start < passage.range.end)
                    numbers.insert(static_cast<std::uint32_t>(passage.id.value));
            }
        }
        if (!code.parent.has_value() && !codes.children(code.id).isEmpty())
            continue; // says only what kind of code lies below
        labelled.labels.append({code.name, {numbers.begin(), numbers.end()}});
    }
    return labelled;
}

/// A folder of files, one for each label, named like it: passages with lines of `%` between them.
LabelledIndex labelledFiles(const QString& files, const QString& folder) {
    QList<IndexedPassage> passages;
    QList<Label> labels;
    for (const QFileInfo& file : QDir(files).entryInfoList(QDir::Files, QDir::Name)) {
        QFile opened(file.filePath());
        if (!opened.open(QIODevice::ReadOnly))
            qFatal("can't read %s", qPrintable(file.filePath()));
        Label label{.name = file.fileName(), .passages = {}};
        for (const QString& part : QString::fromUtf8(opened.readAll()).split(u"\n%\n"_s)) {
            const QString text = part.trimmed();
            if (text.isEmpty())
                continue;
            passages.append({PassageId{passages.size() + 1}, SourceId{labels.size() + 1}, text});
            label.passages.push_back(static_cast<std::uint32_t>(passages.size()));
        }
        labels.append(std::move(label));
    }
    LabelledIndex labelled = indexed(QDir(files).dirName(), folder, passages);
    labelled.labels = std::move(labels);
    return labelled;
}

void printRow(const QString& what, const SuggestionFigure& figure) {
    std::printf("%-44s %8.3f %8.3f\n", qPrintable(what), figure.found, figure.precision);
    std::fflush(stdout);
}

void printFigures(const LabelledIndex& labelled) {
    std::printf(
        "== %s: %lld passages, %lld labels\n", qPrintable(labelled.name), static_cast<long long>(labelled.texts.size()),
        static_cast<long long>(labelled.labels.size()));
    std::printf("%-44s %8s %8s\n", "", "found", "P@10");
    printRow(u"keyword query"_s, measureKeywords(labelled));
    using Scheme = SimilarityWeighting::Scheme;
    for (const Scheme scheme : {Scheme::Relevance, Scheme::Divergence}) {
        for (const double contrast : {0.0, 0.5, 1.0}) {
            for (const int terms : {10, 20, 40}) {
                for (const bool weighsTerms : {false, true}) {
                    const QString what = u"%1, contrast %2, %3 terms, %4"_s
                                             .arg(scheme == Scheme::Relevance ? u"relevance"_s : u"divergence"_s)
                                             .arg(contrast, 0, 'f', 1)
                                             .arg(terms)
                                             .arg(weighsTerms ? u"weighted"_s : u"alike"_s);
                    printRow(
                        what,
                        measureSuggestions(
                            labelled,
                            {.scheme = scheme, .contrast = contrast, .terms = terms, .weighsTerms = weighsTerms}));
                }
            }
        }
    }
}

} // namespace
} // namespace sheaf::bench

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    const QTemporaryDir folder;
    using namespace sheaf::bench;
    if (argc == 1)
        printFigures(sampleReview(folder.filePath(u"sample"_s)));
    for (int at = 1; at < argc; ++at)
        printFigures(labelledFiles(QString::fromLocal8Bit(argv[at]), folder.filePath(QString::number(at))));
    return 0;
}
