#include "app/session/search_passages.h"
#include "app/session/searching/keywords_in_context.h"
#include "coding/store/source_repository.h"
#include "tests/bench/sample_project.h"
#include "tests/bench/search_corpus.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cstdio>
#include <limits>

// measure_search FOLDER [PASSAGES [CODINGS]]: how long searches take in a project of invented texts, made in the folder
// unless it is there; in process, warm, with snippets. The index goes to XDG_CACHE_HOME.
// measure_search --occurrences PROJECT: all occurrences of single words, in their lines.
// measure_search --texts PROJECT FOLDER: each source as a text file, for a peer; three searches in FOLDER.queries.

namespace sheaf::bench {
namespace {

using namespace Qt::StringLiterals;

constexpr int searchesOfAKind = 100;
constexpr qsizetype commonWords = 100; // too common to be searched for

double milliseconds(const QElapsedTimer& timer) {
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

void row(const QString& what, const QString& figure, const QString& target = {}) {
    std::printf("%-58s %-34s %s\n", qPrintable(what), qPrintable(figure), qPrintable(target));
    std::fflush(stdout);
}

/// Words of passages as they stand side by side in the project, without the commonest.
class Wording {
public:
    explicit Wording(const Review& review) : m_numbers(23) {
        const RankedWords ranked(rankedWordCount);
        for (qsizetype rank = 0; rank < commonWords; ++rank)
            m_common.insert(ranked.at(rank));
        for (const Source& source : orEnd(review.sources()))
            m_sources.append(source.id);
        for (int count = 0; count < 40; ++count) {
            const SourceId source = m_sources[m_numbers.below(m_sources.size())];
            const QString text = orEnd(review.text(source));
            for (const QString& line : text.split(u'\n'))
                m_passages.append(line.chopped(1).split(u' '));
        }
    }
    /// Two words of a passage, at most so far apart.
    std::pair<QString, QString> pair(qsizetype distance) {
        for (;;) {
            const QStringList& words = m_passages[m_numbers.below(m_passages.size())];
            const qsizetype first = m_numbers.below(words.size() - 1);
            const qsizetype second = std::min(first + 1 + m_numbers.below(distance), words.size() - 1);
            if (words[first] != words[second] && !m_common.contains(words[first]) && !m_common.contains(words[second]))
                return {words[first], words[second]};
        }
    }

private:
    SeededNumbers m_numbers;
    QSet<QString> m_common;
    QList<SourceId> m_sources;
    QList<QStringList> m_passages;
};

struct Times {
    std::vector<double> all; ///< ms
    double mostHits = 0;

    [[nodiscard]] QString figure() {
        std::ranges::sort(all);
        return u"p50 %1 ms, p95 %2 ms, up to %3 hits"_s.arg(all[all.size() / 2], 0, 'f', 1)
            .arg(all[all.size() * 95 / 100], 0, 'f', 1)
            .arg(mostHits, 0, 'f', 0);
    }
};

void timeOne(Review& review, const SearchWish& wish, Times& times) {
    QElapsedTimer timer;
    timer.start();
    const SearchAnswer answer = orEnd(SearchPassages(review).run(wish));
    times.all.push_back(milliseconds(timer));
    times.mostHits = std::max(times.mostHits, static_cast<double>(answer.total));
}

template <typename QueryMaker>
Times timed(Review& review, QueryMaker query, int searches = searchesOfAKind) {
    Times times;
    for (int count = 0; count < searches; ++count)
        timeOne(review, {.query = query()}, times);
    return times;
}

qint64 sizeOf(const QString& folder) {
    qint64 size = 0;
    for (QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories); files.hasNext();)
        size += QFileInfo(files.next()).size();
    return size;
}

void measureIndexing(Review& review) {
    QElapsedTimer timer;
    timer.start();
    const qsizetype added = orEnd(SearchPassages(review).catchUp(true));
    row(u"index all %L1 passages"_s.arg(added), u"%1 s"_s.arg(milliseconds(timer) / 1000, 0, 'f', 1));
    qint64 text = 0;
    for (const Source& source : orEnd(review.sources()))
        text += orEnd(review.text(source.id)).toUtf8().size();
    const qint64 size = sizeOf(qEnvironmentVariable("XDG_CACHE_HOME"));
    row(u"size of the index"_s,
        u"%1 MB, %2 of its text"_s.arg(size / 1'000'000).arg(double(size) / double(text), 0, 'f', 2));
    for (const QString& table : {u"postlist"_s, u"position"_s, u"termlist"_s}) {
        qint64 part = 0;
        for (QDirIterator files(
                 qEnvironmentVariable("XDG_CACHE_HOME"), {table + u".glass"_s}, QDir::Files,
                 QDirIterator::Subdirectories);
             files.hasNext();)
            part += QFileInfo(files.next()).size();
        row(u"  of it, "_s + table, u"%1 MB"_s.arg(part / 1'000'000));
    }
}

void measureSearches(Review& review) {
    Wording wording(review);
    const auto both = [&](const QString& op, qsizetype distance) {
        return [&wording, op, distance] {
            const auto [first, second] = wording.pair(distance);
            return first + op + second;
        };
    };
    static_cast<void>(timed(review, both(u" "_s, 20), 20)); // warm
    row(u"AND of two words"_s, timed(review, both(u" "_s, 20)).figure(), u"p95 40 ms"_s);
    row(u"NEAR/6 of two words"_s, timed(review, both(u" NEAR/6 "_s, 6)).figure(), u"p95 40 ms"_s);
    const auto phrase = [&] {
        const auto [first, second] = wording.pair(1);
        return u'"' + first + u' ' + second + u'"';
    };
    row(u"phrase of two words"_s, timed(review, phrase).figure(), u"p95 40 ms"_s);
    row(u"one word"_s, timed(review, [&] { return wording.pair(3).first; }).figure(), u"p95 44 ms (bare Xapian)"_s);
    row(u"wildcard of three letters"_s, timed(review, [&] { return wording.pair(3).first.left(3) + u'*'; }).figure(),
        u"p95 150 ms"_s);
    const RankedWords ranked(rankedWordCount);
    row(u"NEAR/6 of two of the 20 commonest words"_s, timed(
                                                          review,
                                                          [&, at = 0]() mutable {
                                                              ++at;
                                                              return ranked.at(at % 20) + u" NEAR/6 "_s +
                                                                     ranked.at((at * 7 + 3) % 20);
                                                          },
                                                          20)
                                                          .figure());

    // Alternately with and without, so that both meet the same caches.
    Times with, without;
    for (int count = 0; count < searchesOfAKind; ++count) {
        const QString words = both(u" "_s, 20)();
        timeOne(review, {.query = words}, without);
        timeOne(review, {.query = words + u" code:\"Code %1\""_s.arg(count % 80 + 1)}, with);
    }
    row(u"AND of two words"_s, without.figure());
    row(u"  with a code filter, 100,000 codings"_s, with.figure(), u"20 ms more"_s);
    Times coded;
    for (int count = 0; count < 20; ++count)
        timeOne(review, {.query = both(u" "_s, 20)() + u" code:*"_s}, coded);
    row(u"  with code:*"_s, coded.figure(), u"20 ms more"_s);

    qsizetype rank = 0; // of a word in about 100,000 passages
    while (rank < 200 && orEnd(SearchPassages(review).run(ranked.at(rank), 0)).total > 100'000)
        ++rank;
    Times plain, facets, withCode;
    for (int count = 0; count < 10; ++count) {
        timeOne(review, {.query = ranked.at(rank)}, plain);
        timeOne(
            review, {.query = ranked.at(rank), .facets = {{FacetKind::Site}, {FacetKind::Type}, {FacetKind::Speaker}}},
            facets);
        timeOne(review, {.query = ranked.at(rank), .facets = {{FacetKind::Code}}}, withCode);
    }
    row(u"a word in about 100,000 passages"_s, plain.figure());
    row(u"  with facets by site, type, speaker"_s, facets.figure(), u"60 ms more"_s);
    row(u"  with facets by code"_s, withCode.figure(), u"60 ms more"_s);
}

void measureAdding(Review& review) {
    std::vector<double> times;
    for (int count = 0; count < 5; ++count) {
        NewSource made;
        made.source.title = u"Added %1 at %2"_s.arg(count).arg(review.revision());
        made.source.format = u"txt"_s;
        made.text = u"Zanzibar%1 is found at once."_s.arg(review.revision());
        made.original = made.source.title.toUtf8();
        made.source.sha256 = made.original.leftJustified(32, '.', true);
        Passage only;
        only.range = {0, made.text.size()};
        made.passages = {only};
        auto work = orEnd(UnitOfWork::begin(review.project(), u"add"_s));
        orEnd(SourceRepository(review.project()).add(work, made));
        orEnd(work.commit());
        const QString word = made.text.section(u' ', 0, 0);
        QElapsedTimer timer;
        timer.start();
        if (orEnd(SearchPassages(review).run(word, 1)).total != 1)
            qFatal("what was added is not found");
        times.push_back(milliseconds(timer));
    }
    std::ranges::sort(times);
    row(u"one document added to all, until a search found it"_s, u"median %1 ms"_s.arg(times[2], 0, 'f', 1),
        u"50 ms"_s);
}

void measure(const QString& folder, int passages, int codings) {
    const QString path = QDir(folder).filePath(u"search-%1.sheaf"_s.arg(passages));
    if (!QFileInfo::exists(path))
        orEnd(generateSearchProject(path, passages, codings));
    Review review = orEnd(Review::open(path));
    measureIndexing(review);
    measureSearches(review);
    measureAdding(review);
}

void measureOccurrences(const QString& path) {
    Review review = orEnd(Review::open(path));
    const QStringList words = orEnd(review.text(orEnd(review.sources()).first().id)).simplified().split(u' ');
    static_cast<void>(SearchPassages(review).run(words.first(), 1)); // makes the index
    Times times;
    for (qsizetype at = 0; at < std::min<qsizetype>(words.size(), 50); ++at) {
        QString word = words[at].toLower();
        word.removeIf([](QChar letter) { return !letter.isLetter(); });
        if (word.size() < 4)
            continue;
        QElapsedTimer timer;
        timer.start();
        const auto answer =
            orEnd(SearchPassages(review).run({.query = u'=' + word, .limit = std::numeric_limits<int>::max()}));
        const auto lines = keywordsInContext(answer.passages, KeywordOrder::Before);
        times.all.push_back(milliseconds(timer));
        times.mostHits = std::max(times.mostHits, static_cast<double>(lines.size()));
    }
    row(u"all occurrences of a word as sorted lines, 300 sources"_s, times.figure(), u"100 ms"_s);
}

void write(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("can't write %s", qPrintable(path));
}

void writeTexts(const QString& project, const QString& folder) {
    const Review review = orEnd(Review::open(project));
    for (const Source& source : orEnd(review.sources()))
        write(
            folder + u"/%1.txt"_s.arg(source.id.value),
            orEnd(review.text(source.id)).replace(u'\n', u"\n\n"_s).toUtf8());
    Wording wording(review);
    QByteArray queries;
    for (int count = 0; count < 3; ++count) {
        const auto [first, second] = wording.pair(20);
        queries += (first + u' ' + second + u'\n').toUtf8();
    }
    write(folder + u".queries"_s, queries);
}

} // namespace
} // namespace sheaf::bench

using namespace Qt::StringLiterals;

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv); // Qt looks for its database drivers from here
    const QStringList words = QCoreApplication::arguments();
    if (words.size() == 3 && words.at(1) == u"--occurrences") {
        sheaf::bench::measureOccurrences(words.at(2));
        return 0;
    }
    if (words.size() == 4 && words.at(1) == u"--texts") {
        sheaf::bench::writeTexts(words.at(2), words.at(3));
        return 0;
    }
    const int passages = words.size() > 2 ? words.at(2).toInt() : 1'000'000;
    const int codings = words.size() > 3 ? words.at(3).toInt() : passages / 10;
    if (words.size() < 2 || passages <= 0 || codings < 0 || !QFileInfo(words.at(1)).isDir()) {
        std::fputs("usage: measure_search FOLDER [PASSAGES [CODINGS]]\n", stderr);
        return 2;
    }
    sheaf::bench::measure(words.at(1), passages, codings);
    return 0;
}
