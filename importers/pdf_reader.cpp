#include "importers/pdf_reader.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <algorithm>
#include <exception>
#include <memory>
#include <mutex>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr int mostPages = 20'000;
constexpr qsizetype mostWords = 5'000'000;

/// Poppler writes its complaints to standard error unless told otherwise, once for the whole process.
void silencePoppler() {
    static std::once_flag once;
    std::call_once(once, [] { poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr); });
}

QString fromPoppler(const poppler::ustring& text) {
    static_assert(sizeof(poppler::ustring::value_type) == sizeof(char16_t));
    QString units =
        QString::fromUtf16(reinterpret_cast<const char16_t*>(text.data()), static_cast<qsizetype>(text.size()));
    units.remove(u'\uFEFF');
    units.remove(u'\0');
    return units;
}

/// `fi` drawn as one glyph is still an f and an i.
QString withoutLigatures(QString text) {
    static constexpr const char16_t* letters[] = {u"ff", u"fi", u"fl", u"ffi", u"ffl", u"st", u"st"};
    for (qsizetype i = text.size() - 1; i >= 0; --i) {
        const char16_t unit = text[i].unicode();
        if (unit >= 0xFB00 && unit <= 0xFB06)
            text.replace(i, 1, QString::fromUtf16(letters[unit - 0xFB00]));
    }
    return text;
}

bool isBoldFont(const std::string& name) {
    const QByteArray lower = QByteArray::fromStdString(name).toLower();
    return lower.contains("bold") || lower.contains("black") || lower.contains("heavy") || lower.contains("-bd") ||
           lower.contains("cmbx") || lower.contains("semibd");
}

/// The word's sides as seen by somebody who reads it, whichever way it is turned.
void setReadingFrame(PdfWord& word) {
    const PlaceOnPage& at = word.place;
    switch (word.rotation) {
    case 1: // reads downwards
        word.left = at.top, word.right = at.bottom, word.top = -at.right, word.bottom = -at.left;
        break;
    case 2: // upside down
        word.left = -at.right, word.right = -at.left, word.top = -at.bottom, word.bottom = -at.top;
        break;
    case 3: // reads upwards
        word.left = -at.bottom, word.right = -at.top, word.top = at.left, word.bottom = at.right;
        break;
    default:
        word.left = at.left, word.right = at.right, word.top = at.top, word.bottom = at.bottom;
    }
}

PdfWord wordFromBox(const poppler::text_box& box, int page) {
    PdfWord word;
    word.text = withoutLigatures(fromPoppler(box.text()));
    const poppler::rectf area = box.bbox();
    word.place = {page, area.left(), area.top(), area.right(), area.bottom()};
    word.rotation = box.rotation() & 3;
    setReadingFrame(word);
    word.hasSpaceAfter = box.has_space_after();
    word.fontSize = box.has_font_info() ? box.get_font_size() : word.height();
    if (!(word.fontSize > 0.5 && word.fontSize < 500))
        word.fontSize = std::clamp(word.height(), 0.5, 500.0);
    word.isBold = box.has_font_info() && isBoldFont(box.get_font_name());
    return word;
}

PdfPage readPage(const poppler::page& page, int number) {
    PdfPage read;
    const poppler::rectf area = page.page_rect(poppler::crop_box);
    const bool isTurned =
        page.orientation() == poppler::page::landscape || page.orientation() == poppler::page::seascape;
    read.page = {number, fromPoppler(page.label()), area.width(), area.height()};
    if (isTurned)
        std::swap(read.page.width, read.page.height);
    const std::vector<poppler::text_box> boxes = page.text_list(poppler::page::text_list_include_font);
    read.words.reserve(static_cast<qsizetype>(boxes.size()));
    for (const poppler::text_box& box : boxes) {
        PdfWord word = wordFromBox(box, number);
        if (!word.text.trimmed().isEmpty())
            read.words.append(std::move(word));
    }
    return read;
}

Result<PdfFile> readDocument(const QByteArray& bytes) {
    const std::unique_ptr<poppler::document> document(
        poppler::document::load_from_raw_data(bytes.constData(), static_cast<int>(bytes.size())));
    if (!document)
        return failure(
            ErrorCode::Damaged, u"the PDF is cut short or damaged"_s, u"Get the file again from where it came from."_s);
    if (document->is_locked())
        return failure(
            ErrorCode::Encrypted, u"the PDF is protected by a password"_s, u"Save a copy without the password."_s);
    if (document->pages() > mostPages)
        return failure(ErrorCode::TooLarge, u"the PDF has more than 20,000 pages"_s);
    PdfFile file;
    file.title = fromPoppler(document->get_title());
    qsizetype words = 0;
    for (int index = 0; index < document->pages(); ++index) {
        const std::unique_ptr<poppler::page> page(document->create_page(index));
        file.pages.append(page ? readPage(*page, index + 1) : PdfPage{{index + 1, {}, 0, 0}, {}});
        words += file.pages.constLast().words.size();
        if (words > mostWords)
            return failure(ErrorCode::TooLarge, u"the PDF holds more than 5,000,000 words"_s);
    }
    return file;
}

} // namespace

Result<PdfFile> readPdf(const QByteArray& bytes) {
    silencePoppler();
    try {
        return readDocument(bytes);
    } catch (const std::exception& exception) {
        return failure(ErrorCode::Damaged, u"the PDF can't be read"_s, {}, QString::fromUtf8(exception.what()));
    }
}

} // namespace sheaf
