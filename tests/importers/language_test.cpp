#include "importers/complete_source.h"
#include "importers/language.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

const QString english = u"We worked with the families slowly, and the children told us that life at home had become "
                        "better. Nobody had asked them before, and nobody had listened."_s;
const QString german =
    u"Wir haben langsam mit den Familien gearbeitet, und die Kinder haben uns erzählt, dass das Leben zu "
    "Hause besser geworden ist."_s;

ImportedSource sourceOf(const QString& text, const QString& declared) {
    ImportedSource source;
    source.text = text;
    source.language = declared;
    completeSource(source);
    return source;
}

} // namespace

TEST(Language, IsReadOffTheText) {
    const std::pair<QString, QString> cases[] = {
        {u"en"_s, english},
        {u"de"_s, german},
        {u"cy"_s,
         u"Buom yn gweithio gyda’r teuluoedd yn araf, a dywedodd y plant wrthym fod bywyd gartref wedi gwella. "
         "Nid oedd neb wedi gofyn iddynt o’r blaen."_s},
        {u"pl"_s, u"Pracowaliśmy z rodzinami powoli, a dzieci mówiły nam, że życie w domu stało się lepsze. Nikt ich "
                  "wcześniej o to nie pytał."_s},
        {u"ar"_s, u"عملنا مع العائلات ببطء وقال لنا الأطفال إن الحياة في البيت أصبحت أفضل ولم يسألهم أحد من قبل"_s},
        {u"zh"_s,
         u"我们慢慢地和家庭一起工作，孩子们告诉我们，家里的生活变得更好了。以前没有人问过他们，也没有人听过他们说话。"_s},
        {u"he"_s, u"עבדנו עם המשפחות לאט, והילדים סיפרו לנו שהחיים בבית נעשו טובים יותר. איש לא שאל אותם קודם."_s},
    };
    for (const auto& [expected, text] : cases) {
        EXPECT_EQ(languageOf(text), expected) << expected.toStdString();
        EXPECT_EQ(languageOf(text.repeated(1000)), expected) << expected.toStdString();
    }
}

TEST(Language, IsNotGuessedWhereTheTextDoesNotShowIt) {
    for (const QString& text :
         {QString(), u"Yes."_s, u"OK 12 34"_s,
          u"1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26"_s,
          u"xq zzv krrp wlt bnn qqq vvk tzt ppl mmn xq zzv krrp wlt bnn qqq"_s, english + u' ' + german,
          u"😀"_s.repeated(60), QString(100, QChar(0xD800))})
        EXPECT_EQ(languageOf(text), QString()) << text.toStdString();
}

TEST(Language, OfTheTextWinsOverAnotherThatTheFileDeclares) {
    EXPECT_EQ(sourceOf(german, {}).language, u"de"_s);
    EXPECT_EQ(sourceOf(german, u"en-GB"_s).language, u"de"_s);
    EXPECT_EQ(sourceOf(english, u"en-GB"_s).language, u"en-GB"_s);
    EXPECT_EQ(sourceOf(u"Yes."_s, u"cy"_s).language, u"cy"_s);
    ImportedSource archive;
    archive.contained.push_back({u"inner.txt"_s, "x", {sourceOf(QString(), {})}});
    archive.contained[0].source[0].text = german;
    completeSource(archive);
    EXPECT_EQ(archive.contained[0].source[0].language, u"de"_s);
    EXPECT_TRUE(isSameLanguage(u"EN_us"_s, u"en"_s));
    EXPECT_FALSE(isSameLanguage(u"en"_s, u"enm"_s));
}

} // namespace sheaf
