#include "app/session/searching/search_spelling.h"

#include "indexer/passage_index.h"
#include "indexer/query_operators.h"
#include "indexer/query_tree.h"
#include "indexer/spelling.h"

#include <algorithm>

namespace sheaf {

using namespace Qt::StringLiterals;

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
    SpellingSuggestions suggestions;
};

} // namespace

Result<QList<SpellingHint>> spellingHints(const Query& query, const PassageIndex& index) {
    std::vector<const QueryNode*> words;
    collectWords(query.root(), words);
    std::vector<Wanted> wanted;
    for (const QueryNode* word : words) {
        const auto occurs = index.occurs(*word);
        if (!occurs)
            return failure(occurs);
        if (!*occurs)
            wanted.push_back({word, SpellingSuggestions(word->term)});
    }
    if (wanted.empty())
        return QList<SpellingHint>();
    const auto looked = index.eachWord({}, [&](const std::string& word, qsizetype passages) {
        for (Wanted& one : wanted)
            one.suggestions.consider(word, static_cast<std::uint64_t>(passages));
    });
    if (!looked)
        return failure(looked);
    QList<SpellingHint> hints;
    for (const Wanted& one : wanted) {
        const std::vector<std::string> best = one.suggestions.best();
        SpellingHint hint{.word = QString::fromStdString(one.word->term), .suggestions = {}};
        for (const std::string& word : best)
            hint.suggestions.append(QString::fromStdString(word));
        hints.append(hint);
    }
    return hints;
}

QStringList smallOperators(const Query& query) {
    std::vector<const QueryNode*> words;
    collectWords(query.root(), words);
    QStringList notes;
    for (const QueryNode* word : words) {
        const QString written = QString::fromStdString(word->term);
        const auto found = operatorAt(written, 0);
        if (word->kind == QueryNode::Kind::Stem && found && found->end == written.size())
            notes.append(
                u"“%1” was searched as a word; as an operator it is written %2"_s.arg(written, written.toUpper()));
    }
    return notes;
}

} // namespace sheaf
