/** An answer in, pill, panel and small cards of one page out, with what the reader can do about them. */

const FRAME_LINGER = 300; // milliseconds for which a card stays while the pointer goes to it

class Overlay {
  /** @type {PageHighlights | null} */
  marks = null;
  /** @type {any} */
  #leaving;
  #scrolling = new AbortController();
  /** @type {HTMLElement | undefined} */
  #made;
  /** @type {import("./types.d.ts").Passages | undefined} */
  #found;

  /**
   * @param {import("./types.d.ts").Checked} shown
   * @param {import("./types.d.ts").Place} place
   * @param {() => void} hide
   */
  constructor(shown, place, hide) {
    this.shown = shown;
    this.hide = hide;
    this.pill = pillButton(
      shown,
      () => this.toggle(),
      (corner) => this.put({ ...this.place, corner }),
    );
    this.card = element("div", {
      class: "card",
      role: "region",
      "aria-label": text("name"),
      hidden: true,
      pointerenter: () => this.#stay(),
      pointerleave: () => this.#leave(),
    });
    this.said = element("p", { class: "said", role: "status" });
    const attributes = {
      class: "overlay",
      dir: text("direction"),
      lang: text("language"),
      keydown: (/** @type {any} */ event) => this.#key(event),
    };
    this.all = element("div", attributes, this.pill, this.card, this.said);
    this.place = place;
    this.#draw(place);
  }

  /** The panel, which is made when it is opened first: most readers of most pages never open it. */
  get dialog() {
    if (this.#made) return this.#made;
    this.heading = element("p", { class: "wordmark", id: "wordmark", tabindex: "-1" }, text("name"));
    this.content = panel(this.shown, () => chrome.runtime.sendMessage({ name: "compare-here" }));
    this.passages = element("section", { class: "passages", hidden: true });
    this.content.querySelector(".quoted")?.before(this.passages);
    this.#made = this.#dialog(this.heading, this.content);
    this.pill.after(this.#made);
    if (this.#found) this.#tell(this.#found);
    return this.#made;
  }

  /**
   * @param {HTMLElement} heading
   * @param {HTMLElement} content
   */
  #dialog(heading, content) {
    const close = element("button", { type: "button", class: "close", click: () => this.toggle() }, text("close"));
    const label = text("titleListed", headline(this.shown).name);
    const scroll = { class: "scroll", tabindex: "0", role: "region", "aria-label": text("contextLabel") };
    return element(
      "div",
      { role: "dialog", "aria-label": label, class: "panel", hidden: true },
      element("header", {}, heading, close),
      element("div", scroll, content),
      this.#switches(),
    );
  }

  #switches() {
    const button = (/** @type {string} */ words, /** @type {() => void} */ click) =>
      element("button", { type: "button", click }, words);
    const here = this.shown.incognito ? text("hideHere") : text("offHere", this.shown.site);
    const smaller = text(this.place.small ? "makeLarge" : "makeSmall");
    this.small = button(smaller, () => this.put({ ...this.place, small: !this.place.small }));
    return element(
      "footer",
      {},
      button(here, () => this.#off({ name: "off-here" })),
      button(text("offEverywhere"), () => this.#off({ name: "off-everywhere", off: true })),
      button(text("moveCorner"), () => this.put({ ...this.place, corner: nextCorner(this.place.corner) })),
      this.small,
    );
  }

  /**
   * Show nothing from now on: what is gone has been kept. A worker that ends meanwhile is asked once more.
   * @param {import("../lib/messages.js").Message} message
   */
  async #off(message) {
    const kept = () => chrome.runtime.sendMessage(message);
    await kept()
      .catch(kept)
      .catch(() => undefined);
    this.hide();
  }

  /**
   * Put the pill elsewhere, or make it small or large, from now on.
   * @param {import("./types.d.ts").Place} place
   */
  put(place) {
    this.place = place;
    this.#draw(place);
    this.#say(text(place.small ? "placedSmall" : "placed", text(`corner_${place.corner.replace("-", "_")}`)));
    chrome.runtime.sendMessage({ name: "place", ...place });
  }

  /** @param {import("./types.d.ts").Place} place */
  #draw({ corner, small }) {
    this.all.dataset.corner = corner;
    this.all.toggleAttribute("data-small", small);
    if (this.small) this.small.textContent = text(small ? "makeLarge" : "makeSmall");
  }

  #isOpen() {
    return this.#made !== undefined && !this.#made.hidden;
  }

