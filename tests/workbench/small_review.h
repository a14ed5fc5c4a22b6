#pragma once

#include "app/session/review.h"

#include <QTemporaryDir>

#include <functional>

namespace sheaf::test {

/// A project on disk, made through the session: two sites, a proposal of Leeds and an interview of its lead, a codebook
/// of one heading with three codes, and one coding on the proposal.
class SmallReview {
public:
    SmallReview();

    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("review.sheaf")); }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] SourceId interview() const { return m_interview; }
    [[nodiscard]] SourceId proposal() const { return m_proposal; }
    [[nodiscard]] CodeId heading() const { return m_heading; }
    [[nodiscard]] CodeId code(int number) const {
        return m_codes.at(number);
    } ///< `Stable leadership`, `Time to embed`, `Trust`

    /// Opens the project for a moment, as another process would.
    void with(const std::function<void(Review&)>& use) const;
    [[nodiscard]] QList<Coding> codingsOf(SourceId source) const;

private:
    void write(const QString& name, const QString& text) const;

    QTemporaryDir m_folder;
    SourceId m_interview;
    SourceId m_proposal;
    CodeId m_heading;
    QList<CodeId> m_codes;
};

} // namespace sheaf::test
