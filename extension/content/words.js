/**
 * The page's document in, its visible words out as one text, with the text node of each stretch. Reads in slices while the
 * page is idle, changes nothing, and leaves out what is hidden, what runs, and what the reader writes. Open shadow trees are
 * read where they stand.
 */

const WORDS_UNREAD = new Set(
  "SCRIPT STYLE NOSCRIPT TEMPLATE TEXTAREA SELECT BUTTON IFRAME OBJECT CANVAS VIDEO AUDIO SVG DEL S STRIKE".split(" "),
);
const WORDS_INLINE = new Set(
  `A ABBR ACRONYM B BDI BDO BIG CITE CODE DATA DFN EM FONT I INS KBD LABEL MARK NOBR Q RB RP RT RUBY SAMP SMALL SPAN STRONG
  SUB SUP TIME TT U VAR WBR`.split(/\s+/),
);
const WORDS_ASIDE =
  "aside,figcaption,blockquote,nav,footer,[role=complementary],[class*=comment i],[id*=comment i],[class*=related i],[class*=teaser i]";
const WORDS_HOME = "main,[role=main],[itemprop=articleBody]";
const WORDS_OWN = "h1,[itemprop=articleBody],[class*=article-body i],[data-qa*=article-body i]";
const WORDS_UNHEARD = /\b(?:sr-only|visually-?hidden|screen-reader-(?:text|only)|show-for-sr)\b/i;
const WORDS_MOST = 1_000_000; // characters of one page
const WORDS_SLICE = 6; // milliseconds
const WORDS_NOTES = /\bfootnote|\bdoc-noteref\b/;
const WORDS_NOTE = /^[\s[(]*(?:\d{1,3}|[a-z]|[*†‡]{1,3})[\s\])]*$/;

/**
 * @typedef {object} PageWords
 * @property {string} text  the words; a line feed stands before those of another block, a vertical tab if that stands aside
 * @property {Text[]} nodes
 * @property {number[]} starts  where each node's words begin in the text
 * @property {ShadowRoot[]} roots  of the shadow trees that were read
 */

/** @typedef {Map<Element, {isInline: boolean, isClipped: boolean}>} Styles */

/**
 * Read the page.
 * @param {() => boolean} isStale  whether the page changed meanwhile, so that reading on is of no use
 * @returns {Promise<PageWords | null>}  null if it did
 */
async function pageWords(isStale) {
  /** @type {ShadowRoot[]} */
  const roots = [];
  const reading = {
    home: wordsHome(),
    pieces: [],
    length: 0,
    nodes: [],
    starts: [],
    block: null,
    parent: null,
    entered: null,
    beside: new Map(),
    styles: new Map(),
    seen: true,
    mark: "\n",
  };
  await wordsIdle();
  let until = performance.now() + WORDS_SLICE;
  for (const node of wordsNodes(document.body, roots)) {
    if (reading.length >= WORDS_MOST) break;
    wordsAdd(reading, node);
    if (performance.now() < until) continue;
    await wordsIdle();
    if (isStale()) return null;
    until = performance.now() + WORDS_SLICE;
  }
  const { pieces, nodes, starts } = reading;
  return { text: pieces.join(""), nodes, starts, roots };
}

/** The element that holds the page's main text; null if the page does not say. */
function wordsHome() {
  const [home, another] = document.querySelectorAll(WORDS_HOME);
  const articles = document.querySelectorAll("article");
  return home && !another ? home : (home ?? (articles.length === 1 ? (articles[0] ?? null) : null));
}

/**
 * The nodes below a node as they are shown: a shadow tree in place of its host's children, which stand in its slots.
 * @param {Node} root
 * @param {ShadowRoot[]} roots  filled in
 * @returns {Generator<Node>}
 */
function* wordsNodes(root, roots) {
  for (let node = root.firstChild; node; ) {
    const isRead = wordsIsRead(node);
    const { shadowRoot } = /** @type {Element} */ (node);
    const put = root instanceof ShadowRoot && node instanceof HTMLSlotElement ? node.assignedNodes() : [];
    if (isRead) yield node;
    if (isRead && shadowRoot) {
      roots.push(shadowRoot);
      yield* wordsNodes(shadowRoot, roots);
    }
    if (isRead) for (const one of put) yield* wordsPut(one, roots);
    const below = isRead && !shadowRoot && !put.length ? node.firstChild : null;
    node = below ?? wordsBehind(node, root);
  }
}

