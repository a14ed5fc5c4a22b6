// What other tools for this work got wrong, a test each; the numbers are those of the list the project keeps.

#include "app/session/code_passages.h"
#include "app/session/count_codings.h"
#include "app/session/history.h"
#include "app/session/import_sources.h"
#include "app/session/restructure_codebook.h"
#include "app/session/revise_source.h"
#include "app/session/synthesise.h"
#include "tests/session/any_review.h"
#include "tests/support/printing.h"

using namespace Qt::StringLiterals;
using testing::SizeIs;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

class FaultsOfOthers : public AnyReview {
protected:
    SourceId import(const QString& name, const QByteArray& bytes) {
        ImportOptions options;
        options.confidentiality = Confidentiality::Attributable;
        return ImportSources(review).run({write(name, bytes)}, options, {}, {}).value().files.first().source->id;
    }
    CodingId
    code(CodeId with, SourceId in, TextRange range, const QString& coder = u"Anna"_s, const QString& memo = {}) {
        return CodePassages(review).codeRange(with, in, range, {.coder = coder, .memo = memo}).value().id;
    }
    QList<Coding> codings(CodeId of) const {
        return review.codings({.source = {}, .code = of, .coder = {}, .site = {}}).value();
    }
    QStringList marked(CodeId of) const {
        QStringList words;
        for (const Coding& coding : codings(of))
            words.append(coding.range.in(review.text(coding.source).value()).toString());
        return words;
    }
    CodeCounts counts(CodeId of) const {
        const auto all = CountCodings(review).codes().value();
        for (const CodeStatistics& use : all) {
            if (use.code == of)
                return use.own;
        }
        return {};
    }
};

TEST_F(FaultsOfOthers, F01_AnEmojiAFamilyAnAstralLetterOrACombiningMarkBeforeAMatchShiftsNoCoding) {
    const CodeId trust = addCode(u"Trust"_s);
    for (const QString& before : {u"😀"_s, u"👩‍👩‍👧"_s, u"𝒳"_s, u"e\u0301"_s, u"שלום"_s})
        addSource(u"Source %1"_s.arg(before), {before + u" and then trust grew."_s});
    const auto coded = CodePassages(review).codeQuery(trust, u"trust"_s, CodingExtent::Match, {}, false);
    ASSERT_THAT(coded, isOk());
    EXPECT_EQ(marked(trust), QStringList(5, u"trust"_s));
}

TEST_F(FaultsOfOthers, F02_FilesWithCrlfOrAByteOrderMarkShiftNoCoding) {
    const CodeId trust = addCode(u"Trust"_s);
    const QByteArray text = "One line.\n\nTwo lines.\n\nThen trust grew.\n";
    import(u"plain.txt"_s, text);
    import(u"crlf.txt"_s, QByteArray(text).replace("\n", "\r\n"));
    import(u"bom.txt"_s, "\xef\xbb\xbf" + text);
    ASSERT_THAT(CodePassages(review).codeQuery(trust, u"trust"_s, CodingExtent::Match, {}, false), isOk());
    const auto all = codings(trust);
    ASSERT_THAT(all, SizeIs(3));
    EXPECT_EQ(all[1].range, all[0].range);
    EXPECT_EQ(all[2].range, all[0].range);
    EXPECT_EQ(marked(trust), QStringList(3, u"trust"_s));
}

TEST_F(FaultsOfOthers, F03_EditingATextShiftsNoLaterCoding) {
    const CodeId trust = addCode(u"Trust"_s);
    const SourceId source = import(u"a.txt"_s, "The beginning.\n\nThen trust grew among them.\n");
    code(trust, source, {21, 31});
    ASSERT_EQ(marked(trust), QStringList{u"trust grew"_s});
    const QString edited =
        write(u"b.txt"_s, "The long beginning 😀, edited.\n\nMore.\n\nThen trust grew among them.\n");
    ASSERT_THAT(ReviseSource(review).run(source, edited), isOk());
    EXPECT_EQ(marked(trust), QStringList{u"trust grew"_s});
}

