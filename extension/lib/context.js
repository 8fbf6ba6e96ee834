/**
 * A page's address in, its context out: who stands behind it, what it resembles, and what cites it. The same answers as
 * the server's `/v1/context`, from a snapshot alone: no request, no DOM.
 */

import * as matching from "./matching.js";

export { BadUrl } from "./urls/address.js";

/** @typedef {import("./edition.js").Edition} Edition */

const LONGEST_TITLE = 1000; // characters; the server refuses more
const NOTHING = { suffix: null, lookalike: null };

/**
 * Finds the context of a page.
 * @param {Edition} edition
 * @param {string} url the page's address
 * @param {string | null} [title] the page's title, which finds works whose addresses carry no words; one of more than a
 *   thousand characters is no title
 * @returns {Promise<import("./snapshot.d.ts").Context>}
 * @throws {import("./urls/address.js").BadUrl} if it is no address of a web page
 */
export async function find(edition, url, title = null) {
  const page = edition.addresses.parse(url, (host) => edition.registry.lists(host));
  const { outlet: known, platform } = edition.registry.find(page);
  const [outlet, { suffix, lookalike }, matches] = await Promise.all([
    known && edition.registry.card(known),
    known ? NOTHING : unlisted(edition, page.host),
    matching.find(page, isLong(title) ? null : title, known, edition),
  ]);
  return {
    page: { url: page.url, host: page.host, unwrapped: page.unwrapped },
    status: outlet ? "listed" : lookalike ? "lookalike" : "unlisted",
    platform: platform ?? suffix,
    outlet,
    lookalike,
    ...matches,
    registry: edition.state,
  };
}

/**
 * What is told of a host that no outlet has: what it resembles, and the public suffix that lends it a name, as a platform.
 * @param {Edition} edition
 * @param {string} host
 */
async function unlisted(edition, host) {
  const { suffixes, lookalikes } = await edition.unlisted();
  const { suffix, isPrivate } = suffixes.split(host);
  const platform = isPrivate ? { id: null, name: suffix, domain: suffix } : null;
  return { suffix: platform, lookalike: lookalikes.find(host) };
}

/** @param {string | null} title */
function isLong(title) {
  return title !== null && [...title.slice(0, 2 * LONGEST_TITLE + 1)].length > LONGEST_TITLE;
}
