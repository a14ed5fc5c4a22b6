#include "app/session/import_manifest.h"

#include "app/session/files.h"

#include <QDir>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

Result<ManifestEntry> entryFrom(const CsvFile& csv, qsizetype row) {
    ManifestEntry entry;
    entry.file = QDir::cleanPath(csv.cell(row, u"file"_s));
    entry.title = csv.cell(row, u"title"_s);
    entry.site = csv.cell(row, u"site"_s);
    entry.type = csv.cell(row, u"type"_s);
    const QString sha256 = csv.cell(row, u"sha256"_s);
    entry.sha256 = QByteArray::fromHex(sha256.toLatin1());
    if (!sha256.isEmpty() && (sha256.size() != 64 || entry.sha256.size() != 32))
        return failure(ErrorCode::InvalidArgument, u"“%1” is not a SHA-256 in 64 hexadecimal digits"_s.arg(sha256));
    const auto period = Period::parse(csv.cell(row, u"period"_s));
    if (!period)
        return failure(period);
    entry.period = *period;
    const QString confidentiality = csv.cell(row, u"confidentiality"_s);
    if (confidentiality.isEmpty())
        return entry;
    entry.confidentiality = confidentialityFromWord(confidentiality);
    if (!entry.confidentiality) {
        return failure(
            ErrorCode::InvalidArgument, u"“%1” is not a confidentiality"_s.arg(confidentiality),
            u"write public, attributable or confidential"_s);
    }
    return entry;
}

} // namespace

Result<ImportManifest> ImportManifest::read(const QString& path) {
    const auto csv = readCsv(path, {u"file"_s});
    if (!csv)
        return failure(csv);
    ImportManifest manifest;
    for (qsizetype row = 0; row < csv->rowCount(); ++row) {
        auto entry = entryFrom(*csv, row);
        if (!entry)
            return csv->inRow(row, entry.error());
        manifest.m_byFileName[entry->file.section(u'/', -1)].append(*entry);
    }
    return manifest;
}

const ManifestEntry* ImportManifest::find(const QString& path) const {
    const QString cleaned = u'/' + QDir::cleanPath(path);
    const auto entries = m_byFileName.constFind(cleaned.section(u'/', -1));
    if (entries == m_byFileName.cend())
        return nullptr;
    const ManifestEntry* closest = nullptr;
    for (const ManifestEntry& entry : *entries) {
        const bool fits = cleaned.endsWith(u'/' + entry.file);
        if (fits && (closest == nullptr || entry.file.size() > closest->file.size()))
            closest = &entry;
    }
    return closest;
}

} // namespace sheaf
