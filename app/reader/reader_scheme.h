#pragma once

#include <QByteArray>
#include <QUrl>
#include <QWebEngineUrlSchemeHandler>

#include <optional>

namespace sheaf {

/// What a page of the reader is made of: one file of its own.
struct PageFile {
    QByteArray bytes;
    QByteArray mimeType;
};

/// The page that shows a source: `sheaf://reader/reader.html`.
[[nodiscard]] QUrl readerPageUrl();

/// Answers `sheaf://reader/NAME` for the files of the reader's page, and nothing else: no other host, no query, no path
/// outside the list. Threads: pure. Cost: a copy of the file.
[[nodiscard]] std::optional<PageFile> resolveReaderUrl(const QUrl& url);

/// Makes the scheme known. Call before the application object is made, or the pages load no modules.
void registerReaderScheme();

/// Serves the reader's page to a browser profile. Only GET is answered.
class ReaderSchemeHandler : public QWebEngineUrlSchemeHandler {
    Q_OBJECT

public:
    using QWebEngineUrlSchemeHandler::QWebEngineUrlSchemeHandler;
    void requestStarted(QWebEngineUrlRequestJob* job) override;
};

} // namespace sheaf