/**
 * A node in a slot, with those below it.
 * @param {Node} node
 * @param {ShadowRoot[]} roots
 * @returns {Generator<Node>}
 */
function* wordsPut(node, roots) {
  if (!wordsIsRead(node)) return;
  yield node;
  yield* wordsNodes(node, roots);
}

/**
 * The next node that is not below this one.
 * @param {Node} node
 * @param {Node} root
 */
function wordsBehind(node, root) {
  for (let last = /** @type {Node | null} */ (node); last && last !== root; last = last.parentNode)
    if (last.nextSibling) return last.nextSibling;
  return null;
}

/** @returns {Promise<unknown>} */
function wordsIdle() {
  if (document.visibilityState === "hidden" || !("requestIdleCallback" in window))
    return new Promise((resolve) => setTimeout(resolve, 1));
  return new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2000 }));
}

/**
 * Is it words, or an element that is not passed over as a whole?
 * @param {Node} node
 */
function wordsIsRead(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return node.nodeType === Node.TEXT_NODE;
  const element = /** @type {Element} */ (node);
  const name = element.tagName.toUpperCase();
  if (WORDS_UNREAD.has(name) && !(name === "BUTTON" && element.closest("p"))) return false;
  const written = element.getAttribute("contenteditable");
  if (written !== null && written !== "false") return false;
  const named = element.getAttribute("class");
  if (named && WORDS_UNHEARD.test(named)) return false;
  const marks = name === "SUP" || (name === "A" && WORDS_NOTES.test(`${named} ${element.getAttribute("role")}`));
  return !(marks && wordsIsNote(element));
}

/**
 * Is it the mark of a footnote, not a power or an ordinal?
 * @param {Element} sup
 */
function wordsIsNote(sup) {
  if (!WORDS_NOTE.test(sup.textContent ?? "")) return false;
  const named = /note|ref|cit/i.test(`${sup.id} ${sup.getAttribute("class")}`);
  return named || sup.querySelector("a") !== null || sup.closest("a") !== null;
}

/**
 * @param {any} reading
 * @param {Node} node
 */
function wordsAdd(reading, node) {
  if (node.nodeType !== Node.TEXT_NODE) {
    if (node.nodeName === "BR" || node.nodeName === "HR") wordsPart(reading);
    return;
  }
  const { parentElement: parent, data } = /** @type {Text} */ (node);
  if (!parent || !data) return;
  if (parent !== reading.entered) wordsEnter(reading, parent, data);
  if (!reading.seen) return;
  reading.nodes.push(node);
  reading.starts.push(reading.length);
  reading.pieces.push(data.replace(/[\n\v]/g, " "));
  reading.length += data.length;
}

/**
 * Words of another element: those of another block, or of what is shown as one, are parted from those before.
 * @param {any} reading
 * @param {Element} parent
 * @param {string} words
 */
function wordsEnter(reading, parent, words) {
  const block = wordsBlock(parent);
  const folded = parent instanceof HTMLDetailsElement && !parent.open;
  reading.entered = parent;
  reading.seen =
    !folded && parent.checkVisibility({ visibilityProperty: true }) && !wordsIsClipped(parent, block, reading.styles);
  if (!reading.seen || (!words.trim() && block === reading.block)) return;
  if (block !== reading.block) reading.mark = wordsIsAside(block, parent, reading) ? "\v" : "\n";
  if (block !== reading.block || wordsIsApart(reading.parent, parent, reading.styles)) wordsPart(reading);
  reading.block = block;
  reading.parent = parent;
}

/**
 * Is it cut to nothing, for readers of the screen alone?
 * @param {Element} parent
 * @param {Element} block
 * @param {Styles} styles
 */
function wordsIsClipped(parent, block, styles) {
  const around = block.parentElement;
  return (
    wordsStyle(block, styles).isClipped ||
    (parent !== block && wordsStyle(parent, styles).isClipped) ||
    (around !== null && wordsStyle(around, styles).isClipped)
  );
}

