#include "indexer/xapian_errors.h"

#include <QString>

#include <xapian.h>

#include <exception>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

Error busy(const QString& detail) {
    return {
        ErrorCode::Busy, u"Another process is writing the search index."_s, u"Try again when it has finished."_s,
        detail};
}

Error unreadable(const QString& detail) {
    return {
        ErrorCode::Unreadable, u"The search index cannot be read."_s,
        u"It holds nothing of its own: delete and rebuild it with “sheaf reindex”."_s, detail};
}

Error unreachable(const QString& detail) {
    return {
        ErrorCode::Unreadable, u"A server of the search index does not answer."_s,
        u"Check that xapian-tcpsrv runs there, and its name and port."_s, detail};
}

Error unwritable(const QString& detail) {
    return {
        ErrorCode::ReadOnly, u"The search index cannot be written."_s,
        u"Check that the disk has room and the cache folder is yours."_s, detail};
}

QString detailOf(const Xapian::Error& error) {
    return QString::fromStdString(error.get_description());
}

} // namespace

void stopIfCancelled(const CancelToken* cancel) {
    if (cancel != nullptr && cancel->isCancelled())
        throw SearchCancelled();
}

bool readerFellBehind() {
    try {
        throw;
    } catch (const Xapian::DatabaseModifiedError&) {
        return true;
    } catch (...) {
        return false;
    }
}

Error errorFromXapian(XapianAccess access) {
    try {
        throw;
    } catch (const SearchCancelled&) {
        return {ErrorCode::Cancelled, u"the search was stopped"_s, {}, {}};
    } catch (const Xapian::DatabaseLockError& error) {
        return busy(detailOf(error));
    } catch (const Xapian::DatabaseModifiedError& error) {
        return busy(detailOf(error)); // somebody commits faster than we can read, in spite of retries
    } catch (const Xapian::DatabaseCorruptError& error) {
        return unreadable(detailOf(error));
    } catch (const Xapian::FeatureUnavailableError& error) { // a table is missing
        return unreadable(detailOf(error));
    } catch (const Xapian::NetworkError& error) {
        return unreachable(detailOf(error));
    } catch (const Xapian::DatabaseCreateError& error) {
        return unwritable(detailOf(error));
    } catch (const Xapian::DatabaseError& error) {
        // With the system's own reason (disk full, no rights) it is the disk; without one a table ends too early.
        const bool isDisk = access == XapianAccess::Writing && error.get_error_string() != nullptr;
        return isDisk ? unwritable(detailOf(error)) : unreadable(detailOf(error));
    } catch (const Xapian::Error& error) {
        return {ErrorCode::Internal, u"The search index failed."_s, {}, detailOf(error)};
    } catch (const std::exception& error) {
        return {ErrorCode::Internal, u"The search index failed."_s, {}, QString::fromUtf8(error.what())};
    }
}

} // namespace sheaf
