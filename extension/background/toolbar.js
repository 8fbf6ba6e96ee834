/** What an answer says in the toolbar: the title in words, the badge as a reminder of them. Colours say nothing. */

const BADGE_COLOUR = "#1f4e79";

/**
 * Show an answer's state at a tab's toolbar button.
 * @param {number} tabId
 * @param {import("../content/types.d.ts").Shown} shown
 */
export async function show(tabId, shown) {
  const { title, badge } = words(shown);
  await Promise.all([
    chrome.action.setTitle({ tabId, title }),
    chrome.action.setBadgeText({ tabId, text: badge }),
    chrome.action.setBadgeBackgroundColor({ tabId, color: BADGE_COLOUR }),
    chrome.action.setBadgeTextColor({ tabId, color: "#ffffff" }),
  ]);
}

/**
 * Say that a click checks the page.
 * @param {number} tabId
 */
export async function clear(tabId) {
  await chrome.action.setTitle({ tabId, title: chrome.i18n.getMessage("titleClick") });
  await chrome.action.setBadgeText({ tabId, text: "" });
}

/**
 * A name in a title, kept from turning what stands around it (UAX 9, FSI and PDI).
 * @param {string} name
 */
function isolated(name) {
  const turned = chrome.i18n.getMessage("direction") === "rtl" || /[\u0590-\u08ff\ufb1d-\ufefc]/.test(name);
  return turned ? `\u2068${name}\u2069` : name;
}

/**
 * @param {import("../content/types.d.ts").Shown} shown
 * @returns {{title: string, badge: string}}
 */
function words(shown) {
  const text = chrome.i18n.getMessage;
  if (shown.state === "no-data") return { title: text("titleNoData"), badge: "?" };
  if (shown.state === "no-page") return { title: text("titleNoPage"), badge: "" };
  const { outlet, lookalike } = shown.context;
  const off = shown.offEverywhere ? text("titleOffEverywhere") : shown.offHere ? text("titleOffHere") : "";
  if (outlet) return { title: text("titleListed", [isolated(outlet.name)]) + off, badge: "i" };
  if (lookalike) return { title: text("titleLookalike", [isolated(lookalike.outlet.name)]) + off, badge: "≠" };
  return { title: text("titleUnlisted"), badge: "–" };
}
