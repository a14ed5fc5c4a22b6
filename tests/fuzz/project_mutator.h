#pragma once

#include <QByteArray>
#include <QString>

#include <random>

namespace sheaf::test {

/// Changes a project file in ways that bytes changed at random seldom find: values of rows, rows, the schema, and bytes
/// within pages, so that more than the header's checks is reached.
class ProjectMutator {
public:
    explicit ProjectMutator(unsigned int seed) : m_random(seed) {}

    /// True in so many of a hundred cases.
    [[nodiscard]] bool takes(int percent) { return below(100) < percent; }
    [[nodiscard]] QByteArray changed(const QByteArray& file);

private:
    [[nodiscard]] int below(int bound) { return std::uniform_int_distribution<int>(0, bound - 1)(m_random); }
    [[nodiscard]] QByteArray changedInPages(QByteArray file);
    [[nodiscard]] QByteArray changedBySql(QByteArray file);
    [[nodiscard]] QByteArray statement(const QByteArrayList& tables);
    [[nodiscard]] QByteArray value(const QByteArray& table, const QByteArray& column);

    std::mt19937 m_random;
};

/// A project with a little of everything in pages of 512 bytes; `path` is where it may be made. Made once.
[[nodiscard]] QByteArray smallProject(const QString& path);

} // namespace sheaf::test
