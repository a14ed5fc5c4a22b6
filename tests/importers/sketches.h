#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <utility>

namespace sheaf::test {

/// A small PDF written by hand: Helvetica text at given places, so that a test says exactly what stands where.
class PdfSketch {
public:
    explicit PdfSketch(double width = 400, double height = 600) : m_width(width), m_height(height) {}
    /// Coordinates from the page's top left, of the text's base line.
    PdfSketch& text(double x, double y, const QByteArray& latin1, double size = 10, bool bold = false);
    /// Lines one below the other, 12 points apart.
    PdfSketch& lines(double x, double y, const QList<QByteArray>& lines, double size = 10);
    PdfSketch& nextPage();
    PdfSketch& title(const QByteArray& title);
    [[nodiscard]] QByteArray bytes() const;

private:
    double m_width, m_height;
    QByteArray m_title;
    QList<QByteArray> m_contents = {QByteArray()};
};

/// A zip file with the given members, in order.
[[nodiscard]] QByteArray zipWith(const QList<std::pair<QByteArray, QByteArray>>& members);
/// A Word file with the given body XML (the children of w:body) and further parts.
[[nodiscard]] QByteArray docxWith(const QByteArray& body, const QList<std::pair<QByteArray, QByteArray>>& parts = {});
/// `<w:p>` with one run.
[[nodiscard]] QByteArray docxParagraph(const QByteArray& text, const QByteArray& properties = {});

} // namespace sheaf::test
