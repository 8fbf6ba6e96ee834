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
