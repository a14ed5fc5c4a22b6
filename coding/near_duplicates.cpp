#include "coding/near_duplicates.h"

#include "coding/word_tokens.h"

#include <QtEndian>

#include <algorithm>
#include <deque>

namespace sheaf {

namespace {

constexpr char version = 1;
constexpr size_t runLength = 5;
constexpr qsizetype sketchBytes = 1 + static_cast<qsizetype>(TextSketch::bins * sizeof(quint32));

/// FNV-1a over the word's case-folded code units.
quint64 hashOf(QStringView word) {
    quint64 hash = 0xcbf29ce484222325U;
    for (const QChar c : word) {
        hash ^= c.toCaseFolded().unicode();
        hash *= 0x100000001b3U;
    }
    return hash;
}

/// The finalizer of SplitMix64: every bit depends on every other.
quint64 mixed(quint64 value) {
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9U;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebU;
    return value ^ (value >> 31);
}

void add(TextSketch& sketch, const std::deque<quint64>& words) {
    quint64 run = 0;
    for (const quint64 word : words)
        run = mixed(run * 0x9e3779b97f4a7c15U + word);
    quint32& smallest = sketch.smallest[run >> 56];
    // The greatest hash stands for an empty bin.
    smallest = std::min(smallest, std::min(static_cast<quint32>(run), TextSketch::empty - 1));
}

} // namespace

TextSketch sketchOf(QStringView text) {
    static_assert(TextSketch::bins == 256, "a bin is the hash's first byte");
    TextSketch sketch;
    std::deque<quint64> run;
    bool isShort = true;
    WordSplitter splitter;
    for (const WordToken& token : splitter.tokens(text)) {
        if (!token.isWord)
            continue;
        run.push_back(hashOf(token.range.in(text)));
        if (run.size() < runLength)
            continue;
        isShort = false;
        add(sketch, run);
        run.pop_front();
    }
    if (isShort && !run.empty())
        add(sketch, run); // of a text with fewer words, all of them
    return sketch;
}

double resemblance(const TextSketch& first, const TextSketch& second) {
    int same = 0, filled = 0;
    bool hasFirst = false, hasSecond = false;
    for (size_t i = 0; i < TextSketch::bins; ++i) {
        const quint32 a = first.smallest[i], b = second.smallest[i];
        hasFirst = hasFirst || a != TextSketch::empty;
        hasSecond = hasSecond || b != TextSketch::empty;
        filled += a != TextSketch::empty || b != TextSketch::empty;
        same += a == b && a != TextSketch::empty;
    }
    return hasFirst && hasSecond ? static_cast<double>(same) / filled : 0;
}

QByteArray bytesFromSketch(const TextSketch& sketch) {
    QByteArray bytes(sketchBytes, version);
    for (size_t i = 0; i < TextSketch::bins; ++i)
        qToLittleEndian(sketch.smallest[i], bytes.data() + 1 + i * sizeof(quint32));
    return bytes;
}

std::optional<TextSketch> sketchFromBytes(const QByteArray& bytes) {
    if (bytes.size() != sketchBytes || bytes[0] != version)
        return std::nullopt;
    TextSketch sketch;
    for (size_t i = 0; i < TextSketch::bins; ++i)
        sketch.smallest[i] = qFromLittleEndian<quint32>(bytes.constData() + 1 + i * sizeof(quint32));
    return sketch;
}

} // namespace sheaf
