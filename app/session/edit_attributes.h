#pragma once

#include "app/session/review.h"
#include "coding/attribute.h"

namespace sheaf {

/// What the review notes of each site and each source.
class EditAttributes {
public:
    explicit EditAttributes(Review& review) : m_review(&review) {}

    struct Listed {
        Attribute attribute;
        QStringList values; ///< each that is used, once, in the order of names
        int valueCount = 0; ///< sites or sources that have one
    };
    /// Those of sites first.
    [[nodiscard]] Result<QList<Listed>> all() const;
    /// Without `owner`, of either. Errors: NotFound, Ambiguous (sites and sources both have one).
    [[nodiscard]] Result<Attribute> find(const QString& name, std::optional<AttributeOwner> owner = {}) const;

    /// Adds an attribute, or gives the one with this owner and name another type, choices or definition.
    /// Errors: InvalidArgument (no name, a list without choices; values that do not fit, by name).
    struct Description {
        AttributeOwner owner = AttributeOwner::Site;
        QString name;
        std::optional<AttributeType> type = {}; ///< none: as it is; text, if it is new, or one of `choices`
        std::optional<QStringList> choices = {};
        std::optional<QString> definition = {};
    };
    [[nodiscard]] Result<Attribute> define(const Description& description);
    [[nodiscard]] Result<void> rename(const Attribute& attribute, const QString& name);
    /// With all its values.
    [[nodiscard]] Result<void> remove(const Attribute& attribute);
    /// Of a site or source by name; an empty value takes it away. Errors: NotFound, InvalidArgument (not of its type).
    [[nodiscard]] Result<void> setValue(const Attribute& attribute, const QString& ownerName, const QString& value);

    /// CSV with a column `site`, or `source`: every other column is an attribute. Columns that are new get the type
    /// that all their values have. Sites that are not there yet are added, sources are not. All or nothing.
    /// Errors: InvalidArgument, NotFound: the message is of the first wrong row, the hint names the lines of the
    /// others.
    struct Imported {
        AttributeOwner owner = AttributeOwner::Site;
        int rowCount = 0;
        QList<Attribute> added;
    };
    [[nodiscard]] Result<Imported> importCsv(const QString& path);

private:
    Review* m_review;
};

} // namespace sheaf
