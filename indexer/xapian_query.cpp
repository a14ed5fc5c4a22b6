#include "indexer/xapian_query.h"

#include "indexer/passage_set_source.h"
#include "indexer/position_filter.h"
#include "indexer/stemmer.h"
#include "indexer/xapian_errors.h"
#include "indexer/xapian_terms.h"

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using Kind = QueryNode::Kind;
using Queries = std::vector<Xapian::Query>;

bool hasLiteral(const QueryNode& node) {
    return node.kind == Kind::Literal || std::ranges::any_of(node.children, hasLiteral);
}

size_t wildcardsIn(const QueryNode& node) {
    size_t count = node.kind == Kind::Prefix ? 1 : 0;
    for (const QueryNode& child : node.children)
        count += wildcardsIn(child);
    return count;
}

/// How many nodes Xapian's tree has for a node, of which XOR repeats those below.
double sizeOf(const QueryNode& node) {
    double size = 1;
    for (const QueryNode& child : node.children) {
        const bool repeats = node.kind == Kind::Xor && &child != &node.children.front();
        size = repeats ? 2 * (size + sizeOf(child)) : size + sizeOf(child);
    }
    return size;
}

Xapian::Query joined(Xapian::Query::op op, const Queries& parts) {
    return parts.size() == 1 ? parts.front() : Xapian::Query(op, parts.begin(), parts.end());
}

Xapian::Query weightless(const Xapian::Query& query) {
    return Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, query, 0.0);
}

class Compiler {
public:
    Compiler(
        const std::vector<std::shared_ptr<const PassageSet>>& filters, const IndexTraits& traits,
        const Xapian::Database& index, const CancelToken* cancel)
        : m_filters(filters), m_traits(traits), m_index(index), m_cancel(cancel) {}

    /// To be called first, with the whole.
    void shareWords(const QueryNode& root) {
        constexpr size_t mostWords = 3 * maxWildcardWords; // of all wildcards: a word costs 5 kB while it is searched
        constexpr size_t fewestWords = 20;
        const size_t wildcards = std::max<size_t>(1, wildcardsIn(root));
        m_mostWords = std::clamp(mostWords / wildcards, fewestWords, size_t{maxWildcardWords});
    }

    /// Whether Xapian alone decides about the node. What a wildcard with too many words leaves out makes hits fewer,
    /// and a note says so; where they are taken away (`isLeftOut`), it would make them more.
    bool isExact(const QueryNode& node, bool isLeftOut = false) {
        const auto allExact = [&](bool areLeftOut) {
            return std::ranges::all_of(
                node.children, [&](const QueryNode& child) { return isExact(child, areLeftOut); });
        };
        switch (node.kind) {
        case Kind::Prefix:
            return !isLeftOut || !expansion(node.term).isCapped;
        case Kind::Regex:
        case Kind::Literal:
            return false;
        case Kind::Filter:
            return !m_traits.isRemote;
        case Kind::Phrase:
        case Kind::Near:
        case Kind::Adjacent:
            return !m_traits.isRemote && !hasLiteral(node) && allExact(isLeftOut);
        case Kind::Xor: {
            constexpr double mostNodes = 500;
            return sizeOf(node) <= mostNodes && allExact(true);
        }
        case Kind::Not:
            return isExact(node.children.front(), isLeftOut) &&
                   std::all_of(node.children.begin() + 1, node.children.end(), [this](const QueryNode& child) {
                       return isExact(child, true);
                   });
        default:
            return allExact(isLeftOut);
        }
    }

    /// All that the node matches; more, where it is not exact.
    Xapian::Query query(const QueryNode& node) {
        switch (node.kind) {
        case Kind::All:
        case Kind::Regex:
            return weightless(Xapian::Query::MatchAll);
        case Kind::Filter:
            return m_traits.isRemote ? weightless(Xapian::Query::MatchAll)
                                     : weightless(Xapian::Query(
                                           Xapian::Query::OP_FILTER, Xapian::Query::MatchAll, source(setOf(node))));
        case Kind::And:
            return conjunction(node);
        case Kind::Or:
            return joined(Xapian::Query::OP_OR, queriesOf(node.children));
        case Kind::Xor:
            return isExact(node) ? exclusive(node) : joined(Xapian::Query::OP_OR, queriesOf(node.children));
        case Kind::Not:
            return exclusion(node);
        default:
            return node.isPositional() ? positional(node) : word(node);
        }
    }

