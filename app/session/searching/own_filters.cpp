#include "app/session/interview_schedule.h"
#include "app/session/searching/filter_values.h"
#include "app/session/searching/property_filters.h"
#include "coding/store/code_repository.h"
#include "coding/store/text_revision_repository.h"
#include "indexer/passage_set.h"

#include <algorithm>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

using Facts = PassageFacts::Passage;

/// The passages of all sources for which something holds, as few stretches.
template <typename Holds>
std::vector<PassageFacts::Stretch> stretchesWhere(const PassageFacts& facts, Holds holds) {
    std::vector<PassageFacts::Stretch> found;
    for (const auto& source : facts.sources()) {
        for (std::uint32_t at = source.passages.first; at < source.passages.end; ++at) {
            if (!holds(facts.passages()[at]))
                continue;
            if (!found.empty() && found.back().end == at && at > source.passages.first)
                found.back().end = at + 1;
            else
                found.push_back({at, at + 1});
        }
    }
    return found;
}

/// Who could be meant, for a hint that anybody may see: names in confidential sources are only counted.
QString knownSpeakers(const PassageFacts& facts) {
    std::vector<char> isOpen(static_cast<size_t>(facts.speakers().size()));
    std::vector<char> speaks = isOpen;
    for (const auto& source : facts.sources()) {
        for (std::uint32_t at = source.passages.first; at < source.passages.end; ++at) {
            const auto speaker = static_cast<size_t>(facts.passages()[at].speaker);
            speaks[speaker] = 1;
            if (source.row.confidentiality != Confidentiality::Confidential)
                isOpen[speaker] = 1;
        }
    }
    QStringList named;
    qsizetype others = 0;
    for (size_t speaker = 1; speaker < speaks.size(); ++speaker) {
        if (isOpen[speaker] != 0)
            named.append(facts.speakers()[static_cast<qsizetype>(speaker)]);
        else if (speaks[speaker] != 0)
            ++others;
    }
    QStringList hints;
    if (!named.isEmpty())
        hints.append(knownOnes(named));
    if (others > 0)
        hints.append(u"%1 in confidential sources, who are not named here"_s.arg(others));
    return hints.join(u"; "_s);
}

Result<PassageSet> bySpeaker(const PassageFacts& facts, const QueryFilter& filter, const FieldValue& value) {
    if (value.isAny)
        return facts.setOf(stretchesWhere(facts, [](const Facts& passage) { return passage.speaker != 0; }));
    const QString wanted = comparedName(value.from);
    std::vector<char> fits; // of each speaker
    for (const QString& name : facts.speakers())
        fits.push_back(!name.isEmpty() && comparedName(name) == wanted);
    auto found = stretchesWhere(
        facts, [&fits](const Facts& passage) { return fits[static_cast<size_t>(passage.speaker)] != 0; });
    if (found.empty()) {
        return filterError(
            filter, ErrorCode::InvalidArgument, u"nobody named “%1” speaks"_s.arg(value.from.trimmed()),
            knownSpeakers(facts));
    }
    return facts.setOf(found);
}

PassageSet byRole(const PassageFacts& facts, const FieldValue& value) {
    const auto role = speakerRoleFromWord(value.from);
    return facts.setOf(stretchesWhere(facts, [&](const Facts& passage) {
        return value.isAny ? passage.role != SpeakerRole::Unknown : passage.role == role;
    }));
}

/// Turns that answer a question of the schedule, as Answers has it.
Result<PassageSet> byQuestion(const PassageFacts& facts, const QueryFilter& filter, const FieldValue& value) {
    const auto answers = [](const Facts& passage) {
        return passage.isTurn && passage.question > 0 && passage.role != SpeakerRole::Interviewer;
    };
    if (value.isAny)
        return facts.setOf(stretchesWhere(facts, answers));
    const auto [from, to] = numbersOf(value);
    const auto isMeant = [from, to](int question) { return from <= question && question <= to; };
    auto found =
        stretchesWhere(facts, [&](const Facts& passage) { return answers(passage) && isMeant(passage.question); });
    if (found.empty()) { // nobody answered, or there is no such question
        const auto codes = CodeRepository(facts.project()).tree();
        if (!codes)
            return failure(codes);
        QStringList known;
        bool isKnown = false;
        for (const ScheduledQuestion& question : interviewSchedule(*codes)) {
            known.append(QString::number(question.number));
            isKnown = isKnown || isMeant(question.number);
        }
        if (!isKnown) {
            return filterError(
                filter, ErrorCode::InvalidArgument,
                u"the interview schedule has no question %1"_s.arg(
                    value.to ? value.from + u".."_s + *value.to : value.from),
                knownOnes(known));
        }
    }
    return facts.setOf(found);
}

