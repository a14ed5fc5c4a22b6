#include "coding/store/verification.h"

#include "coding/store/fault_list.h"
#include "coding/store/unit_of_work.h"

#include <algorithm>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

struct Look {
    VerificationReport report;
    std::vector<Mend> mends;
    bool isFileDamaged = false;
};

ProjectFault faultOfFile(const QString& line) {
    return {.what = u"the file: "_s + line.simplified(), .isMendable = dialect::isDamageOfIndex(line)};
}

/// Errors: of the file; then its faults are in the list.
Result<void> verifyFile(const QSqlDatabase& database, FaultList& faults, Look& look) {
    const auto damage = dialect::damageOf(database);
    if (!damage) {
        look.isFileDamaged = true;
        return failure(damage);
    }
    for (const QString& line : *damage) {
        look.isFileDamaged = look.isFileDamaged || !dialect::isDamageOfIndex(line);
        faults.add(faultOfFile(line));
    }
    const auto broken = dialect::brokenRowsOf(database);
    if (!broken)
        return failure(broken);
    for (const QString& line : *broken)
        faults.add(line);
    return {};
}

/// All the checks, within a transaction of the caller's.
Result<Look> lookAt(const QSqlDatabase& database, const CancelToken& cancel, const ProgressSink& progress) {
    Look look;
    FaultList faults(look.report);
    const std::pair<QString, std::function<Result<void>()>> checks[] = {
        {u"the file"_s, [&] { return verifyFile(database, faults, look); }},
        {u"texts and codings"_s, [&] { return verifyTexts(database, faults, cancel, progress); }},
        {u"originals"_s, [&] { return verifyOriginals(database, faults, cancel); }},
        {u"names"_s, [&] { return verifyNames(database, faults); }},
        {u"the codebook"_s, [&] { return verifyCodes(database, faults); }},
        {u"memos"_s, [&] { return verifyMemos(database, faults); }},
        {u"synonyms and searches"_s, [&] { return verifySearching(database, faults); }},
        {u"the history"_s, [&] { return verifyHistory(database, faults, cancel); }}};
    for (const auto& [what, check] : checks) {
        const auto checked = check();
        if (checked)
            continue;
        if (checked.error().code == ErrorCode::Cancelled || checked.error().code == ErrorCode::Busy)
            return failure(checked);
        // One part that can't be read does not keep the others from being looked at.
        faults.add(u"%1 can't be read to the end: %2"_s.arg(what, checked.error().message));
    }
    look.mends = faults.mends();
    return look;
}

/// Whether a write was taken, or refused by a rule; other errors stay errors.
Result<bool> outcome(const Result<void>& written) {
    if (written)
        return true;
    switch (written.error().code) {
    case ErrorCode::AlreadyExists:
    case ErrorCode::NotFound:
    case ErrorCode::InvalidArgument:
        return false;
    default:
        return failure(written);
    }
}

/// Writes one mend. False if it is refused (the name is taken …), which leaves the fault as it is. Errors: those after
/// which nothing more can be written (a full disk).
Result<bool> apply(const QSqlDatabase& database, const UnitOfWork& work, const Mend& mend) {
    // What reviewers do not change is not in the journal.
    static const QHash<QString, QString> plain{
        {u"text_revision"_s, u"UPDATE text_revision SET %1 = ? WHERE id = ?"_s},
        {u"unit_of_work"_s, u"UPDATE unit_of_work SET %1 = ? WHERE revision = ?"_s},
        {u"coder"_s, u"UPDATE coder SET %1 = ? WHERE id = ?"_s}};
    const auto statement = plain.constFind(mend.table);
    if (statement == plain.cend())
        return outcome(work.update(mend.table, mend.row, mend.changes));
    for (const Field& field : mend.changes) {
        Sql sql(database, statement->arg(field.column));
        const auto written = outcome(sql.bind(field.value).bind(mend.row).run());
        if (!written || !*written)
            return written;
    }
    return true;
}

} // namespace

qsizetype VerificationReport::left() const {
    return faultsNotListed + std::ranges::count_if(faults, [](const ProjectFault& fault) { return !fault.isMended; });
}

