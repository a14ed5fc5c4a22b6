#include "app/session/importing/source_description.h"

#include "coding/source_type.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

template <typename T>
T SourceDescription::guess(const Guess<T>& guessed, const QString& what) const {
    if (!guessed.reason.isEmpty())
        m_recognised.append(u"%1 (from the %2)"_s.arg(what, guessed.reason));
    return guessed.value;
}

bool SourceDescription::isTranscript() const {
    return std::ranges::any_of(
        m_read.imported->passages, [](const Passage& passage) { return passage.kind == PassageKind::Turn; });
}

QString SourceDescription::title() const {
    return m_entry && !m_entry->title.isEmpty() ? m_entry->title : QFileInfo(m_read.fileName).completeBaseName();
}

QString SourceDescription::siteName() const {
    if (!m_options.site.isEmpty())
        return m_options.site;
    if (m_entry && !m_entry->site.isEmpty())
        return m_entry->site;
    return guess(m_read.guessed.site, u"site %1"_s.arg(m_read.guessed.site.value));
}

QString SourceDescription::type() const {
    if (!m_options.type.isEmpty())
        return sourceTypeFromWord(m_options.type);
    if (m_entry && !m_entry->type.isEmpty())
        return sourceTypeFromWord(m_entry->type);
    if (m_read.guessed.type.reason.isEmpty() && isTranscript()) {
        m_recognised.append(u"type interview (from its speakers)"_s);
        return QString::fromUtf16(interviewType);
    }
    return guess(m_read.guessed.type, u"type %1"_s.arg(m_read.guessed.type.value));
}

Period SourceDescription::period() const {
    if (!m_options.period.isNull())
        return m_options.period;
    if (m_entry && !m_entry->period.isNull())
        return m_entry->period;
    return guess(m_read.guessed.period, u"period %1"_s.arg(m_read.guessed.period.value.label()));
}

Confidentiality SourceDescription::confidentiality(const QString& type) const {
    if (m_options.confidentiality)
        return *m_options.confidentiality;
    if (m_entry && m_entry->confidentiality)
        return *m_entry->confidentiality;
    const bool interview = isInterviewType(type) || isInterviewType(m_read.guessed.type.value) || isTranscript();
    return interview ? Confidentiality::Confidential : Confidentiality::Attributable;
}

QString SourceDescription::language() const {
    const QString language = m_read.imported->language;
    if (!language.isEmpty())
        m_recognised.append(u"language %1"_s.arg(language));
    return language;
}

} // namespace sheaf
