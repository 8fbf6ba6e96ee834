/** What an answer and its page refer to: the names of the outlets that are cited, and the sites and outlets to which links lead. */

import * as snapshot from "./snapshot.js";

/** @typedef {import("./snapshot.js").Held} Held */
/** @typedef {import("../content/types.d.ts").Claim} Claim */

const MOST = 1000; // addresses of one page
const LONGEST = 2000; // characters of an address

/**
 * Name the outlets and sites of an answer.
 * @param {Held} held
 * @param {import("../content/types.d.ts").Context} context
 * @returns {{outlets: Record<string, string>, sites: import("../content/types.d.ts").Sites}}
 */
export function places(held, context) {
  const claims = context.claims.map(({ claim }) => claim);
  const works = context.works.map(({ work }) => ({ citations: [work] }));
  const sites = addresses(context.outlet).map((address) => [address, site(held, address)]);
  return { outlets: named(held, [...claims, ...works]), sites: Object.fromEntries(sites) };
}

/**
 * Name the outlets that are cited, by id.
 * @param {Held} held
 * @param {{citations: {outlet: string | null}[]}[]} claims
 * @returns {Record<string, string>}
 */
export function named({ edition }, claims) {
  const cited = new Set(claims.flatMap(({ citations }) => citations.map(({ outlet }) => outlet ?? "")));
  return Object.fromEntries(
    [...cited].flatMap((id) => {
      const outlet = edition.registry.known(id);
      return outlet ? [[id, outlet.name]] : [];
    }),
  );
}

/**
 * Say of each document in an answer which language it is in.
 * @template T
 * @param {import("../lib/edition.js").Edition} edition
 * @param {T} answer
 * @param {{document: import("../content/types.d.ts").DocumentName}[]} rows  of the answer
 * @returns {T}  the same
 */
export function spoken({ index }, answer, rows) {
  for (const { document } of rows) document.language = index.language(document.id);
  return answer;
}

/**
 * Every `source` in an answer, at any depth.
 * @param {unknown} value
 * @returns {string[]}
 */
function addresses(value) {
  if (!value || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === "source" && typeof item === "string" ? [item] : addresses(item),
  );
}

/**
 * @param {Held} held
 * @param {string} address
 */
function site({ edition }, address) {
  try {
    const { host, unwrapped } = edition.addresses.parse(address, (/** @type {string} */ name) =>
      edition.registry.lists(name),
    );
    return { host: host.replace(/^www\./, ""), unwrapped };
  } catch {
    return { host: address, unwrapped: [] };
  }
}

/**
 * Find the outlets of links; those of the page's own outlet are left out.
 * @param {string} page
 * @param {unknown[]} addresses
 * @returns {Promise<Record<string, import("../content/types.d.ts").Outlet>>}
 */
export function linked(page, addresses) {
  return snapshot.asked(async (now) => (now ? leading(now, page, addresses) : {}));
}

/**
 * @param {Held} now
 * @param {string} page
 * @param {unknown[]} addresses
 */
async function leading(now, page, addresses) {
  const own = outletOf(now, page)?.id;
  const asked = addresses.filter((address) => typeof address === "string" && address.length <= LONGEST).slice(0, MOST);
  const found = asked.flatMap((address) => {
    const outlet = outletOf(now, String(address));
    return outlet && outlet.id !== own ? [{ address, outlet }] : [];
  });
  const cards = await Promise.all(found.map(({ outlet }) => now.edition.registry.card(outlet)));
  return Object.fromEntries(found.map(({ address }, at) => [address, cards[at]]));
}

/**
 * @param {Held} held
 * @param {string} address
 */
function outletOf({ edition }, address) {
  try {
    const page = edition.addresses.parse(address, (host) => edition.registry.lists(host));
    return edition.registry.find(page).outlet;
  } catch {
    return null;
  }
}
