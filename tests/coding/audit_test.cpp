#include "coding/audit.h"
#include "tests/support/printing.h"

#include <gmock/gmock.h>

using namespace Qt::StringLiterals;
using testing::ElementsAre;

namespace sheaf {
namespace {

AuditedChange change(const QSet<QString>& touched, const QString& reason = {}, HistoryKind kind = HistoryKind::Change) {
    AuditedChange made;
    made.entry.revision = 7;
    made.entry.what = u"something"_s;
    made.entry.reason = reason;
    made.entry.kind = kind;
    made.touched = touched;
    return made;
}

TEST(Audit, FilesAChangeByWhatItTouched) {
    EXPECT_THAT(classesOf(change({u"source"_s})), ElementsAre(AuditClass::RawData));
    EXPECT_THAT(classesOf(change({u"coding"_s})), ElementsAre(AuditClass::Reduction));
    EXPECT_THAT(classesOf(change({u"memo on passage"_s})), ElementsAre(AuditClass::Reduction));
    EXPECT_THAT(classesOf(change({u"finding"_s})), ElementsAre(AuditClass::Reconstruction));
    EXPECT_THAT(classesOf(change({u"codebook version"_s})), ElementsAre(AuditClass::Process));
    EXPECT_THAT(classesOf(change({u"memo on project"_s})), ElementsAre(AuditClass::Intentions));
    EXPECT_THAT(classesOf(change({u"review question"_s})), ElementsAre(AuditClass::Instruments));
    EXPECT_THAT(classesOf(change({u"attribute"_s})), ElementsAre(AuditClass::Instruments));
}

TEST(Audit, FilesAChangeUnderEachClassItTouched) {
    EXPECT_THAT(
        classesOf(change({u"code"_s, u"coding"_s})), ElementsAre(AuditClass::Reduction, AuditClass::Reconstruction));
}

TEST(Audit, NotesReasonsUndoesAndCorrectedTextsAsProcess) {
    EXPECT_THAT(
        classesOf(change({u"code"_s}, u"too wide"_s)), ElementsAre(AuditClass::Reconstruction, AuditClass::Process));
    EXPECT_THAT(classesOf(change({u"code"_s}, {}, HistoryKind::Undo)), ElementsAre(AuditClass::Process));
    EXPECT_THAT(classesOf(change({u"source text"_s})), ElementsAre(AuditClass::RawData, AuditClass::Process));
    EXPECT_THAT(classesOf(change({})), ElementsAre(AuditClass::Process));
}

TEST(Audit, DrawsAGroupForEachClassWithWhatIsHeld) {
    const Table table =
        auditTable({change({u"code"_s}, u"too wide"_s)}, {{AuditClass::RawData, 1, u"source"_s, u"sources"_s}});
    QStringList groups;
    for (const TableRow& row : table.rows) {
        if (row.isGroup)
            groups.append(row.cells.first().items.first());
        else
            EXPECT_EQ(row.cells.size(), table.columns.size());
    }
    EXPECT_EQ(groups.size(), 6);
    EXPECT_EQ(groups.last(), u"Instrument development information"_s);
    EXPECT_EQ(table.rows[1].cells[3].items.first(), u"1 source"_s);
    EXPECT_EQ(table.rows[3].cells[3].items.first(), u"nothing recorded"_s);
}

} // namespace
} // namespace sheaf
