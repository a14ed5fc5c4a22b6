#include "app/session/code_passages.h"
#include "app/session/count_codings.h"
#include "app/session/synthesise.h"
#include "tests/bench/generated_project.h"
#include "tests/bench/large_projects.h"

#include <QTemporaryDir>

#include <benchmark/benchmark.h>

// What a reviewer waits for in a large review: 300 sources of 30,000 characters, 80 codes, 24,000 codings by 3 coders;
// and in one source with many codings. Targets stand in the labels.

namespace sheaf::bench {

using namespace Qt::StringLiterals;

namespace {

Review openLarge() {
    return orEnd(Review::open(largeProject()));
}

CodeId rootOf(const Review& review) {
    return orEnd(orEnd(review.codes()).find(QString::fromUtf16(rootCode)));
}

/// Opens and reads what the window lists before anything is chosen.
void openLargeProject(benchmark::State& state) {
    static_cast<void>(largeProject());
    for (auto turn : state) {
        const Review review = openLarge();
        benchmark::DoNotOptimize(orEnd(review.sources()).size());
        benchmark::DoNotOptimize(orEnd(review.sites()).size());
        benchmark::DoNotOptimize(orEnd(review.codes()).inOrder().size());
        benchmark::DoNotOptimize(orEnd(review.coders()).size());
        benchmark::DoNotOptimize(orEnd(review.codedRanges()).size());
    }
    state.SetLabel("target 500 ms");
}
BENCHMARK(openLargeProject)->Unit(benchmark::kMillisecond);

void applyCodeAmong(benchmark::State& state) {
    const QTemporaryDir folder;
    Review review = denseReview(folder.filePath(u"dense.sheaf"_s), static_cast<int>(state.range(0)));
    const SourceId source = orEnd(review.sources()).first().id;
    const CodeId code = orEnd(review.codes()).children(rootOf(review)).first();
    const TextRange range = orEnd(review.passages(source)).at(50).range;
    CodePassages coder(review);
    for (auto turn : state) {
        const Coding coding = orEnd(coder.codeRange(code, source, range, {.coder = u"Bench"_s}));
        state.PauseTiming();
        orEnd(coder.remove(coding.id)); // so that each turn writes one
        state.ResumeTiming();
    }
    state.SetLabel("target 5 ms, however many codings the source has");
}
BENCHMARK(applyCodeAmong)->Arg(0)->Arg(2'000)->Arg(20'000)->Unit(benchmark::kMillisecond);

void largeMatrixCounts(benchmark::State& state) {
    const Review review = openLarge();
    const CodeId root = rootOf(review);
    for (auto turn : state)
        benchmark::DoNotOptimize(orEnd(Synthesise(review).matrix(root)).rows.size());
    state.SetLabel("target 200 ms (300 x 80, read and built)");
}
BENCHMARK(largeMatrixCounts)->Unit(benchmark::kMillisecond);

void largeMatrixAlone(benchmark::State& state) {
    const Review review = openLarge();
    const auto sites = orEnd(review.sites());
    const auto sources = orEnd(review.sources());
    const auto codings = orEnd(review.codedRanges());
    const auto codes = orEnd(review.codes());
    const auto columns = codes.children(rootOf(review));
    for (auto turn : state)
        benchmark::DoNotOptimize(buildSiteMatrix({sites, sources, codings, codes}, columns).rows.size());
    state.SetLabel("target 100 ms (300 x 80, built alone)");
}
BENCHMARK(largeMatrixAlone)->Unit(benchmark::kMillisecond);

void codeStatisticsAndCoverage(benchmark::State& state) {
    const Review review = openLarge();
    for (auto turn : state) {
        benchmark::DoNotOptimize(orEnd(CountCodings(review).codes()).size());
        benchmark::DoNotOptimize(orEnd(CountCodings(review).sources()).size());
    }
    state.SetLabel("target 300 ms (two reads)");
}
BENCHMARK(codeStatisticsAndCoverage)->Unit(benchmark::kMillisecond);

void codesTogether(benchmark::State& state) {
    const Review review = openLarge();
    const CodeId root = rootOf(review);
    for (auto turn : state)
        benchmark::DoNotOptimize(orEnd(CountCodings(review).together(root)).counts.size());
    state.SetLabel("target 200 ms (80 x 80, read and counted)");
}
BENCHMARK(codesTogether)->Unit(benchmark::kMillisecond);

void countsAlone(benchmark::State& state) {
    const Review review = openLarge();
    const auto sites = orEnd(review.sites());
    const auto sources = orEnd(review.sources());
    const auto codings = orEnd(review.codedRanges());
    const auto codes = orEnd(review.codes());
    const CodedMaterial material{sites, sources, codings, codes};
    const auto columns = codes.children(rootOf(review));
    for (auto turn : state) {
        if (state.range(0) == 0)
            benchmark::DoNotOptimize(codeStatistics(material).size());
        else
            benchmark::DoNotOptimize(cooccurrence(material, columns).counts.size());
    }
    state.SetLabel(
        state.range(0) == 0 ? "target 100 ms (statistics alone)" : "target 100 ms (80 x 80 together, alone)");
}
BENCHMARK(countsAlone)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

} // namespace

} // namespace sheaf::bench
