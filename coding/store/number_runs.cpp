#include "coding/store/number_runs.h"

#include <limits>

namespace sheaf {

namespace {

constexpr int bitsOfByte = 7;
constexpr unsigned char more = 0x80;

void putNumber(QByteArray& packed, quint64 number) {
    while (number >= more) {
        packed.append(static_cast<char>((number & (more - 1)) | more));
        number >>= bitsOfByte;
    }
    packed.append(static_cast<char>(number));
}

std::optional<quint64> takeNumber(const QByteArray& packed, qsizetype& at) {
    quint64 number = 0;
    for (int shift = 0; shift < 63 && at < packed.size(); shift += bitsOfByte) {
        const auto byte = static_cast<unsigned char>(packed[at++]);
        number |= static_cast<quint64>(byte & (more - 1)) << shift;
        if ((byte & more) == 0)
            return byte == 0 && shift > 0 ? std::nullopt : std::optional(number); // one way to write each number
    }
    return std::nullopt;
}

} // namespace

QByteArray packRuns(const std::vector<NumberRun>& runs) {
    QByteArray packed;
    qint64 reached = 0;
    for (const NumberRun& run : runs) {
        putNumber(packed, static_cast<quint64>(run.first - reached - 1));
        putNumber(packed, static_cast<quint64>(run.last - run.first));
        reached = run.last;
    }
    return packed;
}

std::optional<std::vector<NumberRun>> unpackRuns(const QByteArray& packed) {
    std::vector<NumberRun> runs;
    quint64 reached = 0;
    for (qsizetype at = 0; at < packed.size();) {
        const auto gap = takeNumber(packed, at);
        const auto length = takeNumber(packed, at);
        constexpr auto most = static_cast<quint64>(std::numeric_limits<qint64>::max());
        if (!gap || !length || *gap >= most - reached || *length >= most - reached - *gap)
            return std::nullopt;
        const quint64 first = reached + *gap + 1;
        reached = first + *length;
        runs.push_back({static_cast<qint64>(first), static_cast<qint64>(reached)});
    }
    return runs;
}

} // namespace sheaf
