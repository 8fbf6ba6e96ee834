/** Names of texts and codes in, the words that readers see out. All texts stand in `_locales`. */

const TEXT_MARKS = ["\ue001", "\ue002", "\ue003", "\ue004"];

/**
 * The text of that name.
 * @param {string} name
 * @param {...(string | number)} values  for $1, $2, …
 */
function text(name, ...values) {
  return chrome.i18n.getMessage(name, values.map(String));
}

/**
 * A text with parts in the places of $1, $2, …; words of others keep their own direction.
 * @param {string} name
 * @param {...(Node | string)} parts
 * @returns {(Node | string)[]}
 */
function phrase(name, ...parts) {
  const pieces = text(name, ...TEXT_MARKS.slice(0, parts.length)).split(/([\ue001-\ue004])/);
  return pieces.filter(Boolean).map((piece) => {
    const part = parts[TEXT_MARKS.indexOf(piece)];
    return typeof part === "string" ? isolated(part) : (part ?? piece);
  });
}

/**
 * A number of things, in the plural form that the language asks for: `1 sentence`, `11 sentences`.
 * @param {string} name
 * @param {number} count
 */
function many(name, count) {
  const language = text("language");
  const form = new Intl.PluralRules(language).select(count);
  const number = new Intl.NumberFormat(language).format(count);
  return text(`${name}_${form}`, number) || text(`${name}_other`, number);
}

/**
 * The words of a code that has a text of its own, else the code without its dashes.
 * @param {string} family
 * @param {string} code
 */
function worded(family, code) {
  return text(`${family}_${code.replaceAll("-", "_")}`) || code.replaceAll("-", " ");
}

/**
 * `GB` is the United Kingdom.
 * @param {string} code
 */
function country(code) {
  return new Intl.DisplayNames(text("language"), { type: "region" }).of(code) ?? code;
}

/**
 * `en` is English; of a longer tag the language counts.
 * @param {string} code
 */
function language(code) {
  return new Intl.DisplayNames(text("language"), { type: "language" }).of(code.split("-")[0] ?? code) ?? code;
}

/**
 * From what an address was unwrapped.
 * @param {string} code
 */
function opened(code) {
  const known = text(`opened_${code.replaceAll("-", "_")}`);
  if (known) return known;
  const [, service = "", ending = ""] = /^(.+)-(redirect|translate|cache|news)$/.exec(code) ?? [];
  const named = service.charAt(0).toUpperCase() + service.slice(1);
  return (service && text(`openedBy_${ending}`, named)) || code.replaceAll("-", " ");
}

/**
 * A day and an hour in the reader's own time, in the form of the registry's days: `2026-11-23 06:14`.
 * @param {number} time  milliseconds since 1970
 */
function moment(time) {
  return new Intl.DateTimeFormat("sv", { dateStyle: "short", timeStyle: "short" }).format(time);
}

/**
 * A day as the registry gives it.
 * @param {string} date
 */
function day(date) {
  return element("time", { datetime: date }, date);
}

/**
 * Why the last refresh failed, in a sentence.
 * @param {import("./types.d.ts").Failure} failure
 */
function failureText(failure) {
  return text(`failure_${failure.why.replaceAll("-", "_")}`, failure.server, moment(failure.at), failure.detail);
}
