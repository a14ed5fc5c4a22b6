#include "coding/source_type.h"

#include "coding/name_folding.h"

#include <QRegularExpression>

#include <array>

namespace sheaf {

std::span<const SourceType> knownSourceTypes() {
    // Most telling first: an "interview about the evaluation" is an interview, an "evaluation proposal" a proposal.
    static constexpr std::array types = {
        SourceType{
            interviewType, u"\\binterview(?:s|ee|er)?\\b|\\btranscripts?\\b|\\btranscription\\b|\\bfocus[ "
                           u"_-]?groups?\\b|\\blead[ _-]?\\d{1,2}\\b"},
        SourceType{
            u"shared learning report", u"\\bshared?[ _-]?learning\\b|\\blearning[ _-]reports?\\b|\\b(?:six|6)[ "
                                       u"_-]?month(?:ly|s)?[ _-]learning\\b"},
        SourceType{
            u"monitoring report", u"\\bmonitoring\\b|\\bquarterly\\b|\\bprogress[ _-]report\\b|"
                                  u"\\b(?:quarter|q)[ _-]?[1-4]\\b(?=.*\\b(?:report|return|update|data)\\b)"},
        SourceType{
            u"proposal", u"\\bproposals?\\b|\\bbid\\b|\\bexpression[ _-]of[ _-]interest\\b|\\bproject[ _-]plan\\b|"
                         u"\\bapplication\\b"},
        SourceType{u"inspection report", u"\\bofsted\\b|\\binspections?\\b|\\bILACS\\b|\\bfocused[ _-]visit\\b"},
        SourceType{u"evaluation", u"\\bevaluations?\\b|\\bevaluated\\b"},
        SourceType{
            u"web summary", u"\\bweb(?:[ _-]?site|[ _-]?page)?[ _-](?:summary|page|update)\\b|"
                            u"\\bprogramme[ _-]page\\b|\\bblog\\b"},
    };
    return types;
}

QString sourceTypeFromWord(const QString& word) {
    const QString simple = word.simplified();
    for (const SourceType& type : knownSourceTypes()) {
        const QString name = QString::fromUtf16(type.name);
        if (foldedName(name) == foldedName(simple))
            return name;
    }
    return simple;
}

bool isInterviewType(const QString& type) {
    static const QRegularExpression interview(
        QString::fromUtf16(knownSourceTypes().front().pattern), QRegularExpression::CaseInsensitiveOption);
    return interview.match(type).hasMatch();
}

} // namespace sheaf
