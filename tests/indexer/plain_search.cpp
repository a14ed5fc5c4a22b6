#include "tests/indexer/plain_search.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf::plain {
namespace {

/// Stems by the rules of the Snowball project's English and French stemmers.
const std::vector<Form>& vocabulary() {
    static const std::vector<Form> forms = {
        {u"leader"_s, u"leader"_s, u"leader"_s, u"lead"_s},
        {u"Leaders"_s, u"leaders"_s, u"leader"_s, u"leader"_s},
        {u"leading"_s, u"leading"_s, u"lead"_s, u"leading"_s},
        {u"lead"_s, u"lead"_s, u"lead"_s, u"lead"_s},
        {u"stable"_s, u"stable"_s, u"stabl"_s, u"stabl"_s},
        {u"Stable"_s, u"stable"_s, u"stabl"_s, u"stabl"_s},
        {u"stables"_s, u"stables"_s, u"stabl"_s, u"stabl"_s},
        {u"stability"_s, u"stability"_s, u"stabil"_s, u"stability"_s},
        {u"façade"_s, u"facade"_s, u"facad"_s, u"facad"_s},
        {u"facade"_s, u"facade"_s, u"facad"_s, u"facad"_s},
        {u"Façades"_s, u"facades"_s, u"facad"_s, u"facad"_s},
        {u"étude"_s, u"etude"_s, u"etud"_s, u"etud"_s},
        {u"études"_s, u"etudes"_s, u"etud"_s, u"etud"_s},
        {u"3.5"_s, u"3.5"_s, u"3.5"_s, u"3.5"_s},
        {u"子供"_s, u"子供"_s, u"子供"_s, u"子供"_s},
    };
    return forms;
}

const QString& stemIn(const QString& language, const Form& form) {
    if (language == u"fr")
        return form.frenchStem;
    return language == u"ja" ? form.folded : form.englishStem;
}

const Form& formWritten(const QString& written) {
    return *std::ranges::find(vocabulary(), written, &Form::written);
}

/// The other words of the groups of a word, told by its English stem.
QList<const Form*> synonymsOf(const Form& form) {
    QList<const Form*> others;
    const QList<QStringList> groups = synonymGroups();
    for (const QStringList& group : groups) {
        const auto isForm = [&](const QString& word) { return formWritten(word).englishStem == form.englishStem; };
        if (std::ranges::none_of(group, isForm))
            continue;
        for (const QString& word : group) {
            if (!isForm(word))
                others.append(&formWritten(word));
        }
    }
    return others;
}

bool hasStemOf(const Text& text, const Form& word, const Form& wanted) {
    return stemIn(text.language, word) == stemIn(text.language, wanted);
}

} // namespace

QList<QStringList> synonymGroups() {
    return {{u"leader"_s, u"stability"_s}};
}

const Form& Generator::form() {
    return vocabulary()[static_cast<size_t>(below(static_cast<int>(vocabulary().size())))];
}

Text Generator::text(qint64 number) {
    static const QStringList languages = {u"en"_s, QString(), u"fr"_s, u"ja"_s};
    static const QStringList separators = {u" "_s, u" "_s, u", "_s, u". "_s, u" 😀 "_s, u"\n"_s};
    Text text{.number = number, .language = languages[below(4)], .words = {}, .text = {}};
    for (int words = below(12); words > 0; --words) {
        text.words.append(&form());
        const bool isDecomposed = below(5) == 0;
        text.text += isDecomposed ? text.words.last()->written.normalized(QString::NormalizationForm_D)
                                  : text.words.last()->written;
        text.text += separators[below(static_cast<int>(separators.size()))];
    }
    return text;
}

Generator::Item Generator::word() {
    const Form& wanted = form();
    std::function<bool(const Text&, const Form&)> isHit;
    QString written;
    switch (below(6)) {
    case 0:
        written = u"="_s + wanted.written;
        isHit = [&wanted](const Text&, const Form& word) { return word.folded == wanted.folded; };
        break;
    case 1:
        written = u'"' + wanted.written + u"\"="_s;
        isHit = [&wanted](const Text&, const Form& word) { return word.written == wanted.written; };
        break;
    case 2: {
        const QString beginning = wanted.folded.size() > 3 ? wanted.folded.first(3 + below(2)) : u"xyz"_s;
        written = beginning + u'*';
        isHit = [beginning](const Text&, const Form& word) { return word.folded.startsWith(beginning); };
        break;
    }
    default:
        written = wanted.written;
        isHit = [&wanted, synonyms = synonymsOf(wanted)](const Text& text, const Form& word) {
            return hasStemOf(text, word, wanted) ||
                   std::ranges::any_of(synonyms, [&](const Form* synonym) { return hasStemOf(text, word, *synonym); });
        };
    }
    return {written, [isHit](const Text& text) {
                QList<Stretch> stretches;
                for (int at = 0; at < text.words.size(); ++at) {
                    if (isHit(text, *text.words[at]))
                        stretches.append({at, at});
                }
                return stretches;
            }};
}