    QStringList notes() const { return m_notes; }

private:
    Xapian::Query word(const QueryNode& node) {
        if (node.kind == Kind::Prefix)
            return wildcard(node);
        if (node.kind != Kind::Stem)
            return Xapian::Query(node.term);
        std::map<std::string, Queries> bare; // of words that are their own stem: the languages in which
        Queries forms;
        for (const std::string& language : m_traits.languages) {
            for (const std::string& term : termsOf(node, language)) {
                if (term.front() == 'Z')
                    forms.emplace_back(term);
                else
                    bare[term].emplace_back(languageTerm(language));
            }
        }
        for (const auto& [term, languages] : bare) {
            const Xapian::Query form(term);
            // What is a stem in one language may be a form of another stem in the next.
            forms.push_back(
                languages.size() == m_traits.languages.size()
                    ? form
                    : Xapian::Query(Xapian::Query::OP_FILTER, form, joined(Xapian::Query::OP_OR, languages)));
        }
        return joined(Xapian::Query::OP_SYNONYM, forms);
    }

    /// What to search for a wildcard that stands for too many words: the commonest in all shards, since what is found
    /// must not depend on how passages are dealt to them. Where all words fit, each shard finds its own.
    struct Expansion {
        std::vector<std::string> words; ///< if capped
        bool isCapped = false;
    };

    const Expansion& expansion(const std::string& beginning) {
        const auto [known, isNew] = m_expansions.try_emplace(beginning);
        Expansion& found = known->second;
        if (!isNew)
            return found;
        std::vector<std::pair<Xapian::doccount, std::string>> words;
        const Xapian::TermIterator end = m_index.allterms_end(beginning);
        for (auto term = m_index.allterms_begin(beginning); term != end; ++term) {
            words.emplace_back(term.get_termfreq(), *term);
            if (constexpr size_t wordsBetweenLooks = 4096; words.size() % wordsBetweenLooks == 0)
                stopIfCancelled(m_cancel);
        }
        found.isCapped = words.size() > m_mostWords;
        if (!found.isCapped)
            return found;
        const auto last = words.begin() + static_cast<std::ptrdiff_t>(m_mostWords);
        std::ranges::nth_element(words, last, [](const auto& one, const auto& other) {
            return one.first != other.first ? one.first > other.first : one.second < other.second;
        });
        for (auto word = words.begin(); word != last; ++word)
            found.words.push_back(std::move(word->second));
        return found;
    }

    Xapian::Query wildcard(const QueryNode& node) {
        const Expansion& found = expansion(node.term);
        if (!found.isCapped) {
            return Xapian::Query(
                Xapian::Query::OP_WILDCARD, node.term, 0, Xapian::Query::WILDCARD_LIMIT_ERROR,
                Xapian::Query::OP_SYNONYM);
        }
        const QString note =
            u"“%1*” stands for more than %L2 words; the %L2 most frequent were searched, so there may be more "_s
            u"hits: write more letters before the star"_s.arg(QString::fromStdString(node.term))
                .arg(m_mostWords);
        if (!m_notes.contains(note))
            m_notes.append(note);
        // In portions: Xapian hangs the words that a shard does not have one below the other, and climbs through them.
        constexpr size_t portion = 100;
        Queries portions;
        for (size_t first = 0; first < found.words.size(); first += portion) {
            const auto from = found.words.begin() + static_cast<std::ptrdiff_t>(first);
            const auto to = from + static_cast<std::ptrdiff_t>(std::min(portion, found.words.size() - first));
            portions.emplace_back(Xapian::Query::OP_SYNONYM, from, to);
        }
        return joined(Xapian::Query::OP_SYNONYM, portions);
    }

    Xapian::Query positional(const QueryNode& node) {
        Queries words;
        collectWords(node, words);
        const Xapian::Query candidates = joined(Xapian::Query::OP_AND, words);
        if (!isExact(node))
            return candidates;
        auto* const filter = new PositionFilter(std::make_shared<QueryNode>(node), m_traits.languages, m_cancel);
        return Xapian::Query(Xapian::Query::OP_FILTER, candidates, Xapian::Query(filter->release()));
    }

