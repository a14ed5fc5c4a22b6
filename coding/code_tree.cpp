#include "coding/code_tree.h"

#include "coding/name_folding.h"

#include <QStringList>

#include <algorithm>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

constexpr QChar pathSeparator = u'/';

QStringList foldedParts(const QString& path) {
    QStringList parts;
    for (const QString& part : path.split(pathSeparator))
        parts.append(foldedName(part));
    return parts;
}

} // namespace

CodeTree::CodeTree(QList<Code> codes) {
    QHash<CodeId, const Code*> known;
    for (const Code& code : codes)
        known.insert(code.id, &code);

    const auto parentOf = [&](const Code& code) { return code.parent ? known.value(*code.parent, nullptr) : nullptr; };
    const auto standsInLoop = [&](const Code& code) {
        const Code* at = parentOf(code);
        for (qsizetype steps = 0; at != nullptr && at->id != code.id && steps < codes.size(); ++steps)
            at = parentOf(*at);
        return at != nullptr && at->id == code.id;
    };
    QHash<CodeId, QList<const Code*>> below;
    for (const Code& code : codes)
        below[parentOf(code) != nullptr && !standsInLoop(code) ? *code.parent : CodeId{}].append(&code);
    for (auto& siblings : below) {
        std::ranges::sort(siblings, {}, [](const Code* code) { return std::pair(code->position, code->id); });
    }

    QList<const Code*> pending = below.value(CodeId{});
    std::ranges::reverse(pending);
    m_codes.reserve(codes.size());
    while (!pending.isEmpty()) {
        const Code* code = pending.takeLast();
        if (m_at.contains(code->id)) // a damaged file may hold a number twice, or 0, which stands above the roots
            continue;
        m_at.insert(code->id, m_codes.size());
        m_codes.append(*code);
        const auto children = below.value(code->id);
        for (auto child = children.rbegin(); child != children.rend(); ++child)
            pending.append(*child);
    }
    for (auto siblings = below.cbegin(); siblings != below.cend(); ++siblings) {
        for (const Code* code : siblings.value())
            m_children[siblings.key()].append(code->id);
    }
    // What hung in a loop has been shown as a root: cut the loop in the copy, so that walking up always ends.
    for (CodeId root : roots())
        m_codes[m_at[root]].parent.reset();
}

const Code* CodeTree::byId(CodeId id) const {
    const auto at = m_at.constFind(id);
    return at == m_at.cend() ? nullptr : &m_codes[*at];
}

QSet<CodeId> CodeTree::withDescendants(CodeId id) const {
    QSet<CodeId> found;
    QList<CodeId> pending = {id};
    while (!pending.isEmpty()) {
        const CodeId next = pending.takeLast();
        if (found.contains(next))
            continue;
        found.insert(next);
        pending.append(children(next));
    }
    return found;
}

QSet<CodeId> CodeTree::answering(CodeId id) const {
    const QSet<CodeId> asked = withDescendants(id);
    QSet<CodeId> found = asked;
    for (const Code& code : m_codes) {
        const bool answers =
            std::ranges::any_of(code.questions, [&](CodeId question) { return asked.contains(question); });
        if (answers)
            found.unite(withDescendants(code.id));
    }
    return found;
}

QString CodeTree::path(CodeId id) const {
    QStringList names;
    for (const Code* code = byId(id); code != nullptr; code = code->parent ? byId(*code->parent) : nullptr) {
        names.prepend(code->name);
    }
    return names.join(pathSeparator);
}

int CodeTree::depth(CodeId id) const {
    int depth = 0;
    for (const Code* code = byId(id); code != nullptr && code->parent; code = byId(*code->parent))
        ++depth;
    return depth;
}

Result<CodeId> CodeTree::find(const QString& nameOrPath) const {
    const QStringList wanted = foldedParts(nameOrPath);
    QList<CodeId> fits;
    for (const Code& code : m_codes) {
        const QStringList parts = foldedParts(path(code.id));
        if (parts == wanted)
            return code.id;
        if (parts.size() > wanted.size() && parts.last(wanted.size()) == wanted)
            fits.append(code.id);
    }
    if (fits.size() == 1)
        return fits.first();
    if (fits.size() > 1) {
        QStringList paths;
        for (CodeId id : fits)
            paths.append(path(id));
        return failure(
            ErrorCode::Ambiguous, u"“%1” fits %2 codes"_s.arg(nameOrPath).arg(fits.size()),
            u"say which: "_s + paths.join(u", "_s));
    }
    QStringList near;
    for (const Code& code : m_codes) {
        if (code.name.contains(nameOrPath.section(pathSeparator, -1).trimmed(), Qt::CaseInsensitive)) {
            near.append(path(code.id));
        }
    }
    return failure(
        ErrorCode::NotFound, u"there is no code “%1”"_s.arg(nameOrPath),
        near.isEmpty() || near.size() > 5 ? u"“sheaf codes PROJECT” lists them"_s
                                          : u"do you mean "_s + near.join(u" or "_s) + u'?');
}

} // namespace sheaf
