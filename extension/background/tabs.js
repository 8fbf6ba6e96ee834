/**
 * Keeps toolbar and page of each tab current. What it puts on a page it puts there only where there is something to say,
 * the reader gave access, and did not switch off.
 */

import { callsItself } from "../lib/naming.js";
import * as settings from "../lib/settings.js";
import { answer, isWorth } from "./answers.js";
import * as highlights from "./highlights.js";
import * as pages from "./pages.js";
import { named } from "./places.js";
import * as snapshot from "./snapshot.js";
import * as toolbar from "./toolbar.js";

/** @typedef {import("../content/types.d.ts").Shown} Shown */

/** @type {Map<number, Promise<unknown>>} */
const updating = new Map();

/**
 * Look the page of a tab up and show it, one after the other for each tab.
 * @param {number} id
 * @param {boolean} settled  whether the tab shows the page of its address by now
 */
export function update(id, settled) {
  const updated = (updating.get(id) ?? Promise.resolve()).then(() => renew(id, settled)).catch(() => undefined);
  updating.set(id, updated);
  updated.then(() => updating.get(id) === updated && updating.delete(id));
  return updated;
}

/** Look up the pages of all tabs. */
export async function updateAll() {
  const all = await chrome.tabs.query({});
  await Promise.all(all.map(({ id }) => id !== undefined && update(id, true)));
}

/**
 * Look up a tab after a click, its text included.
 * @param {number} id
 * @returns {Promise<Shown>}
 */
export async function check(id) {
  const shown = await look(id);
  if (shown.state === "checked") await Promise.all([addQuoted(id, shown), addNaming(id, shown)]);
  if (isMarked(shown)) await pages.show(id, shown, { pill: true, links: await marksLinks(shown) });
  return shown;
}

/**
 * Look up a tab by its address alone.
 * @param {number} id
 * @returns {Promise<Shown>}
 */
export async function look(id) {
  const tab = await chrome.tabs.get(id);
  const shown = await answer(tab.url, tab.title, tab.incognito);
  await toolbar.show(id, shown);
  return shown;
}

/**
 * Are there words to mark on the page, where the reader did not switch off?
 * @param {Shown} shown
 */
function isMarked(shown) {
  if (shown.state !== "checked" || shown.offHere || shown.offEverywhere) return false;
  return Array.isArray(shown.quoted) && shown.quoted.length > 0;
}

/**
 * Put the answer on the page after a click, wherever it is.
 * @param {number} id
 */
export async function put(id) {
  const shown = await check(id);
  await pages.show(id, shown, { pill: true, links: await marksLinks(shown) });
}

/**
 * Show nothing on the site of a tab from now on; of a private window nothing is kept.
 * @param {chrome.tabs.Tab | undefined} tab
 */
export async function offHere(tab) {
  if (tab?.id === undefined) return;
  const shown = await answer(tab.url, tab.title, tab.incognito);
  if (!shown.site || tab.incognito) await pages.hide(tab.id);
  else await offOn(shown.site, true);
}

/**
 * Show nothing on a site, or show again.
 * @param {string} host
 * @param {boolean} off
 */
export async function offOn(host, off) {
  await settings.write(({ sites }) => {
    const others = sites.filter((site) => (off ? site !== host : !settings.isOff({ off: false, sites: [site] }, host)));
    return { sites: off ? [...others, host].sort() : others };
  });
  await updateAll();
}

/**
 * Show nothing on any page, or show again.
 * @param {boolean} off
 */
export async function offEverywhere(off) {
  await settings.write(() => ({ off }));
  await updateAll();
}

/**
 * @param {number} id
 * @param {boolean} settled
 */
async function renew(id, settled) {
  const tab = await chrome.tabs.get(id);
  if (!(await mayRead(tab.url))) return toolbar.clear(id);
  const shown = await answer(tab.url, tab.title, tab.incognito);
  await toolbar.show(id, shown);
  if (!settled) return;
  const parts = { pill: isWorth(shown), links: await marksLinks(shown) };
  if ((parts.pill || parts.links) && !shown.offHere && !shown.offEverywhere) {
    if (shown.state === "checked") await addNaming(id, shown);
    await pages.show(id, shown, parts);
  } else await pages.hide(id, !shown.offHere && !shown.offEverywhere);
}

/**
 * Does the reader want links marked on this page?
 * @param {Shown} shown
 */
async function marksLinks(shown) {
  return shown.state === "checked" && settings.marksLinks(await settings.read(), shown.site);
}

/**
 * Mark links to listed outlets on a site, or on all with "*", or no longer.
 * @param {string} host
 * @param {boolean} on
 */
export async function markLinks(host, on) {
  await settings.write(({ links }) => {
    const others = links.filter((site) => site !== host);
    return { links: on ? [...others, host].sort() : others };
  });
  await updateAll();
}

/**
 * May pages of this site be read without a click?
 * @param {string | undefined} url
 */
async function mayRead(url) {
  if (!url?.startsWith("http")) return chrome.permissions.contains({ origins: ["https://*/*"] });
  const { protocol, hostname } = new URL(url);
  return chrome.permissions.contains({ origins: [`${protocol}//${hostname}/*`] });
}

/**
 * @param {number} id
 * @param {import("../content/types.d.ts").Checked} shown
 */
async function addQuoted(id, shown) {
  const text = await pages.read(id);
  await snapshot.asked(async (now) => {
    if (!now) return;
    const found = text === null ? "unread" : await highlights.standing(now.edition, text);
    shown.quoted = found;
    shown.searched = true;
    if (found !== "unread") Object.assign(shown.outlets, named(now, found));
  });
}

/**
 * Of a page whose address resembles an outlet's: does it call itself by the outlet's name?
 * @param {number} id
 * @param {import("../content/types.d.ts").Checked} shown
 */
async function addNaming(id, shown) {
  const resembled = shown.context.lookalike?.outlet.id;
  if (!resembled) return;
  const [said, now] = await Promise.all([pages.said(id), snapshot.held()]);
  const outlet = now?.edition.registry.known(resembled);
  shown.callsItself = said && outlet ? callsItself([outlet.name, ...outlet.aliases], said) : null;
}
