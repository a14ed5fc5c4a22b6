#pragma once

#include <QByteArray>
#include <QString>

// The parts of a Word document that do not depend on its tables (ECMA-376, transitional, parts 1 and 4). Pure; UTF-8.

namespace sheaf::docx {

[[nodiscard]] QByteArray contentTypesXml();
[[nodiscard]] QByteArray packageRelationshipsXml();
[[nodiscard]] QByteArray documentRelationshipsXml();
[[nodiscard]] QByteArray settingsXml();
/// Every style the body uses, and Heading 1 for the editor's own headings. The language is the document's.
[[nodiscard]] QByteArray stylesXml(const QString& language);
/// The page number.
[[nodiscard]] QByteArray footerXml();
/// Title and language only: neither author nor dates, which could tell who worked on a confidential review, and when.
[[nodiscard]] QByteArray corePropertiesXml(const QString& title, const QString& language);
[[nodiscard]] QByteArray applicationPropertiesXml();

} // namespace sheaf::docx