Result<VerificationReport> Verification::look(const CancelToken& cancel, const ProgressSink& progress) {
    const QSqlDatabase database = m_project->database();
    if (auto begun = runSql(database, u"BEGIN"_s); !begun)
        return failure(begun);
    auto seen = lookAt(database, cancel, progress);
    // Nothing was written: however this ends, nothing is lost.
    static_cast<void>(runSql(database, u"ROLLBACK"_s));
    return seen ? Result<VerificationReport>(std::move(seen->report)) : failure(seen);
}

namespace {

/// Who makes a change is looked up by name: coders' names are mended before any change begins. Returns what was mended.
Result<QList<ProjectFault>> mendCoders(const QSqlDatabase& database) {
    if (auto begun = dialect::beginWriting(database); !begun)
        return failure(begun);
    VerificationReport report;
    FaultList faults(report);
    const auto mended = [&]() -> Result<void> {
        if (auto verified = verifyNamesOf(u"coder"_s, database, faults); !verified)
            return verified;
        for (const Mend& mend : faults.mends()) {
            if (mend.changes.isEmpty())
                continue;
            Sql sql(database, u"UPDATE coder SET folded = ? WHERE id = ?"_s);
            if (const auto written = outcome(sql.bind(mend.changes.first().value).bind(mend.row).run()); !written)
                return failure(written);
        }
        return runSql(database, u"COMMIT"_s);
    }();
    if (!mended) {
        static_cast<void>(runSql(database, u"ROLLBACK"_s));
        return failure(mended);
    }
    report.faults.removeIf([](const ProjectFault& fault) { return !fault.isMendable; });
    for (ProjectFault& fault : report.faults)
        fault.isMended = true;
    return std::move(report.faults);
}

/// Mends what can be mended, and marks it. True if anything was.
Result<bool> mendAll(const QSqlDatabase& database, const UnitOfWork& work, Look& look) {
    bool hasMended = false;
    for (qsizetype at = 0; at < look.report.faults.size(); ++at) {
        ProjectFault& fault = look.report.faults[at];
        const Mend& mend = look.mends[static_cast<size_t>(at)];
        const auto mended = mend.table.isEmpty() ? Result<bool>(false) : apply(database, work, mend);
        if (!mended)
            return mended;
        fault.isMended = *mended;
        hasMended = hasMended || fault.isMended;
    }
    return hasMended;
}

} // namespace

Result<VerificationReport> Verification::repair(const CancelToken& cancel, const ProgressSink& progress) {
    const QSqlDatabase database = m_project->database();
    const auto first = look(cancel, progress);
    if (!first || std::ranges::none_of(first->faults, &ProjectFault::isMendable))
        return first;
    const auto damage = dialect::damageOf(database);
    if (!damage || !std::ranges::all_of(*damage, dialect::isDamageOfIndex))
        return first;
    const auto coders = mendCoders(database);
    if (!coders)
        return failure(coders);
    auto work = UnitOfWork::begin(*m_project, u"mend what verification found"_s);
    if (!work)
        return failure(work);
    QList<ProjectFault> mended = *coders;
    if (!damage->isEmpty()) {
        if (auto rebuilt = dialect::rebuildIndexes(database); !rebuilt)
            return failure(rebuilt); // the whole change may have been rolled back with it
        for (const QString& line : *damage)
            mended.append(faultOfFile(line));
    }
    for (ProjectFault& fault : mended)
        fault.isMended = true;
    // Looked at again under the lock, and with indexes that say what their tables do: somebody may have changed what is
    // to be mended.
    auto found = lookAt(database, cancel, progress);
    if (!found)
        return failure(found);
    VerificationReport& report = found->report;
    const auto hasMended = found->isFileDamaged ? Result<bool>(false) : mendAll(database, *work, *found);
    if (!hasMended)
        return failure(hasMended);
    report.faults = mended + report.faults;
    if (!*hasMended && mended.isEmpty())
        return std::move(report);
    report.mendedIn = work->revision();
    if (auto committed = work->commit(); !committed)
        return failure(committed);
    return std::move(report);
}

} // namespace sheaf
