#pragma once

#include "app/workbench/overview.h"

#include <QWidget>

#include <optional>

class QFrame;
class QLabel;

namespace sheaf {

class RowTree;

/// The codebook: the tree of codes with their counts, what the chosen one means, and the coding that the reader stands
/// on.
class CodebookView : public QWidget {
    Q_OBJECT

public:
    explicit CodebookView(QWidget* parent = nullptr);

    void showOverview(const Overview& overview);
    /// Shows a coding below the codebook; none: says how to code.
    void showCoding(const std::optional<Coding>& coding, const Overview& overview);
    void choose(CodeId code);

Q_SIGNALS:
    void activated(sheaf::CodeId code); ///< double click or Enter: apply it

private:
    void showDefinition(const Overview& overview, CodeId code);

    Overview m_overview; // shared lists: cheap to keep
    RowTree* m_tree;
    QLabel* m_count = nullptr;
    QLabel* m_name = nullptr;
    QLabel* m_definition;
    QWidget* m_definitionPart;
    QLabel* m_codingChip;
    QLabel* m_codingName;
    QLabel* m_codingCoder;
    QLabel* m_codingText;
    QLabel* m_codingNote;
};

} // namespace sheaf
