#pragma once

#include "coding/identifiers.h"

#include <QDateTime>
#include <QString>
#include <QUuid>

namespace sheaf {

/// A search under a name, to be run again over what has come in since.
struct SavedSearch {
    SavedSearchId id;
    QUuid guid;
    QString name;          ///< unique after case folding
    QString query;         ///< as it was written; see indexer/query.h
    CoderId coder;         ///< who saved it first
    QDateTime createdAt;   ///< UTC
    bool isLiving = false; ///< says what has come in since somebody looked
};

} // namespace sheaf
