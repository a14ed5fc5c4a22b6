#include "app/workbench/codebook_view.h"

#include "app/reader/source_json.h"
#include "app/workbench/row_tree.h"
#include "app/workbench/side_parts.h"
#include "app/workbench/theme.h"
#include "app/workbench/tree_row_delegate.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qsizetype longestQuotation = 220; // shown of a coding, in UTF-16 code units

QStandardItem* codeRow(const Overview& overview, const Code& code) {
    const QList<CodeId> children = overview.codes.children(code.id);
    QStandardItem* row = RowTree::makeRow(code.name, u"code %1"_s.arg(code.id.value), code.id.value);
    const int count = overview.codingsOfCode.value(code.id);
    row->setData(count, CountRole);
    row->setData(CodebookView::tr("%1, %n coding(s)", nullptr, count).arg(code.name), Qt::AccessibleTextRole);
    row->setToolTip(code.definition.isEmpty() ? code.name : code.name + u"\n"_s + code.definition);
    const bool isHeading = !code.parent && !children.isEmpty();
    row->setData(isHeading, StrongRole);
    if (!isHeading)
        row->setData(QColor(safeColour(code.colour)), ColourRole);
    for (const CodeId child : children) {
        if (const Code* below = overview.codes.byId(child); below != nullptr)
            row->appendRow(codeRow(overview, *below));
    }
    return row;
}

QString shortened(const QString& text) {
    const QString tidy = text.simplified();
    return tidy.size() <= longestQuotation ? tidy : tidy.left(longestQuotation) + u"…"_s;
}

QString whatItMeans(const Code& code) {
    QStringList parts;
    if (!code.definition.isEmpty())
        parts.append(code.definition);
    if (!code.include.isEmpty())
        parts.append(CodebookView::tr("Use for: %1").arg(code.include));
    if (!code.exclude.isEmpty())
        parts.append(CodebookView::tr("Not for: %1").arg(code.exclude));
    if (!code.example.isEmpty())
        parts.append(CodebookView::tr("Example: %1").arg(code.example));
    return parts.isEmpty() ? CodebookView::tr("No definition yet.") : parts.join(u"\n"_s);
}

} // namespace

CodebookView::CodebookView(QWidget* parent) : QWidget(parent), m_tree(new RowTree) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 12);
    layout->setSpacing(0);
    layout->addWidget(makeHeading(tr("Codebook"), nullptr, &m_count));
    layout->addWidget(m_tree, 1);
    m_tree->setAccessibleName(tr("Codebook"));
    m_tree->setMinimumHeight(180);

    QVBoxLayout* part = nullptr;
    m_definitionPart = makeSide(part);
    part->addWidget(makeHeading({}, &m_name));
    m_name->setWordWrap(true);
    QVBoxLayout* inside = nullptr;
    QFrame* definitionCard = makeCard(inside);
    m_definition = makeLabel({}, true);
    m_definition->setWordWrap(true);
    inside->addWidget(m_definition);
    auto* inset = new QVBoxLayout;
    inset->setContentsMargins(12, 0, 12, 0);
    inset->addWidget(definitionCard);
    part->addLayout(inset);
    layout->addWidget(m_definitionPart);
    m_definitionPart->hide();

    layout->addWidget(makeHeading(tr("This passage")));
    QFrame* card = makeCard(inside);
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    m_codingChip = makeLabel();
    m_codingChip->setFixedSize(10, 10);
    m_codingName = makeLabel();
    m_codingName->setWordWrap(true);
    m_codingCoder = makeLabel();
    m_codingCoder->setObjectName(u"tag"_s);
    m_codingCoder->setFont(uiFont(0.85));
    line->addWidget(m_codingChip);
    line->addWidget(m_codingName, 1);
    line->addWidget(m_codingCoder, 0, Qt::AlignTop);
    inside->addLayout(line);
    m_codingText = makeLabel({}, true);
    m_codingNote = makeLabel();
    for (QLabel* label : {m_codingText, m_codingNote}) {
        label->setWordWrap(true);
        inside->addWidget(label);
    }
    auto* cardInset = new QVBoxLayout;
    cardInset->setContentsMargins(12, 0, 12, 0);
    cardInset->addWidget(card);
    layout->addLayout(cardInset);

    connect(m_tree, &RowTree::chosen, this, [this](qint64 id) { showDefinition(m_overview, CodeId{id}); });
    connect(m_tree, &RowTree::activatedId, this, [this](qint64 id) { Q_EMIT activated(CodeId{id}); });
    showCoding({}, m_overview);
}

void CodebookView::showOverview(const Overview& overview) {
    m_overview = overview;
    m_count->setText(QLocale().toString(overview.codes.inOrder().size()));
    QList<QStandardItem*> rows;
    for (const CodeId root : overview.codes.roots()) {
        if (const Code* code = overview.codes.byId(root); code != nullptr)
            rows.append(codeRow(overview, *code));
    }
    for (qsizetype i = 0; i < std::min<qsizetype>(2, rows.size()); ++i)
        rows.at(i)->setData(true, OpenRole);
    m_tree->setRows(rows);
    showDefinition(overview, CodeId{m_tree->currentId()});
}

void CodebookView::showDefinition(const Overview& overview, CodeId id) {
    const Code* code = overview.codes.byId(id);
    m_definitionPart->setVisible(code != nullptr);
    if (code == nullptr)
        return;
    setHeading(*m_name, code->name);
    m_definition->setText(whatItMeans(*code));
}

void CodebookView::showCoding(const std::optional<Coding>& coding, const Overview& overview) {
    const Code* code = coding ? overview.codes.byId(coding->code) : nullptr;
    for (QLabel* label : {m_codingChip, m_codingName, m_codingCoder})
        label->setVisible(code != nullptr);
    if (code == nullptr) {
        m_codingText->setText(
            tr("Select words in the text and type a code. Click on marked words to see how they are coded."));
        m_codingNote->hide();
        return;
    }
    m_codingChip->setStyleSheet(u"background: %1; border-radius: 3px;"_s.arg(safeColour(code->colour)));
    m_codingName->setText(code->name);
    m_codingCoder->setText(overview.coderName(coding->coder));
    m_codingText->setText(u"“%1”"_s.arg(shortened(coding->quotation)));
    QStringList notes;
    if (coding->stance)
        notes.append(toWord(*coding->stance));
    if (coding->evidence)
        notes.append(toWord(*coding->evidence));
    if (!coding->memo.isEmpty())
        notes.append(tr("Memo: %1").arg(coding->memo));
    m_codingNote->setText(notes.join(u" · "_s));
    m_codingNote->setVisible(!notes.isEmpty());
}

void CodebookView::choose(CodeId code) {
    m_tree->choose(code.value);
    showDefinition(m_overview, code);
}

} // namespace sheaf
