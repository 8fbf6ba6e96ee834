/**
 * Settings in, the text of a file that keeps them out, and back. A file from elsewhere is refused in a word unless it is one
 * that this extension could have written.
 */

import { read as readServer } from "./server.js";
import { check, migrated, VERSION } from "./settings.js";

const NAME = "masthead-settings";
const MOST = 2 ** 20; // characters

/** @typedef {import("./settings.js").Settings} Settings */

/**
 * Write settings.
 * @param {Settings} settings
 */
export function written(settings) {
  return `${JSON.stringify({ file: NAME, version: VERSION, settings }, null, 2)}\n`;
}

/**
 * Read settings.
 * @param {string} text
 * @returns {{settings: Partial<Settings>} | {problem: "importLong" | "importNone" | "importLater" | "importBad", detail: string}}
 */
export function read(text) {
  if (text.length > MOST) return { problem: "importLong", detail: "" };
  const content = parsed(text);
  if (content?.file !== NAME || !isPlain(content.settings)) return { problem: "importNone", detail: "" };
  if (!Number.isInteger(content.version) || content.version > VERSION) return { problem: "importLater", detail: "" };
  try {
    const settings = check(migrated({ ...content.settings, version: content.version }));
    if (settings.server === undefined || isServer(settings.server)) return { settings };
    return { problem: "importBad", detail: "server" };
  } catch (error) {
    return { problem: "importBad", detail: error instanceof TypeError ? error.message : "" };
  }
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** @param {unknown} value */
function isPlain(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @param {string} server */
function isServer(server) {
  const typed = readServer(server);
  return "origin" in typed && typed.origin === server;
}
