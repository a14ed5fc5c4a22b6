#pragma once

#include <QUrl>
#include <QWebEngineProfile>
#include <QWebEngineUrlRequestInterceptor>

namespace sheaf {

class ReaderSchemeHandler;

/// True for what a reader's page may load: its own files, and images held in the page itself.
[[nodiscard]] bool mayReaderLoad(const QUrl& url);

/// Refuses every request that mayReaderLoad() does not allow, whoever asks.
class ReaderRequestFilter : public QWebEngineUrlRequestInterceptor {
    Q_OBJECT

public:
    using QWebEngineUrlRequestInterceptor::QWebEngineUrlRequestInterceptor;
    void interceptRequest(QWebEngineUrlRequestInfo& info) override;
};

/// A browser profile that leaves no trace: off the record, no cookies, no downloads, no spelling service, nothing but
/// the reader's scheme.
class ReaderProfile : public QWebEngineProfile {
    Q_OBJECT

public:
    explicit ReaderProfile(QObject* parent = nullptr);
};

/// To be called before the application object is made: sets what the browser's processes are started with. Chromium's
/// sandbox stays on, but for the super-user (whom it refuses) where SHEAF_TEST_AS_ROOT=1 asks for it.
void prepareBrowserProcesses();

} // namespace sheaf
