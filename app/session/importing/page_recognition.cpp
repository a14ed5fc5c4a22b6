#include "app/session/importing/page_recognition.h"

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr double dotsPerInch = 300; // what Tesseract was trained for
constexpr double pointsPerInch = 72;

/// The picture as a PPM file: Tesseract reads it, and it needs no library to write.
QByteArray asPpm(const PagePicture& picture) {
    return "P6\n" + QByteArray::number(picture.width) + ' ' + QByteArray::number(picture.height) + "\n255\n" +
           picture.pixels;
}

Result<QString>
recognise(const QString& program, const PagePicture& picture, const QString& language, const ExtractionTerms& terms) {
    QProcess tesseract;
    tesseract.start(
        program, {u"stdin"_s, u"stdout"_s, u"--dpi"_s, QString::number(dotsPerInch), u"-l"_s, language, u"tsv"_s});
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
            ErrorCode::Unsupported, u"text recognition failed"_s,
            u"Is Tesseract's language “%1” installed? `tesseract --list-langs` tells."_s.arg(language),
            QString::fromUtf8(tesseract.readAllStandardError()));
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

Result<QList<RecognisedPage>> recognisePictures(
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
    const auto pages = pool.picturePages(document, password, terms);
    if (!pages)
        return failure(pages);
    QList<RecognisedPage> recognised;
    for (const int page : *pages) {
        const auto picture = pool.drawPage(document, {password, page, dotsPerInch}, terms);
        if (!picture)
            return failure(picture);
        const auto tsv = recognise(program, *picture, language, terms);
        if (!tsv)
            return failure(tsv);
        recognised.append(wordsFromTsv(*tsv, page, dotsPerInch));
    }
    return recognised;
}

} // namespace sheaf
