#include "app/workbench/synthesis_job.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

Result<ShownMatrix> readMatrix(Review& review, CodeId columns) {
    const Synthesise synthesis(review);
    auto matrix = synthesis.matrix(columns);
    if (!matrix)
        return failure(matrix);
    QList<CodingId> codings;
    for (const MatrixRow& row : std::as_const(matrix->rows)) {
        for (const MatrixCell& cell : row.cells)
            codings += cell.codings;
    }
    const auto quoted = synthesis.quotations(codings);
    if (!quoted)
        return failure(quoted);
    ShownMatrix shown{columns, std::move(*matrix), {}};
    for (qsizetype i = 0; i < codings.size(); ++i)
        shown.quotations.insert(codings.at(i), quoted->at(i).text);
    return shown;
}

Result<QList<PlacedQuotation>> placeQuotations(Review& review, const QList<CodingId>& wanted) {
    const auto quoted = Synthesise(review).quotations(wanted);
    const auto codings = review.codings();
    const auto codes = review.codes();
    const auto coders = review.coders();
    if (!quoted)
        return failure(quoted);
    if (!codings)
        return failure(codings);
    if (!codes)
        return failure(codes);
    if (!coders)
        return failure(coders);
    QList<PlacedQuotation> placed;
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        const QuotedPassage& quotation = quoted->at(i);
        const auto coding = std::ranges::find(*codings, wanted.at(i), &Coding::id);
        if (!quotation.source.isValid() || coding == codings->end())
            continue;
        QStringList place{quotation.place};
        if (const auto coder = std::ranges::find(*coders, coding->coder, &Coder::id); coder != coders->end())
            place.append(coder->name);
        if (coding->stance)
            place.append(toWord(*coding->stance));
        const Code* code = codes->byId(coding->code);
        placed.append(
            {quotation.source, quotation.range, quotation.text, place.join(u" · "_s),
             code != nullptr ? code->colour : QString()});
    }
    return placed;
}

Result<ShownRegister> readRegister(Review& review) {
    const Synthesise synthesis(review);
    auto table = synthesis.registerTable(Synthesise::RegisterFor::Team);
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
