// The margin: a stripe beside each coding, in lanes, with its name.

import { readableOn } from './colours.js';

const laneWidth = 8;
const nameHeight = 18;
const firstLane = 14;

/// Gives each piece `{top, bottom}`, sorted by top, the leftmost lane that is free there. Returns lane numbers.
export function assignLanes(pieces) {
  const bottoms = [];
  return pieces.map((piece) => {
    let lane = bottoms.findIndex((bottom) => bottom <= piece.top + 0.5);
    if (lane < 0) lane = bottoms.length;
    bottoms[lane] = piece.bottom;
    return lane;
  });
}

/// Puts names beside the tops of their pieces, pushed down where they would cover one another. Returns tops.
export function placeNames(pieces) {
  let free = -Infinity;
  return pieces.map((piece) => {
    const top = Math.max(piece.top, free);
    free = top + nameHeight;
    return top;
  });
}

/// Pieces of one code over the same words, whoever coded them, share a name: the first piece, with all `coders`.
export function gatherNames(pieces) {
  const named = [];
  for (const piece of pieces) {
    const same = named.find((other) => other.coding.code === piece.coding.code && other.coding.start === piece.coding.start &&
      other.coding.end === piece.coding.end);
    if (same) same.coders.push(piece.coding.coder);
    else named.push({ ...piece, coders: [piece.coding.coder] });
  }
  return named;
}

/// `RA` for `Reviewer A`, `R12` for `reader12`.
export function initials(name) {
  const words = name.split(/\s+/u).filter((word) => word).slice(0, 3);
  return words.map((word) => [...word][0] + word.slice(1).replace(/\P{Nd}/gu, '')).join('').toLocaleUpperCase();
}

function pieceOf(view, chunk, coding, origin) {
  const passages = view.source.passages;
  const start = Math.max(coding.start, passages[chunk.from].start);
  const end = Math.min(coding.end, passages[chunk.to].end);
  const boxes = [...view.domRange(start, end).getClientRects()].filter((box) => box.height > 0);
  if (boxes.length === 0) return null;
  const top = Math.min(...boxes.map((box) => box.top)) - origin;
  const bottom = Math.max(...boxes.map((box) => box.bottom)) - origin;
  return { coding, top: top + 1, bottom: bottom + 1, isFirst: start === coding.start };
}

/// Draws a chunk's margin anew. `activate` is called with the coding whose stripe or name was clicked.
export function drawMargin(view, chunk, codings, showCoders, activate) {
  const passages = view.source.passages;
  const from = passages[chunk.from].start;
  const to = passages[chunk.to].end;
  const origin = chunk.margin.getBoundingClientRect().top;
  const pieces = codings.filter((coding) => coding.start < to && from < coding.end)
    .map((coding) => pieceOf(view, chunk, coding, origin))
    .filter((piece) => piece !== null)
    .sort((a, b) => a.top - b.top || b.bottom - a.bottom);
  const lanes = assignLanes(pieces);
  const named = gatherNames(pieces.filter((piece) => piece.isFirst));
  const nameTops = placeNames(named);
  const nodes = pieces.map((piece, i) => stripe(piece, lanes[i], view.activeId, activate));
  named.forEach((piece, i) => {
    const beside = pieces.reduce((lane, other, j) =>
      other.top < nameTops[i] + nameHeight && nameTops[i] < other.bottom ? Math.max(lane, lanes[j]) : lane, 0);
    nodes.push(name(piece, nameTops[i], beside, view.activeId, showCoders, activate));
  });
  chunk.margin.replaceChildren(...nodes);
}

function stripe(piece, lane, activeId, activate) {
  const element = document.createElement('div');
  element.className = 'stripe';
  element.dataset.coding = String(piece.coding.id);
  element.classList.toggle('active', piece.coding.id === activeId);
  element.style.left = `${firstLane + lane * laneWidth}px`;
  element.style.top = `${piece.top}px`;
  element.style.height = `${Math.max(8, piece.bottom - piece.top)}px`;
  element.style.background = piece.coding.shade;
  element.title = piece.coding.path;
  element.addEventListener('click', () => activate(piece.coding));
  return element;
}

function name({ coding, coders }, top, lane, activeId, showCoders, activate) {
  const element = document.createElement('div');
  element.className = 'stripe-name';
  element.dataset.coding = String(coding.id);
  element.classList.toggle('active', coding.id === activeId);
  element.style.left = `${firstLane + lane * laneWidth + 12}px`;
  element.style.top = `${top + 3}px`;
  element.style.color = readableOn(coding.colour);
  const words = document.createElement('span');
  words.className = 'name';
  words.textContent = coding.name;
  element.append(words);
  element.title = coding.stance ? `${coding.path} · ${coding.stance}` : coding.path;
  for (const coder of showCoders ? coders : []) {
    const tag = document.createElement('span');
    tag.className = 'tag';
    tag.textContent = initials(coder);
    tag.title = coder;
    element.append(tag);
  }
  element.addEventListener('click', () => activate(coding));
  return element;
}
