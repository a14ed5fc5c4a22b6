#pragma once

#include "app/session/review.h"

namespace sheaf {

/// What is said of a source besides its text: its title, type, site, period, language and confidentiality.
class DescribeSource {
public:
    explicit DescribeSource(Review& review) : m_review(&review) {}

    /// What to change; the rest stays. An empty text takes away what was said.
    struct Change {
        std::optional<QString> title = {};
        std::optional<QString> site = {}; ///< name
        std::optional<QString> type = {};
        std::optional<QString> period = {}; ///< `2018-10/2018-12`
        std::optional<QString> language = {};
        std::optional<Confidentiality> confidentiality = {};
    };
    struct Described {
        Source source;
        bool becameConfidential = false;
        bool becameNameable = false; ///< it was confidential before
    };
    /// As one unit of work; none if nothing changes. Errors: NotFound (source, site), InvalidArgument (no title, a
    /// period that is none), AlreadyExists (the title), ChangedSince (somebody changed one of these since `seen`).
    [[nodiscard]] Result<Described> describe(const Source& seen, const Change& change);

private:
    Review* m_review;
};

} // namespace sheaf
