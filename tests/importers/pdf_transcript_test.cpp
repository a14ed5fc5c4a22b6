#include "importers/import_document.h"
#include "tests/importers/shown.h"
#include "tests/importers/sketches.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace Qt::StringLiterals;
using sheaf::test::PdfSketch;

namespace sheaf {

namespace {

ImportedSource readSketch(const PdfSketch& sketch) {
    auto source = importDocument(sketch.bytes(), {.fileName = u"x.pdf"_s});
    EXPECT_TRUE(source.has_value()) << (source ? "" : source.error().message.toStdString());
    return source ? *source : ImportedSource();
}

} // namespace

TEST(PdfTranscript, LeavesAManualWithManyLabelsAManual) {
    PdfSketch sketch;
    for (int page = 0; page < 3; ++page) {
        if (page > 0)
            sketch.nextPage();
        for (int line = 0; line < 20; ++line)
            sketch.text(50, 60 + 20 * line, "name" + QByteArray::number(line) + "x: what it does");
    }
    const ImportedSource source = readSketch(sketch);
    EXPECT_TRUE(test::shown(source, PassageKind::Turn).empty());
    EXPECT_EQ(source.text.count(u"what it does"_s), 60);
}

TEST(PdfTranscript, LeavesAManualsHeadedParagraphsInTheText) {
    PdfSketch sketch;
    double y = 40;
    for (int i = 0; i < 4; ++i) {
        sketch.text(40, y, i % 2 == 0 ? "Call: see above?" : "Values: see below.");
        for (int more = 1; more <= 3; ++more)
            sketch.text(40, y + 30 * more, "A paragraph of its own that nobody says, about what is told above.");
        y += 130;
    }
    const ImportedSource source = readSketch(sketch);
    EXPECT_TRUE(source.text.contains(u"Call: see above?"_s)) << source.text.toStdString();
}

TEST(PdfTranscript, LeavesAReferenceThatHeadsEachThingItTellsOfAReference) {
    PdfSketch sketch;
    double y = 40;
    for (const char* thing : {"CreateWindow", "MapWindow", "GetImage", "QueryTree", "ListFonts"}) {
        sketch.text(40, y, thing, 14, true);
        sketch.text(40, y + 24, "Theft: somebody looks at what another program shows.");
        sketch.text(40, y + 40, "Defense: send an error, and tell nobody anything?");
        y += 90;
    }
    const ImportedSource source = readSketch(sketch);
    EXPECT_TRUE(test::shown(source, PassageKind::Turn).empty());
    EXPECT_EQ(source.text.count(u"Theft:"_s), 5);
}

TEST(PdfTranscript, LeavesATypeSamplesLettersAndTheirLabels) {
    PdfSketch sketch;
    for (int i = 0; i < 4; ++i) {
        sketch.text(40, 60 + 40 * i, "Regular: A B C D E F G H I J K L M ! ? 0 1 2 3 4");
        sketch.text(40, 80 + 40 * i, "Light: A B C D E F G H I J K L M ! ? 0 1 2 3 4");
    }
    const ImportedSource source = readSketch(sketch);
    EXPECT_TRUE(test::shown(source, PassageKind::Turn).empty());
    EXPECT_EQ(source.text.count(u"Light:"_s), 4);
}

} // namespace sheaf
