/** The access to pages' addresses, which the reader may give and take back. */

const ORIGINS = ["https://*/*", "http://*/*"];

/** Has the reader given it? */
export function isGiven() {
  return chrome.permissions.contains({ origins: ORIGINS });
}

/** Ask for it; only in answer to a click. */
export function ask() {
  return chrome.permissions.request({ origins: ORIGINS });
}

/** Give it back. */
export function drop() {
  return chrome.permissions.remove({ origins: ORIGINS });
}
