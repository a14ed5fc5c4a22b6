#include "app/reader/reader_profile.h"
#include "app/reader/reader_view.h"
#include "tests/support/page_script.h"
#include "tests/support/reader_values.h"

#include <QSignalSpy>
#include <QTest>
#include <QWebChannel>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using test::codeOf;
using test::codingOf;
using test::evaluate;
using test::evaluateModule;
using test::selectInPage;
using test::sourceOf;
using test::waitFor;

CodeTree codebook() {
    return CodeTree(
        {codeOf(1, 0, u"Review questions"_s, u"#2373a8"_s), codeOf(2, 1, u"Stable leadership"_s, u"#2f7d5b"_s),
         codeOf(3, 1, u"Time to embed"_s, u"#b98a00"_s)});
}

class ReaderPageTest : public testing::Test {
protected:
    ReaderPageTest() : view(profile) {
        view.resize(900, 700);
        view.show();
        view.showCodes(codebook());
        QObject::connect(&view, &ReaderView::painted, &view, [this] { isPainted = true; });
        QObject::connect(&view, &ReaderView::codeWanted, &view, [this](CodeId code, TextRange range) {
            wantedCode = code;
            wantedRange = range;
        });
    }

    void open(const ReadableSource& readable) {
        isPainted = false;
        view.showSource(readable, codebook(), {});
        ASSERT_TRUE(waitFor([this] { return isPainted; }));
    }

    /// The range that the page reports for a selection of [start, end).
    TextRange selected(qsizetype start, qsizetype end) {
        selectInPage(*view.page(), start, end);
        waitFor([this] { return !view.selection().isEmpty(); });
        return view.selection();
    }

    QString ask(const QString& script) { return evaluate(*view.page(), script).toString(); }

    ReaderProfile profile;
    ReaderView view;
    bool isPainted = false;
    CodeId wantedCode;
    TextRange wantedRange;
};

TEST_F(ReaderPageTest, ReportsASelectionInUtf16UnitsAfterAnEmoji) {
    const QString text = u"👩‍👩‍👧 family first"_s;
    open(sourceOf(text));
    const qsizetype at = text.indexOf(u"family"_s);
    const TextRange range = selected(at, at + 6);
    EXPECT_EQ(range, (TextRange{at, at + 6}));
    EXPECT_EQ(range.in(text).toString(), u"family"_s);
}

TEST_F(ReaderPageTest, ReportsASelectionInRightToLeftText) {
    const QString text = u"أولا\nالقيادة المستقرة مهمة"_s;
    open(sourceOf(text));
    const qsizetype at = text.indexOf(u"المستقرة"_s);
    EXPECT_EQ(selected(at, at + 8), (TextRange{at, at + 8}));
}

TEST_F(ReaderPageTest, ReportsASelectionOverSeveralPassagesWithoutTheSpaceAtItsEnds) {
    const QString text = u"one two \n three four"_s;
    open(sourceOf(text));
    EXPECT_EQ(selected(3, 15), (TextRange{4, 15}));
}

TEST_F(ReaderPageTest, ReportsASelectionInsideMarkedText) {
    ReadableSource readable = sourceOf(u"We kept the same director for six years."_s);
    readable.codings = {codingOf(1, 2, {0, 24}), codingOf(2, 3, {12, 40})};
    open(readable);
    EXPECT_EQ(selected(17, 33), (TextRange{17, 33}));
}

TEST_F(ReaderPageTest, NeverReportsHalfACharacter) {
    open(sourceOf(u"a😀b"_s));
    EXPECT_EQ(
        evaluateModule(*view.page(), u"selection.js"_s, u"m.tidyRange('a\\u{1F600}b', 2, 4)"_s),
        u"{\"start\":1,\"end\":4}"_s);
}

TEST_F(ReaderPageTest, ShowsTheTextOfASourceExactly) {
    const QString text = u"<b>not bold</b> <script>document.title='run'</script>\nsecond  line & more"_s;
    open(sourceOf(text));
    EXPECT_EQ(ask(u"[...document.querySelectorAll('.t')].map((t) => t.textContent).join('\\n')"_s), text);
    EXPECT_NE(ask(u"document.title"_s), u"run"_s);
    EXPECT_EQ(
        ask(u"String(document.querySelectorAll('#source b, #source script').length - document.querySelectorAll('.gutter b').length)"_s),
        u"0"_s);
}

