// Joins the parts of the page, and the page to the workbench.

import { shadeOf } from './colours.js';
import { stackLevels } from './highlights.js';
import { drawMargin } from './margin.js';
import { Palette } from './palette.js';
import { positionUnder, selectedRange } from './selection.js';
import { TextView } from './text_view.js';

const flashMs = 2600;

class Reader {
  constructor(bridge, words) {
    this.bridge = bridge;
    this.view = new TextView(document.getElementById('source'));
    this.palette = new Palette(words);
    this.codings = [];
    this.severalCoders = false;
    this.pending = null; // the range that the palette is open for
    this.found = null;   // the range that was just jumped to
    this.activeId = 0;
    this.position = -1;  // where the reader clicked last
    this.view.onChunkDrawn = (chunk) => this.#drawMargin(chunk);
    this.palette.onApply = (code) => this.#apply(code);
    this.palette.onCreate = (name) => this.bridge.newCodeRequested(this.textId, name, this.pending.start, this.pending.end);
    this.palette.onClose = (why) => this.#paletteClosed(why);
    this.#listen();
  }

  open(source, codings) {
    this.palette.close('opened');
    this.pending = this.found = null;
    this.activeId = 0;
    this.position = -1;
    this.codings = [];
    this.view.open(source);
    this.setCodings(codings);
    this.#reportPosition();
    requestAnimationFrame(() => requestAnimationFrame(() => this.bridge.sourcePainted(source.id)));
  }

  clear(words) {
    this.palette.close('opened');
    this.codings = [];
    this.view.clear();
    const empty = document.getElementById('empty');
    empty.textContent = words;
    empty.hidden = !words;
  }

  setCodings(codings) {
    for (const coding of codings) coding.shade = shadeOf(coding.colour);
    this.codings = codings.sort((a, b) => a.start - b.start || b.end - a.end || a.id - b.id);
    this.severalCoders = new Set(codings.map((coding) => coding.coder)).size > 1;
    if (!this.codings.some((coding) => coding.id === this.activeId)) this.activeId = 0;
    this.#refresh();
    this.bridge.codingsPainted(this.codings.length);
  }

  /// Scrolls to a range and lets it stand out for a moment.
  show(start, end) {
    if (!this.view.source) return;
    this.found = { kind: 'found', start, end };
    this.#refresh();
    this.#scrollTo(start, end);
    clearTimeout(this.flashTimer);
    this.flashTimer = setTimeout(() => {
      this.found = null;
      this.#refresh();
    }, flashMs);
  }

  /// The text on screen, which every request names; 0: none.
  get textId() {
    return this.view.source ? this.view.source.revision : 0;
  }

  /// The range that a code would be applied to now; null if nothing is selected.
  currentRange() {
    return this.pending || selectedRange(this.view, window.getSelection());
  }

