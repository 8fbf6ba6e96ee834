/** The page after install: what Masthead does and sends, its server, and the one access that it asks for. */

import * as access from "../lib/access.js";
import { send } from "../lib/messages.js";
import { button, paragraph, section, status, way } from "../lib/page.js";
import { serverForm } from "../lib/serverform.js";

const SENT = ["Pages", "Snapshot", "Compare", "Links"];

const give = button("accessGive", async () => tell(await access.ask(), text("accessRefused")));
const given = status();
const { settings } = await send({ name: "state" });

document.body.append(
  element(
    "main",
    {},
    element("h1", {}, text("welcomeTitle")),
    paragraph("welcomeLead", { class: "lead" }),
    section(
      "welcomeServer",
      paragraph("welcomeServerWhy"),
      serverForm(settings.server, () => undefined),
    ),
    section("welcomeAccess", paragraph("welcomeAccessWhy"), element("p", {}, give), given, paragraph("welcomeWithout")),
    section("welcomeSent", table()),
    way("options/options.html", "settings"),
  ),
);
tell(await access.isGiven(), "");

/**
 * @param {boolean} agreed
 * @param {string} otherwise
 */
function tell(agreed, otherwise) {
  give.hidden = agreed;
  given.textContent = agreed ? text("accessGiven") : otherwise;
}

/** What is sent, when, to whom. */
function table() {
  const heads = ["What", "When", "To"].map((column) => element("th", { scope: "col" }, text(`sent${column}`)));
  const rows = SENT.map((row) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, text(`sent${row}What`)),
      element("td", {}, text(`sent${row}When`)),
      element("td", {}, text(`sent${row}To`)),
    ),
  );
  return element("table", {}, element("thead", {}, element("tr", {}, heads)), element("tbody", {}, rows));
}
