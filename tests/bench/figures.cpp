#include "app/exporters/export_table.h"
#include "app/session/code_passages.h"
#include "app/session/search_passages.h"
#include "app/session/synthesise.h"
#include "tests/bench/sample_project.h"

#include <benchmark/benchmark.h>

// What a reviewer waits for, on the sample review (43 sources, 1,650 passages, 282 codings). A target stands in the
// label, as people read it.

namespace sheaf::bench {

using namespace Qt::StringLiterals;

namespace {

void openProject(benchmark::State& state) {
    static_cast<void>(sampleProject());
    for (auto turn : state)
        benchmark::DoNotOptimize(openSample().revision());
    state.SetLabel("target 500 ms (300 sources)");
}
BENCHMARK(openProject)->Unit(benchmark::kMillisecond);

void search(benchmark::State& state, const QString& query) {
    Review review = openSample();
    for (auto turn : state)
        benchmark::DoNotOptimize(orEnd(SearchPassages(review).run(query, 20)).total);
    state.SetLabel("target 40 ms (1,000,000 passages)");
}
BENCHMARK_CAPTURE(search, near, u"leader* NEAR/6 stab*"_s)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search, phrase, u"\"signs of safety\""_s)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search, words, u"children families"_s)->Unit(benchmark::kMillisecond);

void applyCode(benchmark::State& state) {
    Review review = openSample();
    const Source source = orEnd(review.findSource(u"Lead 4 · interview"_s));
    const CodeId code = orEnd(orEnd(review.codes()).find(u"Reciprocity"_s));
    CodePassages coder(review);
    for (auto turn : state) {
        const Coding coding = orEnd(coder.codeRange(code, source.id, {10, 60}, {.coder = u"Bench"_s}));
        state.PauseTiming();
        orEnd(coder.remove(coding.id)); // so that each turn writes one
        state.ResumeTiming();
    }
    state.SetLabel("target 5 ms");
}
BENCHMARK(applyCode)->Unit(benchmark::kMillisecond);

void matrixCounts(benchmark::State& state) {
    const Review review = openSample();
    const CodeId questions = orEnd(orEnd(review.codes()).find(u"Review questions"_s));
    for (auto turn : state)
        benchmark::DoNotOptimize(orEnd(Synthesise(review).matrix(questions)).rows.size());
    state.SetLabel("target 200 ms (300 x 80)");
}
BENCHMARK(matrixCounts)->Unit(benchmark::kMillisecond);

void thematicTableAsWord(benchmark::State& state) {
    const Review review = openSample();
    const CodeTree codes = orEnd(review.codes());
    const CodeId rows = orEnd(codes.find(u"Practice elements"_s));
    const CodeId by = orEnd(codes.find(u"Development"_s));
    for (auto turn : state) {
        benchmark::DoNotOptimize(orEnd(toDocx({orEnd(Synthesise(review).thematicTable(rows, by))}, u"Table"_s)).size());
    }
    state.SetLabel("target 200 ms");
}
BENCHMARK(thematicTableAsWord)->Unit(benchmark::kMillisecond);

} // namespace

} // namespace sheaf::bench
