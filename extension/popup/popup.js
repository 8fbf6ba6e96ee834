/** The popup: checks the tab in front of the reader, who asked for that by opening it. `?tab=ID` names another tab. */

import "../lib/page.js";
import { send } from "../lib/messages.js";

const place = element("main", { "aria-live": "polite", "aria-busy": "true" }, element("p", {}, text("reading")));
const switches = element("footer", {});
const settings = element(
  "nav",
  { class: "settings" },
  page("requests", "requestsTitle"),
  " · ",
  page("options", "settings"),
);

document.body.append(
  element("header", {}, element("h1", { class: "wordmark" }, text("name")), settings),
  place,
  switches,
);
await check();

/**
 * A link to a page of the extension.
 * @param {string} path
 * @param {string} name  of its text
 */
function page(path, name) {
  return element("a", { href: `../options/${path}.html`, target: "_blank" }, text(name));
}

async function check() {
  const tab = await current();
  const shown = await send({ name: "check", tab });
  place.replaceChildren(shown.failed ? failed(shown.failed) : panel(shown));
  place.setAttribute("aria-busy", "false");
  switches.replaceChildren(...(shown.failed ? [] : buttons(shown, tab)));
}

/**
 * Masthead itself failed: that, too, is no answer about the page.
 * @param {string} detail
 */
function failed(detail) {
  return element("section", {}, element("h2", {}, text("notChecked")), element("p", {}, text("failedItself", detail)));
}

/** @returns {Promise<number>} */
async function current() {
  const asked = new URLSearchParams(location.search).get("tab");
  if (asked) return Number(asked);
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? chrome.tabs.TAB_ID_NONE;
}

/**
 * What the reader can do about this page; each state has its own buttons.
 * @param {import("../content/types.d.ts").Shown} shown
 * @param {number} tab
 * @returns {HTMLElement[]}
 */
function buttons(shown, tab) {
  if (shown.state === "no-data") return [act(text("tryAgain"), { name: "refresh" })];
  if (shown.state === "no-page") return [];
  const { site, offHere, offEverywhere, incognito } = shown;
  if (offEverywhere) {
    const on = act(text("onEverywhere"), { name: "off-everywhere", off: false });
    return [element("p", {}, text("isOffEverywhere")), on];
  }
  if (offHere) {
    const on = act(text("onHere", site), { name: "off-on", host: site, off: false });
    return [element("p", {}, text("isOffHere", site)), on];
  }
  const here = act(text("offHere", site), { name: "off-on", host: site, off: true });
  const all = act(text("offEverywhere"), { name: "off-everywhere", off: true });
  return [act(text("putOnPage"), { name: "show", tab }), ...(incognito ? [] : [here]), all];
}

/**
 * @param {string} words
 * @param {import("../lib/messages.js").Message} message
 */
function act(words, message) {
  const click = async () => {
    await send(message);
    await check();
    switches.querySelector("button")?.focus();
  };
  return element("button", { type: "button", click }, words);
}
