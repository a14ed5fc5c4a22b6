#pragma once

#include "importers/survey_table.h"
#include "importers/xlsx_cells.h"

#include <pugixml.hpp>

namespace sheaf {

/// The rows of a sheet that hold something; `sheet` is the root of its part. Cells stand at the columns that they name,
/// or one after the other where they name none.
///
/// Errors: TooLarge (over the limits of survey_table.h).
[[nodiscard]] Result<QList<TableRow>> rowsOfSheet(const pugi::xml_node& sheet, const XlsxCells& cells);

} // namespace sheaf
