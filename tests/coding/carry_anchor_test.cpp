#include "coding/carry_anchor.h"
#include "coding/quotation.h"
#include "tests/support/printing.h"
#include "tests/support/random_text.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace Qt::StringLiterals;

namespace sheaf {

static void PrintTo(const CarriedAnchor& carried, std::ostream* out) {
    *out << toWord(carried.how).toStdString() << ' ' << carried.range.start << ':' << carried.range.end << ' '
         << carried.similarity << ' ' << carried.reason.toStdString();
}

namespace {

Anchor anchorAt(const QString& text, TextRange range) {
    return {range, range.in(text).toString(), contextBefore(text, range), contextAfter(text, range)};
}

/// The anchor of a quotation's first place.
Anchor anchorOf(const QString& text, const QString& quotation) {
    const qsizetype at = text.indexOf(quotation);
    return anchorAt(text, {at, at + quotation.size()});
}

CarriedAnchor carried(const QString& from, const QString& quotation, const QString& to) {
    return AnchorCarrier(from, to).carry(anchorOf(from, quotation));
}

struct Case {
    const char* what;
    QString from;
    QString quotation;
    QString to;
    CarriedHow how;
    QString now; ///< the words it stands on now
    QString reason = {};
};

const QString network = u"When the network began, nobody knew the other homes. Then we built trust by visiting each "
                        "other every month. It took two winters and many cups of tea."_s;
const QString visits = u"Then we built trust by visiting each other every month."_s;
const QString funding = u"The money came late in the year, and half of it was gone before the first meeting."_s;
const QString staffing = u"Nobody had asked the night staff, who heard of all this from a poster in the lift."_s;

QString edited(QString text, const QString& before, const QString& after) {
    return text.replace(before, after);
}

TEST(CarryAnchor, CarriesByTheSurestWayAndSaysWhich) {
    const Case cases[] = {
        {"nothing was changed", network, visits, network, CarriedHow::Exactly, visits},
        {"something was changed far away", network, u"trust"_s, edited(network, u"cups"_s, u"mugs"_s),
         CarriedHow::Exactly, u"trust"_s},
        {"the word before was corrected", network, u"trust"_s, edited(network, u"built"_s, u"bilt"_s),
         CarriedHow::Exactly, u"trust"_s},
        {"the words on both sides were replaced, but it is long", network, visits,
         u"Nobody talked at first. "_s + visits + u" That helped."_s, CarriedHow::Exactly, visits},
        {"the passage was moved with what stands around it", network + u'\n' + funding + u'\n' + staffing,
         u"two winters"_s, funding + u'\n' + staffing + u'\n' + network, CarriedHow::ByContext, u"two winters"_s},
        {"a word of it was corrected", network, visits, edited(network, u"visiting"_s, u"seeing"_s),
         CarriedHow::ByAlignment, edited(visits, u"visiting"_s, u"seeing"_s)},
        {"its first word was corrected", network, visits, edited(network, u"Then"_s, u"So"_s), CarriedHow::ByAlignment,
         edited(visits, u"Then"_s, u"So"_s)},
        {"its last word was corrected", network, u"we built trust by visiting each other every month"_s,
         edited(network, u"month"_s, u"fortnight"_s), CarriedHow::ByAlignment,
         u"we built trust by visiting each other every fortnight"_s},
        {"its first word was taken out", network, visits, edited(network, u"Then we"_s, u"We"_s),
         CarriedHow::ByAlignment, edited(visits, u"Then we"_s, u"We"_s)},
        {"words were put into it", network, visits, edited(network, u"trust by"_s, u"some trust, by"_s),
         CarriedHow::ByAlignment, edited(visits, u"trust by"_s, u"some trust, by"_s)},
        {"its line break was taken out", edited(network, u"trust by"_s, u"trust\nby"_s),
         edited(visits, u"trust by"_s, u"trust\nby"_s), network, CarriedHow::ByAlignment, visits},
        {"it was removed", network, visits, edited(network, visits + u' ', QString()), CarriedHow::Uncertain, QString(),
         u"the passage was removed"_s},
        {"the whole text was removed", network, visits, QString(), CarriedHow::Uncertain, QString(),
         u"the passage was removed"_s},
        {"most of it was rewritten", network, visits,
         edited(network, u"by visiting each other every month"_s, u"slowly"_s), CarriedHow::Uncertain,
         u"Then we built trust slowly."_s, u"too little of it is left (53 %)"_s},
        {"a coded word was replaced", network, u"trust"_s, edited(network, u"trust"_s, u"faith"_s),
         CarriedHow::Uncertain, u"faith"_s, u"too little of it is left (0 %)"_s},
        {"its common word stands elsewhere, among other words", u"We built trust together."_s, u"trust"_s,
         u"No home had any trust left."_s, CarriedHow::Uncertain, u"trust"_s, u"the words around it are others"_s},
        {"its common word is gone here and new elsewhere", network + u'\n' + funding, u"trust"_s,
         edited(network, u"trust "_s, QString()) + u'\n' + edited(funding, u"money"_s, u"trust"_s),
         CarriedHow::Uncertain, QString(), u"the passage was removed"_s},
        {"it was moved among other words", network + u'\n' + funding + u'\n' + staffing, visits,
         edited(network, visits + u' ', QString()) + u'\n' + funding + u'\n' + staffing + u' ' + visits,
         CarriedHow::Uncertain, visits, u"the words around it are others"_s},
        {"two words with another blank between them stand among other words", u"We built  trust together."_s,
         u"built  trust"_s, u"Nobody ever built trust."_s, CarriedHow::Uncertain, u"built trust"_s,
         u"the words around it are others"_s},
        {"one of two equal places was moved, the other removed",
         network + u"\nA page.\n"_s + network + u'\n' + funding + u'\n' + staffing + u'\n', u"two winters"_s,
         funding + u'\n' + staffing + u'\n' + network + u'\n', CarriedHow::Uncertain, u"two winters"_s,
         u"it stood in several places, of which one is left"_s},
        {"the same, between contexts that are all equal",
         network + u"\nA page.\n"_s + network + u'\n' + funding + u'\n' + staffing + u'\n', u"visiting"_s,
         funding + u'\n' + staffing + u'\n' + network + u'\n', CarriedHow::Uncertain, u"visiting"_s,
         u"it stood in several places, of which one is left"_s},
        {"it was edited beside the passage, and the old paragraph was put elsewhere",
         network + u'\n' + funding + u'\n' + staffing + u'\n', u"two winters"_s,
         edited(network, u"took"_s, u"had taken"_s) + u'\n' + funding + u'\n' + staffing + u'\n' + network + u'\n',
         CarriedHow::Uncertain, u"two winters"_s, u"it stands in 2 places"_s},
    };
    for (const Case& each : cases) {
        const CarriedAnchor result = carried(each.from, each.quotation, each.to);
        EXPECT_EQ(result.how, each.how) << each.what << ": " << toWord(result.how).toStdString();
        EXPECT_EQ(result.range.in(each.to).toString(), each.now) << each.what;
        EXPECT_EQ(result.reason, each.reason) << each.what;
    }
}

TEST(CarryAnchor, SaysHowMuchOfThePassageIsLeft) {
    EXPECT_EQ(carried(network, visits, network).similarity, 1);
    EXPECT_DOUBLE_EQ(carried(network, visits, edited(network, u"visiting"_s, u"seeing"_s)).similarity, 0.9);
    EXPECT_EQ(carried(network, visits, {}).similarity, 0);
}

TEST(CarryAnchor, IsNotShiftedByWhatIsPutBeforeIt) {
    for (const QString& piece :
         {u"😀 "_s, u"👩‍👩‍👧 "_s, u"e\u0301 "_s, u"\u0301"_s, u"𝒳"_s, u"שלום "_s, u"a\nb\n"_s}) {
        for (const qsizetype place : {0, 5, 9, 23}) {
            const QString to = network.first(place) + piece + network.sliced(place);
            const CarriedAnchor result = carried(network, visits, to);
            EXPECT_EQ(result.how, CarriedHow::Exactly) << piece.toStdString() << " at " << place;
            EXPECT_EQ(result.range.start, network.indexOf(visits) + piece.size());
            EXPECT_EQ(result.range.in(to).toString(), visits);
        }
    }
}

TEST(CarryAnchor, IsNotFooledByACopyOfTheParagraph) {
    const QString from = funding + u'\n' + network + u'\n' + staffing + u'\n';
    const QString copyAfter = from + network + u'\n';
    const QString copyBefore = network + u'\n' + from;
    for (const QString& quotation : {network, u"When the network"_s, u"cups of tea."_s}) {
        for (const QString& to : {copyAfter, copyBefore}) {
            const CarriedAnchor result = carried(from, quotation, to);
            EXPECT_EQ(result.how, CarriedHow::Exactly) << quotation.toStdString();
            EXPECT_EQ(result.range.start, to.indexOf(funding) + from.indexOf(quotation));
        }
    }
}

TEST(CarryAnchor, LeavesItToPeopleWhichOfTwoCopiesIsMeant) {
    const QString from = funding + u'\n' + network + u'\n' + staffing + u'\n';
    const QString to = funding + u'\n' + network + u"\nA new page.\n"_s + network + u'\n' + staffing + u'\n';
    const CarriedAnchor result = carried(from, network, to);
    EXPECT_EQ(result.how, CarriedHow::Uncertain);
    EXPECT_EQ(result.reason, u"it stands in 2 places"_s);
    EXPECT_EQ(result.range.in(to).toString(), network);
}

TEST(CarryAnchor, KeepsEachOfManyEqualAnswersInItsPlace) {
    QString from;
    for (int question = 1; question <= 30; ++question)
        from += u"Q: And in home number %1?\nA: Yes, we did.\n"_s.arg(question);
    const QString to = edited(from, u"number 7?"_s, u"number seven, then?"_s);
    const AnchorCarrier carrier(from, to);
    for (qsizetype at = from.indexOf(u"Yes"_s), now = to.indexOf(u"Yes"_s); at >= 0;
         at = from.indexOf(u"Yes"_s, at + 1), now = to.indexOf(u"Yes"_s, now + 1)) {
        EXPECT_EQ(
            carrier.carry(anchorAt(from, {at, at + 3})), (CarriedAnchor{CarriedHow::Exactly, {now, now + 3}, 1, {}}));
    }
}

TEST(CarryAnchor, DoesNotTakeAnotherPassagesPlace) {
    const QString answer = u"Q: And the next home?\nA: Yes, we surely did.\nQ: And the next home?\n"_s;
    const QString from = answer + funding + u'\n' + answer;
    const QString to = funding + u'\n' + answer;
    EXPECT_EQ(carried(from, u"Yes"_s, to).how, CarriedHow::Uncertain);
}

TEST(CarryAnchor, LeavesADamagedAnchorToPeopleWithAGuess) {
    const Anchor good = anchorOf(network, visits);
    const AnchorCarrier carrier(network, u"A title.\n"_s + network);
    const TextRange now = good.range.shifted(9);
    for (const TextRange& range : {TextRange{-5, 3}, {5, 5}, {9, 4}, {100, 5000}, {5000, 5010}}) {
        Anchor damaged = good;
        damaged.range = range;
        const CarriedAnchor result = carrier.carry(damaged);
        EXPECT_EQ(
            result,
            (CarriedAnchor{CarriedHow::Uncertain, now, 1, u"its range does not fit the text it was made in"_s}));
    }
    Anchor shifted = good;
    shifted.range = good.range.shifted(1);
    EXPECT_EQ(
        carrier.carry(shifted),
        (CarriedAnchor{CarriedHow::Uncertain, now, 1, u"its quotation is not what stood at its place"_s}));
    EXPECT_EQ(carrier.carry({{3, 9}, u"never said"_s, {}, {}}).range, TextRange());
    EXPECT_EQ(carrier.carry({{3, 9}, {}, {}, {}}).range, TextRange());
    EXPECT_EQ(carrier.carry({}).how, CarriedHow::Uncertain);
    EXPECT_EQ(AnchorCarrier(u"a😀"_s, u"a😀"_s).carry({{0, 2}, u"a\xD83D"_s, {}, {}}).how, CarriedHow::Uncertain);
}

TEST(CarryAnchor, LooksAtABoundedNumberOfPlaces) {
    const QString from = QString(400'000, u'a');
    const CarriedAnchor result = AnchorCarrier(from, from + from).carry(anchorAt(from, {100, 200'000}));
    EXPECT_EQ(result.how, CarriedHow::Uncertain);
}

/// Whole words, no two alike, that no random piece holds.
QStringList distinctWords(int count) {
    QStringList words;
    for (int i = 0; i < count; ++i)
        words += u"word%1"_s.arg(i) + (i % 7 == 3 ? u"\u0301"_s : i % 11 == 5 ? u"א"_s : QString());
    return words;
}

/// A text of distinct words with a passage in it, and the same after random edits outside the passage.
struct Edited {
    QString from;
    TextRange passage;
    QString to;
    qsizetype now = 0; ///< where the passage truly starts
};

/// Spares words beside the passage, if a side is given: -1 the words before it, 1 those after it.
Edited anyEdited(int words, int sparedSide) {
    const int before = *rc::gen::inRange(0, 60);
    const int after = *rc::gen::inRange(0, 60);
    const QStringList all = distinctWords(before + words + after);
    const QStringList pieces{
        u"😀"_s, u"👩‍👩‍👧"_s, u"e\u0301"_s, u"\u0301"_s, u"שלום"_s, u"عربي"_s, u"new,"_s, u"子供"_s,
        u"\n"_s};
    Edited edited;
    for (int i = 0; i < all.size(); ++i) {
        const bool isInside = i >= before && i < before + words;
        const bool isSpared = (sparedSide < 0 && i < before && i >= before - 6) ||
                              (sparedSide > 0 && i >= before + words && i < before + words + 6);
        if (i == before)
            edited.passage.start = edited.from.size();
        edited.from += all[i];
        const int what = isInside || isSpared ? 9 : *rc::gen::inRange(0, 10);
        const QString piece = pieces[*rc::gen::inRange<qsizetype>(0, pieces.size())];
        if (what == 0) // something is inserted
            edited.to += piece + u' ';
        if (i == before)
            edited.now = edited.to.size();
        if (what == 1) // something is replaced
            edited.to += piece;
        else if (what != 2) // nothing is deleted
            edited.to += all[i];
        if (i + 1 == before + words)
            edited.passage.end = edited.from.size();
        const QChar blank = i % 9 == 8 ? u'\n' : u' ';
        edited.from += blank;
        if (what != 2)
            edited.to += blank;
    }
    return edited;
}

void checkCarriedToTheTruePlace(const Edited& edited) {
    const CarriedAnchor result = AnchorCarrier(edited.from, edited.to).carry(anchorAt(edited.from, edited.passage));
    RC_LOG() << toWord(result.how).toStdString() << ' ' << result.reason.toStdString() << '\n'
             << edited.from.toStdString() << '\n'
             << edited.to.toStdString() << '\n';
    RC_ASSERT(result.how == CarriedHow::Exactly || result.how == CarriedHow::ByContext);
    RC_ASSERT(result.range == (TextRange{edited.now, edited.now + edited.passage.length()}));
}

RC_GTEST_PROP(CarryAnchor, CarriesAPassageOfSomeWordsWhateverIsDoneAroundIt, ()) {
    checkCarriedToTheTruePlace(anyEdited(*rc::gen::inRange(wordsThatIdentify, 15), 0));
}

RC_GTEST_PROP(CarryAnchor, CarriesASingleWordIfOneSideOfItIsLeftAsItWas, ()) {
    checkCarriedToTheTruePlace(anyEdited(1, *rc::gen::element(-1, 1)));
}

RC_GTEST_PROP(CarryAnchor, CarriesEveryRangeOfAnUnchangedTextExactly, ()) {
    const QString text = *anyText();
    const qsizetype one = *anyCut(text);
    const qsizetype other = *anyCut(text);
    const TextRange range{std::min(one, other), std::max(one, other)};
    RC_PRE(!range.isEmpty());
    RC_ASSERT(
        AnchorCarrier(text, text).carry(anchorAt(text, range)) == (CarriedAnchor{CarriedHow::Exactly, range, 1, {}}));
}

RC_GTEST_PROP(CarryAnchor, GivesASoundRangeWhateverTheTexts, ()) {
    const QString common = *anyText();
    const QString from = *anyText() + common + *anyText();
    const QString to = *anyText() + common + *anyText();
    const AnchorCarrier carrier(from, to);
    for (int i = 0; i < 8; ++i) {
        const qsizetype one = *anyCut(from);
        const qsizetype other = *anyCut(from);
        const TextRange range{std::min(one, other), std::max(one, other)};
        const Anchor anchor = anchorAt(from, range);
        const CarriedAnchor result = carrier.carry(anchor);
        RC_ASSERT(result.range.fits(to));
        RC_ASSERT(result.similarity >= 0 && result.similarity <= 1);
        RC_ASSERT(result.reason.isEmpty() == (result.how != CarriedHow::Uncertain));
        if (result.how == CarriedHow::Uncertain)
            continue;
        RC_ASSERT(checkCodable(to, result.range).has_value());
        if (result.how == CarriedHow::ByAlignment)
            RC_ASSERT(result.similarity >= enoughSimilarity);
        else
            RC_ASSERT(result.range.in(to) == anchor.quotation);
    }
}

/// A text as importers leave it: without a byte order mark, with LF alone.
QString normalised(QString text) {
    if (text.startsWith(QChar(QChar::ByteOrderMark)))
        text.remove(0, 1);
    return text.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
}

RC_GTEST_PROP(CarryAnchor, DoesNotCareForLineEndsAndByteOrderMarksOfTheFile, ()) {
    const QString from = *anyText();
    const QString to = *anyText() + from + *anyText();
    const QString asFile = QChar(QChar::ByteOrderMark) + QString(to).replace(u"\n"_s, u"\r\n"_s);
    const qsizetype one = *anyCut(from);
    const qsizetype other = *anyCut(from);
    const Anchor anchor = anchorAt(from, {std::min(one, other), std::max(one, other)});
    RC_ASSERT(AnchorCarrier(from, normalised(asFile)).carry(anchor) == AnchorCarrier(from, to).carry(anchor));
    const QString sameAsFile = QChar(QChar::ByteOrderMark) + QString(from).replace(u"\n"_s, u"\r\n"_s);
    const CarriedAnchor same = AnchorCarrier(from, normalised(sameAsFile)).carry(anchor);
    RC_ASSERT(anchor.range.isEmpty() || same == (CarriedAnchor{CarriedHow::Exactly, anchor.range, 1, {}}));
}

} // namespace
} // namespace sheaf
