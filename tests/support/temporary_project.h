#pragma once

#include "coding/store/project_file.h"
#include "coding/store/source_repository.h"

#include <QCryptographicHash>
#include <QTemporaryDir>

namespace sheaf {

/// A folder of a test's own, with the path of a project in it.
class TemporaryFolder {
public:
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString projectPath() const { return path(QStringLiteral("review.sheaf")); }

private:
    QTemporaryDir m_folder;
};

/// A new project in a folder of its own.
class TemporaryProject {
public:
    [[nodiscard]] ProjectFile& operator*() { return m_project; }
    [[nodiscard]] ProjectFile* operator->() { return &m_project; }
    [[nodiscard]] UnitOfWork begin() { return UnitOfWork::begin(m_project, QStringLiteral("test")).value(); }
    [[nodiscard]] const TemporaryFolder& folder() const { return m_folder; }

private:
    TemporaryFolder m_folder;
    ProjectFile m_project = ProjectFile::create(m_folder.projectPath(), QStringLiteral("Review")).value();
};

/// A source that no file stands behind: each paragraph is a passage.
inline NewSource inMemorySource(const QString& title, const QStringList& paragraphs) {
    NewSource made;
    made.source.title = title;
    made.source.fileName = title + QStringLiteral(".txt");
    made.source.format = QStringLiteral("txt");
    for (const QString& paragraph : paragraphs) {
        if (!made.text.isEmpty())
            made.text += u'\n';
        Passage passage;
        passage.range = {made.text.size(), made.text.size() + paragraph.size()};
        made.passages.append(passage);
        made.text += paragraph;
    }
    made.original = (title + u'\n' + made.text).toUtf8();
    made.source.sha256 = QCryptographicHash::hash(made.original, QCryptographicHash::Sha256);
    return made;
}

} // namespace sheaf
