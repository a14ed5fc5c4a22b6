#include "app/reader/reader_scheme.h"

#include <QBuffer>
#include <QFile>
#include <QWebEngineUrlRequestJob>
#include <QWebEngineUrlScheme>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

struct KnownFile {
    const char16_t* path;     // of the address
    const char16_t* resource; // compiled in
    const char* mimeType;
};

constexpr KnownFile knownFiles[] = {
    {u"/reader.html", u":/reader/reader.html", "text/html"},
    {u"/reader.css", u":/reader/reader.css", "text/css"},
    {u"/main.js", u":/reader/main.js", "text/javascript"},
    {u"/text_view.js", u":/reader/text_view.js", "text/javascript"},
    {u"/highlights.js", u":/reader/highlights.js", "text/javascript"},
    {u"/margin.js", u":/reader/margin.js", "text/javascript"},
    {u"/colours.js", u":/reader/colours.js", "text/javascript"},
    {u"/selection.js", u":/reader/selection.js", "text/javascript"},
    {u"/palette.js", u":/reader/palette.js", "text/javascript"},
    // The other end of the channel comes with Qt.
    {u"/qwebchannel.js", u":/qtwebchannel/qwebchannel.js", "text/javascript"},
};

constexpr auto schemeName = "sheaf";
constexpr auto host = "reader"_L1;

} // namespace

QUrl readerPageUrl() {
    return QUrl(u"sheaf://reader/reader.html"_s);
}

std::optional<PageFile> resolveReaderUrl(const QUrl& url) {
    if (url.scheme() != QLatin1StringView(schemeName) || url.host() != host || url.hasQuery() ||
        !url.userInfo().isEmpty())
        return std::nullopt;
    const auto known = std::ranges::find_if(
        knownFiles, [path = url.path()](const KnownFile& file) { return path == QStringView(file.path); });
    if (known == std::end(knownFiles))
        return std::nullopt;
    QFile file(QString::fromUtf16(known->resource));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return PageFile{file.readAll(), known->mimeType};
}

void registerReaderScheme() {
    if (!QWebEngineUrlScheme::schemeByName(schemeName).name().isEmpty())
        return;
    QWebEngineUrlScheme scheme(schemeName);
    scheme.setSyntax(QWebEngineUrlScheme::Syntax::Host);
    // Modules are fetched with CORS; a secure context is what the page's own policy counts on.
    scheme.setFlags(QWebEngineUrlScheme::SecureScheme | QWebEngineUrlScheme::CorsEnabled);
    QWebEngineUrlScheme::registerScheme(scheme);
}

void ReaderSchemeHandler::requestStarted(QWebEngineUrlRequestJob* job) {
    if (job->requestMethod() != "GET") {
        job->fail(QWebEngineUrlRequestJob::RequestDenied);
        return;
    }
    const std::optional<PageFile> file = resolveReaderUrl(job->requestUrl());
    if (!file) {
        job->fail(QWebEngineUrlRequestJob::UrlNotFound);
        return;
    }
    auto* body = new QBuffer(job);
    body->setData(file->bytes);
    body->open(QIODevice::ReadOnly);
    job->reply(file->mimeType, body);
}

} // namespace sheaf
