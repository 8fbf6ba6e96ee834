/**
 * The only file that fetches. Whatever it asks for is in the log before it is sent, carries neither cookies nor the page from
 * which it comes, and has a bound of time and size.
 */

import * as log from "./log.js";

const PATIENCE = 60_000; // milliseconds

/** @typedef {import("../content/types.d.ts").Failure} Failure */

/** A request or an answer that came to nothing, in a word for the reader and in the words of the error. */
export class Failed extends Error {
  /**
   * @param {Failure["why"]} why
   * @param {string} detail
   */
  constructor(why, detail) {
    super(detail);
    this.why = why;
  }
}

/**
 * @typedef {object} Wish
 * @property {import("./log.js").Entry["why"]} why
 * @property {Record<string, string>} [headers]
 * @property {string} [body]  sent by POST; without one it is a GET
 * @property {number} most  bytes of the answer, unpacked
 * @property {boolean} [incognito]
 */

/** @typedef {{status: number, etag: string | null, body: Uint8Array<ArrayBuffer>}} Answer */

/**
 * Ask a server.
 * @param {string} address
 * @param {Wish} wish
 * @returns {Promise<Answer>}  whatever its status
 * @throws {Failed} if there is no answer, or one of more bytes
 */
export async function ask(address, wish) {
  const sent = new TextEncoder().encode(wish.body ?? "").length;
  const entry = { at: Date.now(), address, why: wish.why, sent, received: 0, outcome: "" };
  const end = await log.begin(entry, wish.incognito ?? false);
  const told = { received: 0, outcome: "" };
  try {
    return await answered(address, wish, told);
  } catch (error) {
    told.outcome = error instanceof Error ? error.message : String(error);
    throw error instanceof Failed ? error : new Failed("no-answer", told.outcome);
  } finally {
    await end(told.received, told.outcome);
  }
}

/**
 * @param {string} address
 * @param {Wish} wish
 * @param {{received: number, outcome: string}} told
 * @returns {Promise<Answer>}
 */
async function answered(address, { headers = {}, body, most }, told) {
  const response = await fetch(address, {
    headers,
    ...(body === undefined ? {} : { method: "POST", body }),
    cache: "no-store",
    credentials: "omit",
    redirect: "error",
    referrerPolicy: "no-referrer",
    signal: AbortSignal.timeout(PATIENCE),
  });
  told.outcome = String(response.status);
  const content = await read(response, most, told);
  return { status: response.status, etag: response.headers.get("ETag"), body: content };
}

/**
 * @param {Response} response
 * @param {number} most
 * @param {{received: number}} told
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function read(response, most, told) {
  const reader = response.body?.getReader();
  const parts = [];
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    told.received += part.value.length;
    if (told.received > most) {
      await reader?.cancel();
      throw new Failed("nonsense", `more than ${most} bytes`);
    }
    parts.push(part.value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
