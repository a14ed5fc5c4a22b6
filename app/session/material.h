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

    [[nodiscard]] CodedMaterial view() const { return {sites, sources, codings, codes}; }
};

[[nodiscard]] Result<Material> readMaterial(const Review& review);

} // namespace sheaf
