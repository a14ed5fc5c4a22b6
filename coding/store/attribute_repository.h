#pragma once

#include "coding/attribute.h"
#include "coding/store/project_file.h"
#include "coding/store/unit_of_work.h"

#include <QHash>
#include <QList>

namespace sheaf {

/// What is noted of sites and of sources: which attributes there are, and their values.
class AttributeRepository {
public:
    explicit AttributeRepository(ProjectFile& project) : m_project(&project) {}

    /// Those of sites first, each in their order.
    [[nodiscard]] Result<QList<Attribute>> all() const;
    /// Errors: NotFound (the hint lists the owner's attributes).
    [[nodiscard]] Result<Attribute> find(AttributeOwner owner, const QString& name) const;
    [[nodiscard]] Result<std::optional<Attribute>> named(AttributeOwner owner, const QString& name) const;

    /// Adds an attribute as the last of its owner's; id, guid and position are set here. Errors: InvalidArgument (no
    /// name; a list without choices, or with one twice; choices of another type), AlreadyExists.
    [[nodiscard]] Result<AttributeId> define(const UnitOfWork& work, Attribute attribute);
    /// Sets type, choices and definition, and rewrites every value as the new type has it. `seen` is the attribute as
    /// the caller knows it. Errors: NotFound, ChangedSince, InvalidArgument (as define(); values that do not fit: the
    /// message names them and whose they are, and nothing has changed).
    [[nodiscard]] Result<void> describe(const UnitOfWork& work, const Attribute& attribute, const Attribute& seen);
    /// Errors: NotFound, InvalidArgument (no name), AlreadyExists.
    [[nodiscard]] Result<void> rename(const UnitOfWork& work, AttributeId id, const QString& name);
    /// With its values and memos. Errors: NotFound, InvalidArgument (a matrix has its values as rows).
    [[nodiscard]] Result<void> remove(const UnitOfWork& work, AttributeId id);

    /// Of the site or source with this number; an empty value takes it away. Errors: InvalidArgument (the value is not
    /// of the attribute's type; the hint says what is), NotFound (no such site or source).
    [[nodiscard]] Result<void>
    setValue(const UnitOfWork& work, const Attribute& attribute, qint64 owner, const QString& written);

    /// Attribute name → value, of each site or source that has any. Cost: one query for all, or for `only` one.
    using Values = QHash<QString, QString>;
    [[nodiscard]] Result<QHash<qint64, Values>> values(AttributeOwner owner, std::optional<qint64> only = {}) const;

private:
    ProjectFile* m_project;
};

} // namespace sheaf
