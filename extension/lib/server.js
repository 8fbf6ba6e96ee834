/** A server's address as typed in, an origin out. Refuses what could be changed on the way. */

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
  if (!address || !/^https?:$/.test(address.protocol) || address.username || address.search || address.hash) {
    return { problem: "serverBad" };
  }
  if (address.pathname !== "/") return { problem: "serverBad" };
  if (address.protocol === "http:" && !OWN.has(address.hostname)) return { problem: "serverUnsafe" };
  return { origin: address.origin };
}
