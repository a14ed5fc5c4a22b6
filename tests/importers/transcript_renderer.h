#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <iosfwd>

namespace sheaf::test {

/// What somebody says before another speaks. Two turns of one speaker never follow each other.
struct SpokenTurn {
    QString speaker;
    qint64 startMs = 0;
    QStringList paragraphs;
};

/// A conversation as it was, before any program wrote it down.
struct Conversation {
    QString title;
    QList<SpokenTurn> turns;
};

/// How a program, or a person, writes a conversation down, and what of it survives.
struct Convention {
    enum class Keeps { Turns, Words, Sections };
    const char* name;
    const char* fileName; ///< what such a file is called
    QByteArray (*render)(const Conversation& conversation);
    qint64 tick = 1000;          ///< ms: finer times are lost; 0 if all are
    bool stampsEveryTurn = true; ///< else every other one, from the first
    Keeps keeps = Keeps::Turns;  ///< who speaks when; or only the words; or headings and paragraphs
};

/// For googletest's messages.
void PrintTo(const Convention& convention, std::ostream* out);

[[nodiscard]] const QList<Convention>& conventions();

/// Three long conversations about a programme of children's services. Everybody in them is invented.
[[nodiscard]] QList<Conversation> longConversations();

/// The words of a turn, parted by single blanks.
[[nodiscard]] QString wordsOf(const SpokenTurn& turn);

} // namespace sheaf::test
