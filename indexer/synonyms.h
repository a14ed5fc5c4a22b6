#pragma once

#include "coding/result.h"

#include <QList>
#include <QStringList>

#include <map>
#include <string>
#include <vector>

namespace sheaf {

/// Words that a project takes for one another: `ofsted ~ inspection`.
///
/// A word stands for all of its forms, as it does in a search (by English stems, as the language of a search is not
/// known).
class Synonyms {
public:
    Synonyms() = default;
    /// Each group: words as people write them, folded here. A word in two groups has the words of both.
    /// Errors: InvalidArgument, naming it: something that is not one word.
    static Result<Synonyms> ofGroups(const QList<QStringList>& groups);

    /// The other words of the groups that a word is in, folded, in the order given, each once; none for most.
    [[nodiscard]] std::vector<std::string> of(const std::string& foldedWord) const;

private:
    std::map<std::string, std::vector<std::string>> m_others; // by stem
};

} // namespace sheaf
