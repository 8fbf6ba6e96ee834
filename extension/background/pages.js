/** What is put into a page, and read out of it. Answers null or does nothing where the browser forbids it. */

const FILES = [
  "content/element.js",
  "content/text.js",
  "content/statement.js",
  "content/outlet.js",
  "content/claim.js",
  "content/panel.js",
  "content/overlay.js",
];

/** @type {Promise<string> | null} */
let style = null;

/**
 * Show an answer on the page of a tab.
 * @param {number} id
 * @param {import("../content/types.d.ts").Shown} shown
 */
export async function show(id, shown) {
  style ??= fetch(chrome.runtime.getURL("content/panel.css")).then((response) => response.text());
  const message = { name: "show", shown, style: await style };
  try {
    await chrome.tabs.sendMessage(id, message, { frameId: 0 });
  } catch {
    await chrome.scripting.executeScript({ target: { tabId: id }, files: FILES });
    await chrome.tabs.sendMessage(id, message, { frameId: 0 });
  }
}

/**
 * Take from the page of a tab what was put there, if anything was.
 * @param {number} id
 */
export async function hide(id) {
  await chrome.tabs.sendMessage(id, { name: "hide" }, { frameId: 0 }).catch(() => undefined);
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
      // biome-ignore lint/performance/useDomNodeTextContent: only what the reader can see counts
      func: () => document.body?.innerText ?? "",
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
