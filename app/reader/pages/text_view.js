// The source as the reader sees it. Passages are gathered into chunks; a chunk is filled when it comes near the window, so
// that a source of a thousand pages opens as fast as one of ten.

import { paintPassage } from './highlights.js';

const passagesPerChunk = 40;
const cellsPerTable = 400;
const widestTable = 60;

/// `00:12:36`.
export function clock(ms) {
  const two = (n) => String(Math.floor(n)).padStart(2, '0');
  return `${two(ms / 3600000)}:${two((ms / 60000) % 60)}:${two((ms / 1000) % 60)}`;
}

/// Blocks of passages that are drawn together: a table's cells, else one passage.
export function gatherBlocks(passages) {
  const blocks = [];
  passages.forEach((passage, index) => {
    const last = blocks[blocks.length - 1];
    const isCell = passage.kind === 'table-cell';
    const continues = isCell && last && last.isTable && passage.row >= passages[last.to].row &&
      (last.to - last.from < cellsPerTable || passage.row === passages[last.to].row);
    if (continues) last.to = index;
    else blocks.push({ from: index, to: index, isTable: isCell });
  });
  return blocks;
}

/// Chunks of about passagesPerChunk passages: `{from, to}` in passages, both included, and their blocks.
export function gatherChunks(passages) {
  const chunks = [];
  for (const block of gatherBlocks(passages)) {
    const last = chunks[chunks.length - 1];
    if (last && last.to - last.from + 1 < passagesPerChunk) {
      last.blocks.push(block);
      last.to = block.to;
    } else {
      chunks.push({ from: block.from, to: block.to, blocks: [block] });
    }
  }
  return chunks;
}

function make(tag, className, words) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (words !== undefined) element.textContent = words;
  return element;
}

