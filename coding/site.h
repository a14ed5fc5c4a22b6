#pragma once

#include "coding/identifiers.h"

#include <QHash>
#include <QString>
#include <QUuid>

namespace sheaf {

/// A case of the review: a place that took part in the programme.
struct Site {
    SiteId id;
    QUuid guid;
    QString name;
    int position = 0;                   ///< the order the project lists sites in, from 0
    QHash<QString, QString> attributes; ///< attribute name → value, e.g. `round` → `2`
};

} // namespace sheaf
