#include "tests/importers/transcript_renderer.h"

#include "tests/importers/sketches.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <ostream>

using namespace Qt::StringLiterals;

namespace sheaf::test {

namespace {

constexpr qsizetype lineWidth = 72;
constexpr qsizetype cueWords = 14;
constexpr qint64 cueMs = 1500;

QString padded(qint64 number, int digits) {
    return u"%1"_s.arg(number, digits, 10, QLatin1Char('0'));
}

/// `1:02:03`, with as many digits for hours, minutes and seconds as asked, and digits of the second's fraction.
QString clock(qint64 ms, int hourDigits, int fraction = 0, QChar mark = u'.', int digits = 2) {
    QString text = padded(ms / 3'600'000, hourDigits) + u':' + padded(ms / 60'000 % 60, digits) + u':' +
                   padded(ms / 1000 % 60, digits);
    if (fraction > 0)
        text += mark + padded(ms % 1000, 3).left(fraction);
    return text;
}

/// `0:05`, and `1:02:10` after an hour.
QString shortClock(qint64 ms) {
    return ms < 3'600'000 ? u"%1:%2"_s.arg(ms / 60'000).arg(padded(ms / 1000 % 60, 2)) : clock(ms, 1);
}

QStringList wrapped(const QString& text, qsizetype width = lineWidth) {
    QStringList lines(1);
    for (const QString& word : text.split(u' ')) {
        if (!lines.constLast().isEmpty() && lines.constLast().size() + 1 + word.size() > width)
            lines.append(QString());
        lines.last() += (lines.constLast().isEmpty() ? QString() : u" "_s) + word;
    }
    return lines;
}

QString wrappedParagraphs(const QStringList& paragraphs) {
    QStringList written;
    for (const QString& paragraph : paragraphs)
        written.append(wrapped(paragraph).join(u'\n'));
    return written.join(u"\n\n"_s);
}

QString paragraphsIn(const SpokenTurn& turn) {
    return turn.paragraphs.join(u"\n\n"_s);
}

QByteArray withCrLf(const QString& text) {
    return QString(text).replace(u'\n', u"\r\n"_s).toUtf8();
}

/// A file of one stretch a turn.
template <typename WriteTurn>
QByteArray turnsBy(const Conversation& conversation, const QString& head, const QString& foot, WriteTurn write) {
    QString text = head;
    for (qsizetype i = 0; i < conversation.turns.size(); ++i)
        text += write(conversation.turns[i], i);
    return (text + foot).toUtf8();
}

template <typename WriteCue>
QString cuesBy(const Conversation& conversation, WriteCue write) {
    QString text;
    int number = 0;
    for (const SpokenTurn& turn : conversation.turns) {
        const QStringList words = wordsOf(turn).split(u' ');
        for (qsizetype from = 0; from < words.size(); from += cueWords) {
            const QString said = wrapped(words.mid(from, cueWords).join(u' '), 40).join(u'\n');
            text += write(turn, ++number, turn.startMs + from / cueWords * cueMs, said, from == 0);
        }
    }
    return text;
}

QString escaped(QString text) {
    return text.replace(u'&', u"&amp;"_s).replace(u'<', u"&lt;"_s).replace(u'>', u"&gt;"_s);
}

QString arrow(qint64 ms, QChar mark = u'.') {
    return clock(ms, 2, 3, mark) + u" --> "_s + clock(ms + cueMs - 100, 2, 3, mark);
}

QByteArray teamsVtt(const Conversation& c) {
    return (u"WEBVTT\n\n"_s + cuesBy(
                                  c,
                                  [](const SpokenTurn& turn, int n, qint64 ms, const QString& said, bool) {
                                      return u"4f1c0a3e-6b52-4d1e-9c55-2f1e7b9a0c11/%1-0\n%2\n<v %3>%4</v>\n\n"_s.arg(
                                          QString::number(n), arrow(ms), escaped(turn.speaker), escaped(said));
                                  }))
        .toUtf8();
}

QByteArray streamVtt(const Conversation& c) {
    return (u"WEBVTT\n\nNOTE duration:\"00:31:10.5820000\"\n\nNOTE language:en-us\n\n"_s +
            cuesBy(
                c,
                [](const SpokenTurn&, int n, qint64 ms, const QString& said, bool) {
                    return u"NOTE Confidence: 0.87%1\n\nef04c7c2-0000-463f-9d27-%2\n%3\n%4\n\n"_s.arg(
                        QString::number(n % 10), padded(n, 12), arrow(ms), escaped(said));
                }))
        .toUtf8();
}

QByteArray zoomVtt(const Conversation& c) {
    return withCrLf(u"WEBVTT\n\n"_s + cuesBy(c, [](const SpokenTurn& turn, int n, qint64 ms, QString said, bool first) {
                        const QString name = first ? turn.speaker + u": "_s : QString();
                        return u"%1\n%2\n%3%4\n\n"_s.arg(
                            QString::number(n), arrow(ms), name, said.replace(u'\n', u' '));
                    }));
}

QByteArray srt(const Conversation& c) {
    return "\xEF\xBB\xBF" +
           withCrLf(cuesBy(c, [](const SpokenTurn& turn, int n, qint64 ms, const QString& said, bool first) {
               const QString name = first ? u"<i>%1:</i> "_s.arg(turn.speaker) : QString();
               const QString place = n % 3 == 0 ? u" X1:10 X2:20 Y1:1 Y2:2"_s : QString();
               return u"%1\n%2%3\n%4%5\n\n"_s.arg(QString::number(n), arrow(ms, u','), place, name, said);
           }));
}

QByteArray docxOf(const QStringList& lines) {
    QByteArray body;
    for (const QString& line : lines)
        body += docxParagraph(escaped(line).toUtf8());
    return docxWith(body);
}

QByteArray teamsOldDocx(const Conversation& c) {
    QStringList lines;
    for (const SpokenTurn& turn : c.turns)
        lines << clock(turn.startMs, 1, 3, u'.', 1) + u" --> "_s + clock(turn.startMs + 2000, 1, 3, u'.', 1)
              << turn.speaker << turn.paragraphs << QString();
    return docxOf(lines);
}

QByteArray teamsNewDocx(const Conversation& c) {
    QByteArray body;
    for (const QString& line :
         {c.title, u"March 12, 2024, 10:15AM"_s, u"31m 10s"_s, QString(), u"Tamsin Wren started transcription"_s})
        body += docxParagraph(escaped(line).toUtf8());
    for (const SpokenTurn& turn : c.turns) { // one paragraph with a line break, as Teams writes it
        body += "<w:p><w:r><w:t>" + escaped(turn.speaker).toUtf8() +
                "</w:t></w:r><w:r><w:t xml:space=\"preserve\">   " + shortClock(turn.startMs).toUtf8() + "</w:t></w:r>";
        for (const QString& paragraph : turn.paragraphs)
            body += "<w:r><w:br/><w:t>" + escaped(paragraph).toUtf8() + "</w:t></w:r>";
        body += "</w:p>";
    }
    return docxWith(body + docxParagraph("Tamsin Wren stopped transcription"));
}

QByteArray otter(const Conversation& c) {
    QStringList names;
    for (const SpokenTurn& turn : c.turns)
        if (!names.contains(turn.speaker))
            names.append(turn.speaker);
    const QString head = c.title + u"\n\nSUMMARY KEYWORDS\npractice, families, supervision, schools\n\nSPEAKERS\n"_s +
                         names.join(u", "_s) + u"\n\n"_s;
    return turnsBy(c, head, u"Transcribed by https://otter.ai\n"_s, [](const SpokenTurn& turn, qsizetype) {
        return turn.speaker + u"  "_s + shortClock(turn.startMs) + u"  \n"_s + paragraphsIn(turn) + u"\n\n"_s;
    });
}

QByteArray rev(const Conversation& c) {
    return turnsBy(c, {}, {}, [](const SpokenTurn& turn, qsizetype) {
        const QString time = turn.startMs < 3'600'000 ? clock(turn.startMs, 2).sliced(3) : clock(turn.startMs, 2);
        return u"%1 (%2):\n"_s.arg(turn.speaker, time) + paragraphsIn(turn) + u"\n\n"_s;
    });
}

QByteArray trint(const Conversation& c) {
    return turnsBy(c, {}, {}, [](const SpokenTurn& turn, qsizetype) {
        return u"[%1] %2\n"_s.arg(clock(turn.startMs, 2), turn.speaker) + wrappedParagraphs(turn.paragraphs) +
               u"\n\n"_s;
    });
}

QByteArray descript(const Conversation& c) {
    return turnsBy(c, {}, {}, [](const SpokenTurn& turn, qsizetype) {
        return u"[%1] %2: "_s.arg(clock(turn.startMs, 2), turn.speaker) + paragraphsIn(turn) + u"\n\n"_s;
    });
}

QByteArray otr(const Conversation& c) {
    QString html;
    for (const SpokenTurn& turn : c.turns) {
        html +=
            u"<p><span class=\"timestamp\" contenteditable=\"false\" data-timestamp=\"%1\">%2</span> <b>%3</b>: "_s.arg(
                QString::number(static_cast<double>(turn.startMs) / 1000, 'f', 3), shortClock(turn.startMs),
                escaped(turn.speaker));
        html += escaped(turn.paragraphs.join(u"\n"_s)).replace(u'\n', u"<br /><br />"_s) + u"<br /></p>"_s;
    }
    const QJsonObject file{{u"text"_s, html}, {u"media"_s, u"int07.mp3"_s}, {u"media-time"_s, 8.9}};
    return QJsonDocument(file).toJson(QJsonDocument::Compact);
}

QByteArray f4(const Conversation& c) {
    return turnsBy(c, {}, {}, [](const SpokenTurn& turn, qsizetype) {
        return turn.speaker + u": "_s + paragraphsIn(turn) +
               u" #%1-%2#\n\n"_s.arg(clock(turn.startMs, 2), padded(turn.startMs % 1000, 3).first(1));
    });
}

QByteArray easytranscript(const Conversation& c) {
    return turnsBy(c, {}, {}, [](const SpokenTurn& turn, qsizetype) {
        return turn.speaker + u": "_s + wrappedParagraphs(turn.paragraphs) +
               u" #%1-%2#\n"_s.arg(clock(turn.startMs, 1), padded(turn.startMs % 1000, 3).first(1));
    });
}

QByteArray transana(const Conversation& c) {
    return turnsBy(c, {}, {}, [](const SpokenTurn& turn, qsizetype) {
        return u"(%1)%2: "_s.arg(clock(turn.startMs, 1, 1), turn.speaker) + paragraphsIn(turn) + u'\n';
    });
}

QByteArray inqscribe(const Conversation& c) {
    return turnsBy(c, {}, {}, [](const SpokenTurn& turn, qsizetype) {
        return u"[%1] %2: "_s.arg(clock(turn.startMs, 2, 2), turn.speaker) + paragraphsIn(turn) + u'\n';
    });
}

QByteArray expressScribe(const Conversation& c) {
    return turnsBy(c, {}, {}, [](const SpokenTurn& turn, qsizetype i) {
        const QString time = i % 2 == 0 ? u"[%1] "_s.arg(shortClock(turn.startMs)) : QString();
        return time + turn.speaker + u": "_s + paragraphsIn(turn) + u'\n';
    });
}

QByteArray plainLabels(const Conversation& c) {
    return turnsBy(c, c.title + u"\n\n"_s, {}, [](const SpokenTurn& turn, qsizetype) {
        return turn.speaker + u": "_s + wrappedParagraphs(turn.paragraphs) + u'\n';
    });
}

QByteArray focusGroup(const Conversation& c) {
    const QString head = c.title + u"\nA room above the library, seven chairs\n\n"_s;
    return turnsBy(c, head, {}, [](const SpokenTurn& turn, qsizetype) {
        return turn.speaker + u":\n"_s + turn.paragraphs.join(u'\n') + u"\n\n"_s;
    });
}

QByteArray maxqdaStructured(const Conversation& c) {
    return turnsBy(c, u"#TEXT %1\n"_s.arg(c.title), {}, [](const SpokenTurn& turn, qsizetype i) {
        return u"#CODE Questions\\%1\n"_s.arg(i + 1) + turn.paragraphs.join(u'\n') + u"\n#ENDCODE\n"_s;
    });
}

} // namespace

const QList<Convention>& conventions() {
    using Keeps = Convention::Keeps;
    static const QList<Convention> all = {
        {"teams_new_vtt", "x.vtt", teamsVtt, 1},
        {"teams_stream_old_vtt", "x.vtt", streamVtt, 1, true, Keeps::Words},
        {"teams_new_docx", "x.docx", teamsNewDocx},
        {"teams_old_docx", "x.docx", teamsOldDocx, 1},
        {"zoom_vtt", "x.vtt", zoomVtt, 1},
        {"srt", "x.srt", srt, 1},
        {"otter", "x.txt", otter},
        {"rev", "x.txt", rev},
        {"trint", "x.txt", trint},
        {"descript", "x.txt", descript},
        {"otranscribe", "x.otr", otr, 1},
        {"f4", "x.txt", f4, 100},
        {"easytranscript", "x.txt", easytranscript, 100},
        {"transana", "x.txt", transana, 100},
        {"inqscribe", "x.txt", inqscribe, 10},
        {"expressscribe", "x.txt", expressScribe, 1000, false},
        {"plain_labels", "x.txt", plainLabels, 0},
        {"maxqda_focus_group", "x.txt", focusGroup, 0},
        {"maxqda_structured", "x.txt", maxqdaStructured, 0, true, Keeps::Sections},
    };
    return all;
}

void PrintTo(const Convention& convention, std::ostream* out) {
    *out << convention.name;
}

QString wordsOf(const SpokenTurn& turn) {
    return turn.paragraphs.join(u' ').simplified();
}

} // namespace sheaf::test
