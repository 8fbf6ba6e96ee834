/**
 * Where the reader allows it: a line under links to listed outlets, by the CSS Custom Highlight API, and a card with the
 * outlet's name when the pointer or the focus is on one. The links themselves stay as they are; what is written is left alone.
 */

const LINKS_NAME = "masthead-links";
const LINKS_MOST = 1000; // links of one page
const LINKS_WAIT = 1000; // milliseconds from a change of the page to the next reading
const LINKS_REST = 250; // milliseconds for which the pointer rests
const LINKS_EDITED =
  "form,textarea,[contenteditable]:not([contenteditable=false]),[role=textbox],[role=menu],[role=toolbar]";

/**
 * @typedef {object} LinkDesk  what the overlay does with a link
 * @property {HTMLElement} host
 * @property {(outlet: import("./types.d.ts").Outlet, link: Element) => void} show
 * @property {() => void} leave
 */

class LinkMarks {
  /** @type {Map<HTMLAnchorElement, import("./types.d.ts").Outlet>} */
  #marked = new Map();
  #stopped = new AbortController();
  /** @type {any} */
  #reading;
  /** @type {any} */
  #resting;

  /** @param {LinkDesk} desk */
  constructor(desk) {
    this.desk = desk;
    this.observer = new MutationObserver((changes) => {
      if (changes.some(({ addedNodes }) => [...addedNodes].some((node) => node !== desk.host))) this.#later(LINKS_WAIT);
    });
    const options = { signal: this.#stopped.signal, capture: true, passive: true };
    document.addEventListener("pointerover", (event) => this.#on(event, LINKS_REST), options);
    document.addEventListener("focusin", (event) => this.#on(event, 0), options);
    document.addEventListener("focusout", () => desk.leave(), options);
    this.observer.observe(document.body, { childList: true, subtree: true });
    this.#later(0);
  }

  /** Take all marks away. */
  stop() {
    this.#stopped.abort();
    this.observer.disconnect();
    clearTimeout(this.#reading);
    clearTimeout(this.#resting);
    CSS.highlights.delete(LINKS_NAME);
  }

  /** @param {number} wait */
  #later(wait) {
    this.#reading ??= setTimeout(() => this.#read(), wait);
  }

  async #read() {
    await wordsIdle();
    this.#reading = undefined;
    const links = [...document.querySelectorAll("a[href]")].filter(isReadLink).slice(0, LINKS_MOST);
    const addresses = [...new Set(links.map(({ href }) => href))];
    const found = await chrome.runtime.sendMessage({ name: "links", addresses }).catch(() => null);
    if (!found || found.failed || this.#stopped.signal.aborted) return;
    this.#marked = new Map(links.flatMap((link) => (found[link.href] ? [[link, found[link.href]]] : [])));
    CSS.highlights.set(LINKS_NAME, highlightOf([...this.#marked.keys()].map(contentsOf), 0));
  }

  /**
   * @param {Event} event
   * @param {number} wait
   */
  #on(event, wait) {
    if (!event.isTrusted || event.target === this.desk.host) return;
    clearTimeout(this.#resting);
    const link = event.target instanceof Element ? /** @type {any} */ (event.target.closest("a[href]")) : null;
    const outlet = this.#marked.get(link);
    if (outlet) this.#resting = setTimeout(() => this.desk.show(outlet, link), wait);
    else this.desk.leave();
  }
}

/**
 * Is it a link to the web, outside of all that is written or operated?
 * @param {Element} link
 * @returns {link is HTMLAnchorElement}
 */
function isReadLink(link) {
  if (!(link instanceof HTMLAnchorElement) || !/^https?:$/.test(link.protocol)) return false;
  return !link.isContentEditable && !link.closest(LINKS_EDITED);
}

/** @param {Node} node */
function contentsOf(node) {
  const range = document.createRange();
  range.selectNodeContents(node);
  return range;
}
