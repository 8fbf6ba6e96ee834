/** The popup: checks the tab in front of the reader, who asked for that by opening it. */

import "../lib/page.js";
import { AnswerView, windowId } from "./answer.js";

await new AnswerView("check", () => (hasSide() ? [aside()] : [])).show();

/** Has the browser a place beside the page? */
function hasSide() {
  return "sidePanel" in chrome || "sidebarAction" in chrome;
}

/** The way to the side panel; browsers open it only from the click itself. */
function aside() {
  const click = () => {
    const { sidePanel, sidebarAction } = /** @type {any} */ (chrome);
    (sidePanel ? sidePanel.open({ windowId }) : sidebarAction.open()).then(() => close());
  };
  return element("button", { type: "button", click }, text("openAside"));
}
