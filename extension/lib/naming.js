/**
 * What a page says of itself in, by what name it calls itself out, if that is one of an outlet's names. What pages say is text
 * of strangers: it is compared, never trusted, and of anything too long or too deep nothing is read.
 */

/** @typedef {{siteName: string | null, title: string | null, jsonLd: string[]}} Said what stands in a page's head */
/** @typedef {{name: string, where: "og:site_name" | "title" | "json-ld"}} Called as the page writes it */

const LONGEST = 200; // characters of a name
const DEEPEST = 4;
const MOST_NODES = 500;
const BARS = / (?:[-–—|·•:»«/]|::|\|\|) /;
const PUBLISHERS = new Set([
  "Organization",
  "NewsMediaOrganization",
  "Newspaper",
  "Periodical",
  "WebSite",
  "Corporation",
]);

/**
 * By what name a page calls itself, if it is one of these.
 * @param {string[]} names  an outlet's name and aliases
 * @param {Said} said
 * @returns {Called | null}
 */
export function callsItself(names, { siteName, title, jsonLd }) {
  const own = new Set(names.map(plain).filter(Boolean));
  /** @type {[Called["where"], string[]][]} */
  const places = [
    ["og:site_name", siteName ? [siteName] : []],
    ["json-ld", jsonLd.flatMap(published)],
    ["title", ends(title ?? "")],
  ];
  for (const [where, found] of places) {
    const name = found.find((words) => words.length <= LONGEST && own.has(plain(words)));
    if (name) return { name: name.trim(), where };
  }
  return null;
}

/**
 * A name without what does not tell it from others: case, punctuation, accents of writing, an article before it.
 * @param {string} name
 */
function plain(name) {
  const words =
    name
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return (words.length > 1 && words[0] === "the" ? words.slice(1) : words).join(" ");
}

/**
 * A title's first and last part, and the whole.
 * @param {string} title
 */
function ends(title) {
  if (title.length > 10 * LONGEST) return [];
  const parts = title.split(BARS);
  return [...new Set([title, parts[0], parts.at(-1) ?? ""])];
}

/**
 * The names that structured data give to the page's publisher or site; not those of organisations that it only mentions.
 * @param {string} text
 * @returns {string[]}
 */
function published(text) {
  const found = parsed(text);
  const nodes = (Array.isArray(found) ? found : [found]).flatMap((node) => [node, ...listed(node?.["@graph"])]);
  return nodes
    .slice(0, MOST_NODES)
    .flatMap((node) => [
      ...(listed(node?.["@type"]).some((type) => PUBLISHERS.has(type)) ? named(node, 0) : []),
      ...listed(node?.publisher).flatMap((publisher) => named(publisher, 0)),
      ...listed(node?.isPartOf).flatMap((whole) => named(whole, 0)),
    ]);
}

/**
 * @param {any} value
 * @param {number} depth
 * @returns {string[]}
 */
function named(value, depth) {
  if (typeof value === "string") return [value];
  if (depth > DEEPEST || typeof value !== "object" || value === null) return [];
  return [value.name, value.alternateName].flatMap((name) => listed(name).flatMap((one) => named(one, depth + 1)));
}

/**
 * @param {any} value
 * @returns {any[]}
 */
function listed(value) {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value.slice(0, MOST_NODES) : [value];
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
