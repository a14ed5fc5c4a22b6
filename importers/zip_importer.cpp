#include "importers/zip_importer.h"

#include "importers/zip_package.h"

#include <QHash>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qsizetype longestName = 200;
constexpr qsizetype longestEnding = 12;

QStringList partsOf(QString path) {
    return path.replace(u'\\', u'/').split(u'/', Qt::SkipEmptyParts);
}

bool isClutter(const QString& path) {
    if (path.isEmpty() || path.endsWith(u'/') || path.endsWith(u'\\'))
        return true;
    const QStringList parts = partsOf(path);
    if (parts.isEmpty() || parts.contains(u"__MACOSX"_s))
        return true;
    const QString name = parts.constLast().toLower();
    return name.startsWith(u'.') || name.startsWith("~$"_L1) || name == "thumbs.db"_L1 || name == "desktop.ini"_L1;
}

/// Names for members: the last part of their paths, with the folder before it where two are equal.
class Namer {
public:
    explicit Namer(const QStringList& paths) {
        for (const QString& path : paths)
            ++m_uses[fileNameFromPath(path).toCaseFolded()];
    }

    QString nameFor(const QString& path) {
        QString name = fileNameFromPath(path);
        const QStringList parts = partsOf(path);
        if (m_uses.value(name.toCaseFolded()) > 1 && parts.size() > 1)
            name = fileNameFromPath(parts[parts.size() - 2] + u" - "_s + name);
        const qsizetype dot = name.lastIndexOf(u'.');
        const qsizetype stem = dot > 0 ? dot : name.size();
        QString unique = name;
        int& number = m_numbers[name.toCaseFolded()];
        while (m_taken.contains(unique.toCaseFolded()))
            unique = u"%1 (%2)%3"_s.arg(name.first(stem), QString::number(++number + 1), name.sliced(stem));
        m_taken.insert(unique.toCaseFolded());
        return unique;
    }

private:
    QHash<QString, int> m_uses;
    QHash<QString, int> m_numbers; ///< so that a thousand equal names do not cost their square
    QSet<QString> m_taken;
};

QString officeKind(ZipPackage& package) {
    if (package.contains(u"ppt/presentation.xml"_s))
        return u"a presentation (PowerPoint)"_s;
    const auto type = package.contains(u"mimetype"_s) ? package.read(u"mimetype"_s) : QByteArray();
    if (package.contains(u"[Content_Types].xml"_s) || (type && type->startsWith("application/")))
        return u"an Office file of another kind"_s;
    return {};
}

QString leftOutWarning(const QStringList& names) {
    const QString shown = names.first(std::min<qsizetype>(names.size(), 3)).join(u", "_s);
    return names.size() == 1 ? u"1 damaged file in the archive was left out: %1"_s.arg(shown)
                             : u"%1 damaged files in the archive were left out, among them %2"_s.arg(
                                   QString::number(names.size()), shown);
}

} // namespace

QString fileNameFromPath(const QString& path) {
    const QStringList parts = partsOf(path);
    QString name;
    for (const QChar c : parts.isEmpty() ? QString() : parts.constLast()) {
        const bool isOdd = c.category() == QChar::Other_Control || c.category() == QChar::Other_Format ||
                           c.isNonCharacter() || c == QChar::ReplacementCharacter;
        name += isOdd || u"<>:\"|?*"_s.contains(c) ? u'_' : c;
    }
    name = name.simplified();
    if (name.size() > longestName) {
        const qsizetype dot = name.lastIndexOf(u'.');
        const QString ending = dot > 0 && name.size() - dot <= longestEnding ? name.sliced(dot) : QString();
        name.truncate(longestName - ending.size());
        if (name.back().isHighSurrogate())
            name.chop(1);
        name += ending;
    }
    return name.isEmpty() || name == "."_L1 || name == ".."_L1 ? u"unnamed"_s : name;
}

QStringList ZipImporter::endings() const {
    return {u"zip"_s};
}

Recognition ZipImporter::recognise(QByteArrayView bytes, const QString& ending) const {
    if (isZip(bytes))
        return Recognition::ByContent;
    return endings().contains(ending) ? Recognition::ByName : Recognition::No;
}

Result<ImportedSource> ZipImporter::read(const QByteArray& bytes, const ReadingRequest&) const {
    if (!isZip(bytes))
        return failure(ErrorCode::Damaged, u"not an archive, whatever its name says"_s);
    auto package = ZipPackage::open(bytes);
    if (!package)
        return failure(package);
    if (const QString kind = officeKind(*package); !kind.isEmpty())
        return failure(ErrorCode::Unsupported, u"%1 is not read"_s.arg(kind), u"Save it as PDF."_s);

    QList<qsizetype> members;
    QStringList paths;
    for (qsizetype member = 0; member < package->memberCount(); ++member) {
        const QString path = package->nameOf(member);
        if (isClutter(path))
            continue;
        members.append(member);
        paths.append(path);
    }
    Namer namer(paths);
    ImportedSource archive;
    QStringList damaged;
    for (qsizetype i = 0; i < members.size(); ++i) {
        auto content = package->read(members[i]);
        if (content)
            archive.contained.push_back({namer.nameFor(paths[i]), std::move(*content)});
        else if (content.error().code == ErrorCode::Damaged)
            damaged.append(fileNameFromPath(paths[i]));
        else
            return failure(content);
    }
    if (archive.contained.empty() && !damaged.isEmpty())
        return failure(
            ErrorCode::Damaged, u"all files in the archive are damaged"_s,
            u"Get the archive again from where it came from."_s);
    if (archive.contained.empty())
        return failure(
            ErrorCode::Damaged, u"the archive holds no files"_s, u"It may have been packed from an empty folder."_s);
    if (!damaged.isEmpty())
        archive.warnings.append(leftOutWarning(damaged));
    return archive;
}

} // namespace sheaf
