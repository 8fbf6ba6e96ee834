/**
 * The messages between the extension's parts, each named once, and who may send which.
 * Refuses what has another shape; does nothing with them.
 */

/**
 * @typedef {{name: "check", tab: number}} Check  look this tab up, its text included: only after an act of the reader
 * @typedef {{name: "show", tab: number}} Show  put the answer on this tab's page
 * @typedef {{name: "off-here"}} OffHere  show nothing on the sender's site
 * @typedef {{name: "off-on", host: string, off: boolean}} OffOn  show nothing on a site, or show again
 * @typedef {{name: "off-everywhere", off: boolean}} OffEverywhere  show nothing on any page, or show again
 * @typedef {{name: "state"}} State  tell settings and age of the data
 * @typedef {{name: "refresh"}} Refresh  fetch the snapshot now
 * @typedef {{name: "use-server", server: string}} UseServer  fetch from this server from now on, if it answers
 * @typedef {{name: "set-interval", interval: number}} SetInterval  look for a new snapshot so often
 * @typedef {{name: "import", settings: Record<string, unknown>}} Import  take settings from a file, all of them or none
 * @typedef {{name: "reset"}} Reset  forget settings, data and the log of requests
 * @typedef {SetInterval | Import | Check | Show | OffHere | OffOn | OffEverywhere | State | Refresh | UseServer | Reset} Message
 */

/** @type {Readonly<Record<string, {from: "anywhere" | "extension", fields: Record<string, string>}>>} */
const SHAPES = Object.freeze({
  check: { from: "extension", fields: { tab: "number" } },
  show: { from: "extension", fields: { tab: "number" } },
  "off-here": { from: "anywhere", fields: {} },
  "off-on": { from: "extension", fields: { host: "string", off: "boolean" } },
  "off-everywhere": { from: "anywhere", fields: { off: "boolean" } },
  state: { from: "extension", fields: {} },
  refresh: { from: "extension", fields: {} },
  "use-server": { from: "extension", fields: { server: "string" } },
  "set-interval": { from: "extension", fields: { interval: "number" } },
  import: { from: "extension", fields: { settings: "object" } },
  reset: { from: "extension", fields: {} },
});

/**
 * Check a message's shape and its sender: a page's content may only switch off.
 * @param {any} message
 * @param {boolean} extension  whether a page of the extension itself sent it
 * @returns {Message | null}  null for what nobody of ours would send
 */
export function accept(message, extension) {
  const name = message?.name;
  const shape = typeof name === "string" && Object.hasOwn(SHAPES, name) ? SHAPES[name] : null;
  if (!shape || (shape.from === "extension" && !extension)) return null;
  if (name === "off-everywhere" && !extension && !message.off) return null;
  const fits = Object.entries(shape.fields).every(
    ([field, type]) => message[field] !== null && typeof message[field] === type,
  );
  return fits ? message : null;
}

/**
 * Send a message to the worker.
 * @param {Message} message
 * @returns {Promise<any>}
 */
export function send(message) {
  return chrome.runtime.sendMessage(message);
}