TEST_F(ReaderPageTest, StacksTheUnderlinesOfOverlappingCodings) {
    ReadableSource readable = sourceOf(u"We kept the same director for six years."_s);
    readable.codings = {codingOf(1, 2, {0, 24}), codingOf(2, 3, {12, 40})};
    open(readable);
    EXPECT_EQ(ask(u"[...document.querySelectorAll('.mark')].map((m) => m.dataset.codings).join('|')"_s), u"1|1 2|2"_s);
    EXPECT_EQ(
        ask(u"[...document.querySelectorAll('.mark')].map((m) => m.textContent).join('|')"_s),
        u"We kept the |same directo|r for six years."_s);
    EXPECT_EQ(
        evaluateModule(
            *view.page(), u"highlights.js"_s,
            u"[...m.stackLevels([{start:0,end:24},{start:12,end:40},{start:24,end:30}]).values()]"_s),
        u"[0,1,0]"_s);
}

TEST_F(ReaderPageTest, DrawsAStripeAndANameForEachCoding) {
    ReadableSource readable = sourceOf(u"We kept the same director for six years."_s);
    readable.codings = {codingOf(1, 2, {0, 24}), codingOf(2, 3, {12, 40})};
    open(readable);
    EXPECT_EQ(ask(u"String(document.querySelectorAll('.stripe').length)"_s), u"2"_s);
    EXPECT_EQ(
        ask(u"[...document.querySelectorAll('.stripe-name')].map((n) => n.textContent).join('|')"_s),
        u"Stable leadership|Time to embed"_s);
    EXPECT_EQ(
        ask(u"String(new Set([...document.querySelectorAll('.stripe')].map((s) => s.style.left)).size)"_s), u"2"_s);
}

TEST_F(ReaderPageTest, NamesWordsThatTwoCodersCodedAlikeOnce) {
    ReadableSource readable = sourceOf(u"We kept the same director for six years."_s);
    readable.codings = {codingOf(1, 2, {0, 24}), codingOf(2, 2, {0, 24})};
    readable.codings[1].coder = CoderId{2};
    isPainted = false;
    view.showSource(readable, codebook(), {{CoderId{1}, {}, u"Reviewer A"_s}, {CoderId{2}, {}, u"Reviewer B"_s}});
    ASSERT_TRUE(waitFor([this] { return isPainted; }));
    EXPECT_EQ(ask(u"String(document.querySelectorAll('.stripe').length)"_s), u"2"_s);
    EXPECT_EQ(
        ask(u"[...document.querySelectorAll('.stripe-name')].map((n) => n.textContent).join('|')"_s),
        u"Stable leadershipRARB"_s);
}

TEST_F(ReaderPageTest, CodesTheSelectionWithThreeLettersAndEnter) {
    open(sourceOf(u"Eighteen months in we had training numbers."_s));
    selectInPage(*view.page(), 0, 15);
    ASSERT_TRUE(waitFor([this] { return ask(u"String(!document.getElementById('palette').hidden)"_s) == u"true"_s; }));
    QWidget* keys = view.focusProxy() != nullptr ? view.focusProxy() : &view;
    QTest::keyClicks(keys, u"emb"_s);
    ASSERT_TRUE(waitFor([this] { return ask(u"document.getElementById('palette-query').value"_s) == u"emb"_s; }));
    QTest::keyClick(keys, Qt::Key_Return);
    ASSERT_TRUE(waitFor([this] { return wantedCode.isValid(); }));
    EXPECT_EQ(wantedCode, CodeId{3});
    EXPECT_EQ(wantedRange, (TextRange{0, 15}));
}

