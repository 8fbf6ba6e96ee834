/** Addresses of a page's links in, the listed outlets among them out: found in the snapshot, without any request. */

import * as snapshot from "./snapshot.js";

const MOST = 1000; // addresses of one page
const LONGEST = 2000; // characters of an address

/**
 * Find the outlets of links; those of the page's own outlet are left out.
 * @param {string} page
 * @param {unknown[]} addresses
 * @returns {Promise<Record<string, import("../content/types.d.ts").Outlet>>}
 */
export async function find(page, addresses) {
  const now = await snapshot.held();
  if (!now) return {};
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
 * @param {import("./snapshot.js").Held} held
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
