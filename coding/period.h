#pragma once

#include "coding/result.h"

#include <QDate>
#include <QString>

namespace sheaf {

/// The months a document speaks of, both included. A null period means "not known".
///
/// Written `2018-10/2018-12` in files and on the command line; a single month is `2018-10`.
class Period {
public:
    Period() = default;

    /// Units:  year 1 to 9999, month 1 to 12; first must not be after last.
    static Result<Period> ofMonths(int firstYear, int firstMonth, int lastYear, int lastMonth);
    /// Reads `YYYY-MM/YYYY-MM`, `YYYY-MM`, `YYYY/YYYY` or `YYYY`. An empty text gives the null period.
    static Result<Period> parse(const QString& text);

    [[nodiscard]] bool isNull() const { return !m_first.isValid(); }
    [[nodiscard]] QDate firstDay() const { return m_first; }
    [[nodiscard]] QDate lastDay() const;
    /// True if the two share a month; false if either is null.
    [[nodiscard]] bool overlaps(const Period& other) const;
    /// `2018-10/2018-12`; empty for the null period. parse() reads it back.
    [[nodiscard]] QString toString() const;
    /// For people, in English: `Oct–Dec 2018`, `Oct 2018–Mar 2019`, `2016–20` (whole years), `Mar 2020`.
    [[nodiscard]] QString label() const;

    friend bool operator==(const Period&, const Period&) = default;

private:
    QDate m_first; // first day of the first month
    QDate m_last;  // first day of the last month
};

} // namespace sheaf
