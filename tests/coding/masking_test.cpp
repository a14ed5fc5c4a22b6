#include "coding/masking.h"
#include "tests/support/printing.h"
#include "tests/support/random_text.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

const Masker& sites() {
    static const Masker masker(
        {{u"Tyneside"_s, u"[site]"_s},
         {u"North Tyneside"_s, u"[site]"_s},
         {u"Stockton-on-Tees"_s, u"[site]"_s},
         {u"King’s Lynn"_s, u"[site]"_s},
         {u"Zoë"_s, u"[name]"_s},
         {u"Strauß"_s, u"[name]"_s},
         {u"X"_s, u"[name]"_s}});
    return masker;
}

TEST(Masker, FindsANameWhateverItsCaseAccentsHyphensAndLineBreaks) {
    const std::pair<QString, QString> rows[] = {
        {u"In Tyneside they met."_s, u"In [site] they met."_s},
        {u"NORTH\n  TYNESIDE grew"_s, u"[site] grew"_s},
        {u"in stockton‑on–tees"_s, u"in [site]"_s},
        {u"at King's Lynn"_s, u"at [site]"_s},
        {u"Zoe and ZOË and Zoe\u0308"_s, u"[name] and [name] and [name]"_s},
        {u"Frau STRAUSS kam"_s, u"Frau [name] kam"_s},
        {u"“Tyneside”, she said"_s, u"“[site]”, she said"_s},
        {u"Tyneside_report.docx"_s, u"[site]_report.docx"_s},
    };
    for (const auto& [text, masked] : rows)
        EXPECT_EQ(sites().mask(text), masked);
}

TEST(Masker, TakesAPossessiveAlong) {
    EXPECT_EQ(sites().mask(u"Tyneside's plan, Tyneside’s staff"_s), u"[site] plan, [site] staff"_s);
}

TEST(Masker, IsNotFooledByInvisibleCharactersNorByLettersOfMathematics) {
    EXPECT_EQ(sites().mask(u"Tyne\u00ADside"_s), u"[site]"_s);
    EXPECT_EQ(sites().mask(u"Tyne\u200Bside, Tyne\u2060side"_s), u"[site], [site]"_s);
    EXPECT_EQ(sites().mask(u"𝐓𝐲𝐧𝐞𝐬𝐢𝐝𝐞"_s), u"[site]"_s);
    EXPECT_EQ(sites().mask(u"Ｔｙｎｅｓｉｄｅ"_s), u"[site]"_s);
}

TEST(Masker, LeavesLongerWordsAlone) {
    const QString text = u"Tynesiders, Untyneside, Zoës2"_s;
    EXPECT_EQ(sites().mask(text), text);
    EXPECT_EQ(sites().findIdentifier(text), QString());
}

TEST(Masker, PrefersTheLongerName) {
    EXPECT_EQ(sites().mask(u"North Tyneside"_s), u"[site]"_s);
}

TEST(Masker, LeavesOutNamesOfOneLetter) {
    EXPECT_EQ(sites().mask(u"X marks it"_s), u"X marks it"_s);
    EXPECT_TRUE(Masker({{u"X"_s, u"[name]"_s}, {u" "_s, u"[name]"_s}}).isEmpty());
}

TEST(Masker, DoesNotShiftBehindAnEmoji) {
    EXPECT_EQ(
        sites().mask(u"😀 👩‍👩‍👧 𝒳 Tyneside 😀"_s), u"😀 👩‍👩‍👧 𝒳 [site] 😀"_s);
}

TEST(Masker, NamesTheIdentifierItFinds) {
    EXPECT_EQ(sites().findIdentifier(u"a day in tyneside’s homes"_s), u"Tyneside"_s);
    EXPECT_EQ(sites().findIdentifier(u"north tyneside"_s), u"North Tyneside"_s);
}

TEST(Masker, SurvivesANameInsideWhatOneCharacterStandsFor) {
    const Masker dots({{u".."_s, u"[x]"_s}});
    EXPECT_EQ(dots.mask(u"……"_s), u"[x][x][x]"_s);
}

QString anyName() {
    static const QStringList parts = {u"Zoë"_s, u"Hall"_s, u"O’Neil"_s, u"Jo"_s, u"Šimek"_s, u"الحسن"_s, u"West-Lea"_s};
    const auto word = [] { return parts[*rc::gen::inRange<qsizetype>(0, parts.size())]; };
    return *rc::gen::arbitrary<bool>() ? word() : word() + u' ' + word();
}

Masker anyMasker() {
    QList<Masker::Identifier> identifiers;
    const int count = *rc::gen::inRange(1, 5);
    for (int i = 0; i < count; ++i)
        identifiers.append({anyName(), u"[*]"_s});
    return Masker(identifiers);
}

RC_GTEST_PROP(Masker, LeavesNoIdentifierIn, ()) {
    const Masker masker = anyMasker();
    QString text;
    const int pieces = *rc::gen::inRange(0, 8);
    for (int i = 0; i < pieces; ++i)
        text +=
            (*rc::gen::arbitrary<bool>() ? anyName() : *anyText()) + (*rc::gen::arbitrary<bool>() ? u" "_s : QString());
    const QString masked = masker.mask(text);
    RC_ASSERT(masker.findIdentifier(masked).isEmpty());
    RC_ASSERT(masker.findIdentifier(text).isEmpty() == (masked == text));
}

RC_GTEST_PROP(Masker, NeverChangesATextWithoutIdentifiers, ()) {
    const QString text = *anyText();
    RC_ASSERT(sites().mask(text) == text);
    RC_ASSERT(sites().findIdentifier(text).isEmpty());
}

} // namespace
} // namespace sheaf
