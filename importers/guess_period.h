#pragma once

#include "coding/period.h"

#include <QString>

namespace sheaf {

/// The first period a text names: `Oct-Dec 2018`, `Oct 2018–Mar 2019`, `Q2 2018-19` (the English financial year starts
/// in April), `Q3 1819`, `18/19 Q3`, `Oct-Dec18`, `Apr19`, `2016-20`, `2018-10`, `9 March 2020`, `July 2016`. A year
/// alone is none, for texts name years for many reasons. Null if there is none.
[[nodiscard]] Period periodIn(const QString& text);

} // namespace sheaf
