/** Names of texts and codes in, the words that readers see out. All texts stand in `_locales`. */

const TEXT_MARKS = ["\ue001", "\ue002", "\ue003", "\ue004"];
const TEXT_TURNED = /[\u0590-\u08ff\ufb1d-\ufefc]/; // letters that are written from right to left
const TEXT_DAYS = { 4: {}, 7: { month: "short" }, 10: { month: "short", day: "numeric" } }; // by length: what is known

/**
 * The text of that name.
 * @param {string} name
 * @param {...(string | number)} values  for $1, $2, …; numbers are written as the reader's language writes them
 */
function text(name, ...values) {
  return chrome.i18n.getMessage(
    name,
    values.map((value) => (typeof value === "number" ? digits(value) : apart(value))),
  );
}

/**
 * Words in a text whose direction may be another one: kept from turning it, by Unicode's marks (UAX 9, FSI and PDI).
 * @param {string} words
 */
function apart(words) {
  if (!words || TEXT_MARKS.includes(words)) return words;
  const turned = chrome.i18n.getMessage("direction") === "rtl" || TEXT_TURNED.test(words);
  return turned ? `\u2068${words}\u2069` : words;
}

/**
 * The reader's language, as precise as the browser tells it: `en-GB` where the texts are in English.
 */
function locale() {
  const [own, full] = [chrome.i18n.getMessage("language"), chrome.i18n.getUILanguage()];
  return full.split("-")[0] === own ? full : own;
}

/** @param {number} number */
function digits(number) {
  return new Intl.NumberFormat(locale()).format(number);
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
  const form = new Intl.PluralRules(locale()).select(count);
  return text(`${name}_${form}`, count) || text(`${name}_other`, count);
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
  return new Intl.DisplayNames(locale(), { type: "region" }).of(code) ?? code;
}

/**
 * `en` is English; of a longer tag the language counts.
 * @param {string} code
 */
function language(code) {
  return new Intl.DisplayNames(locale(), { type: "language" }).of(code.split("-")[0] ?? code) ?? code;
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
 * A day and an hour in the reader's own time, as the reader's language writes them.
 * @param {number} time  milliseconds since 1970
 */
function moment(time) {
  const [date, hour] = [
    { year: "numeric", month: "short", day: "numeric" },
    { hour: "2-digit", minute: "2-digit" },
  ];
  return dateFormat({ ...date, ...hour }).format(time);
}

/**
 * A day as the registry gives it, in the reader's words.
 * @param {string} date  YYYY-MM-DD, YYYY-MM or YYYY
 */
function day(date) {
  return element("time", { datetime: date }, dayText(date));
}

/** @param {string} date */
function dayText(date) {
  const known = /^\d{4}(-\d\d){0,2}$/.test(date) && /** @type {any} */ (TEXT_DAYS)[date.length];
  const time = Date.parse(date);
  return known && !Number.isNaN(time) ? dateFormat({ year: "numeric", ...known, timeZone: "UTC" }).format(time) : date;
}

/** @param {any} options */
function dateFormat(options) {
  return new Intl.DateTimeFormat(locale(), { calendar: "gregory", ...options });
}

/**
 * Several names in one, as a sentence lists them.
 * @param {(Node | string)[]} names
 */
function listed(names) {
  const parts = new Intl.ListFormat(locale()).formatToParts(names.map((_, at) => String(at)));
  const part = (/** @type {Node | string} */ name) => (typeof name === "string" ? isolated(name) : name);
  return element(
    "span",
    {},
    parts.map(({ type, value }) => (type === "element" ? part(names[Number(value)] ?? "") : value)),
  );
}

/**
 * Words of somebody else, in their own language and direction.
 * @param {string} words
 * @param {string | null} [language]  where it is known; else they are of no known language, and not of the reader's (HTML, `lang`)
 */
function original(words, language = null) {
  return element("bdi", { lang: language ?? "" }, words);
}

/**
 * Why the last refresh failed, in a sentence.
 * @param {import("./types.d.ts").Failure} failure
 */
function failureText(failure) {
  const { why, server, at, detail } = failure;
  return element("span", {}, phrase(`failure_${why.replaceAll("-", "_")}`, server, moment(at), original(detail)));
}
