/** The worker: listens to the browser, and passes on what it hears. The only file that listens; all listeners are set at once. */

import { accept } from "../lib/messages.js";
import * as settings from "../lib/settings.js";
import * as log from "./log.js";
import * as onpage from "./onpage.js";
import * as snapshot from "./snapshot.js";
import * as tabs from "./tabs.js";

chrome.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === "install") chrome.tabs.create({ url: chrome.runtime.getURL("welcome/welcome.html") });
  renew("start");
});
chrome.runtime.onStartup.addListener(() => renew("start"));
chrome.alarms.onAlarm.addListener(() => renew("alarm"));
chrome.tabs.onUpdated.addListener((id, change) => {
  if (change.url || change.title || change.status) tabs.update(id, change.status !== "loading");
});
chrome.commands?.onCommand.addListener((command, tab) => onpage.command(command, tab));
chrome.permissions.onAdded.addListener(tabs.updateAll);
chrome.permissions.onRemoved.addListener(tabs.updateAll);
chrome.runtime.onMessage.addListener((message, sender, answer) => {
  const accepted = sender.id === chrome.runtime.id ? accept(message, isOurs(sender)) : null;
  if (!accepted) return false;
  respond(accepted, sender).then(answer, (error) => answer({ failed: String(error) }));
  return true;
});

void snapshot.held().then(snapshot.keepAlarm); // whatever wakes the worker asks for the data next

/** @param {import("./log.js").Entry["why"]} why */
async function renew(why) {
  const changed = await snapshot.refresh(why);
  if (changed) await tabs.updateAll();
}

/** @param {chrome.runtime.MessageSender} sender */
function isOurs(sender) {
  return sender.url?.startsWith(chrome.runtime.getURL("")) ?? false;
}

/**
 * @param {import("../lib/messages.js").Message} message
 * @param {chrome.runtime.MessageSender} sender
 * @returns {Promise<unknown>}
 */
async function respond(message, sender) {
  switch (message.name) {
    case "check":
      return tabs.check(message.tab);
    case "show":
      return tabs.put(message.tab);
    case "off-here":
      return tabs.offHere(sender.tab);
    case "off-on":
      return tabs.offOn(message.host, message.off);
    case "off-everywhere":
      return tabs.offEverywhere(message.off);
    case "refresh":
      return renew("asked").then(state);
    case "use-server":
      return use(message.server);
    case "set-interval":
      return adopt({ interval: message.interval });
    case "import":
      return adopt(message.settings);
    case "reset":
      return reset();
    case "look":
    case "words":
    case "place":
    case "links":
    case "mark-links":
    case "compare":
    case "compare-here":
    case "report":
      return onpage.respond(message, sender);
    default:
      return state();
  }
}

async function state() {
  const [wishes, data] = await Promise.all([settings.read(), snapshot.state()]);
  return { settings: wishes, data };
}

/** @param {string} server */
async function use(server) {
  const changed = await snapshot.refresh("server", server);
  if (changed) await tabs.updateAll();
  return state();
}

/**
 * Take settings as a whole: if the server that they name does not answer, nothing changes.
 * @param {Record<string, unknown>} wanted
 */
async function adopt(wanted) {
  const { server, ...others } = settings.check(wanted);
  if (server !== undefined && server !== (await settings.read()).server) {
    await snapshot.refresh("server", server);
    if ((await settings.read()).server !== server) return state();
  }
  await settings.write(() => others);
  await snapshot.keepAlarm();
  await tabs.updateAll();
  return state();
}

async function reset() {
  await chrome.storage.local.clear();
  await Promise.all([snapshot.forget(), log.clear(), snapshot.keepAlarm()]);
  await renew("asked");
  await tabs.updateAll();
  return state();
}