    void collectWords(const QueryNode& node, Queries& words) {
        if (node.isWord())
            words.push_back(word(node));
        for (const QueryNode& child : node.children)
            collectWords(child, words);
    }

    /// Sets of passages are intersected here, and asked last.
    Xapian::Query conjunction(const QueryNode& node) {
        Queries parts;
        std::shared_ptr<const PassageSet> all;
        for (const QueryNode& child : node.children) {
            if (child.kind != Kind::Filter || m_traits.isRemote)
                parts.push_back(query(child));
            else
                all = all ? std::make_shared<PassageSet>(all->intersected(*setOf(child))) : setOf(child);
        }
        if (!all)
            return joined(Xapian::Query::OP_AND, parts);
        const Xapian::Query found =
            parts.empty() ? weightless(Xapian::Query::MatchAll) : joined(Xapian::Query::OP_AND, parts);
        return Xapian::Query(Xapian::Query::OP_FILTER, found, source(all));
    }

    /// Not by Xapian's own operator: over several shards, 1.4 reads what it has freed.
    Xapian::Query exclusive(const QueryNode& node) {
        const Queries parts = queriesOf(node.children);
        Xapian::Query odd = parts.front();
        for (auto part = parts.begin() + 1; part != parts.end(); ++part) {
            odd = Xapian::Query(
                Xapian::Query::OP_AND_NOT, Xapian::Query(Xapian::Query::OP_OR, odd, *part),
                Xapian::Query(Xapian::Query::OP_AND, odd, *part));
        }
        return odd;
    }

    Xapian::Query exclusion(const QueryNode& node) {
        const Xapian::Query wanted = query(node.children.front());
        Queries unwanted;
        for (auto child = node.children.begin() + 1; child != node.children.end(); ++child) {
            if (child->kind == Kind::Filter && !m_traits.isRemote)
                unwanted.push_back(source(setOf(*child)));
            else if (isExact(*child, true)) // leaving out more than the search does would lose hits
                unwanted.push_back(query(*child));
        }
        return unwanted.empty()
                   ? wanted
                   : Xapian::Query(Xapian::Query::OP_AND_NOT, wanted, joined(Xapian::Query::OP_OR, unwanted));
    }

    Queries queriesOf(const std::vector<QueryNode>& nodes) {
        Queries queries;
        for (const QueryNode& node : nodes)
            queries.push_back(query(node));
        return queries;
    }

    std::shared_ptr<const PassageSet> setOf(const QueryNode& filter) const {
        const bool isKnown = filter.filter < m_filters.size() && m_filters[filter.filter];
        return isKnown ? m_filters[filter.filter] : std::make_shared<PassageSet>();
    }

    static Xapian::Query source(std::shared_ptr<const PassageSet> passages) {
        return Xapian::Query((new PassageSetSource(std::move(passages)))->release());
    }

    const std::vector<std::shared_ptr<const PassageSet>>& m_filters;
    const IndexTraits& m_traits;
    const Xapian::Database& m_index;
    const CancelToken* m_cancel;
    size_t m_mostWords = maxWildcardWords; // of a wildcard
    std::map<std::string, Expansion> m_expansions;
    QStringList m_notes;
};

} // namespace

std::vector<std::string> termsOf(const QueryNode& word, const std::string& language) {
    if (word.kind != Kind::Stem)
        return {word.term};
    Stemmer& stemmer = Stemmer::forKey(language);
    std::vector<std::string> terms;
    const auto add = [&](std::string term) {
        if (std::ranges::find(terms, term) == terms.end())
            terms.push_back(std::move(term));
    };
    const auto addForms = [&](const std::string& form) {
        const std::string stem = stemmer(form);
        add(stemTerm(language, stem));
        if (stemmer(stem) == stem)
            add(stem);
    };
    addForms(word.term);
    std::ranges::for_each(word.synonyms, addForms);
    return terms;
}

CompiledQuery compile(
    const QueryNode& node, const std::vector<std::shared_ptr<const PassageSet>>& filters, const IndexTraits& traits,
    const Xapian::Database& index, const CancelToken* cancel) {
    Compiler compiler(filters, traits, index, cancel);
    compiler.shareWords(node);
    Xapian::Query query = compiler.query(node);
    return {std::move(query), compiler.isExact(node), compiler.notes()};
}

} // namespace sheaf
