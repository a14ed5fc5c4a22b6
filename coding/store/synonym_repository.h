#pragma once

#include "coding/store/project_file.h"
#include "coding/store/unit_of_work.h"
#include "coding/synonyms.h"

#include <QList>

namespace sheaf {

/// Words that mean the same to the searches of this project. A word stands in one group at most.
class SynonymRepository {
public:
    explicit SynonymRepository(ProjectFile& project) : m_project(&project) {}

    /// Says that words mean the same; each takes the group along that it stands in already, and the groups become one.
    /// Words are compared as names are (see name_folding.h). Errors: InvalidArgument (fewer than two words).
    [[nodiscard]] Result<SynonymGroupId> add(const UnitOfWork& work, const QStringList& words);
    /// Takes a word out of its group; the last but one takes the group with it. Errors: NotFound.
    [[nodiscard]] Result<void> remove(const UnitOfWork& work, const QString& word);

    /// In the order they were made. Cost: one query.
    [[nodiscard]] Result<QList<SynonymGroup>> all() const;

private:
    ProjectFile* m_project;
};

} // namespace sheaf
