#include "importers/schedule_words.h"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

/// Turns of phrase, and the word they are read as; none for what says nothing by itself. Longest first where they share
/// a start.
struct Phrase {
    const char16_t* said;
    const char16_t* meant;
};
constexpr std::array phrases = {
    Phrase{u" set out to do ", u" aim local "}, // what a programme set out to do is asked of the place
    Phrase{u" set out to ", u" aim "},
    Phrase{u" meant to achieve ", u" aim "},
    Phrase{u" trying to achieve ", u" aim "},
    Phrase{u" hoping to achieve ", u" aim "},
    Phrase{u" meant to do ", u" aim "},
    Phrase{u" trying to do ", u" aim "},
    Phrase{u" hoping to do ", u" aim "},
    Phrase{u" where you are ", u" local "},
    Phrase{u" where you work ", u" local "},
    Phrase{u" where you live ", u" local "},
    Phrase{u" in your area ", u" local "},
    Phrase{u" in your district ", u" local "},
    Phrase{u" in your authority ", u" local "},
    Phrase{u" in your borough ", u" local "},
    Phrase{u" in your county ", u" local "},
    Phrase{u" in your city ", u" local "},
    Phrase{u" made the biggest difference ", u" help "},
    Phrase{u" made the most difference ", u" help "},
    Phrase{u" made a difference ", u" help "},
    Phrase{u" made a real difference ", u" help "},
    Phrase{u" made it possible ", u" help "},
    Phrase{u" made this possible ", u" help "},
    Phrase{u" made that possible ", u" help "},
    Phrase{u" stands out ", u" achievement "},
    Phrase{u" stand out ", u" achievement "},
    Phrase{u" went well ", u" achievement "},
    Phrase{u" gone well ", u" achievement "},
    Phrase{u" got in the way ", u" obstacle "},
    Phrase{u" gets in the way ", u" obstacle "},
    Phrase{u" getting in the way ", u" obstacle "},
    Phrase{u" held you back ", u" obstacle "},
    Phrase{u" go about ", u" deliver "},
    Phrase{u" went about ", u" deliver "},
    Phrase{u" put into practice ", u" deliver "},
    Phrase{u" in practice ", u" "},
    Phrase{u" day to day ", u" "},
    Phrase{u" in your own words ", u" "},
    Phrase{u" in terms of ", u" "},
    Phrase{u" as it were ", u" "},
};

/// Ideas: the word for it first, then what else says it; behind a `~`, what may say it and much else.
const QList<QStringList>& ideas() {
    static const QList<QStringList> all = {
        {u"obstacle"_s, u"challenge"_s, u"barrier"_s, u"~difficult"_s, u"~difficulty"_s, u"~hard"_s, u"~harder"_s,
         u"~hardest"_s, u"~problem"_s, u"~struggle"_s},
        {u"achievement"_s, u"achieve"_s, u"accomplish"_s, u"accomplishment"_s, u"~success"_s, u"~proud"_s,
         u"~proudest"_s, u"~pleased"_s},
        {u"aim"_s, u"objective"_s, u"goal"_s, u"~purpose"_s, u"~intention"_s},
        {u"message"_s, u"lesson"_s, u"advice"_s, u"advise"_s, u"recommendation"_s, u"recommend"_s},
        {u"help"_s, u"enable"_s, u"enabler"_s, u"allow"_s, u"~facilitate"_s},
        {u"deliver"_s, u"delivery"_s, u"implement"_s, u"implementation"_s},
        {u"local"_s, u"locally"_s, u"locality"_s},
        {u"demography"_s, u"demographic"_s, u"population"_s, u"~people"_s},
        {u"geography"_s, u"geographical"_s, u"~place"_s, u"~rural"_s},
        {u"account"_s, u"explain"_s, u"explanation"_s},
        {u"key"_s, u"main"_s, u"~biggest"_s, u"~important"_s},
        {u"element"_s, u"component"_s},
    };
    return all;
}

