#include "app/session/importing/document_store.h"

#include "app/session/import_manifest.h"
#include "app/session/importing/new_text.h"
#include "app/session/importing/source_description.h"
#include "app/session/revise_source.h"
#include "coding/name_folding.h"
#include "coding/store/attribute_repository.h"
#include "coding/store/memo_repository.h"
#include "coding/store/source_repository.h"
#include "coding/store/text_revision_repository.h"

#include <QFileInfo>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr double nearlyTheSame = 0.8;
constexpr double alikeAtAll = 0.2; // less, and two files merely have the same name

QString memoFor(const TextMark& comment) {
    QString who = comment.author.isEmpty() ? u"Comment"_s : u"Comment by %1"_s.arg(comment.author);
    if (const QString day = comment.writtenAt.left(10); !day.isEmpty())
        who += u", "_s + day;
    return who + u": "_s + comment.detail;
}

/// What people wrote beside the text becomes memos on its passages.
Result<void> addComments(ProjectFile& project, const UnitOfWork& work, SourceId source, const QList<TextMark>& marks) {
    if (std::ranges::none_of(marks, [](const TextMark& mark) { return mark.kind == TextMarkKind::Comment; }))
        return {};
    const auto passages = SourceRepository(project).passages(source);
    if (!passages)
        return failure(passages);
    MemoRepository memos(project);
    for (const TextMark& mark : marks) {
        if (mark.kind != TextMarkKind::Comment || mark.detail.trimmed().isEmpty())
            continue;
        const auto passage = std::ranges::upper_bound(
            *passages, mark.range.start, std::less(), [](const Passage& each) { return each.range.end; });
        if (passage == passages->end())
            continue;
        if (const auto added = memos.add(work, {MemoOwner::Passage, passage->id.value}, memoFor(mark)); !added)
            return failure(added);
    }
    return {};
}

Result<void> addAttributes(
    ProjectFile& project, const UnitOfWork& work, SourceId source, const QList<std::pair<QString, QString>>& attributes,
    QStringList& warnings) {
    AttributeRepository repository(project);
    for (const auto& [name, value] : attributes) {
        auto attribute = repository.named(AttributeOwner::Source, name);
        if (attribute && !*attribute) {
            Attribute made;
            made.owner = AttributeOwner::Source;
            made.name = name;
            if (const auto defined = repository.define(work, made); !defined)
                return failure(defined);
            attribute = repository.named(AttributeOwner::Source, name);
        }
        if (!attribute)
            return failure(attribute);
        const auto set = repository.setValue(work, **attribute, source.value, value);
        if (!set && set.error().code != ErrorCode::InvalidArgument)
            return set;
        if (!set)
            warnings.append(u"“%1” was left out: %2"_s.arg(name, set.error().message));
    }
    return {};
}

} // namespace

DocumentStore::DocumentStore(
    Review& review, const ImportOptions& options, const ImportManifest& manifest, const QList<Site>& sites,
    const QList<Source>& held, const QList<ScheduleQuestion>& schedule)
    : m_review(review), m_options(options), m_manifest(manifest), m_schedule(schedule) {
    for (const Site& site : sites)
        m_sites.insert(foldedName(site.name), site.id);
    for (const Source& source : held)
        m_byFileName.insert(foldedName(source.fileName), source);
    const auto sketches = TextRevisionRepository(m_review.project()).sketches();
    if (!sketches)
        return; // then nothing is found to be nearly the same, and whatever ails the project shows when it is written
    for (const TextSketchOf& kept : *sketches)
        if (const auto sketch = sketchFromBytes(kept.sketch))
            m_similar.add(kept.source, kept.title, *sketch);
}

ImportedFile DocumentStore::store(ReadDocument document) {
    ImportedFile file{.path = document.path, .recognised = {}, .warnings = {}, .took = document.took};
    if (!document.sha256.isEmpty()) {
        // Asked again here: the same document may have come in under another name a moment ago.
        const auto held = SourceRepository(m_review.project()).holding(document.sha256);
        if (held && *held) {
            file.outcome = ImportOutcome::AlreadyHeld;
            file.source = **held;
            return file;
        }
    }
    const auto stored = document.imported ? storeImported(document, file) : failure(document.imported);
    if (!stored) {
        file.outcome = stored.error().code == ErrorCode::Cancelled ? ImportOutcome::Cancelled : ImportOutcome::Failed;
        file.error = stored.error();
        if (!file.error->message.contains(file.path)) // a trouble of the store does not know the file
            file.error->message.prepend(file.path + u": "_s);
    }
    return file;
}

Result<void> DocumentStore::storeImported(ReadDocument& document, ImportedFile& file) {
    const ManifestEntry* entry = m_manifest.find(document.path);
    QStringList unused;
    const auto site = siteNamed(SourceDescription(m_options, entry, document, unused).siteName(), document.path);
    if (!site)
        return failure(site);
    file.format = document.imported->format;
    recogniseQuestions(document.imported->passages, document.imported->text, m_schedule);
    if (const auto earlier = earlierStateOf(document, *site)) {
        m_byFileName.removeIf([&](const auto& each) { return each.value().id == earlier->id; });
        if (m_options.changed == ImportOptions::Changed::Revise)
            return revise(*earlier, document, file);
        file.outcome = ImportOutcome::Changed;
        file.source = *earlier;
        return {};
    }
    const auto id = add(document, file);
    if (!id)
        return failure(id);
    const auto source = SourceRepository(m_review.project()).byId(*id);
    if (!source)
        return failure(source);
    file.source = *source;
    m_similar.add(source->id, source->title, document.sketch);
    return {};
}

