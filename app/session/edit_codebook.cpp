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
    /// The review question that is written as its path, its name or its number (`2a`: what its name starts with).
    /// Errors: NotFound, Ambiguous.
    [[nodiscard]] Result<CodeId> question(const QString& written) const {
        if (const Code* code = find(written); code != nullptr && code->kind == CodeKind::ReviewQuestion)
            return code->id;
        QList<CodeId> fits;
        for (const Code& code : m_codes) {
            const bool isNumbered = code.name == written || code.name.startsWith(written + u' ');
            if (code.kind == CodeKind::ReviewQuestion && isNumbered)
                fits.append(code.id);
        }
        if (fits.size() == 1)
            return fits.first();
        if (fits.isEmpty())
            return failure(ErrorCode::NotFound, u"there is no review question “%1”"_s.arg(written));
        return failure(
            ErrorCode::Ambiguous, u"“%1” fits %2 review questions"_s.arg(written).arg(fits.size()),
            u"write the path of the one that is meant"_s);
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

/// A code as a row describes it: what the file has no column for stays as it is.
Result<Code> describedBy(const CsvFile& csv, qsizetype row, Code code) {
    const auto set = [&](QString& field, const QString& column) {
        if (csv.hasColumn(column))
            field = csv.cell(row, column);
    };
    set(code.definition, u"definition"_s);
    set(code.include, u"include"_s);
    set(code.exclude, u"exclude"_s);
    set(code.example, u"example"_s);
    if (const QString colour = csv.cell(row, u"colour"_s); !colour.isEmpty())
        code.colour = colour;
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

/// Puts the rows of a file into the codebook: all codes first, then the questions that themes answer, which may stand
/// further down in the file.
class CodebookRows {
public:
    CodebookRows(const CsvFile& csv, CodeRepository& codes, const UnitOfWork& work, const CodeTree& tree)
        : m_csv(csv), m_codes(codes), m_work(work), m_byPath(tree) {}

    Result<void> putCode(qsizetype row) {
        const QString path = m_csv.cell(row, u"path"_s);
        const Code* there = m_byPath.find(path);
        auto code = describedBy(m_csv, row, there ? *there : Code());
        if (!code)
            return failure(code);
        if (there) {
            ++m_report.updated;
            m_byPath.put(path, *code);
            return m_codes.describe(m_work, *code);
        }
        code->name = path.section(u'/', -1).trimmed();
        if (path.contains(u'/')) {
            const Code* parent = m_byPath.find(path.section(u'/', 0, -2));
            if (parent == nullptr) {
                return failure(
                    ErrorCode::NotFound, u"“%1” has no parent in the codebook"_s.arg(path),
                    u"list parents before their children"_s);
            }
            code->parent = parent->id;
        }
        const auto id = m_codes.add(m_work, *code);
        if (!id)
            return failure(id);
        code->id = *id;
        ++m_report.added;
        m_byPath.put(path, *code);
        return {};
    }

    Result<void> linkQuestions(qsizetype row) {
        if (!m_csv.hasColumn(u"questions"_s))
            return {};
        const QString path = m_csv.cell(row, u"path"_s);
        QList<CodeId> questions;
        for (const QString& written : m_csv.cell(row, u"questions"_s).split(u';', Qt::SkipEmptyParts)) {
            const auto question = m_byPath.question(written.trimmed());
            if (!question)
                return failure(question);
            if (!questions.contains(*question))
                questions.append(*question);
        }
        return m_codes.setQuestions(m_work, m_byPath.find(path)->id, questions);
    }

    [[nodiscard]] const EditCodebook::CsvReport& report() const { return m_report; }

private:
    const CsvFile& m_csv;
    CodeRepository& m_codes;
    const UnitOfWork& m_work;
    CodesByPath m_byPath;
    EditCodebook::CsvReport m_report;
};

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
    CodebookRows rows(*csv, codes, *work, *tree);
    for (qsizetype row = 0; row < csv->rowCount(); ++row) {
        if (auto put = rows.putCode(row); !put)
            return csv->inRow(row, put.error());
    }
    for (qsizetype row = 0; row < csv->rowCount(); ++row) {
        if (auto linked = rows.linkQuestions(row); !linked)
            return csv->inRow(row, linked.error());
    }
    if (auto committed = work->commit(); !committed)
        return failure(committed);
    return rows.report();
}

Result<QByteArray> EditCodebook::exportCsv() const {
    const auto tree = m_review->codes();
    if (!tree)
        return failure(tree);
    QByteArray csv = csvRow(
        {u"path"_s, u"kind"_s, u"colour"_s, u"definition"_s, u"include"_s, u"exclude"_s, u"example"_s, u"questions"_s});
    const CodesByPath byPath(*tree);
    for (const Code& code : tree->inOrder()) {
        QStringList questions;
        for (CodeId question : code.questions) {
            // The number reads best; where two questions share it, or have none, the path says which is meant.
            const QString path = tree->path(question);
            const QString number = path.section(u'/', -1).section(u' ', 0, 0);
            const auto read = byPath.question(number);
            questions.append(read && *read == question ? number : path);
        }
        csv += csvRow(
            {tree->path(code.id), toWord(code.kind), code.colour, code.definition, code.include, code.exclude,
             code.example, questions.join(u';')});
    }
    return csv;
}

} // namespace sheaf
