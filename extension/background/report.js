/**
 * A reader's report in, its receipt out: sent once for each press of a button, to the reader's own server. The only file that
 * sends words of the reader. Keeps nothing.
 */

import * as settings from "../lib/settings.js";
import { ask } from "./requests.js";

const MOST = 2 ** 16; // bytes of an answer

/** @typedef {import("../content/types.d.ts").Reported} Reported */

/**
 * Send a report.
 * @param {{about: string, id: string, kind: string, words: string, page: string}} told
 * @param {boolean} incognito
 * @returns {Promise<Reported>}
 */
export async function report({ about, id, kind, words, page }, incognito) {
  const { server } = await settings.read();
  const body = JSON.stringify({ [about]: id, kind, text: words, ...(page ? { page } : {}) });
  const wish = { why: /** @type {const} */ ("report"), headers: { "Content-Type": "application/json" }, body };
  return ask(`${server}/v1/reports`, { ...wish, most: MOST, incognito }).then(read, (error) =>
    failed(error.why ?? "no-answer", error.message),
  );
}

/**
 * @param {import("./requests.js").Answer} answer
 * @returns {Reported}
 */
function read({ status, body }) {
  if (status === 429) return failed("too-many", String(status));
  if (status !== 202) return failed("status", String(status));
  try {
    const { id } = JSON.parse(new TextDecoder().decode(body));
    return typeof id === "string" ? { id } : failed("nonsense", "");
  } catch (error) {
    return failed("nonsense", String(error));
  }
}

/**
 * @param {string} why
 * @param {string} detail
 * @returns {Reported}
 */
function failed(why, detail) {
  return { failed: { why, detail } };
}
