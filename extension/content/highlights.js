/**
 * Marks on the page the words of claims that the worker finds in it, by the CSS Custom Highlight API: the page's own
 * elements stay as they are. Says what the pointer is on, goes from one to the next, and follows the page when it changes.
 */

const HIGHLIGHT_NAMES = { words: "masthead-words", cited: "masthead-cited", current: "masthead-current" };
const HIGHLIGHT_REST = 120; // milliseconds for which the pointer rests
const HIGHLIGHT_FIRST = 1000; // milliseconds from a change of the page to the next reading
const HIGHLIGHT_LAST = 30_000; // the same, on a page that never stops changing
const HIGHLIGHT_STALE = 3; // times that a reading is given up because the page changes
const HIGHLIGHT_LEAVE = "a[href],button,input,select,textarea,label,summary,[role=button],[contenteditable]";

/**
 * A stretch of the page: a claim's words, or, with `citations`, one of its groups of citations.
 * @typedef {{range: Range, passage: import("./types.d.ts").Passage, citations: number[] | null}} Stretch
 */

/**
 * @typedef {object} Desk  what the overlay does with what is found
 * @property {HTMLElement} host
 * @property {(found: import("./types.d.ts").Passages) => void} tell
 * @property {(stretch: Stretch, found: import("./types.d.ts").Passages, at: number) => void} show  `at`: which claim's words the
 *   reader went to, from 1; 0 if the pointer is on them
 * @property {() => void} leave
 * @property {(stretch: Stretch) => void} open
 */

class PageHighlights {
  /** @type {Stretch[]} */
  stretches = [];
  /** @type {import("./types.d.ts").Passages} */
  found = { passages: [], outlets: {} };
  #text = "";
  #version = 0;
  #stale = 0;
  #delay = HIGHLIGHT_FIRST;
  #current = ""; // the claim at which the reader is
  /** @type {{x: number, y: number} | null} */
  #pointer = null;
  #stopped = new AbortController();
  /** @type {Record<string, any>} */
  #timers = {};

