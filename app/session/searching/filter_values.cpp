#include "app/session/searching/filter_values.h"

#include "coding/name_folding.h"
#include "indexer/analysis.h"
#include "indexer/stemmer.h"

#include <algorithm>
#include <limits>

namespace sheaf {

using namespace Qt::StringLiterals;

tl::unexpected<Error>
filterError(const QueryFilter& filter, ErrorCode code, const QString& message, const QString& hint) {
    return failure(code, u"column %1: %2"_s.arg(QString::number(filter.start + 1), message), hint);
}

tl::unexpected<Error> filterError(const QueryFilter& filter, Error error) {
    return filterError(filter, error.code, error.message, error.hint);
}

QString comparedName(const QString& name) {
    return foldedName(name.simplified());
}

QString knownOnes(QStringList names) {
    constexpr qsizetype most = 10;
    names.removeAll(QString());
    names.removeDuplicates();
    if (names.isEmpty())
        return {};
    const qsizetype left = names.size() - most;
    if (left > 0)
        names.resize(most);
    return u"known: "_s + names.join(u", "_s) + (left > 0 ? u" and %1 more"_s.arg(left) : QString());
}

namespace {

/// The stems of a text's words, by English rules whatever its language: names and memos say none.
std::vector<std::string> stemsOf(const QString& text) {
    Stemmer& stemmer = Stemmer::forLanguage(u"en"_s);
    std::vector<std::string> stems;
    for (const Token& token : analyse(text))
        stems.push_back(stemmer(token.folded));
    return stems;
}

} // namespace

HoldsWords::HoldsWords(const QString& wanted) : m_stems(stemsOf(wanted)), m_name(foldedName(wanted)) {}

bool HoldsWords::operator()(const QString& text) const {
    if (m_stems.empty())
        return foldedName(text).contains(m_name);
    const std::vector<std::string> stems = stemsOf(text);
    return !std::ranges::search(stems, m_stems).empty();
}

Period monthsOf(const FieldValue& value) {
    const auto monthsOfEnd = [](const QString& end) {
        return (end.isEmpty() ? Period::ofMonths(1, 1, 9999, 12) : Period::parse(end)).value_or(Period());
    };
    const Period first = monthsOfEnd(value.from);
    if (!value.to)
        return first;
    const QDate from = first.firstDay();
    const QDate to = monthsOfEnd(*value.to).lastDay();
    return Period::ofMonths(from.year(), from.month(), to.year(), to.month()).value_or(Period());
}

std::pair<int, int> numbersOf(const FieldValue& value) {
    const int from = value.from.toInt(); // 0 where a range is open
    if (!value.to)
        return {from, from};
    return {from, value.to->isEmpty() ? std::numeric_limits<int>::max() : value.to->toInt()};
}

} // namespace sheaf
