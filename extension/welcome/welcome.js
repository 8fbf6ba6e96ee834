/** The page after install: what Masthead does and sends, its server, and the one access that it asks for. */

import * as access from "../lib/access.js";
import { send } from "../lib/messages.js";
import { button, fill, paragraph, section, status, way } from "../lib/page.js";
import { sentTable } from "../lib/sent.js";
import { serverForm } from "../lib/serverform.js";

const give = button("accessGive", async () => tell(await access.ask(), text("accessRefused")));
const given = status();
const { settings } = await send({ name: "state" });

fill(
  "welcomeTitle",
  paragraph("welcomeLead", { class: "lead" }),
  section(
    "welcomeServer",
    paragraph("welcomeServerWhy"),
    serverForm(settings.server, () => undefined),
  ),
  section("welcomeAccess", paragraph("welcomeAccessWhy"), element("p", {}, give), given, paragraph("welcomeWithout")),
  section("welcomeSent", sentTable()),
  way("options/privacy.html", "privacyTitle"),
  way("options/options.html", "settings"),
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
