// The palette: type to find or make a code, Enter applies it.

const mostRows = 8;

function fold(words) {
  return words.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}

/// How well a code answers what was typed; lower is better, Infinity not at all.
export function rank(code, typed) {
  if (!typed) return 0;
  const name = fold(code.name);
  const at = name.indexOf(typed);
  if (at === 0) return 1;
  if (at > 0) return /[\p{L}\p{N}]/u.test(name[at - 1]) ? 3 : 2;
  const parts = typed.split(/\s+/).filter((part) => part);
  return parts.length > 0 && parts.every((part) => fold(code.path).includes(part)) ? 4 : Infinity;
}

/// The codes to offer, best first; those used last go before their equals.
export function findCodes(codes, typed, recent) {
  const wanted = fold(typed.trim());
  const freshness = (code) => (recent.indexOf(code.id) + 1) || recent.length + 1;
  return codes.map((code, order) => ({ code, order, rank: rank(code, wanted) }))
    .filter((entry) => entry.rank < Infinity && (wanted || entry.code.isLeaf || recent.includes(entry.code.id)))
    .sort((a, b) => a.rank - b.rank || freshness(a.code) - freshness(b.code) || a.order - b.order)
    .slice(0, mostRows)
    .map((entry) => entry.code);
}

export class Palette {
  constructor(words) {
    this.words = words;
    this.box = document.getElementById('palette');
    this.query = document.getElementById('palette-query');
    this.list = document.getElementById('palette-list');
    this.query.placeholder = words.typeToFind;
    this.query.setAttribute('aria-label', words.typeToFind);
    this.codes = [];
    this.recent = [];
    this.chosen = 0;
    this.onApply = () => {};
    this.onCreate = () => {};
    this.onClose = () => {};
    this.query.addEventListener('input', () => this.#refresh());
    this.query.addEventListener('keydown', (event) => this.#key(event));
    this.#drawKeys();
  }

  get isOpen() {
    return !this.box.hidden;
  }

  /// Opens below the boxes of the selection, above them where there is no room.
  open(anchor, typed = '') {
    this.box.hidden = false;
    this.query.value = typed;
    this.#refresh();
    const { width, height } = this.box.getBoundingClientRect();
    const below = anchor.bottom + 8;
    const fitsBelow = below + height < window.innerHeight - 8;
    this.box.style.left = `${Math.max(12, Math.min(anchor.left - 12, window.innerWidth - width - 22))}px`;
    this.box.style.top = `${fitsBelow ? below : Math.max(8, Math.min(anchor.top - height - 8, window.innerHeight - height - 8))}px`;
    this.query.focus();
  }

  close(why) {
    if (!this.isOpen) return;
    this.box.hidden = true;
    this.onClose(why);
  }

  used(codeId) {
    this.recent = [codeId, ...this.recent.filter((id) => id !== codeId)].slice(0, 9);
  }

  #refresh() {
    const typed = this.query.value.trim();
    const found = findCodes(this.codes, typed, this.recent);
    this.rows = found.map((code) => ({ code }));
    const known = this.codes.some((code) => fold(code.name) === fold(typed));
    if (typed && !known && !typed.includes('/')) this.rows.push({ create: typed });
    this.chosen = 0;
    this.#draw();
  }

  #draw() {
    this.list.replaceChildren(...this.rows.map((row, i) => {
      const option = document.createElement('div');
      option.className = 'option';
      option.id = `option-${i}`;
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', String(i === this.chosen));
      option.append(this.#swatch(row), this.#name(row), this.#tail(row));
      option.addEventListener('mousedown', (event) => {
        event.preventDefault();
        this.#take(row);
      });
      return option;
    }));
    this.query.setAttribute('aria-activedescendant', this.rows.length ? `option-${this.chosen}` : '');
    this.list.children[this.chosen]?.scrollIntoView({ block: 'nearest' });
  }

  #swatch(row) {
    const swatch = document.createElement('span');
    swatch.className = 'swatch';
    if (row.code) swatch.style.background = row.code.colour;
    return swatch;
  }

  #name(row) {
    const name = document.createElement('span');
    name.className = 'name';
    const words = row.code ? row.code.name : this.words.create.replace('%1', row.create);
    const typed = this.query.value.trim();
    const at = row.code && typed ? words.toLocaleLowerCase().indexOf(typed.toLocaleLowerCase()) : -1;
    if (at < 0) {
      name.textContent = words;
    } else {
      const bold = document.createElement('b');
      bold.textContent = words.slice(at, at + typed.length);
      name.append(words.slice(0, at), bold, words.slice(at + typed.length));
    }
    return name;
  }

  #tail(row) {
    const tail = document.createElement(row.code ? 'span' : 'kbd');
    if (row.code) tail.className = 'tag';
    tail.textContent = row.code ? row.code.under : 'Ctrl ↵';
    if (row.code && !row.code.under) tail.hidden = true;
    return tail;
  }

  #drawKeys() {
    const keys = [['↵', this.words.code], ['Ctrl ↵', this.words.newCode], ['↑ ↓', this.words.choose], ['Esc', this.words.close]];
    document.getElementById('palette-keys').replaceChildren(...keys.map(([key, means]) => {
      const pair = document.createElement('span');
      const cap = document.createElement('kbd');
      cap.textContent = key;
      pair.append(cap, ` ${means}`);
      return pair;
    }));
  }

  #key(event) {
    event.stopPropagation();
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.rows.length) {
      this.chosen = (this.chosen + step + this.rows.length) % this.rows.length;
      this.#draw();
    } else if (event.key === 'Enter') {
      const typed = this.query.value.trim();
      if (event.ctrlKey && typed) this.#take({ create: typed });
      else if (this.rows.length) this.#take(this.rows[this.chosen]);
    } else if ((event.ctrlKey || event.metaKey) && /^[zy]$/i.test(event.key)) {
      // Always taken: the browser gives the window what it found nothing to do with, and the window would undo a coding.
      document.execCommand(event.shiftKey || event.key.toLowerCase() === 'y' ? 'redo' : 'undo');
    } else if (event.key === 'Escape') {
      this.close('escape');
    } else if (event.key !== 'Tab') {
      return;
    }
    event.preventDefault();
  }

  #take(row) {
    if (row.code) this.onApply(row.code);
    else this.onCreate(row.create);
    this.close('done');
  }
}
