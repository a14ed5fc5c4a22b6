#include "tests/workbench/small_review.h"

#include "app/session/code_passages.h"
#include "app/session/edit_attributes.h"
#include "app/session/edit_codebook.h"
#include "app/session/edit_sites.h"
#include "app/session/import_sources.h"

#include <QFile>

#include <stdexcept>

using namespace Qt::StringLiterals;

namespace sheaf::test {

namespace {

template <typename T>
T need(Result<T> result) {
    if (!result)
        throw std::runtime_error(result.error().message.toStdString());
    return std::move(*result);
}

SourceId import(Review& review, const QString& path, const QString& type, Confidentiality confidentiality) {
    ImportOptions options;
    options.site = u"Leeds"_s;
    options.type = type;
    options.confidentiality = confidentiality;
    options.jobs = 1;
    const CancelToken cancel;
    const ImportReport report = need(ImportSources(review).run({path}, options, cancel, {}));
    if (report.files.isEmpty() || !report.files.first().source)
        throw std::runtime_error("the fixture was not imported");
    return report.files.first().source->id;
}

} // namespace

SmallReview::SmallReview() {
    write(u"sites.csv"_s, u"site,round\nLeeds,1\nEssex,2\n"_s);
    write(u"expected.csv"_s, u"site,type\nLeeds,proposal\nEssex,proposal\n"_s);
    write(
        u"Leeds proposal.txt"_s,
        u"The council keeps its director of children's services for the whole of the grant.\n\n"
        u"Restorative language is shared by every team in the city.\n"_s);
    write(
        u"Lead 4.txt"_s, u"Interviewer: What made the biggest difference?\n\n"
                         u"Lead 4: We kept the same director for six years 😀 and people knew what she stood for.\n\n"
                         u"Interviewer: And how long before you could see it in Leeds?\n\n"
                         u"Lead 4: Eighteen months in we had training numbers and not much else.\n"_s);
    Review review = need(Review::create(path(), u"A small review"_s, u"blank"_s));
    need(EditAttributes(review).importCsv(m_folder.filePath(u"sites.csv"_s)));
    need(EditSites(review).importExpectedCsv(m_folder.filePath(u"expected.csv"_s)));
    EditCodebook codebook(review);
    m_heading = need(codebook.add(u"Themes"_s, std::nullopt, CodeKind::Code));
    for (const QString& name : {u"Stable leadership"_s, u"Time to embed"_s, u"Trust"_s})
        m_codes.append(need(codebook.add(name, m_heading, CodeKind::Theme, u"When to use %1."_s.arg(name))));
    m_proposal =
        import(review, m_folder.filePath(u"Leeds proposal.txt"_s), u"proposal"_s, Confidentiality::Attributable);
    m_interview = import(review, m_folder.filePath(u"Lead 4.txt"_s), u"interview"_s, Confidentiality::Confidential);
    CodingDetails details;
    details.coder = u"Reviewer A"_s;
    need(CodePassages(review).codeRange(m_codes.first(), m_proposal, {4, 29}, details));
}

void SmallReview::write(const QString& name, const QString& text) const {
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
        throw std::runtime_error("a fixture could not be written");
}

void SmallReview::with(const std::function<void(Review&)>& use) const {
    Review review = need(Review::open(path()));
    use(review);
}

QList<Coding> SmallReview::codingsOf(SourceId source) const {
    QList<Coding> codings;
    with([&](Review& review) {
        CodingFilter filter;
        filter.source = source;
        codings = need(review.codings(filter));
    });
    return codings;
}

} // namespace sheaf::test
