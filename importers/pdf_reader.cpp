#include "importers/pdf_reader.h"

#include "importers/pdf_glyphs.h"
#include "importers/pdf_interpreter.h"
#include "importers/pdf_picture_pages.h"

#include <poppler/Catalog.h>
#include <poppler/ErrorCodes.h>
#include <poppler/Link.h>
#include <poppler/Outline.h>
#include <poppler/PDFDoc.h>
#include <poppler/Page.h>
#include <poppler/UTF.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <exception>
#include <limits>
#include <memory>
#include <new>
#include <optional>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr int mostPages = 20'000;
constexpr qsizetype mostWords = 5'000'000;
constexpr qsizetype mostOutlineEntries = 20'000;
constexpr int deepestOutline = 9;
constexpr int mostAnnotations = 10'000; // of a page
constexpr qsizetype mostLinks = 1'000;  // of a page
constexpr std::size_t longestTarget = 2'000;

QString fromCodePoints(const Unicode* letters, int count) {
    QString text;
    for (int i = 0; i < std::min(count, 2'000); ++i)
        if (letters[i] != 0 && letters[i] != 0xFEFF && letters[i] <= 0x10FFFF)
            text += QStringView(QChar::fromUcs4(letters[i]));
    return text;
}

QString fromTextString(const std::string& bytes) {
    Unicode* letters = nullptr;
    const int count = bytes.size() > 20'000 ? 0 : TextStringToUCS4(bytes, &letters);
    const QString text = fromCodePoints(letters, count);
    gfree(letters);
    return text;
}

QString labelOf(PDFDoc& document, int index) {
    GooString label;
    return document.getCatalog()->indexToLabel(index, &label) ? fromTextString(label.toStr()) : QString();
}

/// Points of the file, from the bottom left, as points of the page as it is shown.
class PageFrame {
public:
    explicit PageFrame(const ::Page& page)
        : m_box(*page.getCropBox()), m_turns(((page.getRotate() / 90) % 4 + 4) % 4) {}

    [[nodiscard]] double width() const { return sane(m_turns % 2 == 0 ? m_box.x2 - m_box.x1 : m_box.y2 - m_box.y1); }
    [[nodiscard]] double height() const { return sane(m_turns % 2 == 0 ? m_box.y2 - m_box.y1 : m_box.x2 - m_box.x1); }
    [[nodiscard]] std::pair<double, double> shown(double x, double y) const {
        switch (m_turns) {
        case 1:
            return {y - m_box.y1, x - m_box.x1};
        case 2:
            return {m_box.x2 - x, y - m_box.y1};
        case 3:
            return {m_box.y2 - y, m_box.x2 - x};
        default:
            return {x - m_box.x1, m_box.y2 - y};
        }
    }

private:
    static double sane(double length) { return std::isfinite(length) ? std::clamp(std::abs(length), 0.0, 1e6) : 0; }
    PDFRectangle m_box;
    int m_turns;
};

/// The four numbers of a rectangle; none if they are not four numbers.
std::optional<std::array<double, 4>> sidesOf(const Object& rectangle) {
    if (!rectangle.isArray() || rectangle.arrayGetLength() != 4)
        return std::nullopt;
    std::array<double, 4> sides{};
    for (int i = 0; i < 4; ++i) {
        const Object side = rectangle.arrayGet(i);
        if (!side.isNum() || !std::isfinite(side.getNum()))
            return std::nullopt;
        sides[static_cast<std::size_t>(i)] = side.getNum();
    }
    return sides;
}

std::string targetOf(const Object& annotation) {
    if (!annotation.isDict() || !annotation.dictLookup("Subtype").isName("Link"))
        return {};
    const Object action = annotation.dictLookup("A");
    if (!action.isDict() || !action.dictLookup("S").isName("URI"))
        return {};
    const Object target = action.dictLookup("URI");
    return target.isString() ? target.getString()->toStr() : std::string();
}

QList<PdfLink> linksOf(::Page& page, const PageFrame& frame) {
    QList<PdfLink> links;
    const Object annotations = page.getAnnotsObject();
    const int count = annotations.isArray() ? std::min(annotations.arrayGetLength(), mostAnnotations) : 0;
    for (int i = 0; i < count && links.size() < mostLinks; ++i) {
        const Object annotation = annotations.arrayGet(i);
        const std::string target = targetOf(annotation);
        if (target.empty() || target.size() > longestTarget)
            continue;
        const auto sides = sidesOf(annotation.dictLookup("Rect"));
        if (!sides)
            continue;
        const auto [ax, ay] = frame.shown((*sides)[0], (*sides)[1]);
        const auto [bx, by] = frame.shown((*sides)[2], (*sides)[3]);
        links.append(
            {std::min(ax, bx), std::min(ay, by), std::max(ax, bx), std::max(ay, by),
             QString::fromUtf8(target.data(), static_cast<qsizetype>(target.size()))});
    }
    return links;
}

int pageOf(PDFDoc& document, const LinkAction* action) {
    if (!action || action->getKind() != actionGoTo)
        return 0;
    const auto* goTo = static_cast<const LinkGoTo*>(action);
    std::unique_ptr<LinkDest> named;
    const LinkDest* target = goTo->getDest();
    if (!target && goTo->getNamedDest()) {
        named = document.findDest(goTo->getNamedDest());
        target = named.get();
    }
    if (!target || !target->isOk())
        return 0;
    return target->isPageRef() ? document.findPage(target->getPageRef()) : target->getPageNum();
}

void addOutline(PDFDoc& document, const std::vector<OutlineItem*>* items, int level, QList<PdfOutlineEntry>& entries) {
    if (!items || level > deepestOutline)
        return;
    for (OutlineItem* item : *items) {
        if (entries.size() >= mostOutlineEntries)
            return;
        const QString title = fromCodePoints(item->getTitle(), item->getTitleLength()).simplified();
        const int page = pageOf(document, item->getAction());
        if (!title.isEmpty() && page > 0)
            entries.append({title, page, level});
        item->open();
        addOutline(document, item->getKids(), level + 1, entries);
    }
}

PdfPage readPage(PDFDoc& document, PdfGlyphs& glyphs, int number) {
    PdfPage read;
    read.page = {number, labelOf(document, number - 1), 0, 0};
    ::Page* const page = document.getPage(number);
    if (!page)
        return read;
    const PageFrame frame(*page);
    read.page.width = frame.width();
    read.page.height = frame.height();
    glyphs.read(number, read);
    read.links = linksOf(*page, frame);
    return read;
}

Result<std::unique_ptr<PDFDoc>> open(const QByteArray& bytes, const QString& password) {
    setUpPoppler();
    if (bytes.size() > std::numeric_limits<int>::max())
        return failure(ErrorCode::TooLarge, u"the PDF is larger than 2 GB"_s);
    const QByteArray given = password.toUtf8();
    std::unique_ptr<PDFDoc> document;
    for (const QByteArray& spelling : {given, password.toLatin1()}) { // older files count in Latin-1
        const std::optional<GooString> secret =
            password.isEmpty() ? std::nullopt : std::optional<GooString>(std::in_place, spelling.constData());
        auto* stream = new MemStream(const_cast<char*>(bytes.constData()), 0, bytes.size(), Object(objNull));
        document = std::make_unique<PDFDoc>(stream, secret, secret);
        if (document->isOk() || document->getErrorCode() != errEncrypted || password.isEmpty())
            break;
    }
    if (document->isOk())
        return document;
    if (document->getErrorCode() != errEncrypted)
        return failure(
            ErrorCode::Damaged, u"the PDF is cut short or damaged"_s, u"Get the file again from where it came from."_s);
    if (password.isEmpty())
        return failure(
            ErrorCode::Encrypted, u"the PDF is protected by a password"_s,
            u"Give the password with --password-file, or save a copy without it."_s);
    return failure(
        ErrorCode::Encrypted, u"the password does not open the PDF"_s,
        u"Check the file given with --password-file: its first line is the password."_s);
}

Result<PdfFile> readOpened(PDFDoc& document, const std::function<void(PdfPage&&)>& takePage) {
    const int pages = document.getNumPages();
    if (pages > mostPages)
        return failure(ErrorCode::TooLarge, u"the PDF has more than 20,000 pages"_s);
    PdfFile file;
    if (const std::unique_ptr<GooString> title = document.getDocInfoStringEntry("Title"))
        file.title = fromTextString(title->toStr());
    PdfGlyphs glyphs(document);
    qsizetype words = 0;
    for (int number = 1; number <= pages; ++number) {
        PdfPage page = readPage(document, glyphs, number);
        words += static_cast<qsizetype>(page.words.size());
        if (words > mostWords)
            return failure(ErrorCode::TooLarge, u"the PDF holds more than 5,000,000 words"_s);
        takePage(std::move(page));
    }
    if (Outline* outline = document.getOutline())
        addOutline(document, outline->getItems(), 1, file.outline);
    return file;
}

} // namespace

Result<PdfFile>
readPdf(const QByteArray& bytes, const QString& password, const std::function<void(PdfPage&&)>& takePage) {
    try {
        const auto document = open(bytes, password);
        return document ? readOpened(**document, takePage) : failure(document);
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception& exception) {
        return failure(ErrorCode::Damaged, u"the PDF can't be read"_s, {}, QString::fromUtf8(exception.what()));
    }
}

Result<QList<int>> picturePagesOfPdf(const QByteArray& bytes, const QString& password) {
    QList<int> pictures;
    const auto file = readPdf(bytes, password, [&](PdfPage&& page) {
        if (page.isPicture)
            pictures.append(page.page.number);
    });
    if (!file)
        return failure(file);
    return pictures;
}

} // namespace sheaf
