#pragma once

#include "app/session/review.h"
#include "coding/synonyms.h"

namespace sheaf {

/// Words that mean the same to a review's searches.
class EditSynonyms {
public:
    explicit EditSynonyms(Review& review) : m_review(&review) {}

    /// In the order they were made.
    [[nodiscard]] Result<QList<SynonymGroup>> all() const;
    /// Of each line the words between its tildes mean the same, with those of a group that one of them stands in.
    /// One change. Errors: InvalidArgument (a line of fewer than two, or with something that is not one word; nothing
    /// is added then).
    [[nodiscard]] Result<void> add(const QStringList& lines);
    /// Takes words out of their groups, as one change. Errors: NotFound (then all stay).
    [[nodiscard]] Result<void> remove(const QStringList& words);
    /// A file of lines `ofsted ~ inspection`, UTF-8; empty lines and those that begin with `#` are left out. Returns
    /// how many lines were taken. Errors: InvalidArgument (the first line that can't be read; nothing is added then).
    [[nodiscard]] Result<int> importLines(const QByteArray& bytes, const QString& fileName);

private:
    Review* m_review;
};

} // namespace sheaf
