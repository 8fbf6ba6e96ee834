/** Every request that the extension ever made, as the log has it; it can be saved as a file and cleared. */

import { clear, list, MOST } from "../background/log.js";
import { save } from "../lib/files.js";
import { button, fill, paragraph, section, status, way } from "../lib/page.js";

/** @typedef {import("../background/log.js").Entry} Entry */

const COLUMNS = ["Time", "What", "Answer"];
const SHOWN = 500; // rows at first

const [totals, done] = [status(), status()];
const place = element("div", { class: "log" });
const more = button("requestsAll", () => show(Number.POSITIVE_INFINITY));

fill(
  "requestsTitle",
  paragraph("requestsLead", { class: "lead" }),
  totals,
  element("p", { class: "row" }, button("requestsSave", saveAll), button("requestsClear", forget)),
  done,
  section("requestsList", paragraph("requestsNote", { class: "about" }), place, more),
  way("options/privacy.html", "privacyTitle"),
  way("options/options.html", "settings"),
);
await show(SHOWN);

/** @param {number} most */
async function show(most) {
  const log = await list();
  totals.textContent = log.totals
    ? text("requestsTotals", log.totals.requests, log.totals.received, log.totals.sent, moment(log.totals.since))
    : text("requestsNone");
  more.hidden = log.entries.length <= most;
  place.replaceChildren(table(log.entries.slice(0, most)));
}

/** @param {Entry[]} entries */
function table(entries) {
  const heads = COLUMNS.map((column) => element("th", { scope: "col" }, text(`request${column}`)));
  return element("table", {}, element("thead", {}, element("tr", {}, heads)), element("tbody", {}, entries.map(row)));
}

/** @param {Entry} entry */
function row({ at, address, why, sent, received, outcome }) {
  const bytes = text("requestBytes", received, sent);
  return element(
    "tr",
    {},
    element("td", {}, element("time", { datetime: new Date(at).toISOString() }, moment(at))),
    element(
      "td",
      {},
      element("bdi", { class: "address", dir: "ltr" }, address),
      element("p", { class: "about" }, text(`why_${why}`)),
    ),
    element("td", {}, outcome ? original(outcome) : text("requestOpen"), element("p", { class: "about" }, bytes)),
  );
}

async function saveAll() {
  const log = await list();
  save("masthead-requests.json", JSON.stringify({ most: MOST, ...log }, null, 2));
}

async function forget() {
  await clear();
  await show(SHOWN);
  done.textContent = text("requestsCleared");
}
