#include "indexer/query.h"
#include "indexer/query_help.h"
#include "indexer/query_tree.h"

#include <QString>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace {

void require(bool holds, const char* what) {
    if (!holds) {
        std::fprintf(stderr, "broken: %s\n", what);
        std::abort();
    }
}

/// What parser and reader of the tree promise each other.
void checkNode(const sheaf::QueryNode& node, std::size_t filters, int depth) {
    using Kind = sheaf::QueryNode::Kind;
    const bool joins = node.kind == Kind::And || node.kind == Kind::Or || node.kind == Kind::Xor ||
                       node.kind == Kind::Not || node.isPositional();
    require(joins ? node.children.size() >= 2 : node.children.empty(), "an operator has two children, a leaf none");
    require(node.kind != Kind::Filter || node.filter < filters, "a filter is one of the list");
    require(!node.isWord() || !node.term.empty(), "a word has letters");
    require(depth <= 6 * sheaf::maxQueryDepth, "the tree is no deeper than brackets make it");
    for (const sheaf::QueryNode& child : node.children) {
        require(
            !node.isPositional() || child.isWord() || (node.kind != Kind::Phrase && child.kind == Kind::Phrase),
            "words are joined by their positions");
        checkNode(child, filters, depth + 1);
    }
}

void checkMatch(const sheaf::Query& query, const QString& text, bool holds) {
    const auto answer = [holds](std::size_t) { return holds; };
    const sheaf::Query::Match match = query.match(text, {.language = u"en"_s, .holds = answer});
    qsizetype end = 0;
    for (const sheaf::TextRange range : match.ranges) {
        require(range.fits(text) && !range.isEmpty(), "ranges lie inside the text");
        require(range.start >= end, "ranges stand in order, without overlaps");
        end = range.end;
    }
    require(match.matches || match.ranges.isEmpty(), "what does not match has no ranges");
}

void checkCompletions(const QString& text) {
    const qsizetype cursor = text.size() / 2;
    const sheaf::QueryCompletions found = sheaf::completionsFor(text, cursor);
    require(found.replaced.fits(text) && found.replaced.end == cursor, "completions replace what stands at the cursor");
}

} // namespace

/// Any bytes as a search: it is understood or refused with the place, at once, and what it marks lies inside the text.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    static const QString text = u"The leader's well-being, a stable home; a home for 3.5 years. e\u0301tude Façade "
                                u"q\u0307\u0323 👩‍👩‍👧 שָׁלוֹם 子供 "
                                "a a a b c"_s;
    const auto start = std::chrono::steady_clock::now();
    const QString search = QString::fromUtf8(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    checkCompletions(search);
    const auto query = sheaf::Query::parse(search);
    if (query) {
        require(query->filters().size() <= sheaf::maxQueryFilters, "filters are counted");
        checkNode(query->root(), query->filters().size(), 0);
        checkMatch(*query, text, true);
        checkMatch(*query, text, false);
    } else {
        const QString message = query.error().message;
        require(message.startsWith("column "_L1) || message.startsWith("The search "_L1), "an error says where");
    }
    require(std::chrono::steady_clock::now() - start < std::chrono::seconds(10), "a search takes bounded time");
    return 0;
}
