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
    return Material{std::move(*sites), std::move(*sources), std::move(*codings), std::move(*codes)};
}

} // namespace sheaf
