#pragma once

#include "app/session/review.h"
#include "coding/matrix.h"

namespace sheaf {

/// All that counts and tables are made from, read once.
struct Material {
    QList<Site> sites;
    QList<Source> sources;
    QList<CodedRange> codings;
    CodeTree codes;
    int inDoubt = 0; ///< codings that wait for a look after a correction; they are not among `codings`

    [[nodiscard]] CodedMaterial view() const { return {sites, sources, codings, codes}; }
};

[[nodiscard]] Result<Material> readMaterial(const Review& review);

/// Says below a table how many codings it leaves out.
[[nodiscard]] Table withDoubts(Table table, const Material& material);

} // namespace sheaf
