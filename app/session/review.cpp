#include "app/session/review.h"

#include "app/session/edit_codebook.h"
#include "app/session/searching/passage_facts.h"
#include "coding/store/code_repository.h"
#include "coding/store/coding_repository.h"
#include "coding/store/project_file.h"
#include "coding/store/site_repository.h"
#include "coding/store/source_repository.h"

#include <QFile>

static void initSessionResources() {
    Q_INIT_RESOURCE(session_templates);
}

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

const QString blank = u"blank"_s;

Result<void> applyTemplate(Review& review, const QString& name) {
    if (name == blank)
        return {};
    initSessionResources();
    QFile file(u":/sheaf/session/templates/%1.csv"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::Internal, u"the template %1 is missing"_s.arg(name));
    if (const auto imported = EditCodebook(review).importCsv(file.readAll(), name); !imported)
        return failure(imported);
    return {};
}

} // namespace

QStringList Review::templates() {
    return {blank, u"practice-review"_s};
}

Review::Review(ProjectFile project)
    : m_project(std::make_unique<ProjectFile>(std::move(project))),
      m_passageFacts(std::make_unique<PassageFacts>(*m_project)) {}
Review::Review(Review&&) noexcept = default;
Review& Review::operator=(Review&&) noexcept = default;
Review::~Review() = default;

Result<Review> Review::create(const QString& path, const QString& title, const QString& templateName) {
    if (!templates().contains(templateName)) {
        return failure(
            ErrorCode::InvalidArgument, u"there is no template “%1”"_s.arg(templateName),
            u"choose one of "_s + templates().join(u", "_s));
    }
    auto project = ProjectFile::create(path, title);
    if (!project)
        return failure(project);
    Review review(std::move(*project));
    if (auto applied = applyTemplate(review, templateName); !applied)
        return failure(applied);
    return review;
}

Result<Review> Review::open(const QString& path, Access access) {
    auto project = ProjectFile::open(
        path, access == Access::ReadOnly ? ProjectFile::Access::ReadOnly : ProjectFile::Access::ReadWrite);
    if (!project)
        return failure(project);
    return Review(std::move(*project));
}

QString Review::path() const {
    return m_project->path();
}

QString Review::title() const {
    return m_project->title();
}

QString Review::coder() const {
    return m_project->coder();
}

void Review::setCoder(const QString& name) {
    m_project->setCoder(name);
}

qint64 Review::revision() const {
    return m_project->revision();
}

Result<QList<Source>> Review::sources() const {
    return SourceRepository(*m_project).all();
}

Result<Source> Review::findSource(const QString& name) const {
    return SourceRepository(*m_project).find(name);
}

Result<QString> Review::text(SourceId source) const {
    return SourceRepository(*m_project).text(source);
}

Result<QList<Passage>> Review::passages(SourceId source) const {
    return SourceRepository(*m_project).passages(source);
}

Result<QStringList> Review::speakers(SourceId source) const {
    return TextRevisionRepository(*m_project).speakers(source);
}

Result<QList<Page>> Review::pages(SourceId source) const {
    return SourceRepository(*m_project).pages(source);
}

Result<QList<WordBox>> Review::words(SourceId source, TextRange range) const {
    return SourceRepository(*m_project).words(source, range);
}

Result<QStringList> Review::warnings(SourceId source) const {
    return SourceRepository(*m_project).warnings(source);
}

Result<QList<TextMark>> Review::marks(SourceId source) const {
    return SourceRepository(*m_project).marks(source);
}

Result<QByteArray> Review::original(SourceId source) const {
    return SourceRepository(*m_project).original(source);
}

Result<QList<Site>> Review::sites() const {
    return SiteRepository(*m_project).all();
}

Result<CodeTree> Review::codes() const {
    return CodeRepository(*m_project).tree();
}

Result<QList<Coder>> Review::coders() const {
    return CodingRepository(*m_project).coders();
}

Result<QList<Coding>> Review::codings(const CodingFilter& filter) const {
    CodingRepository::Filter stored{.source = filter.source, .codes = {}, .coder = filter.coder, .site = filter.site};
    if (filter.code) {
        const auto tree = codes();
        if (!tree)
            return failure(tree);
        stored.codes = tree->withDescendants(*filter.code);
    }
    return CodingRepository(*m_project).find(stored);
}

Result<int> Review::codingsInDoubt() const {
    return CodingRepository(*m_project).countInDoubt();
}

Result<QList<CodedRange>> Review::codedRanges() const {
    return CodingRepository(*m_project).ranges();
}

Result<QList<ExpectedDocument>> Review::expectedDocuments() const {
    return SiteRepository(*m_project).expected();
}

} // namespace sheaf
