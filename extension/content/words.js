/**
 * The page's document in, its visible words out as one text, with the text node of each stretch. Reads in slices while the
 * page is idle, changes nothing, and leaves out what is hidden, what runs, and what the reader writes. Open shadow trees are
 * read where they stand.
 */

const WORDS_UNREAD = new Set(
  "SCRIPT STYLE NOSCRIPT TEMPLATE TEXTAREA SELECT BUTTON IFRAME OBJECT CANVAS VIDEO AUDIO SVG DEL S STRIKE".split(" "),
);
const WORDS_UNHEARD = /\b(?:sr-only|visually-?hidden|screen-reader-(?:text|only)|show-for-sr)\b/i;
const WORDS_MOST = 1_000_000; // characters of one page
const WORDS_SLICE = 6; // milliseconds
const WORDS_STRIDE = 32; // nodes between two looks at the clock
const WORDS_NOTES = /\bfootnote|\bdoc-noteref\b/;
const WORDS_NOTE = /^[\s[(]*(?:\d{1,3}|[a-z]|[*†‡]{1,3})[\s\])]*$/;

/**
 * @typedef {object} PageWords
 * @property {string} text  the words; a line feed stands before those of another block, a vertical tab if that stands aside
 * @property {Text[]} nodes
 * @property {number[]} starts  where each node's words begin in the text
 * @property {ShadowRoot[]} roots  of the shadow trees that were read
 */

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
  let [until, count] = [performance.now() + WORDS_SLICE, 0];
  for (const node of wordsNodes(document.body, roots)) {
    if (reading.length >= WORDS_MOST) break;
    wordsAdd(reading, node);
    if (++count % WORDS_STRIDE || performance.now() < until) continue;
    await wordsIdle();
    if (isStale()) return null;
    until = performance.now() + WORDS_SLICE;
  }
  const { pieces, nodes, starts } = reading;
  return { text: pieces.join(""), nodes, starts, roots };
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

/** @param {any} reading */
function wordsPart(reading) {
  reading.pieces.push(reading.mark);
  reading.length += 1;
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
