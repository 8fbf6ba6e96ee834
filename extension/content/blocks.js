/**
 * An element of the page in, which block its words belong to out, and whether that stands aside of the main text or is cut to
 * nothing. Goes by names, roles and styles, and reads no words.
 */

const WORDS_INLINE = new Set(
  `A ABBR ACRONYM B BDI BDO BIG CITE CODE DATA DFN EM FONT I INS KBD LABEL MARK NOBR Q RB RP RT RUBY SAMP SMALL SPAN STRONG
  SUB SUP TIME TT U VAR WBR`.split(/\s+/),
);
const WORDS_ASIDE =
  "aside,figcaption,blockquote,nav,footer,[role=complementary],[class*=comment i],[id*=comment i],[class*=related i],[class*=teaser i]";
const WORDS_HOME = "main,[role=main],[itemprop=articleBody]";
const WORDS_OWN = "h1,[itemprop=articleBody],[class*=article-body i],[data-qa*=article-body i]";

const WORDS_LINE = 1; // inline by its name, and shown so
const WORDS_CLIP = 2; // cut to nothing

/** @typedef {Map<Element, number>} Styles how elements are shown: a sum of the two */

/** The element that holds the page's main text; null if the page does not say. */
function wordsHome() {
  const [home, another] = document.querySelectorAll(WORDS_HOME);
  const articles = document.querySelectorAll("article");
  return home && !another ? home : (home ?? (articles.length === 1 ? (articles[0] ?? null) : null));
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
    (wordsStyle(block, styles) & WORDS_CLIP) > 0 ||
    (parent !== block && (wordsStyle(parent, styles) & WORDS_CLIP) > 0) ||
    (around !== null && (wordsStyle(around, styles) & WORDS_CLIP) > 0)
  );
}

/**
 * How an element is shown, asked of the browser once.
 * @param {Element} element
 * @param {Styles} styles  filled in
 */
function wordsStyle(element, styles) {
  const known = styles.get(element);
  if (known !== undefined) return known;
  const style = getComputedStyle(element);
  const isLine = !WORDS_INLINE.has(element.tagName) || /^(inline|contents|ruby)/.test(style.display);
  const isClip =
    style.position === "absolute" && (/^rect\(0|^rect\(1px/.test(style.clip) || style.clipPath === "inset(50%)");
  const made = (isLine ? WORDS_LINE : 0) + (isClip ? WORDS_CLIP : 0);
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
    if (!(wordsStyle(made, styles) & WORDS_LINE)) return true;
  return false;
}
