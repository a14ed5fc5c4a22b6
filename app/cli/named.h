#pragma once

#include "coding/name_folding.h"
#include "coding/result.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace sheaf::cli {

/// The site, coder … that a call names; `what` says in an error which of these. Errors: NotFound.
template <typename Entity>
Result<decltype(Entity::id)> idOf(const Result<QList<Entity>>& entities, const QString& name, const QString& what) {
    if (!entities)
        return failure(entities);
    QStringList names;
    for (const Entity& entity : *entities) {
        if (foldedName(entity.name) == foldedName(name))
            return entity.id;
        names.append(entity.name);
    }
    return failure(
        ErrorCode::NotFound, QStringLiteral("there is no %1 “%2”").arg(what, name),
        QStringLiteral("known: ") + names.join(QStringLiteral(", ")));
}

} // namespace sheaf::cli
