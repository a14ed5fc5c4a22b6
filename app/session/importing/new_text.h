#pragma once

#include "app/session/importing/document_reader.h"
#include "coding/store/text_revision_repository.h"

namespace sheaf {

/// What the store keeps of a document that was read; taken out of it. Precondition: document.imported has a value.
[[nodiscard]] inline NewText newTextFrom(ReadDocument& document) {
    ImportedSource& imported = *document.imported;
    return {
        .fileName = document.fileName,
        .format = imported.format,
        .sha256 = document.sha256,
        .original = std::move(document.bytes),
        .text = std::move(imported.text),
        .passages = std::move(imported.passages),
        .pages = std::move(imported.pages),
        .words = std::move(document.words),
        .warnings = std::move(imported.warnings),
        .marks = std::move(imported.marks),
        .sketch = bytesFromSketch(document.sketch)};
}

} // namespace sheaf
