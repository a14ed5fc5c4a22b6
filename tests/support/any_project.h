#pragma once

#include "coding/quotation.h"
#include "coding/store/code_repository.h"
#include "coding/store/coding_repository.h"
#include "coding/store/site_repository.h"
#include "coding/store/undo_change.h"
#include "coding/store/verification.h"
#include "tests/support/tampering.h"
#include "tests/support/temporary_project.h"

#include <optional>

namespace sheaf {

/// A small whole review on disk: a source, two codes of which one lies below the other, a coding, an undo.
class AnyProject : public testing::Test {
protected:
    TemporaryFolder folder;
    QString path = folder.projectPath();
    std::optional<ProjectFile> project = ProjectFile::create(path, QStringLiteral("Review")).value();
    const QString text =
        QStringLiteral("We learned from each other 👩‍👩‍👧 and trust grew.\nSlowly, café by café.");
    SourceId source = addSource(QStringLiteral("Lead 4"), text.split(u'\n'));
    CodeId theme = addCode(QStringLiteral("Themes"));
    CodeId trust = addCode(QStringLiteral("Trust"), theme);
    CodingId coding = addCoding(trust, QStringLiteral("trust grew"));

    SourceId addSource(const QString& title, const QStringList& paragraphs) {
        auto work = UnitOfWork::begin(*project, QStringLiteral("import")).value();
        const SourceId id = SourceRepository(*project).add(work, inMemorySource(title, paragraphs)).value();
        EXPECT_THAT(work.commit(), testing_support::isOk());
        return id;
    }
    CodeId addCode(const QString& name, std::optional<CodeId> parent = {}) {
        auto work = UnitOfWork::begin(*project, QStringLiteral("add code")).value();
        Code code;
        code.name = name;
        code.parent = parent;
        const CodeId id = CodeRepository(*project).add(work, code).value();
        EXPECT_THAT(work.commit(), testing_support::isOk());
        return id;
    }
    CodingId addCoding(CodeId code, const QString& quotation) {
        auto work = UnitOfWork::begin(*project, QStringLiteral("code")).value();
        Coding made;
        made.source = source;
        made.code = code;
        made.coder = work.coder();
        made.range = findQuotation(text, quotation).value();
        made.quotation = quotation;
        made.before = contextBefore(text, made.range);
        made.after = contextAfter(text, made.range);
        const CodingId id = CodingRepository(*project).add(work, {made}).value().first();
        EXPECT_THAT(work.commit(), testing_support::isOk());
        return id;
    }
    void close() { project.reset(); }
    /// Closes, changes the file behind the project's back, opens it again for looking.
    void tamper(const QStringList& statements) {
        close();
        tamperWith(path, statements);
        project = ProjectFile::open(path, ProjectFile::Access::ReadWrite, ProjectFile::Checks::FileOnly).value();
    }
    VerificationReport look() { return Verification(*project).look().value(); }
    VerificationReport repair() { return Verification(*project).repair().value(); }
};

} // namespace sheaf
