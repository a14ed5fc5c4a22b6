#pragma once

#include "tests/support/wait_for.h"

#include <QString>
#include <QVariant>
#include <QWebEnginePage>

#include <memory>
#include <optional>

namespace sheaf::test {

/// What a script gives in a page, waiting for it.
inline QVariant evaluate(QWebEnginePage& page, const QString& script) {
    // Shared with the callback, which may come after the wait was given up.
    auto answer = std::make_shared<std::optional<QVariant>>();
    page.runJavaScript(script, [answer](const QVariant& value) { *answer = value; });
    waitFor([&] { return answer->has_value(); });
    return answer->value_or(QVariant());
}

/// What a function of one of the page's modules gives, as JSON: `evaluateModule(page, "highlights.js",
/// "m.cutIntoSegments(0, 4, [])")`.
inline QString evaluateModule(QWebEnginePage& page, const QString& module, const QString& expression) {
    using namespace Qt::StringLiterals;
    evaluate(
        page,
        u"window.answer = undefined; import('sheaf://reader/%1').then((m) => { window.answer = JSON.stringify(%2); })"
        u".catch((error) => { window.answer = String(error); }); 0"_s.arg(module, expression));
    QString answer;
    waitFor([&] {
        answer = evaluate(page, u"window.answer || ''"_s).toString();
        return !answer.isEmpty();
    });
    return answer;
}

/// Selects [start, end) of the source in the reader's page, as a mouse would, and lets the button go.
inline void selectInPage(QWebEnginePage& page, qsizetype start, qsizetype end) {
    using namespace Qt::StringLiterals;
    evaluate(
        page, uR"js((() => {
        const point = (position) => {
            let left = position;
            for (const element of document.querySelectorAll('.t')) {
                const from = Number(element.dataset.start), length = element.textContent.length;
                if (position < from || position > from + length) continue;
                left = position - from;
                const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
                for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                    if (left <= node.length) return [node, left];
                    left -= node.length;
                }
            }
            return [document.body, 0];
        };
        window.getSelection().setBaseAndExtent(...point(%1), ...point(%2));
        document.getElementById('source').dispatchEvent(new MouseEvent('mouseup', { button: 0, bubbles: true }));
        return 0;
    })())js"_s.arg(start)
                  .arg(end));
}

} // namespace sheaf::test
