#pragma once

#include "app/session/searching/count_words.h"

namespace sheaf {

/// The parts of a scope whose words are counted apart; one that is the whole scope, if none are.
class WordGroups {
public:
    /// Errors: those of ScopedTexts::of.
    [[nodiscard]] static Result<WordGroups>
    of(Review& review, const TextScope& scope, WordGrouping by, const CancelToken& cancel);

    [[nodiscard]] const QStringList& notes() const { return m_scope.notes(); }
    [[nodiscard]] size_t size() const { return m_groups.size(); }
    [[nodiscard]] const QString& name(size_t group) const { return m_groups[group].name; }
    [[nodiscard]] bool areOne() const { return m_by == WordGrouping::None; }
    /// The groups that have parts of a source.
    [[nodiscard]] std::vector<size_t> touching(SourceId source) const;
    [[nodiscard]] bool hold(size_t group, SourceId source, TextRange word) const {
        return (areOne() || m_groups[group].parts.hold(source, word)) && m_scope.hold(source, word);
    }

private:
    struct Group {
        QString name;
        TextParts parts;
    };
    Result<void> addSites(const Review& review);
    Result<void> addCodes(const Review& review, const QList<CodeId>& above);

    ScopedTexts m_scope;
    WordGrouping m_by = WordGrouping::None;
    std::vector<Group> m_groups;
};

} // namespace sheaf
