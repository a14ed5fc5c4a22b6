#include "app/session/importing/page_recognition.h"

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr double resolutions[] = {300, 200, 100}; // dots per inch: what Tesseract was trained for, then what still fits
constexpr double pointsPerInch = 72;

/// The picture as a PPM file: Tesseract reads it, and it needs no library to write.
QByteArray asPpm(const PagePicture& picture) {
    return "P6\n" + QByteArray::number(picture.width) + ' ' + QByteArray::number(picture.height) + "\n255\n" +
           picture.pixels;
}

/// Where and how Tesseract is run.
struct Recogniser {
    QString program;
    QString language;
};

/// What Tesseract has is asked once: a page that it fails on afterwards is the page's fault.
Result<void> checkLanguage(const Recogniser& recogniser) {
    QProcess tesseract;
    tesseract.setProcessChannelMode(QProcess::MergedChannels); // old ones list them as if they were errors
    tesseract.start(recogniser.program, {u"--list-langs"_s});
    constexpr int longest = 10'000;
    if (!tesseract.waitForFinished(longest)) {
        tesseract.kill();
        tesseract.waitForFinished();
        return failure(ErrorCode::Unsupported, u"Tesseract can't be started"_s);
    }
    const QStringList installed = QString::fromUtf8(tesseract.readAll()).split(u'\n');
    for (const QString& wanted : recogniser.language.split(u'+', Qt::SkipEmptyParts))
        if (!installed.contains(wanted))
            return failure(
                ErrorCode::Unsupported, u"text recognition lacks the language “%1”"_s.arg(wanted),
                u"Install it for Tesseract; `tesseract --list-langs` tells which there are."_s);
    return {};
}

/// At the best `resolution` that does not make too large a picture. The time is for each try.
Result<PagePicture> drawAsFits(
    const SealedBytes& document, DrawPageRequest request, double& resolution, ExtractionPool& pool,
    const ExtractionTerms& terms) {
    Result<PagePicture> picture = failure(ErrorCode::TooLarge, {});
    for (const double dotsPerInch : resolutions) {
        request.dotsPerInch = resolution = dotsPerInch;
        picture = pool.drawPage(document, request, terms);
        if (picture || picture.error().code != ErrorCode::TooLarge)
            break;
    }
    return picture;
}

Result<QString>
recognise(const Recogniser& recogniser, const PagePicture& picture, double dotsPerInch, const ExtractionTerms& terms) {
    QProcess tesseract;
    tesseract.start(
        recogniser.program,
        {u"stdin"_s, u"stdout"_s, u"--dpi"_s, QString::number(dotsPerInch), u"-l"_s, recogniser.language, u"tsv"_s});
    if (!tesseract.waitForStarted())
        return failure(ErrorCode::Unsupported, u"Tesseract can't be started"_s);
    tesseract.write(asPpm(picture));
    tesseract.closeWriteChannel();
    const auto deadline = std::chrono::steady_clock::now() + terms.timeout;
    while (!tesseract.waitForFinished(100) && tesseract.state() != QProcess::NotRunning) {
        const bool isLate = std::chrono::steady_clock::now() > deadline;
        if (!isLate && !terms.cancel.isCancelled())
            continue;
        tesseract.kill();
        tesseract.waitForFinished();
        return isLate ? failure(ErrorCode::TooLarge, u"text recognition took too long over a page"_s)
                      : failure(ErrorCode::Cancelled, u"stopped"_s);
    }
    if (tesseract.exitStatus() != QProcess::NormalExit || tesseract.exitCode() != 0)
        return failure(
            ErrorCode::Damaged, u"text recognition failed"_s, {}, QString::fromUtf8(tesseract.readAllStandardError()));
    return QString::fromUtf8(tesseract.readAllStandardOutput());
}

} // namespace

RecognisedPage wordsFromTsv(const QString& tsv, int page, double resolution) {
    // level page_num block_num par_num line_num word_num left top width height conf text
    constexpr int block = 2, paragraph = 3, line = 4, left = 6, top = 7, width = 8, height = 9, text = 11;
    constexpr auto wordLevel = "5"_L1;
    RecognisedPage read{page, {}};
    QString lastLine;
    int lines = 0;
    for (const QString& row : tsv.split(u'\n')) {
        const QStringList fields = row.split(u'\t');
        if (fields.size() <= text || fields[0] != wordLevel || fields[text].trimmed().isEmpty())
            continue;
        const QString lineKey = fields[block] + u'.' + fields[paragraph] + u'.' + fields[line];
        lines += lineKey != lastLine;
        lastLine = lineKey;
        const double scale = pointsPerInch / resolution;
        const double x = fields[left].toDouble() * scale, y = fields[top].toDouble() * scale;
        read.words.append(
            {fields[text].trimmed(), x, y, x + fields[width].toDouble() * scale, y + fields[height].toDouble() * scale,
             lines});
    }
    return read;
}

Result<RecognisedPictures> recognisePictures(
    const SealedBytes& document, const QString& password, const QString& language, ExtractionPool& pool,
    const ExtractionTerms& terms) {
    static const QRegularExpression plausible(u"\\A[A-Za-z0-9_+/-]{2,60}\\z"_s);
    if (!plausible.match(language).hasMatch())
        return failure(ErrorCode::InvalidArgument, u"“%1” is no language of Tesseract"_s.arg(language));
    const QString program = QStandardPaths::findExecutable(u"tesseract"_s);
    if (program.isEmpty())
        return failure(
            ErrorCode::Unsupported, u"text recognition needs Tesseract, which is not installed"_s,
            u"Install the package tesseract-ocr, or import without --ocr."_s);
    const Recogniser recogniser{program, language};
    if (const auto checked = checkLanguage(recogniser); !checked)
        return failure(checked);
    const auto pages = pool.picturePages(document, password, terms);
    if (!pages)
        return failure(pages);
    RecognisedPictures recognised;
    for (const int page : *pages) {
        double resolution = 0;
        const auto picture = drawAsFits(document, {password, page, 0}, resolution, pool, terms);
        const auto tsv =
            picture ? recognise(recogniser, *picture, resolution, terms) : Result<QString>(failure(picture));
        if (terms.cancel.isCancelled())
            return failure(ErrorCode::Cancelled, u"stopped"_s);
        if (tsv)
            recognised.pages.append(wordsFromTsv(*tsv, page, resolution));
        else if (tsv.error().code == ErrorCode::Unsupported)
            return failure(tsv);
        else
            recognised.leftOut.append(page);
    }
    return recognised;
}

} // namespace sheaf
