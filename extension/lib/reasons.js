/** A code and what it speaks of in, a reason out, in the shape of the server's `server/reasons.py`. Knows no words of it. */

const NOTHING = Object.freeze({ title: null, outlet: null, by: [], words: [] });

/**
 * Put a reason together.
 * @param {string} code
 * @param {{title?: string | null, outlet?: string, by?: string[]}} [parts]
 * @returns {import("./snapshot.d.ts").Reason}
 */
export function because(code, parts = {}) {
  return { code, ...NOTHING, ...parts };
}

/**
 * Say that a host resembles one outlet's address, or those of several outlets of one name.
 * @param {string} host
 * @param {string[]} domains  the outlets' own hosts, in the order of `outlets`
 * @param {string[]} outlets  their names
 * @returns {import("./snapshot.d.ts").Resemblance}
 */
export function resembles(host, domains, outlets) {
  return { code: outlets.length === 1 ? "resembles-address" : "resembles-addresses", host, domains, outlets };
}
