#include "indexer/synonyms.h"

#include "indexer/analysis.h"
#include "indexer/stemmer.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

std::string stemOf(const std::string& folded) {
    return Stemmer::forLanguage({})(folded);
}

} // namespace

Result<Synonyms> Synonyms::ofGroups(const QList<QStringList>& groups) {
    Synonyms synonyms;
    for (const QStringList& group : groups) {
        std::vector<std::string> words;
        for (const QString& written : group) {
            std::vector<Token> tokens = analyse(written);
            if (tokens.size() != 1)
                return failure(
                    ErrorCode::InvalidArgument, u"“%1” is not one word, so it can't be a synonym."_s.arg(written),
                    u"Search for phrases with OR instead."_s);
            words.push_back(std::move(tokens.front().folded));
        }
        for (const std::string& word : words) {
            std::vector<std::string>& others = synonyms.m_others[stemOf(word)];
            for (const std::string& other : words) {
                if (stemOf(other) != stemOf(word) && std::ranges::find(others, other) == others.end())
                    others.push_back(other);
            }
        }
    }
    return synonyms;
}

std::vector<std::string> Synonyms::of(const std::string& foldedWord) const {
    const auto found = m_others.empty() ? m_others.end() : m_others.find(stemOf(foldedWord));
    return found == m_others.end() ? std::vector<std::string>() : found->second;
}

} // namespace sheaf
