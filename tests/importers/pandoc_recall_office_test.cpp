#include "importers/import_document.h"

#include <QFile>
#include <QHash>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

struct Sample {
    const char* name;
    QByteArray markdown;
    const char* format;
};

const QByteArray report = R"(---
title: Leeds evaluation
---

# Aims and scope

The programme *aimed* to reach **families** early[^1], see [the plan](https://example.org/plan) and `inline code`.

## Delivery

1. First step
2. Second step
    a. inner alpha
    b. inner beta

        With another paragraph.

3. Third step

(4) four
(5) five

- bullet one
- bullet two
    - nested bullet
        - deeper still

> A quotation that somebody said, with a
> second line.

| Site | Families | Note |
|------|---------:|------|
| Leeds | 120 | On track, *mostly* |
| Camden | 80 | Delayed[^2] |
| Chester | | |

Term
:   Its definition, at length.

A line\
broken by hand. Superscript 2^10^ and subscript H~2~O, [small capitals]{.smallcaps}, [under]{.underline}.

### Voices

Arabic: مرحبا بالعالم, Hebrew: שלום עולם, Polish: zażółć gęślą jaźń, Chinese: 你好。 Emoji: 🙂 done.

```
code block line one
  line two
```

----

[^1]: The note, with *emphasis* and a [link](https://example.org/note).
[^2]: Another note.

    Its second paragraph.
)";

const QByteArray interview = R"(**How did it start?**

Slowly. We had two families in the first month, and nobody at the door.

**What changed then?**

The *school* sent letters, see <https://example.org/letters>.

**And now?**

It stays, I think.

We are eleven.
)";

QByteArray longText() {
    QByteArray text;
    for (int i = 1; i <= 60; ++i) {
        const QByteArray number = QByteArray::number(i);
        text += "## Part " + number + "\n\nParagraph " + number + " of the text says word" + number + " and *more" +
                number + "*.\n\n1. item" + number + "\n2. other" + number + "\n\n";
    }
    return text;
}

QByteArray run(const QString& pandoc, const QStringList& arguments, const QByteArray& input) {
    QProcess process;
    process.start(pandoc, arguments);
    process.write(input);
    process.closeWriteChannel();
    EXPECT_TRUE(process.waitForFinished(60'000));
    EXPECT_EQ(process.exitCode(), 0) << process.readAllStandardError().toStdString();
    return process.readAllStandardOutput();
}

/// How often each word comes; raised figures count as figures, small capitals as letters.
QHash<QString, int> wordsOf(const QString& text) {
    QHash<QString, int> words;
    QString word;
    for (const QChar c : text.normalized(QString::NormalizationForm_KC).toCaseFolded() + u' ') {
        if (c.isLetterOrNumber() || c.isMark()) {
            word += c;
        } else if (!word.isEmpty()) {
            ++words[word];
            word.clear();
        }
    }
    return words;
}

class OfficeRecall : public testing::TestWithParam<Sample> {};

} // namespace

TEST_P(OfficeRecall, OfAWordProcessorsFileIsNearlyWhole) {
    const QString pandoc = QStandardPaths::findExecutable(u"pandoc"_s);
    if (pandoc.isEmpty())
        GTEST_SKIP() << "pandoc is not installed";
    const Sample& sample = GetParam();
    const QString format = QString::fromLatin1(sample.format);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"sample."_s + format);
    run(pandoc, {u"-f"_s, u"markdown+fancy_lists"_s, u"-t"_s, format, u"-o"_s, path}, sample.markdown);
    const QByteArray plain = run(pandoc, {u"-f"_s, format, u"-t"_s, u"plain"_s, u"--wrap=none"_s, path}, {});
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const auto source = importDocument(file.readAll(), {.fileName = path});
    ASSERT_TRUE(source.has_value()) << source.error().message.toStdString();
    EXPECT_EQ(checkImported(*source), QString());

    const QHash<QString, int> expected = wordsOf(QString::fromUtf8(plain));
    const QHash<QString, int> found = wordsOf(source->text);
    int all = 0, kept = 0;
    QStringList lost;
    for (auto word = expected.cbegin(); word != expected.cend(); ++word) {
        all += *word;
        kept += std::min(*word, found.value(word.key()));
        if (found.value(word.key()) < *word)
            lost.append(word.key());
    }
    EXPECT_GT(all, 30);
    EXPECT_GE(kept, 0.995 * all) << "lost: " << lost.join(u' ').toStdString();
    RecordProperty("words", all);
    RecordProperty("kept", kept);
}

INSTANTIATE_TEST_SUITE_P(
    Pandoc, OfficeRecall,
    testing::Values(
        Sample{"ReportDocx", report, "docx"}, Sample{"ReportOdt", report, "odt"},
        Sample{"InterviewDocx", interview, "docx"}, Sample{"InterviewOdt", interview, "odt"},
        Sample{"LongDocx", longText(), "docx"}, Sample{"LongOdt", longText(), "odt"}),
    [](const testing::TestParamInfo<Sample>& given) { return std::string(given.param.name); });

} // namespace sheaf