/// What stands under a heading, and the heading itself: up to the next heading of its level or above.
Result<PassageSet> byHeading(const PassageFacts& facts, const FieldValue& value) {
    const TextRevisionRepository texts(facts.project());
    const HoldsWords holds(value.from);
    std::vector<PassageFacts::Stretch> found;
    for (const auto& source : facts.sources()) {
        const auto passages =
            facts.passages().subspan(source.passages.first, source.passages.end - source.passages.first);
        if (std::ranges::none_of(passages, [](const Facts& passage) { return passage.headingLevel > 0; }))
            continue;
        QString text;
        if (!value.isAny) {
            const auto read = texts.text(source.row.text);
            if (!read)
                return failure(read);
            text = *read;
        }
        int under = 0; // the level of the outermost heading that fits; 0: none
        for (size_t at = 0; at < passages.size(); ++at) {
            const Facts& passage = passages[at];
            if (passage.headingLevel > 0 && (under == 0 || passage.headingLevel <= under)) {
                const TextRange range{passage.start, passage.end};
                const bool fits = value.isAny || (range.fits(text) && holds(range.in(text).toString()));
                under = fits ? passage.headingLevel : 0;
            }
            const auto position = source.passages.first + static_cast<std::uint32_t>(at);
            if (under > 0)
                found.push_back({position, position + 1});
        }
    }
    return facts.setOf(found);
}

/// By number, or by the label that is printed on the page.
Result<PassageSet> byPage(const PassageFacts& facts, const QueryFilter& filter, const FieldValue& value) {
    if (value.isAny)
        return facts.setOf(stretchesWhere(facts, [](const Facts& passage) { return passage.page > 0; }));
    if (const auto [from, to] = numbersOf(value); to > 0) {
        return facts.setOf(stretchesWhere(facts, [from = from, to = to](const Facts& passage) {
            return passage.page > 0 && from <= passage.page && passage.page <= to;
        }));
    }
    const auto pages = PassageLookup(facts.project()).pagesLabelled(value.from);
    if (!pages)
        return failure(pages);
    bool isKnown = false;
    std::vector<PassageFacts::Stretch> found;
    for (const auto& [text, number] : *pages) {
        const int place = facts.sourceOfText(text);
        if (place < 0)
            continue;
        isKnown = true;
        const PassageFacts::Stretch all = facts.sources()[static_cast<size_t>(place)].passages;
        for (std::uint32_t at = all.first; at < all.end; ++at) {
            if (facts.passages()[at].page == number)
                found.push_back({at, at + 1});
        }
    }
    if (!isKnown) {
        return filterError(
            filter, ErrorCode::InvalidArgument, u"no page has “%1” printed on it"_s.arg(value.from),
            u"pages also have numbers: page:3"_s);
    }
    return facts.setOf(found);
}

} // namespace

Result<PassageSet>
passagesThemselves(const PassageFacts& facts, const QueryFilter& filter, const PropertyFilter& property) {
    switch (property.field) {
    case QueryField::Speaker:
        return bySpeaker(facts, filter, property.value);
    case QueryField::Role:
        return byRole(facts, property.value);
    case QueryField::Question:
        return byQuestion(facts, filter, property.value);
    case QueryField::Heading:
        return byHeading(facts, property.value);
    case QueryField::Page:
        return byPage(facts, filter, property.value);
    default:
        return filterError(filter, ErrorCode::Internal, u"“%1” is not of a passage"_s.arg(filter.written));
    }
}

} // namespace sheaf
