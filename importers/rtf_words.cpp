#include "importers/rtf_words.h"

namespace sheaf {

const QHash<QByteArrayView, char16_t>& rtfCharacters() {
    static const QHash<QByteArrayView, char16_t> words = {
        {"tab", u'\t'},           {"line", u'\n'},       {"lbr", u'\n'},        {"emdash", u'\u2014'},
        {"endash", u'\u2013'},    {"lquote", u'\u2018'}, {"rquote", u'\u2019'}, {"ldblquote", u'\u201C'},
        {"rdblquote", u'\u201D'}, {"bullet", u'\u2022'}, {"emspace", u' '},     {"enspace", u' '},
        {"qmspace", u' '},        {"zwj", u'\u200D'},    {"zwnj", u'\u200C'}};
    return words;
}

const QHash<QByteArrayView, RtfPlace>& rtfDestinations() {
    static const QHash<QByteArrayView, RtfPlace> words = {
        {"fonttbl", RtfPlace::FontTable},
        {"stylesheet", RtfPlace::StyleSheet},
        {"fldinst", RtfPlace::Instruction},
        {"listtext", RtfPlace::ListText},
        {"pntext", RtfPlace::ListText},
        {"title", RtfPlace::Title},
        {"info", RtfPlace::Nowhere},
        {"colortbl", RtfPlace::Nowhere},
        {"pict", RtfPlace::Nowhere},
        {"header", RtfPlace::Nowhere},
        {"headerl", RtfPlace::Nowhere},
        {"headerr", RtfPlace::Nowhere},
        {"headerf", RtfPlace::Nowhere},
        {"footer", RtfPlace::Nowhere},
        {"footerl", RtfPlace::Nowhere},
        {"footerr", RtfPlace::Nowhere},
        {"footerf", RtfPlace::Nowhere},
        {"ftnsep", RtfPlace::Nowhere},
        {"ftnsepc", RtfPlace::Nowhere},
        {"ftncn", RtfPlace::Nowhere},
        {"aftnsep", RtfPlace::Nowhere},
        {"aftnsepc", RtfPlace::Nowhere},
        {"aftncn", RtfPlace::Nowhere},
        {"listtable", RtfPlace::Nowhere},
        {"listoverridetable", RtfPlace::Nowhere},
        {"revtbl", RtfPlace::Nowhere},
        {"nonshppict", RtfPlace::Nowhere},
        {"shprslt", RtfPlace::Nowhere},
        {"sp", RtfPlace::Nowhere},
        {"xe", RtfPlace::Nowhere},
        {"tc", RtfPlace::Nowhere},
        {"tcn", RtfPlace::Nowhere},
        {"rxe", RtfPlace::Nowhere},
        {"txe", RtfPlace::Nowhere},
        {"nonesttables", RtfPlace::Nowhere},
        {"filetbl", RtfPlace::Nowhere},
        {"objdata", RtfPlace::Nowhere},
        {"pntxta", RtfPlace::Nowhere},
        {"pntxtb", RtfPlace::Nowhere},
        {"themedata", RtfPlace::Nowhere},
        {"datastore", RtfPlace::Nowhere},
        {"userprops", RtfPlace::Nowhere}};
    return words;
}

} // namespace sheaf