  /** Open or close the panel. */
  toggle() {
    const opens = this.dialog.hidden;
    this.dialog.hidden = !opens;
    this.pill.hidden = opens;
    this.pill.setAttribute("aria-expanded", String(opens));
    this.leave();
    (opens ? this.heading : this.pill)?.focus();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key !== "Escape") return;
    if (!this.card.hidden) this.leave();
    else if (this.#isOpen()) this.toggle();
  }

  /**
   * Escape takes the card away wherever the focus is (WCAG 2.2, 1.4.13).
   * @param {KeyboardEvent} event
   */
  #dismiss(event) {
    const { host } = /** @type {ShadowRoot} */ (this.all.getRootNode());
    if (event.isTrusted && event.key === "Escape" && event.target !== host) this.leave();
  }

  /**
   * What is to be done with words that are found on the page.
   * @param {HTMLElement} host
   * @returns {Desk}
   */
  desk(host) {
    return {
      host,
      tell: (found) => this.#tell(found),
      show: (stretch, found, at) => this.#show(stretch, found, at),
      leave: () => this.#leave(),
      open: (stretch) => this.#open(stretch.passage.claim.id),
    };
  }

  /** @param {import("./types.d.ts").Passages} found */
  #tell(found) {
    this.#found = found;
    const { content, passages } = this;
    if (!content || !passages) return;
    const focused = passages.contains(/** @type {ShadowRoot} */ (this.all.getRootNode()).activeElement);
    passages.hidden = !found.passages.length;
    passages.replaceChildren(
      ...passagesPart(found, this.shown, { step: (by) => this.marks?.step(by), go: (id) => this.#go(id) }),
    );
    if (focused) this.heading?.focus();
    const there = new Set(found.passages.map(({ claim }) => claim.id));
    const quoted = /** @type {HTMLElement} */ (content.querySelector(".quoted"));
    quoted.hidden = Array.isArray(this.shown.quoted) && this.shown.quoted.every(({ id }) => there.has(id));
    placedCards(content, found, (id) => this.#go(id));
  }

  /** @param {string} id */
  #go(id) {
    if (this.#isOpen() && matchMedia("(max-width: 30em)").matches) this.toggle();
    this.marks?.go(id);
  }

  /**
   * @param {Stretch} stretch
   * @param {import("./types.d.ts").Passages} found
   * @param {number} at  of its claim among those that are found, from 1; 0: not to be read out
   */
  #show(stretch, found, at) {
    this.#stay();
    const { passage, range } = stretch;
    const opens = () => this.#open(passage.claim.id);
    const more = element("p", {}, element("button", { type: "button", click: opens }, text("openInPanel")));
    this.card.replaceChildren(...stretchCard(stretch, found.outlets), more);
    this.#showCard(range);
    if (at) this.#say(text("announced", at, found.passages.length, passage.claim.text));
  }

  /**
   * What is to be done with a link to a listed outlet.
   * @param {HTMLElement} host
   * @returns {LinkDesk}
   */
  linkDesk(host) {
    const show = (/** @type {import("./types.d.ts").Outlet} */ outlet, /** @type {Element} */ link) => {
      this.#stay();
      this.card.replaceChildren(outletBrief(outlet, ` · ${text("pillListed")}`));
      this.#showCard(link);
      this.#say(text("linkListed", outlet.name));
    };
    return { host, show, leave: () => this.#leave() };
  }

  /**
   * Show the card beside words, and keep it there while the page is scrolled.
   * @param {Range | Element} words
   */
  #showCard(words) {
    const put = () => placeCard(this.card, words.getBoundingClientRect());
    this.#scrolling.abort();
    this.#scrolling = new AbortController();
    const { signal } = this.#scrolling;
    document.addEventListener("scroll", put, { capture: true, passive: true, signal });
    document.addEventListener("keydown", (event) => this.#dismiss(event), { capture: true, signal });
    this.card.hidden = false;
    put();
  }

  #stay() {
    clearTimeout(this.#leaving);
  }

  #leave() {
    this.#stay();
    this.#leaving = setTimeout(() => this.leave(), FRAME_LINGER);
  }

  /** Take the small card away. */
  leave() {
    this.#stay();
    this.#scrolling.abort();
    this.card.hidden = true;
    this.marks?.leave();
  }

  /** @param {string} id */
  #open(id) {
    if (!this.#isOpen()) this.toggle();
    this.leave();
    const card = /** @type {HTMLElement | null} */ (this.passages?.querySelector(`[data-claim="${CSS.escape(id)}"]`));
    card?.closest("details")?.setAttribute("open", "");
    card?.scrollIntoView({ block: "start" });
    card?.focus();
  }

  /** @param {string} words */
  #say(words) {
    if (this.said.textContent !== words) this.said.textContent = words;
  }
}
