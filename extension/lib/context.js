/**
 * A page's address in, its context out: who stands behind it, what it resembles, and what cites it. The same answers as
 * the server's `/v1/context`, from a snapshot alone: no request, no DOM.
 */

import * as matching from "./matching.js";

export { BadUrl } from "./urls/address.js";

/** @typedef {import("./edition.js").Edition} Edition */

const LONGEST_TITLE = 1000; // characters; the server refuses more

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
  const { outlet, platform } = edition.registry.find(page);
  const lookalike = outlet ? null : edition.lookalikes.find(page.host);
  return {
    page: { url: page.url, host: page.host, unwrapped: page.unwrapped },
    status: outlet ? "listed" : lookalike ? "lookalike" : "unlisted",
    platform,
    outlet,
    lookalike,
    ...(await matching.find(page, isLong(title) ? null : title, outlet, edition.index, edition.weights)),
    registry: edition.state,
  };
}

/** @param {string | null} title */
function isLong(title) {
  return title !== null && [...title.slice(0, 2 * LONGEST_TITLE + 1)].length > LONGEST_TITLE;
}
