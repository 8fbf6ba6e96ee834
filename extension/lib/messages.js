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
 * @typedef {{name: "look", tab: number}} Look  look this tab up by its address alone
 * @typedef {{name: "words", words: string}} Words  find the claims that stand in the sender's page
 * @typedef {{name: "place", corner: import("../content/types.d.ts").Place["corner"], small: boolean}} Placed  keep where the label is
 * @typedef {{name: "compare", tab: number}} Compare  send this tab's text to the server, once: only after an act of the reader
 * @typedef {{name: "compare-here"}} CompareHere  the same for the sender's tab
 * @typedef {{name: "report", about: string, id: string, kind: string, words: string, page: string}} Report  tell the curators
 * @typedef {{name: "links", addresses: unknown[]}} Links  find the listed outlets among these addresses
 * @typedef {{name: "mark-links", host: string, on: boolean}} MarkLinks  mark links on a site, or on all with "*", or no longer
 * @typedef {Links | MarkLinks | Look | Words | Placed | Compare | CompareHere | Report} OnPage
 * @typedef {SetInterval | Import | Check | Show | OffHere | OffOn | OffEverywhere | State | Refresh} Asked
 * @typedef {Asked | OnPage | UseServer | Reset} Message
 */

/** @type {Readonly<Record<string, {from: "anywhere" | "extension", fields: Record<string, string>}>>} */
const SHAPES = Object.freeze({
  check: { from: "extension", fields: { tab: "number" } },
  show: { from: "extension", fields: { tab: "number" } },
  look: { from: "extension", fields: { tab: "number" } },
  words: { from: "anywhere", fields: { words: "string" } },
  place: { from: "anywhere", fields: { corner: "string", small: "boolean" } },
  links: { from: "anywhere", fields: { addresses: "list" } },
  "mark-links": { from: "extension", fields: { host: "string", on: "boolean" } },
  compare: { from: "extension", fields: { tab: "number" } },
  "compare-here": { from: "anywhere", fields: {} },
  report: {
    from: "anywhere",
    fields: { about: "string", id: "string", kind: "string", words: "string", page: "string" },
  },
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
 * Check a message's shape and its sender: a page's content may not switch on, nor speak of other tabs.
 * @param {any} message
 * @param {boolean} extension  whether a page of the extension itself sent it
 * @returns {Message | null}  null for what nobody of ours would send
 */
export function accept(message, extension) {
  const name = message?.name;
  const shape = typeof name === "string" && Object.hasOwn(SHAPES, name) ? SHAPES[name] : null;
  if (!shape || (shape.from === "extension" && !extension)) return null;
  if (name === "off-everywhere" && !extension && !message.off) return null;
  const fits = Object.entries(shape.fields).every(([field, type]) =>
    type === "list" ? Array.isArray(message[field]) : message[field] !== null && typeof message[field] === type,
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
