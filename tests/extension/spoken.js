// The scripts of pages and panels, run as a browser in some language runs them: the texts of that language, and elements
// that know no more than their words.

import { readFileSync } from "node:fs";
import vm from "node:vm";

const ROOT = new URL("../../extension/", import.meta.url);

/** The languages of the texts. */
export const LANGUAGES = ["en", "de", "fr", "es", "ar"];

/**
 * The texts of a language, by name.
 * @param {string} language
 * @returns {Record<string, {message: string, description?: string}>}
 */
export function texts(language) {
  return JSON.parse(readFileSync(new URL(`_locales/${language}/messages.json`, ROOT), "utf8"));
}

class Words {
  /** @type {(Words | string)[]} */
  children = [];
  /** @type {Record<string, string>} */
  attributes = {};

  /** @param {...(Words | string)} children */
  append(...children) {
    this.children.push(...children);
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  setAttribute(name, value) {
    this.attributes[name] = value;
  }

  /** @returns {string} */
  get textContent() {
    return this.children.map((child) => (typeof child === "string" ? child : child.textContent)).join("");
  }
}

/**
 * What the scripts define, as a reader of that language has it.
 * @param {string} language  of the browser, such as `en-GB`
 * @param {...string} files
 * @returns {any}
 */
export function spoken(language, ...files) {
  const own = texts(language.split("-")[0] ?? "");
  const getMessage = (/** @type {string} */ name, /** @type {string[]} */ values = []) =>
    (own[name]?.message ?? "").replace(/\$(\d)/g, (_, number) => values[number - 1] ?? "");
  const chrome = { i18n: { getMessage, getUILanguage: () => language } };
  const context = vm.createContext({ chrome, Intl, document: { createElement: () => new Words() } });
  for (const file of ["element", "text", ...files])
    vm.runInContext(readFileSync(new URL(`content/${file}.js`, ROOT), "utf8"), context);
  return context;
}
