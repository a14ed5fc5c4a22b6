#pragma once

#include "coding/progress.h"
#include "importers/extraction/extraction_message.h"
#include "importers/extraction/sealed_bytes.h"

#include <chrono>
#include <memory>

namespace sheaf {

/// One reading process, from the side of the one that asks. It is killed with this object.
class ExtractionProcess {
public:
    /// Starts `program`; cost: some 20 ms, most of them while the caller goes on.
    /// Errors: NotFound (no such program), Internal.
    static Result<std::unique_ptr<ExtractionProcess>> start(const QString& program);
    ~ExtractionProcess();
    ExtractionProcess(const ExtractionProcess&) = delete;
    ExtractionProcess& operator=(const ExtractionProcess&) = delete;

    /// Errors: those of the importers; and of the process: Damaged (it crashed), TooLarge (out of time, or a reply over
    /// ReplyCollector::longestReply), Cancelled. After an error of the process it is gone: isUsable() is false.
    [[nodiscard]] Result<ExtractionReply>
    ask(const ExtractionRequest& request, const SealedBytes& document, std::chrono::milliseconds timeout,
        const CancelToken& cancel);

    [[nodiscard]] bool isUsable() const;

private:
    ExtractionProcess() = default;
    [[nodiscard]] Result<QByteArray> waitForReply(std::chrono::milliseconds timeout, const CancelToken& cancel);
    [[nodiscard]] tl::unexpected<Error> gone();
    int kill(); ///< returns how it ended, as waitpid has it

    int m_process = -1;
    int m_socket = -1;
    int m_pipe = -1;
    int m_asked = 0;
    int m_answered = 0;
};

} // namespace sheaf
