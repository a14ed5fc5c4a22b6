#include "app/session/searching/search_spelling.h"

#include "indexer/passage_index.h"
#include "indexer/query_tree.h"
#include "indexer/spelling.h"
#include "indexer/stemmer.h"

#include <algorithm>

namespace sheaf {

namespace {

/// The words of a search, each once; not those that it leaves out.
void collectWords(const QueryNode& node, std::vector<const QueryNode*>& words) {
    using Kind = QueryNode::Kind;
    if (node.isWord() && node.kind != Kind::Prefix) {
        if (std::ranges::none_of(words, [&](const QueryNode* word) { return word->term == node.term; }))
            words.push_back(&node);
        return;
    }
    const std::size_t count = node.kind == Kind::Not ? 1 : node.children.size();
    for (std::size_t child = 0; child < std::min(count, node.children.size()); ++child)
        collectWords(node.children[child], words);
}

struct Wanted {
    const QueryNode* word;
    std::string stem;
    SpellingSuggestions suggestions;
    bool occurs = false;
};

} // namespace

Result<QList<SpellingHint>> spellingHints(const Query& query, const PassageIndex& index) {
    std::vector<const QueryNode*> words;
    collectWords(query.root(), words);
    if (words.empty())
        return QList<SpellingHint>();
    Stemmer& stemmer = Stemmer::forLanguage({});
    std::vector<Wanted> wanted;
    for (const QueryNode* word : words) {
        const bool isStem = word->kind == QueryNode::Kind::Stem;
        wanted.push_back({word, isStem ? stemmer(word->term) : std::string(), SpellingSuggestions(word->term)});
    }
    const auto looked = index.eachWord({}, [&](const std::string& word, qsizetype passages) {
        for (Wanted& one : wanted) {
            // Stems are of words that begin alike.
            const bool mayBeForm = !one.stem.empty() && word.front() == one.stem.front();
            if (word == one.word->term || (mayBeForm && stemmer(word) == one.stem))
                one.occurs = true;
            else
                one.suggestions.consider(word, static_cast<std::uint64_t>(passages));
        }
    });
    if (!looked)
        return failure(looked);
    QList<SpellingHint> hints;
    for (const Wanted& one : wanted) {
        const std::vector<std::string> best = one.suggestions.best();
        if (one.occurs || best.empty())
            continue;
        SpellingHint hint{.word = QString::fromStdString(one.word->term), .suggestions = {}};
        for (const std::string& word : best)
            hint.suggestions.append(QString::fromStdString(word));
        hints.append(hint);
    }
    return hints;
}

} // namespace sheaf