TEST_F(FaultsOfOthers, F04_MergingTwoCodesDeletesNoCodingThatCoincidesNorItsMemo) {
    const CodeId trust = addCode(u"Trust"_s);
    const CodeId faith = addCode(u"Faith"_s);
    const SourceId source = addSource(u"Lead 4"_s, {u"Then trust grew."_s});
    code(trust, source, {5, 10}, u"Anna"_s, u"mine"_s);
    code(faith, source, {5, 10}, u"Anna"_s, u"and mine"_s);
    code(faith, source, {5, 10}, u"Ben"_s, u"his"_s);
    ASSERT_THAT(RestructureCodebook(review).merge({faith}, trust), isOk());
    QStringList memos;
    for (const Coding& coding : codings(trust))
        memos.append(coding.memo);
    EXPECT_EQ(memos, (QStringList{u"mine\n\nand mine"_s, u"his"_s}));
}

TEST_F(FaultsOfOthers, F07_ACodeDoesNotReturnTheCodingsOfOneWhoseNameBeginsAlike) {
    const CodeId econ = addCode(u"econ"_s);
    const CodeId economy = addCode(u"economy"_s);
    const SourceId source = addSource(u"Lead 4"_s, {u"Then trust grew."_s});
    code(econ, source, {0, 4});
    code(economy, source, {5, 10});
    EXPECT_THAT(codings(econ), SizeIs(1));
    EXPECT_EQ(review.codes()->find(u"econ"_s).value(), econ);
}

TEST_F(FaultsOfOthers, F08_APassageCodedTwiceCountsOnceAndStaysCodedWhenOneIsRemoved) {
    const CodeId trust = addCode(u"Trust"_s);
    const SourceId source = addSource(u"Lead 4"_s, {u"Then trust grew among them."_s});
    const CodingId first = code(trust, source, {0, 10});
    code(trust, source, {5, 15});
    EXPECT_EQ(counts(trust).passages, 1);
    EXPECT_EQ(counts(trust).codings, 2);
    ASSERT_THAT(CodePassages(review).remove(first), isOk());
    EXPECT_EQ(counts(trust).passages, 1);
    EXPECT_EQ(marked(trust), QStringList{u"trust grew"_s});
}

TEST_F(FaultsOfOthers, F10_TotalsDropNoCountsThatAreEqual) {
    const CodeId themes = addCode(u"Themes"_s);
    const SourceId source = addSource(u"Lead 4"_s, {u"Then trust grew among them."_s});
    for (const QString& name : {u"A"_s, u"B"_s, u"C"_s})
        code(addCode(name, themes), source, {5, 10});
    const auto all = CountCodings(review).codes().value();
    for (const CodeStatistics& use : all) {
        if (use.code == themes) {
            EXPECT_EQ(use.withBelow.codings, 3);
        }
    }
    EXPECT_EQ(RestructureCodebook(review).remove({themes}, {.areRemoved = true}).value(), 3);
}

TEST_F(FaultsOfOthers, F12_DeletingAParentLeavesTheProjectAndItsHistoryReadable) {
    const CodeId parent = addCode(u"Parent"_s);
    const CodeId child = addCode(u"Child"_s, parent);
    code(child, addSource(u"Lead 4"_s, {u"Then trust grew."_s}), {5, 10});
    ASSERT_THAT(RestructureCodebook(review).remove({parent}, {.areRemoved = true}), isOk());
    auto again = Review::open(review.path());
    ASSERT_THAT(again, isOk());
    EXPECT_TRUE(again->codes()->inOrder().isEmpty());
    EXPECT_TRUE(again->codings()->isEmpty());
    ASSERT_THAT(History(*again).undo(again->coder()), isOk());
    EXPECT_EQ(again->codes()->path(child), u"Parent/Child"_s);
    EXPECT_THAT(again->codings().value(), SizeIs(1));
}