Result<std::optional<SiteId>> DocumentStore::siteNamed(const QString& name, const QString& path) const {
    if (name.isEmpty())
        return std::optional<SiteId>();
    const auto site = m_sites.constFind(foldedName(name));
    if (site == m_sites.cend())
        return failure(
            ErrorCode::NotFound, u"%1: there is no site “%2”"_s.arg(path, name),
            u"bring the sites in first, or mend the manifest"_s);
    return std::optional<SiteId>(*site);
}

std::optional<Source> DocumentStore::earlierStateOf(const ReadDocument& document, std::optional<SiteId> site) const {
    if (m_options.changed == ImportOptions::Changed::AddAsNew)
        return std::nullopt;
    std::optional<Source> best;
    double bestAlike = 0;
    const QList<Source> candidates = m_byFileName.values(foldedName(document.fileName));
    for (const Source& held : candidates) {
        const bool ofOtherSites = site && held.site && *site != *held.site;
        // Of a text too short to tell, the name alone must do; but many documents in archives have the same.
        const bool isOnlyOne = candidates.size() == 1 && !document.isContained;
        const double alike = m_similar.resemblanceTo(held.id, document.sketch).value_or(isOnlyOne ? 1 : 0);
        if (!ofOtherSites && alike >= alikeAtAll && alike > bestAlike) {
            best = held;
            bestAlike = alike;
        }
    }
    return best;
}

Result<SourceId> DocumentStore::add(ReadDocument& document, ImportedFile& file) {
    ProjectFile& project = m_review.project();
    const ManifestEntry* entry = m_manifest.find(document.path);
    const SourceDescription described(m_options, entry, document, file.recognised);
    NewSource made;
    made.source.title = described.title();
    made.source.fileName = document.fileName;
    made.source.format = document.imported->format;
    made.source.type = described.type();
    made.source.period = described.period();
    made.source.confidentiality = described.confidentiality(made.source.type);
    made.source.language = described.language();
    made.source.sha256 = document.sha256;
    const auto site = siteNamed(described.siteName(), document.path);
    if (!site)
        return failure(site);
    made.source.site = *site;
    made.warnings = document.imported->warnings;
    made.warnings += warningsOfManifest(document);
    if (made.source.confidentiality == Confidentiality::Confidential && !described.isTranscript())
        made.warnings.append(u"no speakers were recognised: names said in it can't be masked in a report"_s);
    if (const auto alike = m_similar.mostAlike(document.sketch, nearlyTheSame))
        made.warnings.append(
            u"nearly the same text as “%1” (%2 %)"_s.arg(alike->title).arg(std::lround(100 * alike->resemblance)));
    const QList<std::pair<QString, QString>> attributes = std::move(document.imported->attributes);
    NewText text = newTextFrom(document);
    made.text = std::move(text.text);
    made.passages = std::move(text.passages);
    made.pages = std::move(text.pages);
    made.words = std::move(text.words);
    made.original = std::move(text.original);
    made.marks = std::move(text.marks);
    made.sketch = std::move(text.sketch);

    auto work = UnitOfWork::begin(project, u"import “%1”"_s.arg(made.source.title));
    if (!work)
        return failure(work);
    const auto id = SourceRepository(project).add(*work, made);
    if (!id)
        return id;
    file.warnings = made.warnings;
    if (auto added = addWhatBelongs(*work, *id, made.marks, attributes, file.warnings); !added)
        return failure(added);
    if (auto committed = work->commit(); !committed)
        return failure(committed);
    return id;
}

Result<void> DocumentStore::addWhatBelongs(
    const UnitOfWork& work, SourceId source, const QList<TextMark>& marks,
    const QList<std::pair<QString, QString>>& attributes, QStringList& warnings) {
    if (auto added = addComments(m_review.project(), work, source, marks); !added)
        return added;
    return addAttributes(m_review.project(), work, source, attributes, warnings);
}

QStringList DocumentStore::warningsOfManifest(const ReadDocument& document) const {
    const ManifestEntry* entry = m_manifest.find(document.path);
    if (!entry || entry->sha256.isEmpty() || entry->sha256 == document.sha256)
        return {};
    return {u"the file is not the one the manifest lists: its SHA-256 differs"_s};
}

Result<void> DocumentStore::revise(const Source& earlier, ReadDocument& document, ImportedFile& file) {
    const QList<std::pair<QString, QString>> attributes = std::move(document.imported->attributes);
    NewText text = newTextFrom(document);
    text.warnings += warningsOfManifest(document);
    const QList<TextMark> marks = text.marks;
    QStringList warnings;
    const auto revised = ReviseSource(m_review, u"imported again, changed: %1"_s.arg(document.path))
                             .run(earlier.id, std::move(text), [&](const UnitOfWork& work) {
                                 return addWhatBelongs(work, earlier.id, marks, attributes, warnings);
                             });
    if (!revised)
        return failure(revised);
    file.outcome = ImportOutcome::Revised;
    file.source = revised->source;
    file.warnings = revised->warnings + warnings;
    if (!revised->inDoubt.isEmpty())
        file.warnings.append(u"%1 codings need a look: sheaf review-anchors lists them"_s.arg(revised->inDoubt.size()));
    return {};
}

} // namespace sheaf
