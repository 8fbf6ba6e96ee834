/** A server's address or a site as typed in, an origin or whether it is one out. Refuses what could be changed on the way. */

const OWN = new Set(["127.0.0.1", "localhost"]);

/**
 * Read a server's address.
 * @param {string} typed
 * @returns {{origin: string} | {problem: "serverBad" | "serverUnsafe"}}
 */
export function read(typed) {
  const words = typed.trim();
  const scheme = /^(127\.0\.0\.1|localhost)(:|\/|$)/.test(words) ? "http" : "https";
  const address = URL.parse(/^[a-z]+:\/\//i.test(words) ? words : `${scheme}://${words}`);
  if (
    !address ||
    !/^https?:$/.test(address.protocol) ||
    address.username ||
    address.password ||
    address.search ||
    address.hash
  ) {
    return { problem: "serverBad" };
  }
  if (address.pathname !== "/") return { problem: "serverBad" };
  if (address.protocol === "http:" && !OWN.has(address.hostname)) return { problem: "serverUnsafe" };
  return { origin: address.origin };
}

/**
 * Is this the host of a site, as the list of sites that are off holds it?
 * @param {unknown} value
 */
export function isSite(value) {
  return typeof value === "string" && value.length < 254 && /^(?=.*[^.])[a-z0-9._:[\]-]+$/.test(value);
}
