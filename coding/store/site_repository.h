#pragma once

#include "coding/register.h"
#include "coding/site.h"
#include "coding/store/project_file.h"
#include "coding/store/unit_of_work.h"

#include <QList>

namespace sheaf {

/// Sites with their attributes, and the documents the review expects of them.
class SiteRepository {
public:
    explicit SiteRepository(ProjectFile& project) : m_project(&project) {}

    /// Adds the site, or sets the attributes of the one with this name. Names are compared after case folding; an
    /// attribute that is not there yet becomes a text. Errors: InvalidArgument (no name; a value that is not of its
    /// attribute's type).
    [[nodiscard]] Result<SiteId>
    put(const UnitOfWork& work, const QString& name, const QHash<QString, QString>& attributes);
    [[nodiscard]] Result<QList<Site>> all() const;
    /// Errors: NotFound (the hint lists the sites).
    [[nodiscard]] Result<Site> find(const QString& name) const;

    /// Replaces all expectations.
    [[nodiscard]] Result<void> setExpected(const UnitOfWork& work, const QList<ExpectedDocument>& expected);
    /// Says why a document that is expected may be missing; empty: nobody knows. `seen` is the expectation as the
    /// caller knows it. Errors: NotFound, ChangedSince.
    [[nodiscard]] Result<void> explain(const UnitOfWork& work, const ExpectedDocument& seen, const QString& reason);
    [[nodiscard]] Result<QList<ExpectedDocument>> expected() const;

private:
    ProjectFile* m_project;
};

} // namespace sheaf
