#pragma once

#include "coding/result.h"

#include <QByteArray>
#include <QList>

namespace sheaf {

/// One file inside a package.
struct PackagePart {
    QByteArray name;
    QByteArray content;
};

/// The parts as a zip file, in the order given, all dated 1 January 1980 (the first day the format knows), so that the
/// same parts make the same bytes.
///
/// Errors:  Internal, with libzip's words as detail. The only file here that talks to libzip.
/// Threads: any.
[[nodiscard]] Result<QByteArray> zipPackage(const QList<PackagePart>& parts);

} // namespace sheaf