TEST_F(FaultsOfOthers, F13_NothingMintsNewGuids) {
    const CodeId trust = addCode(u"Trust"_s);
    const SourceId source = import(u"a.txt"_s, "The beginning.\n\nThen trust grew among them.\n");
    const CodingId coding = code(trust, source, {21, 31});
    const auto guids = [&](const Review& of) {
        const CodeTree tree = of.codes().value();
        const QList<Coding> all = of.codings().value();
        return QList<QUuid>{tree.byId(trust)->guid, all.first().guid, of.sources()->first().guid};
    };
    const QList<QUuid> before = guids(review);
    ASSERT_THAT(RestructureCodebook(review).rename(trust, u"Confidence"_s), isOk());
    ASSERT_THAT(ReviseSource(review).run(source, write(u"b.txt"_s, "New.\n\nThen trust grew among them.\n")), isOk());
    EXPECT_EQ(guids(review), before);
    ASSERT_THAT(History(review).undo(review.coder()), isOk());
    ASSERT_THAT(History(review).undo(review.coder()), isOk());
    ASSERT_THAT(History(review).undo(u"Anna"_s), isOk());
    ASSERT_THAT(History(review).redo(u"Anna"_s), isOk());
    EXPECT_EQ(guids(Review::open(review.path()).value()), before);
    EXPECT_EQ(review.codings()->first().id, coding);
}

TEST_F(FaultsOfOthers, F15_CountsAreTheSameWhoeverIsShownOrCodes) {
    const CodeId trust = addCode(u"Trust"_s);
    const SourceId source = addSource(u"Lead 4"_s, {u"Then trust grew among them."_s});
    code(trust, source, {5, 10}, u"Anna"_s);
    code(trust, source, {11, 15}, u"Ben"_s);
    for (const QString& coder : {u"Anna"_s, u"Ben"_s, u"Somebody else"_s}) {
        review.setCoder(coder);
        EXPECT_EQ(counts(trust).codings, 2);
        EXPECT_THAT(codings(trust), SizeIs(2));
        EXPECT_EQ(review.sources()->first().codingCount, 2);
        EXPECT_EQ(review.codedRanges()->size(), 2);
    }
}

TEST_F(FaultsOfOthers, F16_AFileOpenedTwiceKeepsTheChangesOfBothAndTheLastToCloseDoesNotWin) {
    const CodeId trust = addCode(u"Trust"_s);
    const SourceId source = addSource(u"Lead 4"_s, {u"Then trust grew among them."_s});
    {
        auto first = std::make_unique<Review>(Review::open(review.path()).value());
        auto second = std::make_unique<Review>(Review::open(review.path()).value());
        ASSERT_THAT(CodePassages(*first).codeRange(trust, source, {5, 10}, {.coder = u"Anna"_s}), isOk());
        ASSERT_THAT(CodePassages(*second).codeRange(trust, source, {5, 10}, {.coder = u"Ben"_s}), isOk());
        ASSERT_THAT(RestructureCodebook(*first).rename(trust, u"Confidence"_s), isOk());
        ASSERT_THAT(CodePassages(*second).codeRange(trust, source, {11, 15}, {.coder = u"Ben"_s}), isOk());
        second.reset();
        first.reset();
    }
    EXPECT_THAT(codings(trust), SizeIs(3));
    EXPECT_EQ(review.codes()->byId(trust)->name, u"Confidence"_s);
    // The same field of the same thing: the second is told, and nothing is overwritten.
    auto other = Review::open(review.path()).value();
    const Code seen = *review.codes()->byId(trust);
    Code mine = seen;
    mine.definition = u"mine"_s;
    Code theirs = seen;
    theirs.definition = u"theirs"_s;
    ASSERT_THAT(RestructureCodebook(other).describe(theirs, seen), isOk());
    EXPECT_THAT(RestructureCodebook(review).describe(mine, seen), hasError(ErrorCode::ChangedSince));
    EXPECT_EQ(review.codes()->byId(trust)->definition, u"theirs"_s);
}

} // namespace
} // namespace sheaf
