#include "app/workbench/english_plurals.h"
#include "app/workbench/hit_list.h"
#include "app/workbench/overview.h"
#include "app/workbench/row_tree.h"
#include "app/workbench/source_list.h"
#include "app/workbench/table_model.h"
#include "app/workbench/theme.h"
#include "app/workbench/tree_row_delegate.h"
#include "app/workbench/window_state.h"
#include "tests/support/reader_values.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using test::codeOf;

Source sourceOf(qint64 id, const QString& title, qint64 site, Confidentiality confidentiality) {
    Source source;
    source.id = SourceId{id};
    source.title = title;
    source.site = SiteId{site};
    source.confidentiality = confidentiality;
    return source;
}

Overview leedsWithItsLead() {
    Overview overview;
    Site leeds;
    leeds.id = SiteId{1};
    leeds.name = u"Leeds"_s;
    overview.sites = {leeds};
    overview.sources = {
        sourceOf(1, u"Leeds · Proposal 2016"_s, 1, Confidentiality::Attributable),
        sourceOf(2, u"Lead 4 · interview"_s, 1, Confidentiality::Confidential)};
    return overview;
}

TEST(SourceList, NeverPutsAnInterviewUnderItsSite) {
    SourceList list;
    list.show(leedsWithItsLead());
    const auto* tree = list.findChild<RowTree*>();
    ASSERT_NE(tree, nullptr);
    const QAbstractItemModel& model = *tree->model();
    ASSERT_EQ(model.rowCount(), 2);
    const QModelIndex site = model.index(0, 0);
    EXPECT_EQ(site.data().toString(), u"Leeds"_s);
    ASSERT_EQ(model.rowCount(site), 1);
    EXPECT_EQ(model.index(0, 0, site).data().toString(), u"Proposal 2016"_s);
    const QModelIndex interviews = model.index(1, 0);
    EXPECT_EQ(interviews.data(BadgeRole).toString(), u"confidential"_s);
    EXPECT_EQ(model.index(0, 0, interviews).data().toString(), u"Lead 4 · interview"_s);
}

TEST(RowTree, KeepsWhatWasOpenAndChosenWhenItIsFilledAnew) {
    SourceList list;
    list.show(leedsWithItsLead());
    auto* tree = list.findChild<RowTree*>();
    tree->setExpanded(tree->model()->index(0, 0), true);
    list.choose(SourceId{1});
    list.show(leedsWithItsLead());
    EXPECT_TRUE(tree->isExpanded(tree->model()->index(0, 0)));
    EXPECT_EQ(tree->currentId(), 1);
}

TEST(CountCodings, CountsACodingForItsCodeAndAllAboveIt) {
    const CodeTree codes({codeOf(1, 0, u"Themes"_s, {}), codeOf(2, 1, u"Time"_s, {}), codeOf(3, 1, u"Trust"_s, {})});
    QList<CodedRange> codings;
    for (const CodeId code : {CodeId{2}, CodeId{3}, CodeId{1}, CodeId{99}})
        codings.append({.id = {codings.size() + 1}, .source = {1}, .code = code, .coder = {1}, .range = {0, 3}});
    const auto counts = countCodings(codes, codings);
    EXPECT_EQ(counts.value(CodeId{1}), 3);
    EXPECT_EQ(counts.value(CodeId{2}), 1);
    EXPECT_EQ(counts.value(CodeId{3}), 1);
}

TEST(ShownSnippet, KeepsMatchesInPlaceWhereTheTextIsCut) {
    FoundPassage found;
    found.passage.range = {100, 130};
    found.text = u"one two three\nfour five six sev"_s.left(30);
    found.snippet = {104, 118};
    found.matches = {{108, 113}, {128, 130}};
    const ShownSnippet shown = shownSnippet(found);
    EXPECT_EQ(shown.text, u"…two three four…"_s);
    ASSERT_EQ(shown.matches.size(), 1);
    EXPECT_EQ(shown.matches.first().in(shown.text), u"three"_s);
}

TEST(WindowState, ComesBackForItsProjectOnly) {
    WindowState state;
    state.room = 2;
    state.sources = {SourceId{3}, SourceId{5}};
    state.current = SourceId{5};
    state.coder = u"Reviewer A"_s;
    saveWindowState(u"/reviews/one.sheaf"_s, state);
    const WindowState back = loadWindowState(u"/reviews/one.sheaf"_s);
    EXPECT_EQ(back.room, 2);
    EXPECT_EQ(back.sources, state.sources);
    EXPECT_EQ(back.current, state.current);
    EXPECT_EQ(back.coder, u"Reviewer A"_s);
    EXPECT_TRUE(loadWindowState(u"/reviews/two.sheaf"_s).sources.isEmpty());
}

TEST(TableModel, ColoursAGapAndWordsItToo) {
    Table table;
    table.columns = {u"Site"_s, u"Proposal"_s};
    TableCell site;
    site.items = {u"Leeds"_s};
    TableCell gap;
    gap.items = {u"missing"_s};
    gap.tone = CellTone::Gap;
    TableRow row;
    row.cells = {site, gap};
    table.rows = {row};
    TableModel model;
    model.setTable(table);
    EXPECT_EQ(model.data(model.index(0, 1), Qt::DisplayRole).toString(), u"missing"_s);
    EXPECT_EQ(model.data(model.index(0, 1), Qt::BackgroundRole).value<QColor>(), theme().gapGround);
    EXPECT_FALSE(model.data(model.index(0, 2), Qt::DisplayRole).isValid());
}

double luminance(const QColor& colour) {
    const auto part = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

TEST(EnglishPlurals, AddsAnSButToOne) {
    const EnglishPlurals plurals;
    EXPECT_EQ(plurals.translate(nullptr, "%n passage(s) in all", nullptr, 1), u"%n passage in all"_s);
    EXPECT_EQ(plurals.translate(nullptr, "%n passage(s) in all", nullptr, 0), u"%n passages in all"_s);
    EXPECT_TRUE(plurals.translate(nullptr, "Saved", nullptr, -1).isNull());
}

TEST(Theme, GivesTextEnoughContrastWhereverItStands) {
    for (const Theme& shown : {lightTheme(), darkTheme()}) {
        for (const QColor& ground : {shown.panel, shown.ground, shown.chosen, shown.header, shown.tag}) {
            EXPECT_GE(contrast(shown.ink, ground), 4.5) << ground.name().toStdString();
            EXPECT_GE(contrast(shown.subtle, ground), 4.5) << ground.name().toStdString();
        }
        EXPECT_GE(contrast(shown.gapInk, shown.gapGround), 4.5);
        EXPECT_GE(contrast(shown.confidentialInk, shown.confidentialGround), 4.5);
        EXPECT_GE(contrast(shown.railInk, shown.rail), 4.5);
        EXPECT_GE(contrast(shown.ink, shown.matched), 4.5);
        EXPECT_GE(contrast(shown.onAccent, shown.accent), 4.5);
    }
}

} // namespace
} // namespace sheaf