export class TextView {
  constructor(root) {
    this.root = root;
    this.onChunkDrawn = () => {};
    this.watcher = new IntersectionObserver((entries) => this.#came(entries), { rootMargin: '1600px 0px' });
    this.clear();
  }

  clear() {
    this.watcher.disconnect();
    this.source = null;
    this.chunks = [];
    this.marks = [];
    this.levels = new Map();
    this.activeId = 0;
    this.root.replaceChildren();
  }

  open(source) {
    this.clear();
    this.source = source;
    this.root.lang = source.language || 'en';
    this.chunks = gatherChunks(source.passages);
    for (const chunk of this.chunks) {
      chunk.element = make('section', 'chunk');
      chunk.element.style.minHeight = `${this.#guessHeight(chunk)}px`;
      chunk.element.chunk = chunk;
      chunk.texts = null;
      this.root.append(chunk.element);
      this.watcher.observe(chunk.element);
    }
    window.scrollTo(0, 0);
    this.chunks.slice(0, 2).forEach((chunk) => this.draw(chunk));
  }

  /// The index of the passage a position lies in, or of the last before it.
  passageAt(position) {
    const passages = this.source.passages;
    let low = 0;
    let high = passages.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (passages[middle].start <= position) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  chunkOf(index) {
    return this.chunks.find((chunk) => chunk.from <= index && index <= chunk.to);
  }

  /// The element that holds a passage's text; drawn if it was not.
  textElement(index) {
    const chunk = this.chunkOf(index);
    this.draw(chunk);
    return chunk.texts[index - chunk.from];
  }

  /// A DOM Range over [start, end) of the source's text.
  domRange(start, end) {
    const range = document.createRange();
    range.setStart(...this.#domPoint(start, false));
    range.setEnd(...this.#domPoint(end, true));
    return range;
  }

  #domPoint(position, isEnd) {
    const index = this.passageAt(isEnd ? Math.max(0, position - 1) : position);
    const passage = this.source.passages[index];
    let left = Math.min(Math.max(position, passage.start), passage.end) - passage.start;
    const walker = document.createTreeWalker(this.textElement(index), NodeFilter.SHOW_TEXT);
    let node = walker.nextNode();
    for (let next = node; next; next = walker.nextNode()) {
      node = next;
      if (left < node.length || (isEnd && left === node.length)) break;
      left -= node.length;
    }
    return node ? [node, Math.min(left, node.length)] : [this.textElement(index), 0];
  }

  /// Shows other marks; only passages whose marks changed are painted again.
  setMarks(marks, levels, activeId) {
    this.marks = marks;
    this.levels = levels;
    this.activeId = activeId;
    for (const chunk of this.chunks) if (chunk.texts) this.#paint(chunk);
  }

  #came(entries) {
    for (const entry of entries) if (entry.isIntersecting) this.draw(entry.target.chunk);
  }

  draw(chunk) {
    if (chunk.texts) return;
    this.watcher.unobserve(chunk.element);
    chunk.texts = [];
    chunk.signatures = [];
    const column = make('div', 'column');
    for (const block of chunk.blocks) this.#drawBlock(column, block, chunk);
    chunk.margin = make('div', 'margin');
    chunk.element.replaceChildren(column, chunk.margin);
    chunk.element.style.minHeight = '';
    this.#paint(chunk);
  }

  #drawBlock(column, block, chunk) {
    const passages = this.source.passages;
    const page = passages[block.from].page;
    const before = block.from > 0 ? passages[block.from - 1].page : page;
    if (page > 0 && (page !== before || block.from === 0)) {
      column.append(make('div', 'page-break', `page ${this.source.pageLabels[page - 1] || page}`));
    }
    if (block.isTable) this.#drawTable(column, block, chunk);
    else column.append(this.#drawPassage(passages[block.from], block.from, chunk));
  }

  #drawPassage(passage, index, chunk) {
    const element = make('div', `passage ${passage.kind}`);
    const gutter = make('div', 'gutter');
    if (passage.kind === 'turn') {
      gutter.append(make('b', '', passage.speaker || ''));
      if (passage.startMs >= 0) gutter.append(make('span', '', clock(passage.startMs)));
    } else if (passage.kind !== 'page-furniture') {
      gutter.append(make('span', 'number', `¶ ${passage.ordinal}`));
    }
    element.append(gutter, this.#textOf(index, chunk));
    if (passage.kind === 'heading') {
      element.classList.add(`level-${passage.level}`);
      element.lastChild.setAttribute('role', 'heading');
      element.lastChild.setAttribute('aria-level', String(Math.min(6, Math.max(1, passage.level))));
    }
    return element;
  }

  #drawTable(column, block, chunk) {
    const table = make('div', 'table');
    table.setAttribute('role', 'table');
    const passages = this.source.passages;
    const firstRow = passages[block.from].row;
    let cell = null;
    let widest = 0;
    for (let index = block.from; index <= block.to; ++index) {
      const { row, column: at } = passages[index];
      if (!cell || cell.row !== row || cell.at !== at) {
        cell = make('div', 'cell');
        Object.assign(cell, { row, at });
        cell.setAttribute('role', 'cell');
        cell.style.gridRow = String(Math.max(0, row - firstRow) + 1);
        cell.style.gridColumn = String(Math.min(Math.max(0, at), widestTable - 1) + 1);
        widest = Math.max(widest, Math.min(Math.max(0, at), widestTable - 1) + 1);
        table.append(cell);
      }
      cell.append(this.#textOf(index, chunk));
    }
    table.style.gridTemplateColumns = `repeat(${widest}, minmax(0, 1fr))`;
    column.append(table);
  }

  #textOf(index, chunk) {
    const element = make('div', 't');
    element.dir = 'auto';
    element.dataset.index = String(index);
    element.dataset.start = String(this.source.passages[index].start);
    chunk.texts[index - chunk.from] = element;
    return element;
  }

  #paint(chunk) {
    const passages = this.source.passages;
    const from = passages[chunk.from].start;
    const to = passages[chunk.to].end;
    const near = this.marks.filter((mark) => mark.start < to && from < mark.end);
    let changed = false;
    chunk.texts.forEach((element, i) => {
      const { start, end } = passages[chunk.from + i];
      const marks = near.filter((mark) => mark.start < end && start < mark.end);
      const signature = marks.map((mark) => `${mark.id || mark.kind}:${mark.start}-${mark.end}:${mark.shade}:` +
        `${this.levels.get(mark)}:${mark.name}:${mark.id === this.activeId}`).join('|');
      if (chunk.signatures[i] === signature) return;
      chunk.signatures[i] = signature;
      changed = true;
      paintPassage(element, this.source.text, start, end, marks, this.levels, this.activeId);
    });
    if (changed) this.onChunkDrawn(chunk);
  }

  #guessHeight(chunk) {
    const passages = this.source.passages;
    let lines = 0;
    for (let i = chunk.from; i <= chunk.to; ++i) lines += 0.5 + Math.ceil((passages[i].end - passages[i].start) / 62);
    return Math.round(lines * 25);
  }
}
