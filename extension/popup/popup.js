/** The popup: checks the tab in front of the reader, who asked for that by opening it. `?tab=ID` names another tab. */

import "../lib/page.js";
import { AnswerView, head } from "./answer.js";

const { id: windowId } = await chrome.windows.getCurrent();
const view = new AnswerView(current, "check", () => (hasSide() ? [aside()] : []));

document.body.append(head(), view.place, view.switches, view.said);
await view.show();

/** @returns {Promise<number>} */
async function current() {
  const asked = new URLSearchParams(location.search).get("tab");
  if (asked) return Number(asked);
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? chrome.tabs.TAB_ID_NONE;
}

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