Generator::Item Generator::phrase() {
    const bool isAsWritten = below(4) == 0;
    QList<const Form*> wanted;
    QStringList written;
    for (int words = 1 + below(2); words >= 0; --words) {
        wanted.append(&form());
        written.append(wanted.last()->written);
    }
    const auto stretches = [wanted, isAsWritten](const Text& text) {
        QList<Stretch> found;
        for (int at = 0; at + wanted.size() <= text.words.size(); ++at) {
            const bool isHere = std::equal(
                wanted.begin(), wanted.end(), text.words.begin() + at, [&](const Form* one, const Form* other) {
                    return isAsWritten ? one->written == other->written : one->folded == other->folded;
                });
            if (isHere)
                found.append({at, at + static_cast<int>(wanted.size()) - 1});
        }
        return found;
    };
    return {u'"' + written.join(u' ') + (isAsWritten ? u"\"="_s : u"\""_s), stretches};
}

Search Generator::expression() {
    static const QStringList parts = {u"Leaders"_s, u"lead"_s, u"5"_s, u"le"_s, u"STABLE"_s, u"études"_s};
    const QString part = parts[below(static_cast<int>(parts.size()))];
    const bool anyCase = below(2) == 0;
    const auto holds = [part, anyCase](const Text& text) {
        return text.text.normalized(QString::NormalizationForm_C)
            .contains(part, anyCase ? Qt::CaseInsensitive : Qt::CaseSensitive);
    };
    return {u'/' + part + (anyCase ? u"/i"_s : u"/"_s), holds};
}

Search Generator::filter() {
    const int site = below(sites);
    return {u"site:S%1"_s.arg(site), [site](const Text& text) { return siteOf(text.number) == site; }};
}

Search Generator::leaf() {
    switch (below(6)) {
    case 0:
        return expression();
    case 1:
        return filter();
    default: {
        const Item only = item();
        return {only.written, [only](const Text& text) { return !only.stretches(text).isEmpty(); }};
    }
    }
}

/// Every choice of one stretch for each item: no two may share a word, and the last to begin begins at most `distance`
/// words after the first to end.
bool Generator::fits(const QList<QList<Stretch>>& items, QList<Stretch>& chosen, int distance, bool isOrdered) {
    if (chosen.size() == items.size()) {
        int lastBegin = 0, firstEnd = 1'000'000;
        for (const Stretch& one : chosen) {
            lastBegin = std::max(lastBegin, one.first);
            firstEnd = std::min(firstEnd, one.last);
        }
        return lastBegin - firstEnd <= distance;
    }
    for (const Stretch& next : items[chosen.size()]) {
        const bool collides = std::ranges::any_of(
            chosen, [&](const Stretch& one) { return one.first <= next.last && next.first <= one.last; });
        if (collides || (isOrdered && !chosen.isEmpty() && chosen.last().last >= next.first))
            continue;
        chosen.append(next);
        if (fits(items, chosen, distance, isOrdered))
            return true;
        chosen.removeLast();
    }
    return false;
}

Search Generator::chain() {
    const bool isOrdered = below(2) == 0;
    const int distance = 1 + below(6);
    QList<Item> items = {item()};
    QString written = items.first().written;
    for (int more = 1 + below(3); more > 0; --more) {
        items.append(item());
        written += (isOrdered ? u" ADJ/"_s : u" NEAR/"_s) + QString::number(distance) + u' ' + items.last().written;
    }
    return {u'(' + written + u')', [=](const Text& text) {
                QList<QList<Stretch>> stretches;
                for (const Item& one : items)
                    stretches.append(one.stretches(text));
                QList<Stretch> chosen;
                return fits(stretches, chosen, distance, isOrdered);
            }};
}

Search Generator::joined(int depth) {
    const Search a = search(depth - 1), b = search(depth - 1);
    const auto both = [&](const QString& op) { return u'(' + a.written + op + b.written + u')'; };
    switch (below(6)) {
    case 0:
        return {both(u" AND "_s), [=](const Text& text) { return a.holds(text) && b.holds(text); }};
    case 1:
        return {both(u" "_s), [=](const Text& text) { return a.holds(text) && b.holds(text); }};
    case 2:
        return {both(u" OR "_s), [=](const Text& text) { return a.holds(text) || b.holds(text); }};
    case 3:
        return {both(u" XOR "_s), [=](const Text& text) { return a.holds(text) != b.holds(text); }};
    case 4:
        return {both(u" NOT "_s), [=](const Text& text) { return a.holds(text) && !b.holds(text); }};
    default:
        return {u"(-"_s + a.written + u')', [=](const Text& text) { return !a.holds(text); }};
    }
}

Search Generator::search(int depth) {
    if (depth == 0)
        return leaf();
    switch (below(5)) {
    case 0:
        return leaf();
    case 1:
        return chain();
    default:
        return joined(depth);
    }
}

} // namespace sheaf::plain
