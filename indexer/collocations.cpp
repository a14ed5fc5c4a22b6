#include "indexer/collocations.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype farAway = std::numeric_limits<int>::max();

/// For each word, how many positions away the nearest node on one side is.
template <typename Positions>
std::vector<qsizetype> distances(const std::vector<bool>& isNode, const Positions& positions) {
    std::vector<qsizetype> distances(isNode.size(), farAway);
    qsizetype distance = farAway;
    for (const size_t at : positions) {
        distance = isNode[at] ? 0 : std::min(distance + 1, farAway);
        distances[at] = distance;
    }
    return distances;
}

} // namespace

Result<CollocationCounts> CollocationCounts::of(const QString& node, int window, WordForm form) {
    std::vector<Token> words = analyse(node);
    if (words.empty())
        return failure(ErrorCode::InvalidArgument, u"“%1” holds no word"_s.arg(node));
    if (window < 1 || window > mostWindow) {
        return failure(
            ErrorCode::InvalidArgument, u"the window must be 1 to %1 words on either side"_s.arg(mostWindow));
    }
    return CollocationCounts(std::move(words), window, form);
}

CollocationCounts::CollocationCounts(std::vector<Token> node, int window, WordForm form)
    : m_node(std::move(node)), m_window(window), m_all(form), m_before(form), m_after(form) {}

std::vector<bool> CollocationCounts::markNodes(std::span<const Token> tokens) {
    std::vector<std::string> node; // in the language of the passage
    for (const Token& word : m_node)
        node.push_back(m_all.keyOf(word));
    std::vector<bool> isNode(tokens.size(), false);
    for (size_t at = 0; at + node.size() <= tokens.size();) {
        size_t length = 0;
        while (length < node.size() && m_all.keyOf(tokens[at + length]) == node[length])
            ++length;
        if (length < node.size()) {
            ++at;
            continue;
        }
        ++m_nodes;
        for (; length > 0; --length)
            isNode[at++] = true;
    }
    return isNode;
}

void CollocationCounts::add(
    QStringView text, std::span<const Token> tokens, const QString& language, const StopWords& stopWords) {
    for (WordCounts* counts : {&m_all, &m_before, &m_after})
        counts->startPassage(language);
    const std::vector<bool> isNode = markNodes(tokens);
    std::vector<size_t> positions(tokens.size());
    for (size_t at = 0; at < positions.size(); ++at)
        positions[at] = at;
    const auto sincePrevious = distances(isNode, positions);
    std::ranges::reverse(positions);
    const auto untilNext = distances(isNode, positions);

    for (size_t at = 0; at < tokens.size(); ++at) {
        if (isNode[at])
            continue;
        const bool isListed = !stopWords.holds(tokens[at]);
        const auto countIn = [&](WordCounts& counts) {
            isListed ? counts.count(text, tokens[at]) : counts.countUnlisted();
        };
        countIn(m_all);
        if (std::min(sincePrevious[at], untilNext[at]) <= m_window)
            countIn(untilNext[at] <= sincePrevious[at] ? m_before : m_after);
    }
}

QList<Collocate> CollocationCounts::collocates(qint64 least) const {
    QList<Collocate> collocates;
    const qint64 inWindows = m_before.words() + m_after.words();
    for (const WordCounts::Listed& each : m_all.listed(least)) {
        Collocate collocate{
            .word = each.word,
            .before = m_before.of(each.key).count,
            .after = m_after.of(each.key).count,
            .count = each.counted.count};
        collocate.together = collocate.before + collocate.after;
        if (collocate.together < least || collocate.together == 0)
            continue;
        const WordContingency counts{
            .inside = collocate.together,
            .insideWords = inWindows,
            .outside = collocate.count - collocate.together,
            .outsideWords = m_all.words() - inWindows};
        collocate.logLikelihood = logLikelihood(counts);
        collocate.mutualInformation = mutualInformation(counts);
        if (collocate.mutualInformation > 0)
            collocates.append(std::move(collocate));
    }
    std::ranges::sort(collocates, [](const Collocate& one, const Collocate& other) {
        return std::tie(other.logLikelihood, one.word) < std::tie(one.logLikelihood, other.word);
    });
    return collocates;
}

} // namespace sheaf
