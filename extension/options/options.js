/** The settings: server and age of the data, sites that are off, access to pages, and back to the beginning. */

import * as access from "../lib/access.js";
import { send } from "../lib/messages.js";
import { button, paragraph, section, status, way } from "../lib/page.js";
import { serverForm } from "../lib/serverform.js";
import { DEFAULTS } from "../lib/settings.js";

const [age, failure, given, done] = [status(), status(), status(), status()];
const everywhere = /** @type {HTMLInputElement} */ (
  element("input", { type: "checkbox", "aria-describedby": "everywhere", change: switchAll })
);
const sites = element("ul", { class: "list" });
const sitesHeading = element("h2", { tabindex: "-1" }, text("optionsSites"));
const turn = button("accessGive", turnAccess);
const first = await send({ name: "state" });

document.body.append(
  element(
    "main",
    {},
    element("h1", {}, text("optionsTitle")),
    section(
      "optionsData",
      age,
      failure,
      element("p", {}, button("refreshNow", refresh)),
      serverForm(first.settings.server, tell),
    ),
    section(
      "optionsEverywhere",
      element("p", {}, element("label", { class: "check" }, everywhere, text("everywhereLabel"))),
      paragraph("everywhereHint", { class: "about", id: "everywhere" }),
    ),
    element("section", {}, sitesHeading, sites),
    section("optionsAccess", given, element("p", {}, turn)),
    section(
      "optionsReset",
      element("p", {}, text("resetHint", DEFAULTS.server)),
      element("p", {}, button("resetDo", reset)),
      done,
    ),
    way("welcome/welcome.html", "welcomeSent"),
  ),
);
tell(first);
await tellAccess();

/** @param {{settings: import("../lib/settings.js").Settings, data: import("../content/types.d.ts").Age}} state */
function tell({ settings, data }) {
  age.textContent = ageText(data);
  failure.textContent = data.failure ? failureText(data.failure) : "";
  everywhere.checked = settings.off;
  const rows = settings.sites.map(row);
  sites.replaceChildren(...(rows.length ? rows : [element("li", { class: "unknown" }, text("sitesNone"))]));
}

/** @param {import("../content/types.d.ts").Age} data */
function ageText({ registry, fetched, server }) {
  if (!registry || fetched === null) return text("ageNone");
  const updated = registry.updated ?? text("dayUnknown");
  return text("ageFetched", updated, many("outlets", registry.outlets), moment(fetched), server ?? "");
}

/** @param {string} host */
function row(host) {
  const label = text("siteRemove", host);
  const show = element("button", { type: "button", click: () => showAgain(host) }, label);
  return element("li", {}, isolated(host), " ", show);
}

/** @param {string} host */
async function showAgain(host) {
  await send({ name: "off-on", host, off: false });
  tell(await send({ name: "state" }));
  sitesHeading.focus();
}

async function refresh() {
  age.textContent = text("trying");
  tell(await send({ name: "refresh" }));
}

function switchAll() {
  return send({ name: "off-everywhere", off: everywhere.checked });
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
  const state = await send({ name: "reset" });
  tell(state);
  const address = /** @type {HTMLInputElement} */ (document.getElementById("address"));
  address.value = state.settings.server;
  await tellAccess();
  done.textContent = text("resetDone");
}