const QSet<QString>& emptyWords() {
    static const QString words =
        u"a about above actually after again all also am an and any anybody anyone anything are as ask asking at away "
        u"be "
        "because been before begin being between bit both bring brings but by call came can come comes could d day did "
        "do "
        "does doing don done each earlier else ever everything far feel final finally first for from get getting give "
        "go "
        "going good got great had happen happened has have having he hear heard hello her here how i if in interested "
        "interesting into is it its itself just keep kind know last let like little ll look looking lot make many may "
        "maybe "
        "me mean mention mentioned might mind minute moment more morning most move moving much my next no not now "
        "number of "
        "off ok okay on one only or other others our out over part particular parts perhaps please point put question "
        "questions quite re really right said say saying see set she should so some somebody something sort speak "
        "start "
        "started t take talk tell than thank thanks that the their them then there these they thing things think this "
        "those to topic turn turning two typical up us ve very want wanted was way we well were what when where "
        "whether "
        "which who whole why will with word words work would yes yet you your yours"_s;
    static const auto list = words.split(u' ');
    static const QSet<QString> all(list.begin(), list.end());
    return all;
}

/// Cuts endings off as long as enough of the word stays. Rough, but the same for a question and for how it is asked.
QString stemOf(QString word) {
    static constexpr std::array endings = {u"ations", u"ation", u"ments", u"ment",  u"ences", u"ence", u"ently",
                                           u"ingly",  u"ings",  u"ing",   u"ively", u"ive",   u"ers",  u"ent",
                                           u"ies",    u"ied",   u"er",    u"ed",    u"es",    u"ly",   u"ic",
                                           u"al",     u"s",     u"y",     u"e"};
    bool cut = true;
    while (cut) {
        cut = false;
        for (const auto* ending : endings) {
            const QStringView end(ending);
            const qsizetype least = end.size() == 1 ? 3 : 4;
            if (word.size() - end.size() < least || !word.endsWith(end) || word.endsWith("ss"_L1))
                continue;
            word.chop(end.size());
            cut = true;
            break;
        }
    }
    return word;
}

/// Folded, apostrophes as word ends, a blank at each end.
QString plain(QStringView text) {
    QString plain = u" "_s;
    for (const QChar c : text.toString().toCaseFolded()) {
        if (c.isLetterOrNumber() || c.isMark() || c.isSurrogate())
            plain += c;
        else if (!plain.endsWith(u' '))
            plain += u' ';
    }
    return plain.endsWith(u' ') ? plain : plain + u' ';
}

} // namespace

QList<ScheduleWord> scheduleWords(QStringView text) {
    static const QHash<QString, ScheduleWord> meanings = [] {
        QHash<QString, ScheduleWord> all;
        for (const QStringList& idea : ideas())
            for (const QString& word : idea) {
                const bool loose = word.startsWith(u'~');
                const QString stem = stemOf(loose ? word.sliced(1) : word);
                if (!all.contains(stem))
                    all.insert(stem, {u'=' + idea.constFirst(), loose});
            }
        return all;
    }();
    QString said = plain(text);
    for (const Phrase& phrase : phrases)
        said.replace(QString::fromUtf16(phrase.said), QString::fromUtf16(phrase.meant));
    QList<ScheduleWord> words;
    for (const QString& word : said.split(u' ', Qt::SkipEmptyParts)) {
        if (word.size() == 1 || emptyWords().contains(word))
            continue;
        const QString stem = stemOf(word);
        const ScheduleWord found = meanings.value(stem, ScheduleWord{stem});
        const auto same = std::find_if(
            words.begin(), words.end(), [&](const ScheduleWord& other) { return other.stem == found.stem; });
        if (same == words.end())
            words.append(found);
        else
            same->isLoose = same->isLoose && found.isLoose;
    }
    return words;
}

} // namespace sheaf
