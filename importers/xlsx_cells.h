#pragma once

#include <QList>
#include <QString>

#include <pugixml.hpp>

namespace sheaf {

/// How a number is to be shown, as far as it changes what it says.
enum class CellFormat { Number, Date, Time, DateAndTime, Percent };

/// What a format's code (`yyyy-mm-dd`, `0.0%`) makes of a number.
[[nodiscard]] CellFormat cellFormatFromCode(const QString& code);

/// A number as a sheet holds it, in words: ISO 8601 for dates and times, else at most 15 digits. `since1904` is the
/// workbook's calendar. Empty if it is no number. Source: ECMA-376 part 1, 18.17.4 (dates), 18.8.30 (formats).
[[nodiscard]] QString textFromNumber(const QString& number, CellFormat format, bool since1904);

/// What a workbook's other parts say of its cells.
class XlsxCells {
public:
    void setCalendar(bool since1904) { m_since1904 = since1904; }
    void addSharedStrings(const pugi::xml_node& root);
    void addStyles(const pugi::xml_node& root);

    /// What the cell shows, trimmed; of a formula, the value that was stored. Empty for errors.
    [[nodiscard]] QString textOf(const pugi::xml_node& cell) const;

private:
    QList<QString> m_strings;
    QList<CellFormat> m_formats; ///< of the styles that cells name by number
    bool m_since1904 = false;
};

} // namespace sheaf
