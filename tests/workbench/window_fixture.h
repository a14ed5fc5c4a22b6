#pragma once

#include "app/reader/reader_profile.h"
#include "app/workbench/main_window.h"
#include "app/workbench/read_room.h"
#include "app/workbench/theme.h"
#include "tests/support/page_script.h"
#include "tests/workbench/small_review.h"

#include <QApplication>
#include <QSettings>
#include <QTest>

#include <gtest/gtest.h>

#include <optional>

namespace sheaf::test {

using namespace Qt::StringLiterals;

/// The real window over a small project, with what a person does in it.
class WindowTest : public testing::Test {
protected:
    WindowTest() {
        QSettings().clear();
        applyTheme(*qApp);
        openWindow();
    }

    void openWindow() {
        review.emplace(project.path(), JobRunner::Where::OwnThread);
        window.emplace(*review, profile);
        QObject::connect(
            &window->readRoom(), &ReadRoom::painted, &*window, [this](SourceId source) { painted = source; });
        window->show();
        review->reload();
        ASSERT_TRUE(test::waitFor([this] { return review->isLoaded(); }));
    }

    void closeWindow() {
        window->close();
        window.reset();
        review.reset();
        painted = {};
    }

    void open(SourceId source) {
        window->openSource(source);
        ASSERT_TRUE(test::waitFor([&] { return painted == source; }));
    }

    QWebEnginePage& page() { return *window->readRoom().reader().page(); }
    QString ask(const QString& script) { return test::evaluate(page(), script).toString(); }
    bool paletteIsOpen() { return ask(u"String(!document.getElementById('palette').hidden)"_s) == u"true"_s; }
    QWidget* keys() {
        QWidget* proxy = window->readRoom().reader().focusProxy();
        return proxy != nullptr ? proxy : &window->readRoom().reader();
    }
    QString stripeNames() {
        return ask(u"[...document.querySelectorAll('.stripe-name')].map((n) => n.textContent).join('|')"_s);
    }
    QString markedText() {
        return ask(u"[...document.querySelectorAll('.mark')].map((m) => m.textContent).join('|')"_s);
    }

    /// Where words stand in the interview, as the store has them.
    TextRange rangeOf(const QString& words) {
        QString text;
        project.with([&](Review& opened) { text = opened.text(project.interview()).value_or(QString()); });
        const qsizetype at = text.indexOf(words);
        return {at, at + words.size()};
    }

    SelectedRange inInterview(TextRange range) {
        SelectedRange selected{project.interview(), {}, range};
        project.with([&](Review& opened) { selected.text = opened.findSource(u"Lead 4"_s).value().textRevision; });
        return selected;
    }

    void codeWithKeys(TextRange range, const QString& typed) {
        test::selectInPage(page(), range.start, range.end);
        ASSERT_TRUE(test::waitFor([this] { return paletteIsOpen(); }));
        QTest::keyClicks(keys(), typed);
        ASSERT_TRUE(test::waitFor([&] { return ask(u"document.getElementById('palette-query').value"_s) == typed; }));
        window->grab().save(QStringLiteral(SHEAF_PICTURES_DIR "/palette.png"));
        QTest::keyClick(keys(), Qt::Key_Return);
    }

    test::SmallReview project;
    ReaderProfile profile;
    std::optional<OpenReview> review;
    std::optional<MainWindow> window;
    SourceId painted;
};

} // namespace sheaf::test
