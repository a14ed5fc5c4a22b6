#include "importers/import_document.h"

#include <QFile>
#include <QHash>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr double neededRecall = 0.995;
constexpr double neededPrecision = 0.98; // the other way: what is read twice, or is no text, lowers it

/// How a document of a format comes about.
struct Route {
    const char* ending;
    QStringList pandocArguments;
    bool throughOffice = false; ///< pandoc writes Word, LibreOffice makes the format of it

    friend void PrintTo(const Route& route, std::ostream* out) {
        *out << route.ending << (route.throughOffice ? " by LibreOffice" : " by pandoc");
    }
};

const std::vector<Route>& routes() {
    // For each chapter of a book pandoc numbers notes anew, so the book has one. LibreOffice writes no EPUB with the
    // heads of tables and the numbers of lists.
    static const std::vector<Route> all = {
        {"epub", {u"--shift-heading-level-by=1"_s}},
        {"html", {u"-s"_s}},
        {"rtf", {u"-s"_s}},
        {"html", {}, true},
        {"rtf", {}, true},
    };
    return all;
}

/// A text of everything that people put into reports, with words that repeat, so that one lost or doubled is counted.
QByteArray richMarkdown() {
    QByteArray text = "---\ntitle: Annual report\nlang: en-GB\n---\n\n";
    const QList<QByteArray> words = {
        "practice",
        "caf\xC3\xA9",
        "\xD0\xBF\xD1\x80\xD0\xB0\xD0\xBA\xD1\x82\xD0\xB8\xD0\xBA\xD0\xB0",
        "\xE5\xAE\x9F\xE8\xB7\xB5",
        "leaders",
        "wouldn\xE2\x80\x99t",
        "2019",
        "families",
        "\xC5\xA1kola",
        "supervision",
        "\xCE\xB1\xCF\x81\xCF\x87\xCE\xAE",
        "na\xC3\xAFve"};
    unsigned next = 1;
    const auto some = [&](int count) {
        QByteArray sentence;
        for (int i = 0; i < count; ++i) {
            next = next * 1664525U + 1013904223U;
            sentence += words[(next >> 16) % static_cast<unsigned>(words.size())] + ' ';
        }
        return sentence.trimmed();
    };
    for (int part = 1; part <= 12; ++part) {
        const QByteArray number = QByteArray::number(part);
        text += "# Part " + number + ": *" + some(3) + "*\n\n" + some(40) + " **" + some(4) + "**, ~~" + some(2) +
                "~~ [" + some(3) + "](https://example.org/" + number + ") and `" + some(2) + "`.[^n" + number + "] " +
                some(20) + "\n\n## " + some(5) + "\n\n";
        text += "1. " + some(12) + "\n2. " + some(8) + "\n\n    - " + some(9) + "\n    - " + some(6) +
                "\n\n        - " + some(5) + "\n\n3. " + some(7) + "\n\n    " + some(15) + "\n\n";
        text += "> " + some(14) + "\n>\n> > " + some(9) + "\n\n" + some(3) + "\n:   " + some(11) + "\n\n";
        text += "| " + some(2) + " | " + some(2) + " | " + some(1) + " |\n|---|:--|--:|\n";
        for (int row = 0; row < 4; ++row)
            text += "| " + some(3) + " | **" + some(1) + "** " + some(4) + " | " + QByteArray::number(row) + " |\n";
        text += "\n: " + some(4) + "\n\n";
        text += "+------+------+\n| " + QByteArray("one").leftJustified(4) +
                " | two  |\n|      |      |\n| more | - x  |\n"
                "+------+------+\n\n";
        text += "    " + some(4) + "\n      " + some(3) + "\n\n" + some(6) + "\\\n" + some(5) + "\n\n" + "- [ ] " +
                some(3) + "\n- [x] " + some(3) + "\n\n";
        text += "[^n" + number + "]: " + some(10) + "\n\n    " + some(7) + "\n\n";
    }
    return text;
}

