#include "app/reader/reader_profile.h"

#include "app/reader/reader_scheme.h"

#include <QLoggingCategory>
#include <QWebEngineCookieStore>
#include <QWebEngineDownloadRequest>
#include <QWebEngineSettings>
#include <QWebEngineUrlRequestInfo>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

void lockDown(QWebEngineSettings& settings) {
    using Attribute = QWebEngineSettings::WebAttribute;
    for (const Attribute attribute :
         {Attribute::JavascriptCanOpenWindows,
          Attribute::JavascriptCanAccessClipboard,
          Attribute::JavascriptCanPaste,
          Attribute::LocalStorageEnabled,
          Attribute::LocalContentCanAccessRemoteUrls,
          Attribute::LocalContentCanAccessFileUrls,
          Attribute::HyperlinkAuditingEnabled,
          Attribute::PluginsEnabled,
          Attribute::FullScreenSupportEnabled,
          Attribute::ScreenCaptureEnabled,
          Attribute::WebGLEnabled,
          Attribute::Accelerated2dCanvasEnabled,
          Attribute::AutoLoadIconsForPage,
          Attribute::AllowRunningInsecureContent,
          Attribute::AllowGeolocationOnInsecureOrigins,
          Attribute::DnsPrefetchEnabled,
          Attribute::PdfViewerEnabled,
          Attribute::NavigateOnDropEnabled,
          Attribute::ErrorPageEnabled,
          Attribute::XSSAuditingEnabled})
        settings.setAttribute(attribute, false);
    settings.setAttribute(Attribute::WebRTCPublicInterfacesOnly, true);
    settings.setUnknownUrlSchemePolicy(QWebEngineSettings::DisallowUnknownUrlSchemes);
}

} // namespace

bool mayReaderLoad(const QUrl& url) {
    if (url.scheme() == "data"_L1)
        return url.path().startsWith("image/"_L1);
    return url.scheme() == readerPageUrl().scheme() && url.host() == readerPageUrl().host();
}

void ReaderRequestFilter::interceptRequest(QWebEngineUrlRequestInfo& info) {
    info.block(!mayReaderLoad(info.requestUrl()));
}

ReaderProfile::ReaderProfile(QObject* parent) : QWebEngineProfile(parent) {
    Q_ASSERT(isOffTheRecord());
    setHttpCacheType(NoCache);
    setPersistentCookiesPolicy(NoPersistentCookies);
    setSpellCheckEnabled(false);
    cookieStore()->setCookieFilter([](const QWebEngineCookieStore::FilterRequest&) { return false; });
    lockDown(*settings());
    setUrlRequestInterceptor(new ReaderRequestFilter(this));
    installUrlSchemeHandler("sheaf", new ReaderSchemeHandler(this));
    connect(this, &QWebEngineProfile::downloadRequested, this, [](QWebEngineDownloadRequest* download) {
        download->cancel();
    });
}

void prepareBrowserProcesses() {
    QByteArray flags = qgetenv("QTWEBENGINE_CHROMIUM_FLAGS");
    // No service of the browser's own may look for anything on the network.
    flags += " --disable-background-networking --disable-component-update --disable-sync --no-pings"
             " --disable-features=NetworkTimeServiceQuerying,MediaRouter";
    if (qgetenv("QT_QPA_PLATFORM") == "offscreen")
        flags += " --disable-gpu";
    // Chromium lists its switches on standard error at each start; that is nobody's business there.
    QLoggingCategory::setFilterRules(u"qt.webenginecontext.*=false\nqt.webenginecontext=false"_s);
    qputenv("QTWEBENGINE_CHROMIUM_FLAGS", flags.trimmed());
    if (geteuid() == 0 && qgetenv("SHEAF_TEST_AS_ROOT") == "1")
        qputenv("QTWEBENGINE_DISABLE_SANDBOX", "1");
}

} // namespace sheaf
