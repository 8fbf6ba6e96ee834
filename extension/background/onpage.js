/** What pages and panels ask of the worker about one page: its words, where its label sits, a comparison or a report that the reader wants. */

import * as settings from "../lib/settings.js";
import { compare } from "./compare.js";
import * as highlights from "./highlights.js";
import * as pages from "./pages.js";
import { linked } from "./places.js";
import { report } from "./report.js";
import * as tabs from "./tabs.js";

/**
 * Answer a message.
 * @param {import("../lib/messages.js").OnPage} message
 * @param {chrome.runtime.MessageSender} sender
 * @returns {Promise<unknown>}
 */
export async function respond(message, sender) {
  switch (message.name) {
    case "look":
      return tabs.look(message.tab);
    case "words":
      return highlights.find(message.words);
    case "place":
      return keep(message, sender.tab);
    case "links":
      return linked(sender.url ?? "", message.addresses);
    case "mark-links":
      return tabs.markLinks(message.host, message.on);
    case "compare":
      return compare(message.tab);
    case "report":
      return report(message, sender.tab?.incognito ?? false);
    default:
      return sender.tab?.id === undefined ? null : compare(sender.tab.id);
  }
}

/**
 * Keep where the label sits; of a private window nothing is kept.
 * @param {{corner: import("../content/types.d.ts").Place["corner"], small: boolean}} message
 * @param {chrome.tabs.Tab | undefined} tab
 */
async function keep({ corner, small }, tab) {
  const place = { corner, small };
  if (settings.isPlace(place) && !tab?.incognito) await settings.write(() => ({ place }));
  return null;
}

/**
 * A shortcut of the browser: go to the words that are marked on the page in front.
 * @param {string} command
 * @param {chrome.tabs.Tab | undefined} tab
 */
export async function command(command, tab) {
  const [front] = tab ? [tab] : await chrome.tabs.query({ active: true, currentWindow: true });
  if (front?.id !== undefined) await pages.step(front.id, command === "previous-words");
}
