#include "importers/csv_importer.h"

#include "importers/delimited_text.h"
#include "importers/text_decoding.h"

using namespace Qt::StringLiterals;

namespace sheaf {

QStringList CsvImporter::endings() const {
    return {u"csv"_s, u"tsv"_s};
}

Recognition CsvImporter::recognise(QByteArrayView, const QString& ending) const {
    return endings().contains(ending) ? Recognition::ByName : Recognition::No;
}

Result<ImportedSource> CsvImporter::read(const QByteArray& bytes, const ReadingRequest& request) const {
    const auto decoded = decodeText(bytes);
    if (!decoded)
        return failure(decoded);
    const bool isTabbed = request.fileName.endsWith(".tsv"_L1, Qt::CaseInsensitive);
    const QChar separator = isTabbed ? QChar(u'\t') : separatorOf(decoded->text);
    auto rows = rowsFromDelimitedText(decoded->text, separator);
    if (!rows)
        return failure(rows);
    auto table = surveyTableFrom(std::move(*rows), true);
    if (!table)
        return failure(table);
    if (!decoded->warning.isEmpty())
        table->warnings.prepend(decoded->warning);
    return sourcesOfTable(*table, u"csv"_s, request.fileName);
}

} // namespace sheaf
