/** Why something is shown, as a code with what it speaks of, in; a sentence in the reader's language, out of `_locales`, out. */

/**
 * Say why.
 * @param {import("./types.d.ts").Reason} reason
 * @param {string} [why]  the same in English, as a server says it: shown where the code is not known here
 * @returns {HTMLElement}
 */
function reasonText(reason, why = "") {
  const words = phrase(`reason_${reason.code.replaceAll("-", "_")}`, reasonSubject(reason));
  return words.length ? element("span", {}, words) : original(why, "en");
}

/**
 * What a reason speaks of: a title, an outlet, fact-checkers, or words that page and claim share; of no more than one of them.
 * @param {import("./types.d.ts").Reason} reason
 */
function reasonSubject({ title, outlet, by, words }) {
  const name = title ?? outlet;
  if (name !== null) return isolated(name);
  return listed(by.length ? by : words.map((word) => element("q", {}, isolated(word))));
}

/**
 * Say what a host resembles.
 * @param {import("../lib/snapshot.d.ts").Resemblance} reason
 */
function resemblanceText({ code, host, domains, outlets }) {
  return phrase(`reason_${code.replaceAll("-", "_")}`, host, listed(domains), listed(outlets));
}
