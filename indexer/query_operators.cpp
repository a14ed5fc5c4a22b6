#include "indexer/query_operators.h"

#include "indexer/query_words.h"

namespace sheaf {
namespace {

using Kind = QueryToken::Kind;
using Place = OperatorPlace;

// clang-format off
constexpr QueryOperatorRow rows[] = {
    {u"AND",         Kind::And,        Place::BetweenAny,            false, u"both; so do words side by side; binds closer than OR",       u"leader AND children"},
    {u"OR",          Kind::Or,         Place::BetweenAny,            false, u"one or both",                                              u"leader OR head"},
    {u"XOR",         Kind::Xor,        Place::BetweenAny,            false, u"one, not both; of several, an odd number",                 u"leader XOR head"},
    {u"NOT",         Kind::Not,        Place::BeforeAny,             false, u"leaves out what follows; also written -",                  u"leader NOT children"},
    {u"NEAR",        Kind::Near,       Place::BetweenWordsOrCodings, true,  u"within so many words (10); of codings, with so many passages between (/2p; 1)", u"leader NEAR/5 children"},
    {u"ADJ",         Kind::Adjacent,   Place::BetweenWords,          true,  u"within so many words (10), in this order",                 u"leader ADJ/3 children"},
    {u"WITHIN",      Kind::Within,     Place::BetweenCodings,        false, u"the coding lies inside one of the other",                  u"code:Trust WITHIN code:Leadership"},
    {u"OVERLAPS",    Kind::Overlaps,   Place::BetweenCodings,        false, u"the two codings share some text",                          u"code:Trust OVERLAPS code:Leadership"},
    {u"FOLLOWED BY", Kind::FollowedBy, Place::BetweenCodings,        true,  u"the other coding comes after it, with so many words (/5) or passages (/0p: the next; 1) between at most", u"code:Trust FOLLOWED BY/2p code:Doubt"},
};

constexpr QueryFormRow forms[] = {
    {u"leader",             u"a word with the endings it may have: leader, leaders, leader's; not children for child: see synonyms", u"leader"},
    {u"\"stable home\"",    u"this word or phrase, in these forms only",                             u"\"stable home\""},
    {u"=leaders",           u"this form of the word only",                                           u"=leaders"},
    {u"\"Façade\"=",        u"as written: accents and capitals count",                               u"\"Façade\"="},
    {u"stab*",              u"words that begin so: three letters or more",                           u"stab*"},
    {u"/colou?r/",          u"a regular expression over the text of the passage; /colou?r/i: capitals or not", u"/colou?r/i"},
    {u"-children",          u"leaves it out, like NOT",                                              u"leader -children"},
    {u"( )",                u"brackets: what belongs together",                                      u"(leader OR head) school"},
    {u"site:Camden",        u"a filter: the name of a field and a value, without a blank between",   u"site:Camden"},
    {u"site:\"North East\"", u"a value of several words",                                            u"site:\"North East\""},
    {u"site:*",             u"any value at all; -site:* finds where there is none",                  u"-code:*"},
    {u"code:Trust coder:Ann", u"side by side: one coding of which all is true; joined by AND, several codings may meet them", u"code:Trust coder:Ann"},
    {u"page:3..9",          u"from … to, both included; either may be left out: page:3..",           u"page:3.."},
    {u"\"My attribute\":yes", u"an attribute of the project, by its name",                           u"\"My attribute\":yes"},
};
// clang-format on

/// Where the name ends that stands at `at`, a blank in it standing for any white space.
std::optional<qsizetype> endOfName(QStringView text, qsizetype at, QStringView name) {
    for (qsizetype i = 0; i < name.size(); ++i) {
        const qsizetype before = at;
        if (name[i] == u' ') {
            while (at < text.size() && text[at].isSpace())
                ++at;
            if (at == before)
                return std::nullopt;
        } else if (at >= text.size() || text[at].toUpper() != name[i]) {
            return std::nullopt;
        } else {
            ++at;
        }
    }
    return at;
}

} // namespace

std::span<const QueryOperatorRow> queryOperators() {
    return rows;
}

std::span<const QueryFormRow> queryForms() {
    return forms;
}

std::optional<WrittenOperator> operatorAt(QStringView text, qsizetype at) {
    for (const QueryOperatorRow& row : rows) {
        const auto end = endOfName(text, at, QStringView(row.name));
        if (!end)
            continue;
        WrittenOperator found{.row = &row, .end = *end};
        if (row.takesDistance && found.end < text.size() && text[found.end] == u'/') {
            found.hasStroke = true;
            found.end = chunkEnd(text, *end + 1);
            found.distance = text.sliced(*end + 1, found.end - *end - 1);
        }
        if (found.end != chunkEnd(text, found.end))
            continue;
        const QStringView name = text.sliced(at, *end - at);
        found.isUpperCase = std::none_of(name.begin(), name.end(), [](QChar c) { return c.isLower(); });
        return found;
    }
    return std::nullopt;
}

} // namespace sheaf
