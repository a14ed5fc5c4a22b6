#pragma once

#include "coding/identifiers.h"
#include "coding/period.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QUuid>

#include <optional>

namespace sheaf {

/// Who may be named when a source is quoted (ethics protocol of the review).
enum class Confidentiality {
    Public,       ///< published; may be named and quoted
    Attributable, ///< held by the review; the site may be named
    Confidential, ///< an interview: neither person nor site may be named, or be worked out
};

/// `public`, `attributable`, `confidential`: the words of files and the command line.
[[nodiscard]] QString toWord(Confidentiality confidentiality);
[[nodiscard]] std::optional<Confidentiality> confidentialityFromWord(const QString& word);

/// A document or transcript of the review. A text never changes; a corrected one becomes the source's next text
/// revision.
struct Source {
    SourceId id;
    QUuid guid;
    QString title;
    QString fileName; ///< as it was imported, without folders
    QString format;   ///< `pdf`, `docx`, `vtt`, `srt`, `txt`
    QString type;     ///< `proposal`, `monitoring report` … (see coding/source_type.h); empty if unknown
    std::optional<SiteId> site;
    Period period;
    QString language; ///< BCP 47, `en`; empty if unknown
    Confidentiality confidentiality = Confidentiality::Attributable;
    TextRevisionId textRevision; ///< the current one, to which the following belong
    int textNumber = 1;          ///< 1 for the text that was imported, 2 for the first correction …
    QByteArray sha256;           ///< of the original bytes, 32 bytes
    qsizetype textLength = 0;    ///< UTF-16 code units
    int pageCount = 0;           ///< 0 where the format has no pages
    int passageCount = 0;
    int codingCount = 0;
    QHash<QString, QString> attributes = {}; ///< attribute name → value, as a site's
};

} // namespace sheaf
