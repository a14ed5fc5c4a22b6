#include "app/reader/reader_scheme.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

TEST(ReaderScheme, ServesThePageWithItsType) {
    const auto page = resolveReaderUrl(readerPageUrl());
    ASSERT_TRUE(page);
    EXPECT_EQ(page->mimeType, "text/html");
    EXPECT_TRUE(page->bytes.contains("Content-Security-Policy"));
}

TEST(ReaderScheme, ServesEveryFileThatThePageNames) {
    for (const auto* name :
         {"reader.css", "main.js", "text_view.js", "highlights.js", "margin.js", "colours.js", "selection.js",
          "palette.js", "qwebchannel.js"}) {
        const auto file = resolveReaderUrl(QUrl(u"sheaf://reader/"_s + QLatin1StringView(name)));
        ASSERT_TRUE(file) << name;
        EXPECT_FALSE(file->bytes.isEmpty()) << name;
    }
}

TEST(ReaderScheme, KnowsNoOtherAddress) {
    for (const auto* address :
         {"sheaf://reader/", "sheaf://reader/../reader.html", "sheaf://reader/%2e%2e/etc/passwd",
          "sheaf://reader/reader.html?x=1", "sheaf://elsewhere/reader.html", "sheaf://user@reader/reader.html",
          "https://reader/reader.html", "file:///etc/passwd", "sheaf://reader//reader.html"})
        EXPECT_FALSE(resolveReaderUrl(QUrl(QString::fromLatin1(address)))) << address;
}

TEST(ReaderScheme, ServesPagesThatNeverParseTextAsMarkup) {
    for (const auto* name : {"main.js", "text_view.js", "highlights.js", "margin.js", "selection.js", "palette.js"}) {
        const auto file = resolveReaderUrl(QUrl(u"sheaf://reader/"_s + QLatin1StringView(name)));
        ASSERT_TRUE(file) << name;
        for (const char* word : {"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("})
            EXPECT_FALSE(file->bytes.contains(word)) << name << " uses " << word;
    }
}

} // namespace
} // namespace sheaf
