#include "app/session/import_sources.h"
#include "app/session/importing/legacy_word.h"
#include "app/session/importing/page_recognition.h"
#include "coding/store/source_repository.h"
#include "tests/importers/sketches.h"
#include "tests/session/any_review.h"
#include "tests/support/printing.h"

#include <QProcess>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

bool isInstalled(const QString& program) {
    return !QStandardPaths::findExecutable(program).isEmpty();
}

/// Folders for LibreOffice's copies.
QStringList copies() {
    return QDir(u"/dev/shm"_s).entryList({u"sheaf-*"_s}, QDir::Dirs);
}

/// Processes that work in such a folder.
int officesOfOurs() {
    int count = 0;
    for (const QString& process : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
        QFile file(u"/proc/%1/cmdline"_s.arg(process));
        if (file.open(QIODevice::ReadOnly)) {
            const QByteArray command = file.readAll();
            count += command.contains("soffice") && command.contains("/sheaf-");
        }
    }
    return count;
}

/// A PDF whose only page is this picture.
QByteArray pdfOf(const PagePicture& picture, double width, double height) {
    const auto number = [](auto value) { return QByteArray::number(value); };
    const QByteArray content = "q " + number(width) + " 0 0 " + number(height) + " 0 0 cm /P Do Q";
    const QByteArray size = number(width) + ' ' + number(height);
    const QList<QByteArray> objects = {
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 " + size +
            "] /Resources << /XObject << /P 5 0 R >> >> /Contents 4 0 R >>",
        "<< /Length " + number(content.size()) + " >>\nstream\n" + content + "\nendstream",
        "<< /Type /XObject /Subtype /Image /Width " + number(picture.width) + " /Height " + number(picture.height) +
            " /ColorSpace /DeviceRGB /BitsPerComponent 8 /Length " + number(picture.pixels.size()) + " >>\nstream\n" +
            picture.pixels + "\nendstream"};
    QByteArray pdf = "%PDF-1.4\n", table;
    for (qsizetype i = 0; i < objects.size(); ++i) {
        table += number(pdf.size()).rightJustified(10, '0') + " 00000 n \n";
        pdf += number(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const qsizetype start = pdf.size();
    return pdf + "xref\n0 6\n0000000000 65535 f \n" + table + "trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n" +
           number(start) + "\n%%EOF\n";
}

class OutsideProgramsTest : public AnyReview {
protected:
    ImportReport import(const QString& path, const ImportOptions& options = {}) {
        const auto report = ImportSources(review).run({path}, options, cancel, {});
        EXPECT_THAT(report, isOk());
        return report.value_or(ImportReport{});
    }
    QString textOf(const ImportedFile& file) {
        return SourceRepository(review.project()).text(file.source->id).value_or(QString());
    }
    QByteArray legacyWord() {
        const QString text = write(u"plain/visits.txt"_s, "The wardens counted otters at the weir.\n");
        const QString profile = u"-env:UserInstallation=file://"_s + folder.path(u"profile"_s);
        const int made = QProcess::execute(
            u"soffice"_s,
            {profile, u"--headless"_s, u"--convert-to"_s, u"doc"_s, u"--outdir"_s, folder.path(u"plain"_s), text});
        EXPECT_EQ(made, 0);
        QFile file(folder.path(u"plain/visits.doc"_s));
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    }
    CancelToken cancel;
};

TEST_F(OutsideProgramsTest, ReadsAnOldWordDocumentByLibreOfficeAndLeavesNothingOfIt) {
    if (!isInstalled(u"soffice"_s))
        GTEST_SKIP() << "LibreOffice is not installed";
    const QStringList before = copies();
    const ImportReport report = import(write(u"visits.doc"_s, legacyWord()));
    ASSERT_TRUE(report.files[0].source) << report.files[0].error.value_or(Error{}).message.toStdString();
    EXPECT_TRUE(textOf(report.files[0]).contains(u"otters at the weir"_s));
    EXPECT_EQ(copies(), before);
}

TEST_F(OutsideProgramsTest, EndsAllOfLibreOfficeWhenItTakesTooLong) {
    if (!isInstalled(u"soffice"_s))
        GTEST_SKIP() << "LibreOffice is not installed";
    const QByteArray document = legacyWord();
    const QStringList before = copies();
    const int running = officesOfOurs();
    for (const int milliseconds : {0, 1, 500})
        EXPECT_THAT(
            convertLegacyWord(document, std::chrono::milliseconds(milliseconds), cancel),
            hasError(ErrorCode::TooLarge));
    EXPECT_EQ(officesOfOurs(), running);
    EXPECT_EQ(copies(), before);
    cancel.cancel();
    EXPECT_THAT(convertLegacyWord(document, std::chrono::seconds(60), cancel), hasError(ErrorCode::Cancelled));
}

TEST(PageRecognition, TakesWordsWithTheirPlacesAndLinesFromTesseractsTable) {
    const QString table =
        u"level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
        "4\t1\t1\t1\t1\t0\t300\t600\t900\t50\t-1\t\n"
        "5\t1\t1\t1\t1\t1\t300\t600\t150\t50\t96\tRiver\n"
        "5\t1\t1\t1\t1\t2\t500\t600\t150\t50\t96\tbanks\n"
        "5\t1\t1\t1\t2\t1\t300\t700\t150\t50\t95\t \n"
        "5\t1\t1\t1\t3\t1\t300\t800\t150\t50\t95\tflood\n"
        "5\t1\tcut\n"_s;
    const RecognisedPage page = wordsFromTsv(table, 7, 300);
    EXPECT_EQ(page.page, 7);
    ASSERT_EQ(page.words.size(), 3);
    EXPECT_EQ(page.words[0].text, u"River"_s);
    EXPECT_DOUBLE_EQ(page.words[0].left, 72);
    EXPECT_DOUBLE_EQ(page.words[0].top, 144);
    EXPECT_DOUBLE_EQ(page.words[0].right, 108);
    EXPECT_DOUBLE_EQ(page.words[0].bottom, 156);
    EXPECT_EQ(page.words[0].line, page.words[1].line);
    EXPECT_NE(page.words[1].line, page.words[2].line);
}

TEST_F(OutsideProgramsTest, ReadsAPageThatIsAPictureWhenAsked) {
    if (!isInstalled(u"tesseract"_s))
        GTEST_SKIP() << "Tesseract is not installed";
    const QByteArray sketch = test::PdfSketch().text(40, 100, "The wardens counted otters at the weir.", 16).bytes();
    const auto sealed = SealedBytes::of(sketch);
    ASSERT_THAT(sealed, isOk());
    const auto picture = ExtractionPool::shared().drawPage(*sealed, {{}, 1, 200}, {std::chrono::seconds(60), cancel});
    ASSERT_THAT(picture, isOk());
    const QString scan = write(u"scan.pdf"_s, pdfOf(*picture, 400, 600));

    const ImportReport unread = import(scan);
    ASSERT_TRUE(unread.files[0].error);
    EXPECT_TRUE(unread.files[0].error->hint.contains(u"--ocr"_s));

    ImportOptions options;
    options.reading.recognisePictures = true;
    const ImportReport read = import(scan, options);
    ASSERT_TRUE(read.files[0].source) << read.files[0].error.value_or(Error{}).message.toStdString();
    EXPECT_TRUE(textOf(read.files[0]).contains(u"otters"_s)) << textOf(read.files[0]).toStdString();

    options.reading.recognitionLanguage = u"xyz"_s;
    const QByteArray another = pdfOf(*picture, 401, 600);
    EXPECT_TRUE(import(write(u"another.pdf"_s, another), options).files[0].error);
}

} // namespace
} // namespace sheaf
