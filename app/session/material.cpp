#include "app/session/material.h"

namespace sheaf {

Result<Material> readMaterial(const Review& review) {
    auto sites = review.sites();
    if (!sites)
        return failure(sites);
    auto sources = review.sources();
    if (!sources)
        return failure(sources);
    auto codings = review.codedRanges();
    if (!codings)
        return failure(codings);
    auto codes = review.codes();
    if (!codes)
        return failure(codes);
    const auto inDoubt = review.codingsInDoubt();
    if (!inDoubt)
        return failure(inDoubt);
    return Material{std::move(*sites), std::move(*sources), std::move(*codings), std::move(*codes), *inDoubt};
}

Table withDoubts(Table table, const Material& material) {
    if (material.inDoubt > 0) {
        table.notes.append(
            QStringLiteral("Left out, as their texts were corrected and nobody has looked where they belong now: "
                           "codings, %1.")
                .arg(material.inDoubt));
    }
    return table;
}

} // namespace sheaf