/**
 * How an element is shown, asked of the browser once.
 * @param {Element} element
 * @param {Styles} styles  filled in
 */
function wordsStyle(element, styles) {
  const known = styles.get(element);
  if (known) return known;
  const style = getComputedStyle(element);
  const made = {
    isInline: !WORDS_INLINE.has(element.tagName) || /^(inline|contents|ruby)/.test(style.display),
    isClipped:
      style.position === "absolute" && (/^rect\(0|^rect\(1px/.test(style.clip) || style.clipPath === "inset(50%)"),
  };
  styles.set(element, made);
  return made;
}

/**
 * Does a block stand aside of the main text: beside or after it, as one point of a list, or as a link to another page?
 * @param {Element} block
 * @param {Element} parent
 * @param {any} reading
 */
function wordsIsAside(block, parent, { home, beside }) {
  const link = parent.closest("a");
  if (block.tagName === "LI" || (link && wordsIsAlone(link, block))) return true;
  let outer = block;
  for (let root = outer.getRootNode(); root instanceof ShadowRoot; root = outer.getRootNode()) outer = root.host;
  return wordsIsBeside(block, beside) || wordsIsBeside(outer, beside) || !(home?.contains(outer) ?? true);
}

/**
 * Is a link all there is in its line?
 * @param {Element} link
 * @param {Element} block
 */
function wordsIsAlone(link, block) {
  if (link.textContent.length >= block.textContent.length) return true;
  const beside = [link.previousSibling, link.nextSibling].map((node) =>
    node instanceof Text ? node.data.trim() : node,
  );
  return beside.every(
    (node) => !node || (node instanceof Element && !WORDS_INLINE.has(node.tagName) && node.tagName !== "BR"),
  );
}

/**
 * Is an element in a part of the page that is called something else than its text? What holds the text or its title is not.
 * @param {Element | null} element
 * @param {Map<Element, boolean>} known
 * @returns {boolean}
 */
function wordsIsBeside(element, known) {
  if (!element) return false;
  const found =
    known.get(element) ??
    ((element.matches(WORDS_ASIDE) && !element.querySelector(WORDS_OWN)) ||
      wordsIsBeside(element.parentElement, known));
  known.set(element, found);
  return found;
}

/** @param {any} reading */
function wordsPart(reading) {
  reading.pieces.push(reading.mark);
  reading.length += 1;
}

/** @param {Element} element */
function wordsBlock(element) {
  let block = element;
  while (WORDS_INLINE.has(block.tagName) && block.parentElement) block = block.parentElement;
  return block;
}

/**
 * Does a way between two elements lead out of or into what is inline by its name and shown as a block?
 * @param {Element | null} before
 * @param {Element} after
 * @param {Styles} styles
 */
function wordsIsApart(before, after, styles) {
  return before !== null && (wordsIsBlockOf(before, after, styles) || wordsIsBlockOf(after, before, styles));
}

/**
 * @param {Element} inner
 * @param {Element} other
 * @param {Styles} styles
 */
function wordsIsBlockOf(inner, other, styles) {
  for (let made = inner; WORDS_INLINE.has(made.tagName) && !made.contains(other); made = made.parentElement ?? other)
    if (!wordsStyle(made, styles).isInline) return true;
  return false;
}

/**
 * The stretch of the page from one character of its words to another; null if the page has changed there.
 * @param {PageWords} words
 * @param {number} start
 * @param {number} end
 */
function wordsRange(words, start, end) {
  const [first, last] = [wordsNode(words, start), wordsNode(words, end - 1)];
  const range = document.createRange();
  try {
    range.setStart(first.node, start - first.start);
    range.setEnd(last.node, end - last.start);
  } catch {
    return null;
  }
  return range.collapsed || !first.node.isConnected || !last.node.isConnected ? null : range;
}

/**
 * @param {PageWords} words
 * @param {number} at
 */
function wordsNode({ nodes, starts }, at) {
  let [low, high] = [0, nodes.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return { node: /** @type {Text} */ (nodes[low]), start: starts[low] ?? 0 };
}
