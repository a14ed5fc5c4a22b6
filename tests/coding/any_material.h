#pragma once

#include "coding/matrix.h"

#include <optional>

namespace sheaf {

/// What tables are made from, kept together so that a test can build it a line at a time.
struct MadeMaterial {
    QList<Site> sites = {};
    QList<Source> sources = {};
    QList<CodedRange> codings = {};
    QList<Code> codes = {};
    CodeTree tree = {};

    SiteId site(const QString& name) {
        const SiteId id{sites.size() + 1};
        sites.append(
            {.id = id, .guid = {}, .name = name, .position = static_cast<int>(sites.size()), .attributes = {}});
        return id;
    }
    SourceId source(std::optional<SiteId> at, Confidentiality confidentiality = Confidentiality::Attributable) {
        Source made;
        made.id = SourceId{sources.size() + 1};
        made.title = QStringLiteral("Source %1").arg(made.id.value);
        made.site = at;
        made.confidentiality = confidentiality;
        sources.append(made);
        return made.id;
    }
    CodeId code(const QString& name, std::optional<CodeId> parent = {}, const QList<CodeId>& questions = {}) {
        Code made;
        made.id = CodeId{codes.size() + 1};
        made.name = name;
        made.parent = parent;
        made.position = static_cast<int>(codes.size());
        made.questions = questions;
        codes.append(made);
        return made.id;
    }
    CodingId coding(SourceId in, CodeId with, TextRange range, CoderId by = CoderId{1}) {
        codings.append({.id = CodingId{codings.size() + 1}, .source = in, .code = with, .coder = by, .range = range});
        return codings.last().id;
    }
    CodedMaterial view() {
        tree = CodeTree(codes);
        return {sites, sources, codings, tree};
    }
};

} // namespace sheaf
