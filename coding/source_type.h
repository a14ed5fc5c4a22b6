#pragma once

#include <QString>
#include <QStringList>

#include <span>

namespace sheaf {

/// A kind of document a practice review gathers, and the words by which a file's name or first page gives it away.
struct SourceType {
    const char16_t* name;    ///< as stored and shown: `monitoring report`
    const char16_t* pattern; ///< ICU/PCRE-compatible, case is ignored
};

/// The types known out of the box, most telling first. A project may use any other word as a type.
[[nodiscard]] std::span<const SourceType> knownSourceTypes();

/// The known type that a person means, whatever the case and the kind of white space; otherwise the words as they are,
/// trimmed.
[[nodiscard]] QString sourceTypeFromWord(const QString& word);

/// True if a type's name speaks of an interview, a transcript or a focus group: better one source too many kept
/// confidential than one too few.
[[nodiscard]] bool isInterviewType(const QString& type);

/// The type an interview has: the one whose sources are confidential unless somebody says otherwise.
inline constexpr const char16_t* interviewType = u"interview";

} // namespace sheaf
