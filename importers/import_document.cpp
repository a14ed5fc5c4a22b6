#include "importers/import_document.h"

#include "importers/complete_source.h"
#include "importers/csv_importer.h"
#include "importers/docx_importer.h"
#include "importers/eml_importer.h"
#include "importers/epub_importer.h"
#include "importers/html_importer.h"
#include "importers/markdown_importer.h"
#include "importers/odt_importer.h"
#include "importers/otr_importer.h"
#include "importers/pdf_importer.h"
#include "importers/rtf_importer.h"
#include "importers/srt_importer.h"
#include "importers/text_importer.h"
#include "importers/vtt_importer.h"
#include "importers/xlsx_importer.h"
#include "importers/zip_importer.h"

#include <array>
#include <exception>
#include <new>
#include <span>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

/// Every format there is. A message comes first, for it may hold others as they are; archives come after all that are
/// zip files too; text comes last, for nothing in its content gives it away.
std::span<const Importer* const> importers() {
    static const PdfImporter pdf;
    static const DocxImporter docx;
    static const OdtImporter odt;
    static const XlsxImporter xlsx;
    static const EmlImporter eml;
    static const EpubImporter epub;
    static const HtmlImporter html;
    static const MarkdownImporter markdown;
    static const RtfImporter rtf;
    static const VttImporter vtt;
    static const SrtImporter srt;
    static const OtrImporter otr;
    static const ZipImporter zip;
    static const CsvImporter csv;
    static const TextImporter text;
    static const std::array<const Importer*, 15> all = {&eml,      &pdf, &epub, &docx, &odt, &xlsx, &html, &rtf,
                                                        &markdown, &vtt, &srt,  &otr,  &zip, &csv,  &text};
    return all;
}

QString endingOf(const QString& fileName) {
    const qsizetype dot = fileName.lastIndexOf(u'.');
    return dot < 0 ? QString() : fileName.sliced(dot + 1).toLower();
}

QString readableHint() {
    return u"What is read: %1."_s.arg(readableEndings().join(u", "_s));
}

/// What people put beside documents, or rename by mistake: named, so that the error says what the file is.
QString foreignFormat(QByteArrayView bytes) {
    struct Magic {
        QByteArrayView bytes;
        const char16_t* name;
    };
    static constexpr std::array magics = {
        Magic{QByteArrayView("\xFF\xD8\xFF", 3), u"a picture (JPEG)"},
        Magic{QByteArrayView("\x89PNG", 4), u"a picture (PNG)"},
        Magic{QByteArrayView("GIF8", 4), u"a picture (GIF)"},
        Magic{QByteArrayView("II*\0", 4), u"a picture (TIFF)"},
        Magic{QByteArrayView("MM\0*", 4), u"a picture (TIFF)"},
        Magic{QByteArrayView("ID3", 3), u"a sound recording (MP3)"},
        Magic{QByteArrayView("\x1F\x8B", 2), u"an archive (gzip)"},
        Magic{
            QByteArrayView(
                "\x7F"
                "ELF",
                4),
            u"a program"},
        Magic{QByteArrayView("MZ\x90", 3), u"a program"},
    };
    for (const Magic& magic : magics)
        if (bytes.startsWith(magic.bytes))
            return QString::fromUtf16(magic.name);
    if (bytes.size() > 12 && bytes.sliced(4).startsWith("ftyp"))
        return u"a recording (MP4)"_s;
    return {};
}

Result<ImportedSource>
readBy(const Importer& importer, const QByteArray& bytes, const ReadingRequest& request, bool byContent) {
    auto source = readContained(importer, bytes, request);
    if (!source)
        return source;
    completeSource(*source);
    const QString ending = endingOf(request.fileName);
    const QString found = source->format.isEmpty() ? importer.endings().constFirst() : source->format;
    if (byContent && !ending.isEmpty() && !importer.endings().contains(ending) && ending != "txt"_L1)
        source->warnings.prepend(u"the name ends in .%1, but the content is %2"_s.arg(ending, found.toUpper()));
    return source;
}

} // namespace

Result<ImportedSource> readContained(const Importer& importer, const QByteArray& bytes, const ReadingRequest& request) {
    try {
        return importer.read(bytes, request);
    } catch (const std::bad_alloc&) {
        return failure(
            ErrorCode::TooLarge, u"reading it needs more memory than there is"_s,
            u"Split it, or close other programs and try again."_s);
    } catch (const std::exception& thrown) {
        return failure(
            ErrorCode::Damaged, u"the content can't be read"_s,
            u"Open the file in the program it came from and save it again."_s, QString::fromUtf8(thrown.what()));
    }
}

QStringList readableEndings() {
    QStringList endings;
    for (const Importer* importer : importers())
        endings += importer->endings();
    return endings;
}

Result<ImportedSource> importDocument(const QByteArray& bytes, const ReadingRequest& request) {
    if (bytes.isEmpty())
        return failure(ErrorCode::Damaged, u"the file is empty"_s, u"It may not have been copied completely."_s);
    if (bytes.size() > maximumDocumentBytes)
        return failure(ErrorCode::TooLarge, u"the file is larger than 512 MB"_s);
    const QString ending = endingOf(request.fileName);
    for (const Importer* importer : importers())
        if (importer->recognise(bytes, ending) == Recognition::ByContent)
            return readBy(*importer, bytes, request, true);
    const QString foreign = foreignFormat(bytes);
    for (const Importer* importer : importers()) {
        if (importer->recognise(bytes, ending) == Recognition::No)
            continue;
        if (!foreign.isEmpty())
            return failure(
                ErrorCode::Damaged, u"the content is %1, not what the name says"_s.arg(foreign), readableHint());
        return readBy(*importer, bytes, request, false);
    }
    if (!foreign.isEmpty())
        return failure(ErrorCode::Unsupported, u"%1 is not read"_s.arg(foreign), readableHint());
    return failure(
        ErrorCode::Unsupported,
        ending.isEmpty() ? u"the format is not known"_s : u"files ending in .%1 are not read"_s.arg(ending),
        readableHint());
}

} // namespace sheaf
