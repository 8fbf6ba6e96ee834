/**
 * A tab whose reader asked for a comparison in, the statements out that the server finds by its text. The only file that
 * sends words of a page: address, title and text, once for each click, to the reader's own server. Keeps nothing.
 */

import { check } from "../lib/comparison.js";
import { answer } from "./answers.js";
import * as pages from "./pages.js";
import { named, spoken } from "./places.js";
import { ask } from "./requests.js";
import * as snapshot from "./snapshot.js";

const MOST = 2 ** 24; // bytes of an answer
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
  return asked(shown.server, page, tab.incognito).catch((error) => failed(error.why ?? "no-answer", error.message));
}

/**
 * @param {string} server
 * @param {{url: string, title: string, text: string}} page
 * @param {boolean} incognito
 * @returns {Promise<Comparison>}
 */
async function asked(server, page, incognito) {
  const [headers, body] = [{ "Content-Type": "application/json" }, JSON.stringify({ pages: [page] })];
  const answer = await ask(`${server}/v1/context`, { why: "compare", headers, body, most: MOST, incognito });
  if (answer.status !== 200) return failed("status", String(answer.status));
  return read(new TextDecoder().decode(answer.body));
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
    return { matches: found, outlets: now ? named(spoken(now.edition, now, claims), claims) : {} };
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
