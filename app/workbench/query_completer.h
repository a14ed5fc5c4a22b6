#pragma once

#include <QCompleter>
#include <QHash>
#include <QStandardItemModel>
#include <QStringList>

class QLineEdit;

namespace sheaf {

/// What could be written next in a search: fields, operators and values of the language, and the review's own names.
/// Offered below the field while one types; the arrows choose, Enter takes, Escape sends it away.
///
/// Threads: GUI thread.
class QueryCompleter : public QObject {
    Q_OBJECT

public:
    /// Completes what is typed into the field, which owns it.
    explicit QueryCompleter(QLineEdit* field);

    /// The review's own names by field: `site`, `code`, `type` …
    void setNames(QHash<QString, QStringList> names) { m_names = std::move(names); }
    [[nodiscard]] bool isOffering() const;
    /// What stands in the list, from its top; empty if none is shown.
    [[nodiscard]] QStringList offered() const;

Q_SIGNALS:
    void taken(); ///< the field's text was completed

private:
    void offer();
    void addNames(const QString& piece);
    void add(const QString& text, const QString& meaning);
    void take(const QString& text);

    QLineEdit* m_field;
    QCompleter m_list;
    QStandardItemModel m_model;
    QHash<QString, QStringList> m_names;
    qsizetype m_start = 0; // of the piece that is completed, in UTF-16 code units of the search
};

} // namespace sheaf
