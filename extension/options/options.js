/** The settings: server and age of the data, sites that are off, access to pages, files of settings, and back to the beginning. */

import * as access from "../lib/access.js";
import { opener, save } from "../lib/files.js";
import { send } from "../lib/messages.js";
import { button, fill, paragraph, section, status, way } from "../lib/page.js";
import { serverForm } from "../lib/serverform.js";
import { DEFAULTS, INTERVALS } from "../lib/settings.js";
import * as settingsFile from "../lib/settingsfile.js";

const [age, held, failure, given, filed, done] = [status(), status(), status(), status(), status(), status()];
const interval = /** @type {HTMLSelectElement} */ (
  element(
    "select",
    { id: "interval", change: setInterval },
    INTERVALS.map((minutes) => element("option", { value: String(minutes) }, text(`interval_${minutes}`))),
  )
);
const everywhere = /** @type {HTMLInputElement} */ (
  element("input", { type: "checkbox", "aria-describedby": "everywhere", change: switchAll })
);
const sites = element("ul", { class: "list" });
const sitesHeading = element("h2", { tabindex: "-1" }, text("optionsSites"));
const links = element("ul", { class: "list" });
const linksHeading = element("h2", { tabindex: "-1" }, text("optionsLinks"));
const turn = button("accessGive", turnAccess);
const first = await send({ name: "state" });

fill(
  "optionsTitle",
  section(
    "optionsData",
    age,
    held,
    failure,
    element("p", {}, button("refreshNow", refresh)),
    serverForm(first.settings.server, tell),
    element("p", { class: "row" }, element("label", { for: "interval" }, text("intervalLabel")), interval),
  ),
  section(
    "optionsEverywhere",
    element("p", {}, element("label", { class: "check" }, everywhere, text("everywhereLabel"))),
    paragraph("everywhereHint", { class: "about", id: "everywhere" }),
  ),
  element("section", {}, sitesHeading, sites),
  element("section", {}, linksHeading, links),
  section("optionsAccess", given, element("p", {}, turn)),
  section(
    "optionsFile",
    paragraph("fileHint"),
    element("p", { class: "row" }, button("fileSave", saveFile), opener("fileOpen", openFile)),
    filed,
  ),
  section(
    "optionsReset",
    element("p", {}, text("resetHint", DEFAULTS.server)),
    element("p", {}, button("resetDo", reset)),
    done,
  ),
  way("options/requests.html", "requestsTitle"),
  way("options/privacy.html", "privacyTitle"),
  way("welcome/welcome.html", "welcomeTitle"),
);
let pending = 0;
let server = first.settings.server;
tell(first);
await tellAccess();

/**
 * Ask the worker for something, and tell how things are when nothing more is asked for: what was told in between would take
 * back what the reader chose meanwhile.
 * @param {import("../lib/messages.js").Message} message
 * @returns {Promise<any>}
 */
async function ask(message) {
  pending++;
  const answer = await send(message);
  pending--;
  const state = await send({ name: "state" });
  if (!pending) tell(state);
  return answer;
}

/** @param {{settings: import("../lib/settings.js").Settings, data: import("../content/types.d.ts").Age}} state */
function tell({ settings, data }) {
  age.textContent = ageText(data);
  held.textContent = data.claims ? heldText(data.claims) : "";
  interval.value = String(settings.interval);
  const address = /** @type {HTMLInputElement | null} */ (document.getElementById("address"));
  if (address && address.value === server) address.value = settings.server; // what was typed meanwhile stays
  server = settings.server;
  failure.replaceChildren(data.failure ? failureText(data.failure) : "");
  everywhere.checked = settings.off;
  list(sites, settings.sites.map(offRow));
  list(links, settings.links.map(linksRow));
}

/**
 * @param {HTMLElement} place
 * @param {HTMLElement[]} rows
 */
function list(place, rows) {
  place.replaceChildren(...(rows.length ? rows : [element("li", { class: "unknown" }, text("sitesNone"))]));
}

/** @param {import("../content/types.d.ts").Age} data */
function ageText({ registry, fetched, server }) {
  if (!registry || fetched === null) return text("ageNone");
  const updated = registry.updated ? dayText(registry.updated) : text("dayUnknown");
  return text("ageFetched", updated, many("outlets", registry.outlets), moment(fetched), server ?? "");
}

/** @param {{held: number, total: number}} claims */
function heldText({ held, total }) {
  return held < total
    ? text("heldSome", many("claims", held), many("claims", total))
    : text("heldAll", many("claims", held));
}

function setInterval() {
  return ask({ name: "set-interval", interval: Number(interval.value) });
}

async function saveFile() {
  const { settings } = await send({ name: "state" });
  save("masthead-settings.json", settingsFile.written(settings));
}

/** @param {string} content */
async function openFile(content) {
  const found = settingsFile.read(content);
  filed.replaceChildren(...("problem" in found ? [text(found.problem, found.detail)] : await adopt(found.settings)));
}

/**
 * @param {Partial<import("../lib/settings.js").Settings>} wanted
 * @returns {Promise<(Node | string)[]>} what came of it
 */
async function adopt(wanted) {
  filed.textContent = text("trying");
  const state = await ask({ name: "import", settings: wanted });
  const refused = wanted.server !== undefined && state.settings.server !== wanted.server;
  return refused ? phrase("importServer", wanted.server ?? "", failureText(state.data.failure)) : [text("importDone")];
}

/** @param {string} host */
function offRow(host) {
  return row(isolated(host), text("siteRemove", host), sitesHeading, { name: "off-on", host, off: false });
}

/** @param {string} host  "*" stands for all */
function linksRow(host) {
  const [name, label] =
    host === "*" ? [text("optionsEverywhere"), text("linksNowhere")] : [isolated(host), text("linksNotHere", host)];
  return row(name, label, linksHeading, { name: "mark-links", host, on: false });
}

/**
 * A site, and a button that takes back what was set for it.
 * @param {Node | string} name
 * @param {string} label
 * @param {HTMLElement} heading  of the list, on which the focus is when the button is gone
 * @param {import("../lib/messages.js").Message} message
 */
function row(name, label, heading, message) {
  const click = () => ask(message).then(() => heading.focus());
  return element("li", {}, name, " ", element("button", { type: "button", click }, label));
}

async function refresh() {
  age.textContent = text("trying");
  await ask({ name: "refresh" });
}

function switchAll() {
  return ask({ name: "off-everywhere", off: everywhere.checked });
}

async function turnAccess() {
  await (turn.dataset.given ? access.drop() : access.ask());
  await tellAccess();
}

async function tellAccess() {
  const isGiven = await access.isGiven();
  turn.dataset.given = isGiven ? "yes" : "";
  turn.textContent = text(isGiven ? "accessTake" : "accessGive");
  given.textContent = text(isGiven ? "accessGiven" : "accessNone");
}

async function reset() {
  await access.drop();
  await ask({ name: "reset" });
  await tellAccess();
  done.textContent = text("resetDone");
}
