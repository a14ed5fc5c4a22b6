#include "app/session/edit_codebook.h"

#include "app/session/files.h"
#include "coding/csv.h"
#include "coding/name_folding.h"
#include "coding/store/code_repository.h"

#include <QHash>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

/// The codebook while a file is read into it: codes by folded full path.
class CodesByPath {
public:
    explicit CodesByPath(const CodeTree& tree) {
        for (const Code& code : tree.inOrder())
            put(tree.path(code.id), code);
    }
    [[nodiscard]] const Code* find(const QString& path) const {
        const auto found = m_codes.constFind(folded(path));
        return found == m_codes.cend() ? nullptr : &*found;
    }
    void put(const QString& path, const Code& code) { m_codes.insert(folded(path), code); }
    /// The review question that a number such as `2a` stands for: the one whose name starts with it.
    [[nodiscard]] std::optional<CodeId> question(const QString& number) const {
        for (const Code& code : m_codes) {
            const bool fits = code.name == number || code.name.startsWith(number + u' ');
            if (code.kind == CodeKind::ReviewQuestion && fits)
                return code.id;
        }
        return std::nullopt;
    }

private:
    static QString folded(const QString& path) {
        QStringList parts;
        for (const QString& part : path.split(u'/'))
            parts.append(foldedName(part));
        return parts.join(u'/');
    }
    QHash<QString, Code> m_codes;
};

Result<Code> codeFromRow(const CsvFile& csv, qsizetype row) {
    Code code;
    code.name = csv.cell(row, u"path"_s).section(u'/', -1).trimmed();
    code.colour = csv.cell(row, u"colour"_s);
    code.definition = csv.cell(row, u"definition"_s);
    code.include = csv.cell(row, u"include"_s);
    code.exclude = csv.cell(row, u"exclude"_s);
    code.example = csv.cell(row, u"example"_s);
    const QString kind = csv.cell(row, u"kind"_s);
    if (kind.isEmpty())
        return code;
    const auto known = codeKindFromWord(kind);
    if (!known) {
        return failure(
            ErrorCode::InvalidArgument, u"“%1” is not a kind of code"_s.arg(kind),
            u"kinds are code, review question, theme and framework feature"_s);
    }
    code.kind = *known;
    return code;
}

/// Puts file and line in front of a row's error. Line 1 is the header.
tl::unexpected<Error> inRow(const QString& file, qsizetype row, Error error) {
    error.message = u"%1, row %2: %3"_s.arg(file).arg(row + 2).arg(error.message);
    return tl::unexpected<Error>(std::move(error));
}

} // namespace

Result<CodeId>
EditCodebook::add(const QString& name, std::optional<CodeId> parent, CodeKind kind, const QString& definition) {
    auto work = UnitOfWork::begin(m_review->project(), u"add code “%1”"_s.arg(name));
    if (!work)
        return failure(work);
    Code code;
    code.name = name;
    code.parent = parent;
    code.kind = kind;
    code.definition = definition;
    const auto id = CodeRepository(m_review->project()).add(*work, code);
    if (!id)
        return id;
    if (auto committed = work->commit(); !committed)
        return failure(committed);
    return id;
}

Result<EditCodebook::CsvReport> EditCodebook::importCsv(const QString& path) {
    const auto bytes = readFile(path);
    if (!bytes)
        return failure(bytes);
    return importCsv(*bytes, path);
}

Result<EditCodebook::CsvReport> EditCodebook::importCsv(const QByteArray& bytes, const QString& nameForErrors) {
    const auto csv = CsvFile::parse(bytes, nameForErrors);
    if (!csv)
        return failure(csv);
    if (auto there = csv->requireColumns({u"path"_s}); !there)
        return failure(there);

    auto work = UnitOfWork::begin(m_review->project(), u"import codebook"_s);
    if (!work)
        return failure(work);
    CodeRepository codes(m_review->project());
    const auto tree = codes.tree();
    if (!tree)
        return failure(tree);
    CodesByPath byPath(*tree);
    CsvReport report;
    for (qsizetype row = 0; row < csv->rowCount(); ++row) {
        const QString path = csv->cell(row, u"path"_s);
        auto code = codeFromRow(*csv, row);
        if (!code)
            return inRow(nameForErrors, row, code.error());
        if (path.contains(u'/')) {
            const Code* parent = byPath.find(path.section(u'/', 0, -2));
            if (parent == nullptr) {
                return inRow(
                    nameForErrors, row,
                    {ErrorCode::NotFound, u"“%1” has no parent in the codebook"_s.arg(path),
                     u"list parents before their children"_s});
            }
            code->parent = parent->id;
        }
        for (const QString& number : csv->cell(row, u"questions"_s).split(u';', Qt::SkipEmptyParts)) {
            const auto question = byPath.question(number.trimmed());
            if (!question) {
                return inRow(
                    nameForErrors, row,
                    {ErrorCode::NotFound, u"there is no review question “%1”"_s.arg(number.trimmed())});
            }
            code->questions.append(*question);
        }
        if (const Code* there = byPath.find(path)) {
            code->id = there->id;
            if (code->colour.isEmpty())
                code->colour = there->colour;
            if (auto described = codes.describe(*work, *code); !described)
                return inRow(nameForErrors, row, described.error());
            ++report.updated;
        } else {
            const auto id = codes.add(*work, *code);
            if (!id)
                return inRow(nameForErrors, row, id.error());
            code->id = *id;
            ++report.added;
        }
        byPath.put(path, *code);
    }
    if (auto committed = work->commit(); !committed)
        return failure(committed);
    return report;
}

Result<QByteArray> EditCodebook::exportCsv() const {
    const auto tree = m_review->codes();
    if (!tree)
        return failure(tree);
    QByteArray csv = csvRow(
        {u"path"_s, u"kind"_s, u"colour"_s, u"definition"_s, u"include"_s, u"exclude"_s, u"example"_s, u"questions"_s});
    for (const Code& code : tree->inOrder()) {
        QStringList questions;
        for (CodeId question : code.questions) {
            if (const Code* asked = tree->byId(question))
                questions.append(asked->name.section(u' ', 0, 0));
        }
        csv += csvRow(
            {tree->path(code.id), toWord(code.kind), code.colour, code.definition, code.include, code.exclude,
             code.example, questions.join(u';')});
    }
    return csv;
}

} // namespace sheaf
