#include "app/session/code_passages.h"
#include "app/session/history.h"
#include "coding/quotation.h"
#include "coding/store/coding_repository.h"
#include "tests/bench/large_projects.h"

#include <QFileInfo>
#include <QTemporaryDir>

#include <benchmark/benchmark.h>

// What the journal costs: taking back a large change, and the room that changes take.

namespace sheaf::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int manyCodings = 10'000;

/// 160 units of a text from about a place on, cutting no character.
TextRange stretchAt(const QString& text, qsizetype at) {
    TextRange range{at, at + 160};
    while (!checkCodable(text, range))
        range = range.shifted(1);
    return range;
}

/// Codes 10,000 stretches of one source in one change.
void codeMany(Review& review, SourceId source, CodeId code) {
    const QString text = orEnd(review.text(source));
    auto work = orEnd(UnitOfWork::begin(review.project(), {.what = u"code “A”"_s, .coder = u"Bench"_s}));
    QList<Coding> codings;
    for (int at = 0; at < manyCodings; ++at) {
        Coding coding;
        coding.source = source;
        coding.code = code;
        coding.coder = work.coder();
        coding.range = stretchAt(text, at * 10);
        coding.quotation = coding.range.in(text).toString();
        coding.before = contextBefore(text, coding.range);
        coding.after = contextAfter(text, coding.range);
        codings.append(coding);
    }
    orEnd(CodingRepository(review.project()).add(work, codings));
    orEnd(work.commit());
}

void undoOfTenThousandCodings(benchmark::State& state) {
    const QTemporaryDir folder;
    Review review = denseReview(folder.filePath(u"dense.sheaf"_s), 0);
    const CodeId code = orEnd(review.codes()).inOrder().last().id;
    codeMany(review, orEnd(review.sources()).first().id, code);
    History history(review);
    for (auto turn : state) {
        orEnd(history.undo(u"Bench"_s));
        state.PauseTiming();
        orEnd(history.redo(u"Bench"_s));
        state.ResumeTiming();
    }
    state.SetLabel("target 1000 ms");
}
BENCHMARK(undoOfTenThousandCodings)->Unit(benchmark::kMillisecond);

/// A year of work, from a part of it: quotations of 160 units, each coded in a change of its own.
void roomOfAYearOfWork(benchmark::State& state) {
    constexpr int changes = 2'000;
    constexpr double year = 200'000;
    const QTemporaryDir folder;
    double megabytes = 0;
    for (auto turn : state) {
        const QString path = folder.filePath(u"year.sheaf"_s);
        QFile::remove(path);
        const auto sizeAfter = [&path](const auto& act) {
            {
                Review review = orEnd(Review::open(path));
                act(review);
            } // closing moves the log into the file
            return QFileInfo(path).size();
        };
        static_cast<void>(denseReview(path, 0));
        const qint64 before = sizeAfter([](Review&) {});
        const qint64 after = sizeAfter([](Review& review) {
            const SourceId source = orEnd(review.sources()).first().id;
            const CodeId code = orEnd(review.codes()).inOrder().last().id;
            const QString text = orEnd(review.text(source));
            for (int at = 0; at < changes; ++at)
                orEnd(CodePassages(review).codeRange(code, source, stretchAt(text, at * 50), {}));
        });
        megabytes = static_cast<double>(after - before) / changes * year / 1e6;
    }
    state.counters["MB_a_year"] = megabytes;
    state.SetLabel("target 200 MB for 200,000 changes, with the codings themselves");
}
BENCHMARK(roomOfAYearOfWork)->Iterations(1)->Unit(benchmark::kMillisecond);

} // namespace

} // namespace sheaf::bench
