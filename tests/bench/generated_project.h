#pragma once

#include "coding/result.h"

#include <QString>

#include <optional>

namespace sheaf::bench {

/// A project for measuring: how much of everything it has. The same shape gives the same texts, ranges and codes on
/// every machine; GUIDs and times differ.
struct Shape {
    int sites = 0;
    int sources = 0;          ///< each of one site, in turn
    qsizetype textLength = 0; ///< of each source, UTF-16 units; up to a passage more
    int interviewEvery = 0;   ///< of so many sources one is a confidential interview; 0: none
    int codes = 0;            ///< children of one root, so that a matrix can have as many columns
    int codings = 0;
    int coders = 0;
    quint64 seed = 1;
};

/// `p300`: 300 sources of 30,000 units of 300 sites, 80 codes, 24,000 codings by 3 coders. `dense`: one source of
/// 120,000 units, 2,000 codings. `small`: for tests. Nothing for any other word.
[[nodiscard]] std::optional<Shape> shapeOf(const QString& kind);

/// The root above the codes.
inline constexpr char16_t rootCode[] = u"Themes";

/// Makes the project: sites and codes, sources, and codings are a unit of work each. Codings overlap as reviewers' do:
/// whole passages, some sentences of one, another code or another coder on the stretch before; few codes are used much.
/// Errors: InvalidArgument (more codings than there are sentences to code), and those of Review::create.
[[nodiscard]] Result<void> generateProject(const QString& path, const Shape& shape);

} // namespace sheaf::bench