TEST_F(ReaderPageTest, OffersToCreateACodeThatIsNotThere) {
    open(sourceOf(u"Eighteen months in."_s));
    QString name;
    QObject::connect(&view, &ReaderView::newCodeWanted, &view, [&](const QString& wanted) { name = wanted; });
    selectInPage(*view.page(), 0, 8);
    ASSERT_TRUE(waitFor([this] { return ask(u"String(!document.getElementById('palette').hidden)"_s) == u"true"_s; }));
    QWidget* keys = view.focusProxy() != nullptr ? view.focusProxy() : &view;
    QTest::keyClicks(keys, u"Patience"_s);
    ASSERT_TRUE(waitFor([this] {
        return ask(u"document.querySelector('#palette-list').textContent"_s).contains(u"Create “Patience”"_s);
    }));
    QTest::keyClick(keys, Qt::Key_Return, Qt::ControlModifier);
    ASSERT_TRUE(waitFor([&] { return !name.isEmpty(); }));
    EXPECT_EQ(name, u"Patience"_s);
}

TEST_F(ReaderPageTest, RemovesTheCodingThatTheKeysWentTo) {
    ReadableSource readable = sourceOf(u"One thing.\nAnother thing.\nA third."_s);
    readable.codings = {codingOf(4, 2, {0, 3}), codingOf(5, 3, {11, 18})};
    open(readable);
    CodingId removed;
    CodingId active;
    QObject::connect(&view, &ReaderView::removalWanted, &view, [&](CodingId coding) { removed = coding; });
    QObject::connect(&view, &ReaderView::codingActivated, &view, [&](CodingId coding) { active = coding; });
    QWidget* keys = view.focusProxy() != nullptr ? view.focusProxy() : &view;
    QTest::keyClick(keys, Qt::Key_Down, Qt::AltModifier);
    ASSERT_TRUE(waitFor([&] { return active == CodingId{4}; }));
    QTest::keyClick(keys, Qt::Key_Down, Qt::AltModifier);
    ASSERT_TRUE(waitFor([&] { return active == CodingId{5}; }));
    QTest::keyClick(keys, Qt::Key_Delete);
    ASSERT_TRUE(waitFor([&] { return removed.isValid(); }));
    EXPECT_EQ(removed, CodingId{5});
}

TEST_F(ReaderPageTest, DropsWhatThePageAsksForATextThatIsNoLongerShown) {
    ReadableSource first = sourceOf(u"Eighteen months in we had training numbers."_s);
    first.source.textRevision = TextRevisionId{7};
    open(first);
    ReadableSource second = sourceOf(u"Eighteen months in we had some training numbers, corrected."_s);
    second.source.textRevision = TextRevisionId{8}; // of the same source
    view.showSource(second, codebook(), {});        // the page has not painted it yet
    auto* bridge = qobject_cast<ReaderBridge*>(view.page()->webChannel()->registeredObjects().value(u"bridge"_s));
    ASSERT_NE(bridge, nullptr);
    const QSignalSpy coded(&view, &ReaderView::codeWanted);
    const QSignalSpy made(&view, &ReaderView::newCodeWanted);
    const QSignalSpy removed(&view, &ReaderView::removalWanted);
    const auto requestFor = [&](qint64 text) {
        bridge->selectionMade(text, 0, 8);
        bridge->codeRequested(text, 2, 0, 8);
        bridge->newCodeRequested(text, u"Patience"_s, 0, 8);
        bridge->removalRequested(text, 4);
    };
    requestFor(7);
    EXPECT_TRUE(view.selection().isEmpty());
    EXPECT_EQ(coded.count() + made.count() + removed.count(), 0);
    requestFor(8);
    EXPECT_EQ(view.selection(), (TextRange{0, 8}));
    EXPECT_EQ(coded.count() + made.count() + removed.count(), 3);
}

TEST_F(ReaderPageTest, ForgetsTheSelectionAndClosesThePaletteWhenTold) {
    open(sourceOf(u"Eighteen months in we had training numbers."_s));
    selectInPage(*view.page(), 0, 15);
    ASSERT_TRUE(waitFor([this] { return ask(u"String(!document.getElementById('palette').hidden)"_s) == u"true"_s; }));
    view.dropSelection();
    EXPECT_TRUE(view.selection().isEmpty());
    EXPECT_TRUE(waitFor([this] { return ask(u"String(document.getElementById('palette').hidden)"_s) == u"true"_s; }));
    EXPECT_TRUE(ask(u"window.getSelection().toString()"_s).isEmpty());
    EXPECT_TRUE(view.selection().isEmpty());
}

