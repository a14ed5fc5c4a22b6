#include "app/session/count_codings.h"

#include "app/session/material.h"
#include "coding/statistics_tables.h"

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

QList<CodeStatistics> codesOf(const Material& material, std::optional<CodeId> below) {
    QList<CodeStatistics> statistics = codeStatistics(material.view());
    if (below) {
        const QSet<CodeId> wanted = material.codes.withDescendants(*below);
        statistics.removeIf([&](const CodeStatistics& code) { return !wanted.contains(code.code); });
    }
    return statistics;
}

QList<SourceStatistics> sourcesOf(Material& material, std::optional<CodeId> below) {
    if (below) {
        const QSet<CodeId> wanted = material.codes.withDescendants(*below);
        material.codings.removeIf([&](const CodedRange& coding) { return !wanted.contains(coding.code); });
    }
    return sourceStatistics(material.view());
}

Cooccurrence togetherOf(const Material& material, std::optional<CodeId> below) {
    QList<CodeId> codes;
    if (below) {
        codes = material.codes.children(*below);
        if (codes.isEmpty())
            codes.append(*below);
    } else {
        for (const Code& code : material.codes.inOrder())
            codes.append(code.id);
    }
    return cooccurrence(material.view(), codes);
}

QString titled(const QString& what, const CodeTree& codes, std::optional<CodeId> below) {
    const Code* code = below ? codes.byId(*below) : nullptr;
    return code != nullptr ? what + u": "_s + code->name : what;
}

} // namespace

Result<QList<CodeStatistics>> CountCodings::codes(std::optional<CodeId> below) const {
    const auto material = readMaterial(*m_review);
    if (!material)
        return failure(material);
    return codesOf(*material, below);
}

Result<QList<SourceStatistics>> CountCodings::sources(std::optional<CodeId> below) const {
    auto material = readMaterial(*m_review);
    if (!material)
        return failure(material);
    return sourcesOf(*material, below);
}

Result<Cooccurrence> CountCodings::together(std::optional<CodeId> below) const {
    const auto material = readMaterial(*m_review);
    if (!material)
        return failure(material);
    return togetherOf(*material, below);
}

Result<Table> CountCodings::codesTable(std::optional<CodeId> below) const {
    const auto material = readMaterial(*m_review);
    if (!material)
        return failure(material);
    return withDoubts(
        sheaf::codesTable(
            codesOf(*material, below), material->codes, titled(u"How codes are used"_s, material->codes, below)),
        *material);
}

Result<Table> CountCodings::sourcesTable(std::optional<CodeId> below) const {
    auto material = readMaterial(*m_review);
    if (!material)
        return failure(material);
    const auto statistics = sourcesOf(*material, below);
    return withDoubts(
        sheaf::sourcesTable(
            statistics, material->sources, titled(u"How much of each source is coded"_s, material->codes, below)),
        *material);
}

Result<Table> CountCodings::togetherTable(std::optional<CodeId> below) const {
    const auto material = readMaterial(*m_review);
    if (!material)
        return failure(material);
    return withDoubts(
        cooccurrenceTable(
            togetherOf(*material, below), material->codes,
            titled(u"Codes that stand together"_s, material->codes, below)),
        *material);
}

} // namespace sheaf