using WordCounts = QHash<QString, int>;

WordCounts wordsOf(const QString& text) {
    WordCounts counts;
    QString word;
    for (const QChar c : text + u' ') {
        if (c.isLetterOrNumber() || c.isMark()) {
            word += c;
        } else if (!word.isEmpty()) {
            ++counts[word];
            word.clear();
        }
    }
    return counts;
}

/// The share of the words of `all` that `found` holds too, each as often.
double shareHeld(const WordCounts& all, const WordCounts& found, QString& lost) {
    int total = 0, held = 0;
    for (auto word = all.cbegin(); word != all.cend(); ++word) {
        total += *word;
        held += std::min(*word, found.value(word.key()));
        if (found.value(word.key()) < *word)
            lost += u" %1(%2)"_s.arg(word.key()).arg(*word - found.value(word.key()));
    }
    return total == 0 ? 0 : static_cast<double>(held) / total;
}

bool runs(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.start(program, arguments);
    return process.waitForFinished(120'000) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

class PandocRecall : public testing::TestWithParam<Route> {};

} // namespace

TEST_P(PandocRecall, FindsTheWordsThatPandocWroteInto) {
    const Route& route = GetParam();
    const QString pandoc = QStandardPaths::findExecutable(u"pandoc"_s);
    const QString office = QStandardPaths::findExecutable(u"soffice"_s);
    if (pandoc.isEmpty())
        GTEST_SKIP() << "pandoc is not installed";
    if (route.throughOffice && office.isEmpty())
        GTEST_SKIP() << "LibreOffice is not installed";
    const QTemporaryDir folder;
    const auto path = [&folder](const QString& name) { return folder.filePath(name); };
    QFile markdown(path(u"x.md"_s));
    ASSERT_TRUE(markdown.open(QIODevice::WriteOnly));
    markdown.write(richMarkdown());
    markdown.close();
    const QString made = u"x."_s + QLatin1StringView(route.ending);
    ASSERT_TRUE(runs(pandoc, {u"--wrap=none"_s, u"-t"_s, u"plain"_s, u"-o"_s, path(u"x.txt"_s), path(u"x.md"_s)}));
    const QString target = route.throughOffice ? u"x.docx"_s : made;
    ASSERT_TRUE(runs(pandoc, route.pandocArguments + QStringList{u"-o"_s, path(target), path(u"x.md"_s)}));
    if (route.throughOffice) {
        // A profile of its own, for another LibreOffice may be running.
        const QString profile = u"-env:UserInstallation=file://"_s + path(u"profile"_s);
        if (!runs(
                office, {profile, u"--headless"_s, u"--convert-to"_s, QLatin1StringView(route.ending), u"--outdir"_s,
                         folder.path(), path(u"x.docx"_s)}) ||
            !QFile::exists(path(made)))
            GTEST_SKIP() << "LibreOffice here does not write this format";
    }

    const auto source = importDocument(contentOf(path(made)), {.fileName = made});
    ASSERT_TRUE(source.has_value()) << source.error().message.toStdString();
    EXPECT_EQ(checkImported(*source), QString());
    const WordCounts expected = wordsOf(QString::fromUtf8(contentOf(path(u"x.txt"_s))));
    const WordCounts found = wordsOf(source->text);
    QString lost, added;
    const double recall = shareHeld(expected, found, lost);
    const double precision = shareHeld(found, expected, added);
    EXPECT_GE(recall, neededRecall) << "lost:" << lost.toStdString();
    EXPECT_GE(precision, neededPrecision) << "added:" << added.toStdString();
    RecordProperty("recall", std::to_string(recall));
    RecordProperty("precision", std::to_string(precision));
}

INSTANTIATE_TEST_SUITE_P(Routes, PandocRecall, testing::ValuesIn(routes()), [](const auto& instance) {
    return std::string(instance.param.ending) + (instance.param.throughOffice ? "ByLibreOffice" : "ByPandoc");
});

} // namespace sheaf