TEST_F(ReaderPageTest, OffersNoQuotationOfPageFurniture) {
    ReadableSource readable = sourceOf(u"Running header\nThe text."_s, PassageKind::Paragraph);
    readable.passages[0].kind = PassageKind::PageFurniture;
    open(readable);
    EXPECT_EQ(
        evaluate(*view.page(), u"getComputedStyle(document.querySelector('.page-furniture .t')).userSelect"_s)
            .toString(),
        u"none"_s);
    EXPECT_TRUE(selected(15, 18) == (TextRange{15, 18}));
}

TEST_F(ReaderPageTest, EndsASelectionBeforeTheFurnitureThatItRunsInto) {
    ReadableSource readable = sourceOf(u"They kept\nPage 4\nRunning header\ntheir director."_s, PassageKind::Paragraph);
    readable.passages[1].kind = readable.passages[2].kind = PassageKind::PageFurniture;
    open(readable);
    EXPECT_EQ(selected(5, 40), (TextRange{5, 9}));
}

TEST_F(ReaderPageTest, LaysTableCellsOutInRowsAndColumns) {
    ReadableSource readable = sourceOf(u"a\nb\nc\nd"_s, PassageKind::TableCell);
    for (int i = 0; i < 4; ++i) {
        readable.passages[i].row = i / 2;
        readable.passages[i].column = i % 2;
    }
    open(readable);
    EXPECT_EQ(
        ask(u"[...document.querySelectorAll('.cell')].map((c) => c.style.gridRowStart + c.style.gridColumnStart).join(' ')"_s),
        u"11 12 21 22"_s);
}

TEST_F(ReaderPageTest, MarksWhereAPageBegins) {
    ReadableSource readable = sourceOf(u"one\ntwo\nthree"_s, PassageKind::Paragraph);
    Page first;
    first.label = u"iv"_s;
    readable.pages = {first, Page()};
    readable.passages[0].page = readable.passages[1].page = 1;
    readable.passages[2].page = 2;
    open(readable);
    EXPECT_EQ(
        ask(u"[...document.querySelectorAll('.page-break')].map((b) => b.textContent).join('|')"_s),
        u"page iv|page 2"_s);
}

TEST_F(ReaderPageTest, DrawsOnlyTheFirstPagesOfALongSourceAtOnce) {
    QString text;
    for (int i = 0; i < 20'000; ++i)
        text += u"Paragraph %1 says that leadership was stable and that people stayed in their posts.\n"_s.arg(i);
    text.chop(1);
    open(sourceOf(text, PassageKind::Paragraph));
    EXPECT_LT(evaluate(*view.page(), u"document.querySelectorAll('.t').length"_s).toInt(), 2000);
    view.showRange({text.size() - 20, text.size() - 10});
    EXPECT_TRUE(waitFor([this] {
        return ask(u"document.querySelector('.found') ? document.querySelector('.found').textContent : ''"_s).size() ==
               10;
    }));
    const double top =
        evaluate(*view.page(), u"document.querySelector('.found').getBoundingClientRect().top"_s).toDouble();
    EXPECT_GE(top, 0);
    EXPECT_LT(top, 700);
}

TEST_F(ReaderPageTest, GivesNamesInTheMarginEnoughContrast) {
    open(sourceOf(u"x"_s));
    EXPECT_EQ(
        evaluateModule(
            *view.page(), u"colours.js"_s,
            u"['#b98a00', '#ffffff', '#ffff00', '#2f7d5b'].every((c) => m.contrast(m.readableOn(c, false)"
            u".match(/\\d+/g).map(Number), [251, 251, 253]) >= 4.5)"_s),
        u"true"_s);
}

TEST_F(ReaderPageTest, GoesNowhereElse) {
    open(sourceOf(u"x"_s));
    evaluate(*view.page(), u"window.location = 'https://example.org/'; 0"_s);
    evaluate(*view.page(), u"window.open('https://example.org/'); 0"_s);
    waitFor([] { return false; }, 1);
    EXPECT_EQ(view.page()->url(), QUrl(u"sheaf://reader/reader.html"_s));
}

} // namespace
} // namespace sheaf
