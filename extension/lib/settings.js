/**
 * The reader's settings in `storage.local`: what is missing or has another shape counts as not set.
 * Writes go one after the other, so that none is lost. Only the worker writes.
 */

/**
 * @typedef {object} Settings
 * @property {string} server  where the snapshot is fetched: an origin
 * @property {boolean} off  show nothing on any page
 * @property {string[]} links  hosts on whose pages links to listed outlets are marked; "*" stands for all
 * @property {import("../content/types.d.ts").Place} place  where the label on pages sits, and how large it is
 * @property {string[]} sites  hosts on whose pages nothing is shown, those below them included
 */

const CORNERS = ["bottom-end", "bottom-start", "top-start", "top-end"];
/** @type {import("../content/types.d.ts").Place} */
const PLACE = { corner: "bottom-end", small: false };

/** @type {Readonly<Settings>} */
export const DEFAULTS = Object.freeze({
  server: "http://127.0.0.1:5000",
  off: false,
  sites: [],
  links: [],
  place: PLACE,
});

/** @type {Promise<unknown>} */
let writing = Promise.resolve();

/**
 * Read the settings.
 * @returns {Promise<Settings>}
 */
export async function read() {
  const stored = await chrome.storage.local.get(Object.keys(DEFAULTS));
  return {
    server: typeof stored.server === "string" ? stored.server : DEFAULTS.server,
    off: stored.off === true,
    sites: Array.isArray(stored.sites) ? stored.sites.filter((site) => typeof site === "string") : [],
    links: Array.isArray(stored.links) ? stored.links.filter((site) => typeof site === "string") : [],
    place: isPlace(stored.place) ? stored.place : PLACE,
  };
}

/**
 * @param {any} value
 * @returns {value is import("../content/types.d.ts").Place}
 */
export function isPlace(value) {
  return typeof value?.small === "boolean" && CORNERS.includes(value.corner);
}

/**
 * Change settings, after all changes that were asked for before.
 * @param {(settings: Settings) => Partial<Settings>} change
 * @returns {Promise<void>}
 */
export function write(change) {
  const written = writing.then(async () => chrome.storage.local.set(change(await read())));
  writing = written.catch(() => undefined);
  return written;
}

/**
 * Is a host off, itself or by a site above it?
 * @param {Settings} settings
 * @param {string} host
 */
export function isOff(settings, host) {
  return settings.off || settings.sites.some((site) => host === site || host.endsWith(`.${site}`));
}

/**
 * Does the reader want links to listed outlets marked on a site?
 * @param {Settings} settings
 * @param {string} site
 */
export function marksLinks({ links }, site) {
  return links.includes("*") || links.includes(site);
}

/**
 * Name the site that "off here" switches off: the host, without `www.`.
 * @param {string} host
 */
export function site(host) {
  return host.replace(/^www\./, "");
}
