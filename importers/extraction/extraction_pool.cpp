#include "importers/extraction/extraction_pool.h"

#include <QFileInfo>

#include <thread>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

/// Without QCoreApplication, which tests and small tools do not make.
QString programBesideUs() {
    const QString folder = QFileInfo(QFileInfo(u"/proc/self/exe"_s).symLinkTarget()).absolutePath();
    for (const QString& place : {u"/sheaf-extract"_s, u"/../libexec/sheaf/sheaf-extract"_s})
        if (QFileInfo(folder + place).isExecutable())
            return folder + place;
    return folder + u"/sheaf-extract"_s;
}

template <typename T>
Result<T> alternative(Result<ExtractionReply> reply) {
    if (!reply)
        return failure(reply);
    if (T* value = std::get_if<T>(&*reply))
        return std::move(*value);
    return failure(ErrorCode::Damaged, u"the reading process answered something else"_s);
}

} // namespace

ExtractionPool& ExtractionPool::shared() {
    static ExtractionPool pool(programBesideUs());
    return pool;
}

Result<std::unique_ptr<ExtractionProcess>> ExtractionPool::takeProcess() {
    {
        const std::scoped_lock lock(m_mutex);
        while (!m_idle.empty()) {
            auto process = std::move(m_idle.back());
            m_idle.pop_back();
            if (process->isUsable()) // it may have been killed while nobody looked
                return process;
        }
    }
    return ExtractionProcess::start(m_program);
}

void ExtractionPool::giveBack(std::unique_ptr<ExtractionProcess> process) {
    if (!process->isUsable())
        return;
    const std::scoped_lock lock(m_mutex);
    if (m_idle.size() < std::max(1U, std::thread::hardware_concurrency()))
        m_idle.push_back(std::move(process));
}

Result<ExtractionReply>
ExtractionPool::ask(const ExtractionRequest& request, const SealedBytes& document, const ExtractionTerms& terms) {
    auto process = takeProcess();
    if (!process)
        return failure(process);
    auto reply = (*process)->ask(request, document, terms.timeout, terms.cancel);
    giveBack(std::move(*process));
    return reply;
}

Result<ImportedSource>
ExtractionPool::read(const SealedBytes& document, const ReadingRequest& request, const ExtractionTerms& terms) {
    return alternative<ImportedSource>(ask(ReadDocumentRequest{request}, document, terms));
}

Result<QList<int>>
ExtractionPool::picturePages(const SealedBytes& document, const QString& password, const ExtractionTerms& terms) {
    return alternative<QList<int>>(ask(FindPicturePagesRequest{password}, document, terms));
}

Result<PagePicture>
ExtractionPool::drawPage(const SealedBytes& document, const DrawPageRequest& request, const ExtractionTerms& terms) {
    return alternative<PagePicture>(ask(request, document, terms));
}

} // namespace sheaf
