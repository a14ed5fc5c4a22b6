// What is selected in the page, as a range of the source's text.

function isLowSurrogate(text, at) {
  const unit = text.charCodeAt(at);
  return at > 0 && at < text.length && unit >= 0xdc00 && unit <= 0xdfff;
}

/// Without the white space at its ends, and without half a character. Null if nothing is left.
export function tidyRange(text, start, end) {
  if (isLowSurrogate(text, start)) --start;
  if (isLowSurrogate(text, end)) ++end;
  while (start < end && /\s/.test(text[start])) ++start;
  while (start < end && /\s/.test(text[end - 1])) --end;
  return start < end ? { start, end } : null;
}

/// How many code units of the text element lie before a point of the DOM.
function unitsBefore(element, node, offset) {
  const before = document.createRange();
  before.setStart(element, 0);
  before.setEnd(node, offset);
  return before.toString().length;
}

/// The position in the source of a point inside a text element; -1 anywhere else.
export function positionOf(view, node, offset) {
  const element = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.('.t');
  if (!element) return -1;
  return view.source.passages[Number(element.dataset.index)].start + unitsBefore(element, node, offset);
}

/// The part of [start, end) before the first page furniture in it: a quotation never runs on through a footer and the next
/// header. Null if there is furniture only.
export function beforeFurniture(passages, start, end) {
  const covered = passages.filter((passage) => passage.start < end && start < passage.end);
  const first = covered.findIndex((passage) => passage.kind !== 'page-furniture');
  if (first < 0) return null;
  const next = covered.slice(first).find((passage) => passage.kind === 'page-furniture');
  return { start: Math.max(start, covered[first].start), end: next ? Math.min(end, next.start) : end };
}

/// The range of the source that a selection covers, up to page furniture; null if it covers no text that may be quoted.
export function selectedRange(view, selection) {
  if (!view.source || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  let start = positionOf(view, range.startContainer, range.startOffset);
  let end = positionOf(view, range.endContainer, range.endOffset);
  if (start < 0 || end < 0) {
    const covered = [...view.root.querySelectorAll('.t')].filter((element) => range.intersectsNode(element) &&
      view.source.passages[Number(element.dataset.index)].kind !== 'page-furniture');
    if (covered.length === 0) return null;
    const passages = view.source.passages;
    if (start < 0) start = passages[Number(covered[0].dataset.index)].start;
    if (end < 0) end = passages[Number(covered[covered.length - 1].dataset.index)].end;
  }
  const quotable = beforeFurniture(view.source.passages, start, end);
  return quotable && tidyRange(view.source.text, quotable.start, quotable.end);
}

/// The position under a point of the window; -1 where there is no text.
export function positionUnder(view, x, y) {
  const caret = document.caretRangeFromPoint(x, y);
  return caret ? positionOf(view, caret.startContainer, caret.startOffset) : -1;
}
