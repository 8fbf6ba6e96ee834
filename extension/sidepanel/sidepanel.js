/**
 * The side panel: follows the tab in front, by its address alone, for reading at length. A page's words are read only when
 * the reader asks for it.
 */

import "../lib/page.js";
import { AnswerView, windowId } from "../popup/answer.js";

const view = new AnswerView("look", (shown) => (shown.state === "checked" ? [words] : []));
const words = element("button", { type: "button", click: () => view.show("check") }, text("checkWords"));

chrome.tabs.onActivated.addListener((active) => {
  if (active.windowId === windowId) view.show();
});
chrome.tabs.onUpdated.addListener((_id, change, tab) => {
  if (tab.active && tab.windowId === windowId && (change.url || change.title || change.status)) view.show();
});
addEventListener("focus", () => view.show());
await view.show();
