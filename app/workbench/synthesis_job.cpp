#include "app/workbench/synthesis_job.h"

#include "app/session/place.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

Result<ShownMatrix> readMatrix(Review& review, CodeId columns) {
    auto matrix = Synthesise(review).matrix(columns);
    const auto codings = review.codings();
    if (!matrix)
        return failure(matrix);
    if (!codings)
        return failure(codings);
    ShownMatrix shown{columns, std::move(*matrix), {}};
    for (const Coding& coding : *codings)
        shown.quotations.insert(coding.id, coding.quotation.simplified());
    return shown;
}

Result<QList<PlacedQuotation>> placeQuotations(Review& review, const QList<CodingId>& wanted) {
    const auto codings = review.codings();
    const auto sources = review.sources();
    const auto codes = review.codes();
    const auto coders = review.coders();
    if (!codings)
        return failure(codings);
    if (!sources)
        return failure(sources);
    if (!codes)
        return failure(codes);
    if (!coders)
        return failure(coders);
    QHash<SourceId, QList<Passage>> passages;
    QList<PlacedQuotation> placed;
    for (const CodingId id : wanted) {
        const auto coding = std::ranges::find(*codings, id, &Coding::id);
        if (coding == codings->end())
            continue;
        const auto source = std::ranges::find(*sources, coding->source, &Source::id);
        if (source == sources->end())
            continue;
        if (!passages.contains(source->id))
            passages.insert(source->id, review.passages(source->id).value_or(QList<Passage>()));
        QStringList place{source->title};
        if (const Passage* passage = passageAt(passages[source->id], coding->range.start); passage != nullptr)
            place.append(placeIn(*passage));
        if (const auto coder = std::ranges::find(*coders, coding->coder, &Coder::id); coder != coders->end())
            place.append(coder->name);
        if (coding->stance)
            place.append(toWord(*coding->stance));
        const Code* code = codes->byId(coding->code);
        placed.append(
            {source->id, coding->range, coding->quotation.simplified(), place.join(u" · "_s),
             code != nullptr ? code->colour : QString()});
    }
    return placed;
}

Result<ShownRegister> readRegister(Review& review) {
    const Synthesise synthesis(review);
    auto table = synthesis.registerTable();
    const auto documents = synthesis.documentRegister();
    const auto sources = review.sources();
    if (!table)
        return failure(table);
    if (!documents)
        return failure(documents);
    if (!sources)
        return failure(sources);
    const auto coded = std::ranges::count_if(*sources, [](const Source& source) { return source.codingCount > 0; });
    return ShownRegister{
        std::move(*table), documents->expected, documents->held, static_cast<int>(sources->size()),
        static_cast<int>(coded)};
}

} // namespace sheaf
