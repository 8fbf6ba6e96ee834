/** The alarm that refreshes the snapshot: there as often as the settings say, made again if the browser lost it. */

import * as settings from "../lib/settings.js";

const NAME = "refresh";

/** Have the alarm that the settings ask for, and leave it alone if it is there. */
export async function keep() {
  const { interval } = await settings.read();
  const alarm = await chrome.alarms.get(NAME);
  if (interval === 0) await chrome.alarms.clear(NAME);
  else if (alarm?.periodInMinutes !== interval) await chrome.alarms.create(NAME, { periodInMinutes: interval });
}
