/**
 * The side panel: follows the tab in front, by its address alone, for reading at length. A page's words are read only when
 * the reader asks for it. `?tab=ID` stays with one tab.
 */

import "../lib/page.js";
import { AnswerView, head } from "../popup/answer.js";

const { id: windowId } = await chrome.windows.getCurrent();
const view = new AnswerView(current, "look", (shown) => (shown.state === "checked" ? [words] : []));
const words = element("button", { type: "button", click: () => view.show("check") }, text("checkWords"));

document.body.append(head(), view.place, view.switches, view.said);
chrome.tabs.onActivated.addListener((active) => {
  if (active.windowId === windowId) view.show();
});
chrome.tabs.onUpdated.addListener((_id, change, tab) => {
  if (tab.active && tab.windowId === windowId && (change.url || change.title || change.status)) view.show();
});
addEventListener("focus", () => view.show());
await view.show();

/** @returns {Promise<number>} */
async function current() {
  const asked = new URLSearchParams(location.search).get("tab");
  if (asked) return Number(asked);
  const [tab] = await chrome.tabs.query({ active: true, windowId });
  return tab?.id ?? chrome.tabs.TAB_ID_NONE;
}
