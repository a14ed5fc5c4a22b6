#include "tests/architecture/layers.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace sheaf::architecture {

using namespace Qt::StringLiterals;

const QList<Layer>& layers() {
    // clang-format off
    static const QString qt = u"QtCore"_s;
    static const QString icu = u"unicode/"_s;
    static const QString expected = u"tl/"_s;
    static const QStringList posix{u"unistd.h"_s, u"fcntl.h"_s, u"poll.h"_s, u"signal.h"_s, u"spawn.h"_s, u"sched.h"_s, u"sys/"_s, u"linux/"_s};
    static const QStringList window{qt, u"QtGui"_s, u"QtWidgets"_s, u"QtSvg"_s};
    static const QList<Layer> table{
        // folder            may use                                                                 libraries
        {u"coding"_s,        {},                                                                     {qt, icu, expected, u"csv.h"_s, u"dtl/"_s}},
        {u"coding/store"_s,  {u"coding"_s},                                                          QStringList{qt, icu, expected, u"QtSql"_s, u"sqlite3.h"_s} + posix},
        {u"importers"_s,     {u"coding"_s},                                                          QStringList{qt, icu, expected, u"poppler-"_s, u"poppler/"_s, u"zip.h"_s, u"pugixml.hpp"_s, u"uchardet/"_s, u"gumbo.h"_s, u"md4c.h"_s, u"gmime/"_s, u"cld2/"_s, u"seccomp.h"_s, u"iconv.h"_s, u"mimalloc.h"_s} + posix},
        {u"indexer"_s,       {u"coding"_s},                                                          QStringList{qt, icu, expected, u"xapian.h"_s, u"xapian/"_s, u"re2/"_s} + posix},
        {u"app/session"_s,   {u"coding"_s, u"coding/store"_s, u"importers"_s, u"indexer"_s},         QStringList{qt, icu, expected} + posix},
        {u"app/exporters"_s, {u"coding"_s},                                                          {qt, icu, expected, u"zip.h"_s, u"pugixml.hpp"_s}},
        {u"app/cli"_s,       {u"coding"_s, u"app/session"_s, u"app/exporters"_s},                    QStringList{qt, expected, u"CLI/"_s} + posix},
        {u"app/reader"_s,    {u"coding"_s, u"app/session"_s},                                        QStringList{expected, u"QtWebEngine"_s, u"QtWebChannel"_s} + window + posix},
        {u"app/workbench"_s, {u"coding"_s, u"app/session"_s, u"app/exporters"_s, u"app/reader"_s},   QStringList{expected} + window + posix},
    };
    // clang-format on
    return table;
}

namespace {

bool liesIn(const QString& path, const QString& folder) {
    return path.startsWith(folder + u'/');
}

/// `<QWidget>` is found wherever Qt's headers are, so the name alone must tell the module: the folder that holds it.
QString qtModuleOf(const QString& header) {
    if (header.contains(u'/'))
        return header.section(u'/', 0, 0);
    for (const auto& [prefix, module] :
         {std::pair{u"QWebEngine"_s, u"QtWebEngine"_s}, {u"QWebChannel"_s, u"QtWebChannel"_s}}) {
        if (header.startsWith(prefix)) // also where the module is not installed
            return module;
    }
    const QDir root(QStringLiteral(SHEAF_QT_INCLUDES));
    if (root.exists(header) && QFileInfo(root.filePath(header)).isDir())
        return header; // <QtCore>
    if (root.exists(u"QtCore/"_s + header))
        return u"QtCore"_s;
    for (const QString& module : root.entryList({u"Qt*"_s}, QDir::Dirs, QDir::Name)) {
        if (root.exists(module + u'/' + header))
            return module;
    }
    return u"an unknown Qt module"_s;
}

bool isQt(const QString& header) {
    static const QRegularExpression qt(u"\\A(Q[A-Z]|Qt[A-Z]|Qt/|q[a-z]+\\.h\\z)"_s);
    return qt.match(header).hasMatch();
}

bool isStandard(const QString& header) {
    static const QRegularExpression standard(u"\\A[a-z][a-z0-9_]*\\z"_s);
    return standard.match(header).hasMatch();
}

bool isAllowed(const Layer& layer, const QString& library) {
    return std::any_of(layer.libraries.cbegin(), layer.libraries.cend(), [&library](const QString& allowed) {
        const bool isPrefix = allowed.endsWith(u'/') || allowed.endsWith(u'-') || allowed == "QtWebEngine"_L1;
        return isPrefix ? library.startsWith(allowed) : library == allowed;
    });
}

QString libraryFault(const Layer& layer, const QString& header) {
    if (isStandard(header))
        return {};
    const QString library = isQt(header) ? qtModuleOf(header) : header;
    if (isAllowed(layer, library))
        return {};
    return u"<%1> (%2) is not a library that %3 may use"_s.arg(header, library, layer.folder);
}

QString ownFault(const Layer& layer, const QString& path, const QString& header) {
    if (header.endsWith(".moc"_L1) && QFileInfo(header).completeBaseName() == QFileInfo(path).completeBaseName())
        return {};
    if (!QFileInfo(QStringLiteral(SHEAF_SOURCE_DIR) + u'/' + header).isFile())
        return u"\"%1\" is not a file, as seen from the repository's root"_s.arg(header);
    const Layer* used = layerOf(header);
    if (header.contains(".."_L1) || used == nullptr)
        return u"\"%1\" belongs to no layer"_s.arg(header);
    if (used->folder == layer.folder || layer.mayUse.contains(used->folder))
        return {};
    return u"%1 may not use %2: \"%3\""_s.arg(layer.folder, used->folder, header);
}

} // namespace

const Layer* layerOf(const QString& path) {
    const Layer* deepest = nullptr;
    for (const Layer& layer : layers()) {
        if (liesIn(path, layer.folder) && (deepest == nullptr || layer.folder.size() > deepest->folder.size()))
            deepest = &layer;
    }
    return deepest;
}

QList<Include> includesOf(const QString& sourceText) {
    static const QRegularExpression line(
        u"^[ \\t]*#[ \\t]*include[ \\t]*(?:<([^>\\n]+)>|\"([^\"\\n]+)\")"_s, QRegularExpression::MultilineOption);
    QList<Include> includes;
    for (const auto& match : line.globalMatch(sourceText)) {
        const bool quoted = !match.captured(2).isEmpty();
        includes.append({match.captured(quoted ? 2 : 1), quoted});
    }
    return includes;
}

QString faultOf(const QString& path, const Include& include) {
    const Layer* layer = layerOf(path);
    if (layer == nullptr)
        return u"the file lies in no layer"_s;
    return include.quoted ? ownFault(*layer, path, include.name) : libraryFault(*layer, include.name);
}

} // namespace sheaf::architecture
