#pragma once

#include "importers/extraction/extraction_process.h"

#include <mutex>
#include <vector>

namespace sheaf {

/// How long one document may take, and who may stop it.
struct ExtractionTerms {
    std::chrono::milliseconds timeout{60'000};
    const CancelToken& cancel;
};

/// Reads documents in other processes, where they can reach nothing: a crash, a bomb or a loop costs its own document
/// an error and nothing else. Processes are started as they are needed and kept warm for the next document: one that a
/// document has taken over sees those that come after it, but can tell nobody.
///
/// Threads: any; each call takes a process of its own and blocks until it has answered.
class ExtractionPool {
public:
    /// `program`: where sheaf-extract stands.
    explicit ExtractionPool(QString program) : m_program(std::move(program)) {}

    /// As importDocument(), and the errors of ExtractionProcess.
    [[nodiscard]] Result<ImportedSource>
    read(const SealedBytes& document, const ReadingRequest& request, const ExtractionTerms& terms);
    /// The pages of a PDF that are pictures, without text.
    [[nodiscard]] Result<QList<int>>
    picturePages(const SealedBytes& document, const QString& password, const ExtractionTerms& terms);
    /// A page of a PDF as it looks. Errors: NotFound (no such page) besides those of reading.
    [[nodiscard]] Result<PagePicture>
    drawPage(const SealedBytes& document, const DrawPageRequest& request, const ExtractionTerms& terms);

    /// The one that this program shares. Its sheaf-extract stands beside the running program, or in ../libexec/sheaf.
    static ExtractionPool& shared();

private:
    [[nodiscard]] Result<ExtractionReply>
    ask(const ExtractionRequest& request, const SealedBytes& document, const ExtractionTerms& terms);
    [[nodiscard]] Result<std::unique_ptr<ExtractionProcess>> takeProcess();
    void giveBack(std::unique_ptr<ExtractionProcess> process);

    QString m_program;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<ExtractionProcess>> m_idle;
};

} // namespace sheaf