  #refresh() {
    const extra = [];
    if (this.found) extra.push(this.found);
    if (this.pending) extra.push({ kind: 'pending', ...this.pending });
    this.view.setMarks([...this.codings, ...extra], stackLevels(this.codings), this.activeId);
    for (const chunk of this.view.chunks) if (chunk.texts) this.#drawMargin(chunk);
  }

  #drawMargin(chunk) {
    drawMargin(this.view, chunk, this.codings, this.severalCoders, (coding) => this.#activate(coding, false));
  }

  #activate(coding, scroll) {
    this.activeId = coding ? coding.id : 0;
    if (coding) this.position = coding.start;
    this.#refresh();
    if (coding && scroll && !this.#isInView(coding)) this.#scrollTo(coding.start, coding.end);
    this.bridge.codingActivated(this.activeId);
    this.#reportPosition();
  }

  #isInView({ start, end }) {
    const chunk = this.view.chunkOf(this.view.passageAt(start));
    if (!chunk.texts) return false;
    const box = this.view.domRange(start, end).getBoundingClientRect();
    return box.top >= 40 && box.bottom <= window.innerHeight - 40;
  }

  #scrollTo(start, end) {
    this.view.textElement(this.view.passageAt(start));
    const centre = () => {
      const box = this.view.domRange(start, Math.max(end, start + 1)).getBoundingClientRect();
      const above = Math.max(60, (window.innerHeight - box.height) / 2.5);
      window.scrollBy(0, box.top - above);
    };
    centre();
    requestAnimationFrame(centre); // chunks that came into view on the way may have changed the height
  }

  dropSelection() {
    this.palette.close('elsewhere');
    window.getSelection().removeAllRanges();
    this.bridge.selectionMade(this.textId, 0, 0);
  }

  #apply(code) {
    if (!this.pending) return;
    this.palette.used(code.id);
    this.bridge.codeRequested(this.textId, code.id, this.pending.start, this.pending.end);
  }

  #openPalette(typed = '') {
    const range = this.currentRange();
    if (!range) return;
    this.pending = range;
    window.getSelection().removeAllRanges();
    this.#refresh();
    this.palette.open(this.view.domRange(range.start, range.end).getBoundingClientRect(), typed);
  }

  #paletteClosed(why) {
    const range = this.pending;
    this.pending = null;
    this.#refresh();
    this.view.root.focus({ preventScroll: true });
    if (why === 'escape' && range) {
      const selection = window.getSelection();
      selection.removeAllRanges();
      selection.addRange(this.view.domRange(range.start, range.end));
    } else {
      this.bridge.selectionMade(this.textId, 0, 0);
    }
  }

  /// Applies the code used last (0), or the one before it (1) and so on, without the palette.
  #applyRecent(back) {
    const code = this.palette.codes.find((candidate) => candidate.id === this.palette.recent[back]);
    if (!code) return;
    this.pending = this.currentRange();
    this.#apply(code);
    this.pending = null;
    window.getSelection().removeAllRanges();
    this.bridge.selectionMade(this.textId, 0, 0);
  }

  /// Goes to the next (1) or the previous (-1) coding.
  step(by) {
    const ordered = this.codings;
    if (ordered.length === 0) return;
    const at = ordered.findIndex((coding) => coding.id === this.activeId);
    let next = at + by;
    if (at < 0) {
      const from = this.position < 0 ? this.#firstVisiblePosition() : this.position;
      const after = ordered.findIndex((coding) => coding.start >= from);
      next = by > 0 ? (after < 0 ? ordered.length - 1 : after) : (after < 0 ? ordered.length : after) - 1;
    }
    this.#activate(ordered[Math.min(ordered.length - 1, Math.max(0, next))], true);
  }

  removeActive() {
    if (this.activeId) this.bridge.removalRequested(this.textId, this.activeId);
  }

  #firstVisiblePosition() {
    for (const chunk of this.view.chunks) {
      if (!chunk.texts || chunk.element.getBoundingClientRect().bottom < 0) continue;
      const at = chunk.texts.findIndex((element) => element.getBoundingClientRect().bottom > 0);
      if (at >= 0) return this.view.source.passages[chunk.from + at].start;
    }
    return 0;
  }

  #reportPosition() {
    if (!this.view.source || this.view.source.passages.length === 0) return;
    const position = this.position < 0 ? this.#firstVisiblePosition() : this.position;
    this.bridge.positionChanged(this.view.passageAt(position));
  }

  #clicked(event) {
    if (!event.target.closest?.('#source')) return;
    if (event.target.closest('.margin')) return;
    this.position = positionUnder(this.view, event.clientX, event.clientY);
    const here = this.codings.filter((coding) => coding.start <= this.position && this.position < coding.end);
    here.sort((a, b) => (a.end - a.start) - (b.end - b.start));
    this.#activate(event.target.closest('.mark') ? here[0] : null, false);
  }

  #selectionEnded(openPalette) {
    const range = selectedRange(this.view, window.getSelection());
    this.bridge.selectionMade(this.textId, range ? range.start : 0, range ? range.end : 0);
    if (range && openPalette) this.#openPalette();
    return range !== null;
  }

  #listen() {
    document.addEventListener('mousedown', (event) => {
      if (this.palette.isOpen && !this.palette.box.contains(event.target)) this.palette.close('elsewhere');
    });
    document.addEventListener('mouseup', (event) => {
      if (event.button !== 0 || this.palette.box.contains(event.target)) return;
      setTimeout(() => this.#selectionEnded(true) || this.#clicked(event));
    });
    document.addEventListener('keydown', (event) => this.#key(event));
    document.addEventListener('keyup', (event) => {
      if (event.key === 'Shift' && !this.palette.isOpen) this.#selectionEnded(false);
    });
    document.addEventListener('copy', (event) => {
      const range = this.currentRange();
      if (!range || window.getSelection().toString() && document.activeElement === this.palette.query) return;
      event.clipboardData.setData('text/plain', this.view.source.text.slice(range.start, range.end));
      event.preventDefault();
    });
    document.addEventListener('dragstart', (event) => event.preventDefault());
    let scrolling = 0;
    window.addEventListener('scroll', () => {
      clearTimeout(scrolling);
      scrolling = setTimeout(() => {
        this.position = this.activeId || this.pending ? this.position : -1;
        this.#reportPosition();
      }, 120);
    }, { passive: true });
    let width = 0;
    new ResizeObserver(() => {
      if (this.view.root.clientWidth === width) return;
      width = this.view.root.clientWidth;
      for (const chunk of this.view.chunks) if (chunk.texts) this.#drawMargin(chunk);
    }).observe(this.view.root);
    document.fonts.ready.then(() => this.#refresh());
  }

  #key(event) {
    if (this.palette.isOpen || event.isComposing || !this.view.source) return;
    const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
    if (event.altKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) this.step(event.key === 'ArrowDown' ? 1 : -1);
    else if (event.shiftKey && event.key.startsWith('Arrow')) this.#extend(event.key, event.ctrlKey);
    else if ((event.ctrlKey || event.metaKey) && /^[zy]$/i.test(event.key)) {} // the window's: nothing here is edited
    else if (plain && event.key === 'Delete' && this.activeId) this.removeActive();
    else if (plain && !this.currentRange()) return;
    else if (plain && event.key === 'Enter') this.#openPalette();
    else if (plain && event.key === 'r' && this.palette.recent.length) this.#applyRecent(0);
    else if (plain && /^[1-9]$/.test(event.key)) this.#applyRecent(Number(event.key) - 1);
    else if (plain && event.key.length === 1 && /\p{L}/u.test(event.key)) this.#openPalette(event.key);
    else return;
    event.preventDefault();
  }

  /// Shift and an arrow: by character or line, with Ctrl by word or passage. Starts where the reader clicked, else at the top.
  #extend(key, far) {
    const selection = window.getSelection();
    if (selection.rangeCount === 0 || selectedRange(this.view, selection) === null && this.position < 0) {
      selection.removeAllRanges();
      const start = this.position < 0 ? this.#firstVisiblePosition() : this.position;
      const point = this.view.domRange(start, start + 1);
      selection.collapse(point.startContainer, point.startOffset);
    }
    const isLine = key === 'ArrowUp' || key === 'ArrowDown';
    const unit = isLine ? (far ? 'paragraph' : 'line') : (far ? 'word' : 'character');
    selection.modify('extend', key === 'ArrowLeft' || key === 'ArrowUp' ? 'backward' : 'forward', unit);
  }
}

new QWebChannel(qt.webChannelTransport, (channel) => {
  const bridge = channel.objects.bridge;
  bridge.pageWords((words) => {
    const reader = new Reader(bridge, words);
    bridge.sourceOpened.connect((source, codings) => reader.open(source, codings));
    bridge.sourceClosed.connect((message) => reader.clear(message));
    bridge.codingsReplaced.connect((codings) => reader.setCodings(codings));
    bridge.codesReplaced.connect((codes) => { reader.palette.codes = codes; });
    bridge.rangeShown.connect((start, end) => reader.show(start, end));
    bridge.stepped.connect((by) => reader.step(by));
    bridge.selectionDropped.connect(() => reader.dropSelection());
    bridge.removalChosen.connect(() => reader.removeActive());
    bridge.codeUsed.connect((codeId) => reader.palette.used(codeId));
    bridge.themeChosen.connect((dark) => {
      document.documentElement.dataset.theme = dark ? 'dark' : 'light';
      reader.setCodings(reader.codings);
    });
    bridge.pageReady();
  });
});
