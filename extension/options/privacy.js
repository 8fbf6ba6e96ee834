/** The privacy policy: what is sent, what is kept and where, and what each permission is for. */

import { fill, paragraph, section, way } from "../lib/page.js";
import { sentTable } from "../lib/sent.js";

const PERMISSIONS = ["storage", "activeTab", "scripting", "alarms", "sidePanel", "hosts"];

const permissions = PERMISSIONS.map((name) => [
  element("dt", {}, text(`permission_${name}_name`)),
  element("dd", {}, text(`permission_${name}`)),
]);

fill(
  "privacyTitle",
  paragraph("privacyLead", { class: "lead" }),
  section("welcomeSent", sentTable(), paragraph("privacyServer")),
  section("privacyKept", paragraph("privacyKeptWhat"), paragraph("privacyPrivate"), paragraph("privacyForget")),
  section("privacyPermissions", element("dl", {}, permissions.flat())),
  way("options/requests.html", "requestsTitle"),
  way("options/options.html", "settings"),
);
