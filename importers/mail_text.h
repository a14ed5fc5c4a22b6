#pragma once

#include <QString>
#include <QStringList>

namespace sheaf {

/// The lines of a message's plain text, without the marks of quotation (`> `); an empty line parts what is quoted from
/// what is not. Where the text is flowed, a line that ends in a space goes on in the next, without that space if
/// `dropsSpaces`. Source: RFC 3676.
[[nodiscard]] QStringList mailLines(const QString& text, bool isFlowed, bool dropsSpaces);

} // namespace sheaf
