/** What is put into a page, and read out of it. Answers null or does nothing where the browser forbids it. */

import * as settings from "../lib/settings.js";

const FILES = [
  "content/element.js",
  "content/text.js",
  "content/statement.js",
  "content/outlet.js",
  "content/reason.js",
  "content/claim.js",
  "content/compare.js",
  "content/report.js",
  "content/panel.js",
  "content/card.js",
  "content/passages.js",
  "content/blocks.js",
  "content/words.js",
  "content/highlights.js",
  "content/links.js",
  "content/pill.js",
  "content/frame.js",
  "content/overlay.js",
];

/** @type {Promise<string> | null} */
let style = null;

/**
 * Show an answer on the page of a tab.
 * @param {number} id
 * @param {import("../content/types.d.ts").Shown} shown
 * @param {{pill: boolean, links: boolean}} parts  whether there is something to say of the page, and whether links are marked
 */
export async function show(id, shown, parts) {
  style ??= fetch(chrome.runtime.getURL("content/panel.css")).then((response) => response.text());
  const { place } = await settings.read();
  const message = { name: "show", shown, style: await style, place, ...parts };
  try {
    await chrome.tabs.sendMessage(id, message, { frameId: 0 });
  } catch {
    const target = { tabId: id };
    // As the reader's style it reaches into shadow trees, too, and no page's style is stronger.
    await chrome.scripting.insertCSS({ target, files: ["content/highlight.css"], origin: "USER" });
    await chrome.scripting.executeScript({ target, files: FILES });
    await chrome.tabs.sendMessage(id, message, { frameId: 0 });
  }
}

/**
 * Take from the page of a tab what was put there, if anything was.
 * @param {number} id
 * @param {boolean} [checked]  whether what a click put there stays while the page has its address
 */
export async function hide(id, checked = false) {
  await chrome.tabs.sendMessage(id, { name: "hide", checked }, { frameId: 0 }).catch(() => undefined);
}

/**
 * Go to the next words that are marked on the page of a tab, or to those before.
 * @param {number} id
 * @param {boolean} back
 */
export async function step(id, back) {
  await chrome.tabs.sendMessage(id, { name: "step", back }, { frameId: 0 }).catch(() => undefined);
}

/**
 * Read the visible text of a tab's page, after a click.
 * @param {number} id
 * @returns {Promise<string | null>}  null if the browser does not let anybody read this page
 */
export async function read(id) {
  try {
    const [found] = await chrome.scripting.executeScript({
      target: { tabId: id },
      func: visible,
    });
    return found?.result ?? null;
  } catch {
    return null;
  }
}

/**
 * Read what a tab's page says of itself, in a length that no page can exceed.
 * @param {number} id
 * @returns {Promise<import("../lib/naming.js").Said | null>}  null if the browser does not let anybody read this page
 */
export async function said(id) {
  try {
    const [found] = await chrome.scripting.executeScript({ target: { tabId: id }, func: head });
    return found?.result ?? null;
  } catch {
    return null;
  }
}

/** Runs in the page, apart from its scripts; knows nothing that stands outside. */
function head() {
  const scripts = [...document.querySelectorAll('script[type="application/ld+json"]')].slice(0, 5);
  return {
    siteName: document.querySelector('meta[property="og:site_name"]')?.getAttribute("content")?.slice(0, 1000) ?? null,
    title: document.title.slice(0, 2001),
    jsonLd: scripts.map(({ textContent }) => textContent ?? "").filter((text) => text.length <= 100_000),
  };
}

/** Runs in the page, as `head` does. The text that the reader sees, that of open shadow trees after that of the page itself. */
function visible() {
  // biome-ignore lint/performance/useDomNodeTextContent: only what the reader can see counts
  const said = (/** @type {HTMLElement} */ element) => (element.checkVisibility() ? element.innerText : "");
  const texts = document.body ? [said(document.body)] : [];
  /** @param {Document | ShadowRoot} tree */
  const follow = (tree) => {
    for (const { localName, shadowRoot } of tree.querySelectorAll("*")) {
      if (!shadowRoot || localName === "masthead-overlay") continue;
      for (const part of shadowRoot.children) if (part instanceof HTMLElement) texts.push(said(part));
      follow(shadowRoot);
    }
  };
  follow(document);
  return texts.join("\n");
}
