#include "importers/xlsx_importer.h"

#include "importers/compound_file.h"
#include "importers/office_package.h"
#include "importers/text_builder.h"
#include "importers/xlsx_sheet.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qsizetype largestSheet = 100LL << 20; // bytes of XML; a tree of it takes several times as much

struct Sheet {
    QString name;
    QString part;
    bool isVisible = true;
};

QList<Sheet> sheetsOf(const pugi::xml_node& workbook, const QList<OfficeRelation>& relations) {
    QHash<QString, QString> parts;
    for (const OfficeRelation& relation : relations)
        if (!relation.isExternal && relation.type == "worksheet"_L1)
            parts.insert(relation.id, relation.target);
    QList<Sheet> sheets;
    for (const pugi::xml_node& node : childNamed(workbook, "sheets").children()) {
        const QString part = parts.value(attributeNamed(node, "id"));
        const QString state = attributeNamed(node, "state");
        if (!part.isEmpty())
            sheets.append({tidyTitle(attributeNamed(node, "name")), part, state.isEmpty() || state == "visible"_L1});
    }
    return sheets;
}

/// Reads a workbook's parts one after the other.
class WorkbookReader {
public:
    WorkbookReader(ZipPackage& package, const QString& part)
        : m_package(package), m_relations(relationsOf(package, part)) {}

    Result<SurveyTable> read(const pugi::xml_node& workbook) {
        const QString calendar = attributeNamed(childNamed(workbook, "workbookPr"), "date1904");
        m_cells.setCalendar(calendar == "1"_L1 || calendar == "true"_L1);
        if (const auto strings = related(u"sharedStrings"_s))
            m_cells.addSharedStrings(strings->document_element());
        if (const auto styles = related(u"styles"_s))
            m_cells.addStyles(styles->document_element());
        QList<Sheet> sheets = sheetsOf(workbook, m_relations);
        for (qsizetype i = 0; i < sheets.size(); ++i) {
            if (!sheets[i].isVisible)
                continue;
            auto rows = rowsOf(sheets[i].part);
            if (!rows)
                return failure(rows);
            if (rows->isEmpty())
                continue;
            auto table = surveyTableFrom(std::move(*rows), false);
            if (!table)
                return table;
            sheets.removeAt(i);
            addWarnings(*table, sheets);
            return table;
        }
        return failure(ErrorCode::Damaged, u"the workbook holds no visible sheet with anything in it"_s);
    }

private:
    std::unique_ptr<pugi::xml_document> related(const QString& type) {
        for (const OfficeRelation& relation : std::as_const(m_relations))
            if (relation.type == type && !relation.isExternal)
                return optionalPart(m_package, relation.target, m_warnings);
        return nullptr;
    }

    Result<QList<TableRow>> rowsOf(const QString& part) {
        const auto bytes = m_package.read(part);
        if (!bytes)
            return failure(bytes);
        if (bytes->size() > largestSheet)
            return failure(
                ErrorCode::TooLarge, u"the sheet is larger than can be read"_s, u"Split it into several tables."_s);
        const auto sheet = parseXmlPart(*bytes);
        if (!sheet)
            return failure(sheet);
        return rowsOfSheet((*sheet)->document_element(), m_cells);
    }

    void addWarnings(SurveyTable& table, const QList<Sheet>& others) const {
        table.warnings = m_warnings + table.warnings;
        if (others.isEmpty())
            return;
        QStringList names;
        for (const Sheet& sheet : others.first(std::min<qsizetype>(others.size(), 5)))
            names.append(sheet.name.left(60));
        table.warnings.append(
            others.size() == 1 ? u"1 other sheet is not read: %1"_s.arg(names.constFirst())
                               : u"%1 other sheets are not read: %2%3"_s.arg(
                                     QString::number(others.size()), names.join(u", "_s),
                                     others.size() > names.size() ? u" …"_s : QString()));
    }

    ZipPackage& m_package;
    QList<OfficeRelation> m_relations;
    XlsxCells m_cells;
    QStringList m_warnings;
};

} // namespace

QStringList XlsxImporter::endings() const {
    return {u"xlsx"_s, u"xlsm"_s};
}

Recognition XlsxImporter::recognise(QByteArrayView bytes, const QString& ending) const {
    if (zipHolds(bytes, "xl/workbook.xml"))
        return Recognition::ByContent;
    return endings().contains(ending) ? Recognition::ByName : Recognition::No;
}

Result<ImportedSource> XlsxImporter::read(const QByteArray& bytes, const ReadingRequest& request) const {
    if (isCompoundFile(bytes))
        return compoundFileError(bytes);
    if (!isZip(bytes))
        return failure(ErrorCode::Damaged, u"not an Excel workbook, whatever its name says"_s);
    auto package = ZipPackage::open(bytes);
    if (!package)
        return failure(package);
    const QString part = mainPartOf(*package, u"xl/workbook.xml"_s);
    const auto content = package->read(part);
    if (!content)
        return content.error().code == ErrorCode::NotFound
                   ? failure(ErrorCode::Unsupported, u"an archive, but not an Excel workbook"_s)
                   : failure(content);
    const auto workbook = parseXmlPart(*content);
    if (!workbook)
        return failure(workbook);
    const auto table = WorkbookReader(*package, part).read((*workbook)->document_element());
    if (!table)
        return failure(table);
    return sourcesOfTable(*table, u"xlsx"_s, request.fileName);
}

} // namespace sheaf
