#include "app/reader/reader_profile.h"

#include <QWebEngineSettings>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

TEST(ReaderProfile, LeavesNoTrace) {
    const ReaderProfile profile;
    EXPECT_TRUE(profile.isOffTheRecord());
    EXPECT_FALSE(profile.isSpellCheckEnabled());
    EXPECT_EQ(profile.persistentCookiesPolicy(), QWebEngineProfile::NoPersistentCookies);
    EXPECT_FALSE(profile.settings()->testAttribute(QWebEngineSettings::LocalStorageEnabled));
    EXPECT_FALSE(profile.settings()->testAttribute(QWebEngineSettings::LocalContentCanAccessRemoteUrls));
}

TEST(ReaderProfile, LoadsOnlyItsOwnFilesAndImagesOfThePage) {
    EXPECT_TRUE(mayReaderLoad(QUrl(u"sheaf://reader/main.js"_s)));
    EXPECT_TRUE(mayReaderLoad(QUrl(u"data:image/png;base64,AAAA"_s)));
    for (const auto* address :
         {"https://example.org/", "http://127.0.0.1/", "file:///etc/passwd", "ws://example.org/", "qrc:/x",
          "data:text/html,x", "blob:sheaf://reader/1", "sheaf://other/main.js", "chrome://gpu"})
        EXPECT_FALSE(mayReaderLoad(QUrl(QString::fromLatin1(address)))) << address;
}

} // namespace
} // namespace sheaf
