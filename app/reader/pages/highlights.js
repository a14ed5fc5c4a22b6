// Ranges to spans. Positions are UTF-16 code units of the source's text, half open, as everywhere.

/// Gives each mark the lowest level on which it meets no other, so that overlapping underlines stack. Marks are sorted by
/// start, longer first; returns a Map from mark to level.
export function stackLevels(marks) {
  const levels = new Map();
  const ends = []; // of the last mark on each level
  for (const mark of marks) {
    let level = ends.findIndex((end) => end <= mark.start);
    if (level < 0) level = ends.length;
    ends[level] = mark.end;
    levels.set(mark, level);
  }
  return levels;
}

/// Cuts [start, end) wherever a mark begins or ends. Each segment lists the marks that cover it.
export function cutIntoSegments(start, end, marks) {
  const inside = marks.filter((mark) => mark.start < end && start < mark.end);
  const cuts = new Set([start, end]);
  for (const mark of inside) {
    cuts.add(Math.max(start, mark.start));
    cuts.add(Math.min(end, mark.end));
  }
  const places = [...cuts].sort((a, b) => a - b);
  const segments = [];
  for (let i = 0; i + 1 < places.length; ++i) {
    segments.push({
      start: places[i],
      end: places[i + 1],
      marks: inside.filter((mark) => mark.start <= places[i] && places[i + 1] <= mark.end),
    });
  }
  return segments;
}

const stroke = 2.5;
const step = 3.5;

function dress(span, codings, levels, depth) {
  const layers = [];
  const sizes = [];
  const places = [];
  for (const coding of codings) {
    layers.push(`linear-gradient(${coding.shade}, ${coding.shade})`);
    sizes.push(`100% ${stroke}px`);
    places.push(`0 calc(100% - ${(depth - 1 - levels.get(coding)) * step}px)`);
  }
  const tint = codings[codings.length - 1].shade + '1f';
  layers.push(`linear-gradient(${tint}, ${tint})`);
  sizes.push('100% 100%');
  places.push('0 0');
  span.style.backgroundImage = layers.join(',');
  span.style.backgroundSize = sizes.join(',');
  span.style.backgroundPosition = places.join(',');
  span.style.paddingBottom = `${depth * step - 1}px`;
}

/// Fills the element with the text of [start, end), marked. Only text nodes are made: the text is foreign.
export function paintPassage(element, text, start, end, marks, levels, activeId) {
  const nodes = [];
  const inside = marks.filter((mark) => mark.start < end && start < mark.end);
  const depth = 1 + Math.max(-1, ...inside.filter((mark) => mark.id).map((mark) => levels.get(mark)));
  for (const segment of cutIntoSegments(start, end, inside)) {
    const words = document.createTextNode(text.slice(segment.start, segment.end));
    if (segment.marks.length === 0) {
      nodes.push(words);
      continue;
    }
    const span = document.createElement('span');
    const codings = segment.marks.filter((mark) => mark.id);
    for (const mark of segment.marks) if (mark.kind) span.classList.add(mark.kind);
    if (codings.length > 0) {
      span.classList.add('mark');
      span.dataset.codings = codings.map((coding) => coding.id).join(' ');
      span.title = codings.map((coding) => coding.name).join(' · ');
      span.classList.toggle('active', codings.some((coding) => coding.id === activeId));
      dress(span, codings, levels, depth);
    }
    span.append(words);
    nodes.push(span);
  }
  element.replaceChildren(...nodes);
  element.style.lineHeight = depth > 2 ? `calc(1.62em + ${(depth - 2) * step}px)` : '';
}
