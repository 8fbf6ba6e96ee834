/**
 * The reader's settings in `storage.local`: what is missing or has another shape counts as not set. Each setting stands once,
 * with its default and its shape; reading, export and import follow from that.
 * Writes go one after the other, so that none is lost. Only the worker writes.
 */

import { isSite } from "./server.js";

/**
 * @typedef {object} Settings
 * @property {string} server  where the snapshot is fetched: an origin
 * @property {number} interval  minutes between two looks for a new snapshot; 0: only when the reader asks
 * @property {boolean} off  show nothing on any page
 * @property {string[]} links  hosts on whose pages links to listed outlets are marked; "*" stands for all
 * @property {import("../content/types.d.ts").Place} place  where the label on pages sits, and how large it is
 * @property {string[]} sites  hosts on whose pages nothing is shown, those below them included
 */

const CORNERS = ["bottom-end", "bottom-start", "top-start", "top-end"];
/** @type {import("../content/types.d.ts").Place} */
const PLACE = { corner: "bottom-end", small: false };
export const INTERVALS = Object.freeze([60, 360, 1440, 10_080, 0]); // minutes
const MOST_SITES = 10_000;

/** @type {Readonly<Settings>} */
export const DEFAULTS = Object.freeze({
  server: "http://127.0.0.1:5000",
  interval: 60,
  off: false,
  sites: [],
  links: [],
  place: PLACE,
});

/** @type {Record<keyof Settings, (value: any) => boolean>} */
const FITS = {
  server: (value) => typeof value === "string",
  interval: (value) => INTERVALS.includes(value),
  off: (value) => typeof value === "boolean",
  sites: (value) => Array.isArray(value) && value.length <= MOST_SITES && value.every(isSite),
  links: (value) =>
    Array.isArray(value) && value.length <= MOST_SITES && value.every((site) => site === "*" || isSite(site)),
  place: isPlace,
};

/**
 * What an update makes of the settings of the version before; the first is for those that bear no version.
 * @type {((stored: Record<string, any>) => Record<string, any>)[]}
 */
const MIGRATIONS = [
  (stored) => (Array.isArray(stored.sites) ? { ...stored, sites: stored.sites.filter(isSite) } : stored),
];

/** The version of the settings' form. */
export const VERSION = MIGRATIONS.length;

/** @type {Promise<unknown>} */
let writing = Promise.resolve();

/**
 * Read the settings.
 * @returns {Promise<Settings>}
 */
export async function read() {
  const stored = migrated(await chrome.storage.local.get([...Object.keys(DEFAULTS), "version"]));
  const fitting = Object.entries(stored).filter(([name, value]) => fits(name, value));
  return { ...DEFAULTS, ...Object.fromEntries(fitting) };
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
  const written = writing.then(async () => {
    const settings = await read();
    await chrome.storage.local.set({ ...settings, ...change(settings), version: VERSION });
  });
  writing = written.catch(() => undefined);
  return written;
}

/** Forget all settings. */
export function clear() {
  return chrome.storage.local.remove([...Object.keys(DEFAULTS), "version"]);
}

/**
 * Check settings that come from elsewhere, such as a file.
 * @param {any} settings
 * @returns {Partial<Settings>}
 * @throws {TypeError} with the name of the setting that has another shape
 */
export function check(settings) {
  const names = Object.keys(DEFAULTS).filter((name) => Object.hasOwn(settings, name));
  const wrong = names.find((name) => !fits(name, settings[name]));
  if (wrong) throw new TypeError(wrong);
  return Object.fromEntries(names.map((name) => [name, settings[name]]));
}

/**
 * Bring settings into the form of this version. Those of a later version stay as they are: what is known of them is read.
 * @param {Record<string, any>} stored
 */
export function migrated(stored) {
  const from = Number.isInteger(stored.version) ? stored.version : 0;
  return MIGRATIONS.slice(from).reduce((settings, migrate) => migrate(settings), stored);
}

/**
 * @param {string} name
 * @param {any} value
 */
function fits(name, value) {
  return Object.hasOwn(FITS, name) && FITS[/** @type {keyof Settings} */ (name)](value);
}

/**
 * Is a host off, itself or by a site above it?
 * @param {Pick<Settings, "off" | "sites">} settings
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