  /** @param {Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.observer = new MutationObserver((changes) => this.#changed(changes));
    const options = { signal: this.#stopped.signal, capture: true, passive: true };
    document.addEventListener("pointermove", (event) => this.#moved(event), options);
    document.addEventListener("click", (event) => this.#clicked(event), options);
    this.#follow(document.body);
    this.#later(0);
  }

  /** @param {Node} root */
  #follow(root) {
    this.observer.observe(root, { childList: true, characterData: true, subtree: true });
  }

  /** Take all marks away, and follow the page no more. */
  stop() {
    this.#stopped.abort();
    this.observer.disconnect();
    for (const timer of Object.values(this.#timers)) clearTimeout(timer);
    for (const name of Object.values(HIGHLIGHT_NAMES)) CSS.highlights.delete(name);
  }

  /**
   * Go to the words of the next claim, or of the one before, also where the page was read again meanwhile.
   * @param {1 | -1} step
   */
  step(step) {
    const claims = this.#claims();
    if (!claims.length) return;
    const at = claims.findIndex(({ passage }) => passage.claim.id === this.#current);
    const from = at < 0 && step < 0 ? 0 : at;
    this.#goTo((from + step + claims.length) % claims.length);
  }

  /**
   * Go to the words of a claim.
   * @param {string} id
   */
  go(id) {
    this.#goTo(this.#claims().findIndex(({ passage }) => passage.claim.id === id));
  }

  #claims() {
    return this.stretches.filter(({ citations }) => !citations);
  }

  /** @param {number} at */
  #goTo(at) {
    const stretch = this.#claims()[at];
    if (!stretch) return;
    this.#current = stretch.passage.claim.id;
    stretch.range.startContainer.parentElement?.scrollIntoView({ block: "nearest", behavior: "instant" });
    const { top, bottom } = stretch.range.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) scrollBy({ top: (top + bottom - innerHeight) / 2, behavior: "instant" });
    CSS.highlights.set(HIGHLIGHT_NAMES.current, highlightOf([stretch.range], 2));
    this.desk.show(stretch, this.found, at + 1);
  }

  /** Show no words as the current ones; the next step goes on from them. */
  leave() {
    CSS.highlights.delete(HIGHLIGHT_NAMES.current);
  }

  /** @param {number} delay */
  #later(delay) {
    clearTimeout(this.#timers.read);
    this.#timers.read = setTimeout(() => this.#read(), delay);
  }

  /** @param {MutationRecord[]} changes */
  #changed(changes) {
    const own = (/** @type {Node} */ node) => node === this.desk.host;
    const real = changes.some(
      ({ type, addedNodes, removedNodes }) => type === "characterData" || ![...addedNodes, ...removedNodes].every(own),
    );
    if (!real) return;
    this.#version++;
    this.#timers.read ?? this.#later(this.#delay);
  }

  async #read() {
    const version = this.#version;
    const words = await pageWords(() => this.#version !== version && this.#stale < HIGHLIGHT_STALE);
    this.#timers.read = undefined;
    if (this.#stopped.signal.aborted) return;
    this.#delay = Math.min(2 * this.#delay, HIGHLIGHT_LAST);
    for (const root of words?.roots ?? []) this.#follow(root);
    this.#stale = words ? 0 : this.#stale + 1;
    if (words && (words.text !== this.#text || this.stretches.some(({ range }) => range.collapsed)))
      await this.#search(words);
    if (!words || this.#version !== version) this.#later(this.#delay);
    else this.#calmDown();
  }

  /** A page that was still for a while is followed closely again. */
  #calmDown() {
    clearTimeout(this.#timers.calm);
    this.#timers.calm = setTimeout(() => {
      this.#delay = HIGHLIGHT_FIRST;
    }, HIGHLIGHT_LAST);
  }

  /** @param {PageWords} words */
  async #search(words) {
    const asked = { name: "words", words: words.text };
    const found = await chrome.runtime.sendMessage(asked).catch(() => null);
    if (!found?.passages || this.#stopped.signal.aborted) return;
    this.#text = words.text;
    const placed = found.passages.filter((/** @type {any} */ { start, end }) => wordsRange(words, start, end));
    this.found = { ...found, passages: placed };
    this.stretches = placed.flatMap((/** @type {any} */ passage) => stretchesOf(words, passage));
    this.#mark();
    this.desk.tell(this.found);
  }

  #mark() {
    this.leave();
    const of = (/** @type {boolean} */ cited) =>
      this.stretches.filter(({ citations }) => (citations !== null) === cited).map(({ range }) => range);
    CSS.highlights.set(HIGHLIGHT_NAMES.words, highlightOf(of(false), 0));
    CSS.highlights.set(HIGHLIGHT_NAMES.cited, highlightOf(of(true), 1));
  }

  /** @param {PointerEvent} event */
  #moved(event) {
    if (!event.isTrusted || !this.stretches.length || event.target === this.desk.host || this.#rests(event)) return;
    clearTimeout(this.#timers.rest);
    this.#timers.rest = setTimeout(() => {
      const stretch = this.#at(event.clientX, event.clientY);
      if (stretch) this.desk.show(stretch, this.found, 0);
      else this.desk.leave();
    }, HIGHLIGHT_REST);
  }

  /**
   * Does the pointer rest, and the page moves under it? Browsers tell of that, too, as when a step scrolls the page.
   * @param {PointerEvent} event
   */
  #rests({ clientX: x, clientY: y }) {
    const before = this.#pointer;
    this.#pointer = { x, y };
    return before ? before.x === x && before.y === y : this.#current !== "";
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    if (!event.isTrusted || event.button !== 0 || event.target === this.desk.host || !getSelection()?.isCollapsed)
      return;
    const [target] = event.composedPath();
    if (target instanceof Element && target.closest(HIGHLIGHT_LEAVE)) return;
    const stretch = this.#at(event.clientX, event.clientY);
    clearTimeout(this.#timers.rest);
    if (stretch) this.desk.open(stretch);
  }

  /**
   * The stretch at a point of the window, a group of citations before the claim that holds it.
   * @param {number} x
   * @param {number} y
   */
  #at(x, y) {
    const there = this.stretches.filter(({ range }) =>
      [...range.getClientRects()].some(
        ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
      ),
    );
    return there.find(({ citations }) => citations) ?? there[0];
  }
}

/**
 * @param {PageWords} words
 * @param {import("./types.d.ts").Passage} passage
 * @returns {Stretch[]}
 */
function stretchesOf(words, passage) {
  const made = [{ start: passage.start, end: passage.end, citations: null }, ...passage.groups];
  return made.flatMap(({ start, end, citations }) => {
    const range = wordsRange(words, start, end);
    return range ? [{ range, passage, citations }] : [];
  });
}

/**
 * @param {Range[]} ranges
 * @param {number} priority
 */
function highlightOf(ranges, priority) {
  const made = new Highlight(...ranges);
  made.priority = priority;
  return made;
}
