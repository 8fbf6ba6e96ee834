/**
 * A page's address and title in, what the extension shows of it out: found in the snapshot, without any request.
 * Unknown, no web page, and "could not check" are different answers.
 */

import { find } from "../lib/context.js";
import * as settings from "../lib/settings.js";
import { places, spoken } from "./places.js";
import * as snapshot from "./snapshot.js";

/** @typedef {import("../content/types.d.ts").Shown} Shown */

/**
 * Find what to show of a page.
 * @param {string | undefined} url  undefined if the browser does not tell it
 * @param {string | undefined} title
 * @param {boolean} [incognito]  a private window: nothing of it may be kept
 * @returns {Promise<Shown>}
 */
export async function answer(url, title, incognito = false) {
  const [wishes, data] = await Promise.all([settings.read(), snapshot.state()]);
  const common = { url: url ?? "", incognito, data, offEverywhere: wishes.off, offHere: false, site: "" };
  if (!url || !/^https?:/.test(url)) return { ...common, state: "no-page" };
  return snapshot.asked(async (now) =>
    now
      ? { ...common, ...(await checked(now, url, title, wishes)) }
      : { ...common, state: "no-data", server: wishes.server },
  );
}

/**
 * What the data say of a page, by what its reader wants.
 * @param {snapshot.Held} now
 * @param {string} url
 * @param {string | undefined} title
 * @param {import("../lib/settings.js").Settings} wishes
 */
async function checked(now, url, title, wishes) {
  const context = await look(now.edition, url, title);
  if (!context) return { state: /** @type {const} */ ("no-page") };
  const claims = context.claims.map(({ claim }) => claim);
  spoken(now.edition, context, [...claims, ...context.works, ...context.cited_by]);
  const site = settings.site(context.page.host);
  const offHere = settings.isOff({ ...wishes, off: false }, site);
  const [document = null] = now.edition.index.documentsAt(now.edition.addresses.key(context.page.url) ?? "");
  return {
    state: /** @type {const} */ ("checked"),
    site,
    offHere,
    context,
    document,
    links: wishes.links,
    searched: document !== null || context.claims_total > 0,
    quoted: null,
    server: now.server,
    ...places(now, context),
  };
}

/**
 * Is there something to say of the page, so that its reader should see a pill?
 * @param {Shown} shown
 */
export function isWorth(shown) {
  if (shown.state !== "checked") return false;
  const { context, quoted } = shown;
  const matched = context.works.length > 0 || context.claims.some(({ match }) => match.kind !== "cites-this-outlet");
  return (
    shown.document !== null || context.status !== "unlisted" || matched || (Array.isArray(quoted) && quoted.length > 0)
  );
}

/**
 * @param {import("../lib/edition.js").Edition} edition
 * @param {string} url
 * @param {string | undefined} title
 * @returns {Promise<import("../content/types.d.ts").Context | null>}  null for an address that names no web page
 */
async function look(edition, url, title) {
  try {
    return await find(edition, url, title || null);
  } catch (error) {
    if (error instanceof Error && "code" in error) return null;
    throw error;
  }
}
