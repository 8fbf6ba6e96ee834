/**
 * The tab in front in, what Masthead says of its page out, with what the reader can do about it: for the popup and the side
 * panel. `?tab=ID` stays with one tab.
 */

import { send } from "../lib/messages.js";

/** @typedef {import("../content/types.d.ts").Shown} Shown */

export const { id: windowId } = await chrome.windows.getCurrent();

/** The answer's place in the page, and the buttons beneath it. */
export class AnswerView {
  #asked = 0;
  /** What is drawn: the answer to which question, of which page. */
  /** @type {{number: number, asks: "check" | "look" | "", page: string, told: string}} */
  #drawn = { number: 0, asks: "", page: "", told: "" };

  /**
   * @param {"check" | "look"} asks  whether the page's words are read, which only an act of the reader may do
   * @param {(shown: any) => HTMLElement[]} more  further buttons of the page
   */
  constructor(asks, more) {
    this.asks = asks;
    this.more = more;
    this.place = element("main", { "aria-busy": "true" }, element("p", {}, text("reading")));
    this.said = element("p", { class: "said", role: "status" });
    this.switches = element("footer", {});
    document.body.append(head(), this.place, this.switches, this.said);
  }

  /**
   * Ask, and show the answer if it is another one than before.
   * @param {"check" | "look"} [asks]
   */
  async show(asks = this.asks) {
    const number = ++this.#asked;
    const tab = await front();
    const shown = await send({ name: asks, tab });
    const answer = { number, asks, page: `${tab} ${shown.url}`, told: JSON.stringify(shown) };
    if (this.#isLate(answer)) return;
    if (answer.told !== this.#drawn.told) this.#draw(shown, tab);
    this.#drawn = answer;
    this.place.setAttribute("aria-busy", "false");
  }

  /**
   * Answers may come in another order than they were asked for. One of a page that was left takes nothing away, nor does one
   * without a page's words where the reader asked for them; these are shown though the same page was looked up meanwhile.
   * @param {{number: number, asks: "check" | "look", page: string}} answer
   */
  #isLate({ number, asks, page }) {
    const drawn = this.#drawn;
    if (page !== drawn.page || asks === drawn.asks) return number < drawn.number;
    return asks === "look";
  }

  /**
   * @param {any} shown
   * @param {number} tab
   */
  #draw(shown, tab) {
    this.place.replaceChildren(this.#content(shown, tab));
    this.#say(shown);
    this.switches.replaceChildren(...(shown.failed ? [] : this.#buttons(shown, tab)), ...this.more(shown));
  }

  /**
   * Read out whose page it is; the rest is there to be read.
   * @param {any} shown
   */
  #say(shown) {
    const { name, state } = shown.state === "checked" ? headline(shown) : { name: text("notChecked"), state: "" };
    this.said.replaceChildren(isolated(name), " ", state);
  }

  /**
   * @param {any} shown
   * @param {number} tab
   */
  #content(shown, tab) {
    if (shown.failed) return failed(shown.failed);
    if (this.asks === "look" && shown.state === "no-page" && !shown.url) return unseen();
    return panel(shown, () => send({ name: "compare", tab }));
  }

  /**
   * What the reader can do about this page; each state has its own buttons.
   * @param {Shown} shown
   * @param {number} tab
   * @returns {HTMLElement[]}
   */
  #buttons(shown, tab) {
    if (shown.state === "no-data") return [this.#act(text("tryAgain"), { name: "refresh" })];
    if (shown.state === "no-page") return [];
    const { site, offHere, offEverywhere, incognito } = shown;
    if (offEverywhere) {
      const on = this.#act(text("onEverywhere"), { name: "off-everywhere", off: false });
      return [element("p", {}, text("isOffEverywhere")), on];
    }
    if (offHere) {
      const on = this.#act(text("onHere", site), { name: "off-on", host: site, off: false });
      return [element("p", {}, text("isOffHere", site)), on];
    }
    const here = this.#act(text("offHere", site), { name: "off-on", host: site, off: true });
    const all = this.#act(text("offEverywhere"), { name: "off-everywhere", off: true });
    const links = this.#links(site, shown.state === "checked" ? shown.links : []);
    return [this.#act(text("putOnPage"), { name: "show", tab }), ...(incognito ? [] : [here, ...links]), all];
  }

  /**
   * @param {string} site
   * @param {string[]} marked
   */
  #links(site, marked) {
    const act = (/** @type {string} */ name, /** @type {string} */ host, /** @type {boolean} */ on) =>
      this.#act(text(name, site), { name: "mark-links", host, on });
    if (marked.includes("*")) return [act("linksNowhere", "*", false)];
    const here = marked.includes(site) ? act("linksNotHere", site, false) : act("linksHere", site, true);
    return [here, act("linksEverywhere", "*", true)];
  }

  /**
   * @param {string} words
   * @param {import("../lib/messages.js").Message} message
   */
  #act(words, message) {
    const click = async () => {
      await send(message);
      await this.show(this.#drawn.asks || this.asks);
      this.switches.querySelector("button")?.focus();
    };
    return element("button", { type: "button", click }, words);
  }
}

/**
 * Masthead itself failed: that, too, is no answer about the page.
 * @param {string} detail
 */
function failed(detail) {
  return element(
    "section",
    {},
    element("h2", {}, text("notChecked")),
    element("p", {}, phrase("failedItself", original(detail))),
  );
}

/** The browser does not say which page it is. */
function unseen() {
  return element("section", {}, element("h2", {}, text("notChecked")), element("p", {}, text("accessNone")));
}

/** @returns {Promise<number>} */
async function front() {
  const asked = new URLSearchParams(location.search).get("tab");
  if (asked) return Number(asked);
  const [tab] = await chrome.tabs.query({ active: true, windowId });
  return tab?.id ?? chrome.tabs.TAB_ID_NONE;
}

/** The head of a page: whose it is, and the ways to the log of requests and to the settings. */
function head() {
  const ways = element(
    "nav",
    { class: "settings" },
    page("requests", "requestsTitle"),
    " · ",
    page("options", "settings"),
  );
  return element("header", {}, element("h1", { class: "wordmark" }, text("name")), ways);
}

/**
 * A link to a page of the extension.
 * @param {string} path
 * @param {string} name  of its text
 */
function page(path, name) {
  return element("a", { href: `../options/${path}.html`, target: "_blank" }, text(name));
}
