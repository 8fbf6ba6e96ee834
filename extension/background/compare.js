/**
 * A tab whose reader asked for a comparison in, the statements out that the server finds by its text. The only file that
 * sends words of a page: address, title and text, once for each click, to the reader's own server. Keeps nothing.
 */

import { check } from "../lib/comparison.js";
import { answer } from "./answers.js";
import * as pages from "./pages.js";
import { named } from "./places.js";
import * as snapshot from "./snapshot.js";

const PATIENCE = 60_000; // milliseconds
const LONGEST = 200_000; // characters of a text that the server takes
const LONGEST_TITLE = 1000;
const KINDS = new Set(["quoted-on-page", "about-this-subject"]);

/** @typedef {import("../content/types.d.ts").Comparison} Comparison */

/**
 * Compare the text of a tab's page.
 * @param {number} id
 * @returns {Promise<Comparison>}
 */
export async function compare(id) {
  const tab = await chrome.tabs.get(id);
  const shown = await answer(tab.url, tab.title, tab.incognito);
  if (shown.state !== "checked") return failed("page", "");
  const text = await pages.read(id);
  if (text === null) return failed("unread", "");
  const page = {
    url: shown.context.page.url,
    title: (tab.title ?? "").slice(0, LONGEST_TITLE),
    text: text.slice(0, LONGEST),
  };
  return ask(shown.server, page).catch((error) => failed("no-answer", String(error?.message ?? error)));
}

/**
 * @param {string} server
 * @param {{url: string, title: string, text: string}} page
 * @returns {Promise<Comparison>}
 */
async function ask(server, page) {
  const response = await fetch(`${server}/v1/context`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ pages: [page] }),
    cache: "no-store",
    credentials: "omit",
    redirect: "error",
    referrerPolicy: "no-referrer",
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (!response.ok) return failed("status", String(response.status));
  return read(await response.text());
}

/**
 * @param {string} body
 * @returns {Promise<Comparison>}
 */
async function read(body) {
  try {
    const found = check(JSON.parse(body)).filter(({ match }) => KINDS.has(match.kind));
    const now = await snapshot.held();
    const claims = found.map(({ claim }) => claim);
    return { matches: found, outlets: now ? named(now, claims) : {} };
  } catch (error) {
    return failed("nonsense", error instanceof Error ? error.message : "");
  }
}

/**
 * @param {string} why
 * @param {string} detail
 * @returns {Comparison}
 */
function failed(why, detail) {
  return { failed: { why, detail } };
}
