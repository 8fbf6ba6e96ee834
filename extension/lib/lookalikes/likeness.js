/**
 * A host and the name of an outlet that it is like in; whether that is enough to speak of resemblance, out.
 *
 * The rule, its figures and their reasons are the server's (`server/lookalikes/likeness.py`); the figures come with the snapshot.
 */

/**
 * An outlet's name, as one of its hosts has it: `plain` is `label` without hyphens.
 * @typedef {object} Written
 * @property {string} label
 * @property {string} plain
 * @property {string} suffix
 * @property {import("./titlewords.js").Name} kind
 * @property {string} country the outlet's code in hosts, or `""`
 * @property {string[]} suffixes all under which the outlet has that name
 */

/**
 * The name of the host in question, with IDN decoded: `plain` is `label` without hyphens.
 * @typedef {{label: string, plain: string, suffix: string, use: import("../urls/suffixes.js").Use}} Asked
 */

const PLAIN = ["bare", "exact", "marks"];

/**
 * Says whether `asked`, being like `known`, is to be called a look-alike.
 * @param {string} likeness
 * @param {Written} known
 * @param {Asked} asked
 * @param {number} letters that speak for it
 * @param {import("../snapshot.d.ts").LookalikeRules} rules with the letters that it takes
 * @param {string[]} spoken the families of languages of the known name's title words
 */
export function enough(likeness, known, asked, letters, rules, spoken) {
  const needed = rules.enough[likeness]?.[known.kind] ?? {};
  if (known.suffixes.includes(asked.suffix) && "same" in needed) return letters >= needed.same;
  if (PLAIN.includes(likeness) && atHome(known, asked)) return false;
  if ("twin" in needed && hasTwin(known, asked, rules.twins)) return letters >= needed.twin;
  if ("foreign" in needed && isForeign(known, asked, rules.homes, spoken)) return letters >= needed.foreign;
  return asked.use in needed && letters >= needed[asked.use];
}

/**
 * Says whether a title is of a language that is not at home at the ending of `asked`; an English word is never alone.
 * @param {Written} known
 * @param {Asked} asked
 * @param {Record<string, string[]>} homes families of languages by ending
 * @param {string[]} spoken
 */
function isForeign(known, asked, homes, spoken) {
  const home = homes[asked.suffix] ?? (asked.use === "new" ? ["english"] : undefined);
  if (!home || !spoken.length || (known.kind === "common" && spoken.includes("english"))) return false;
  return !home.some((family) => spoken.includes(family));
}

/**
 * Says whether `asked` is of the outlet's country: its name there is its spare address sooner than another's.
 * @param {Written} known
 * @param {Asked} asked
 */
function atHome(known, asked) {
  const last = ending(asked.suffix);
  return asked.use === "national" && [known.country, ...known.suffixes.map(ending)].includes(last);
}

/**
 * Says whether the outlet has its name under a suffix that is taken for that of `asked`.
 * @param {Written} known
 * @param {Asked} asked
 * @param {string[]} twins
 */
function hasTwin(known, asked, twins) {
  return twins.includes(asked.suffix) && known.suffixes.some((suffix) => twins.includes(suffix));
}

/**
 * What stands after the last dot.
 * @param {string} host
 */
export function ending(host) {
  return host.slice(host.lastIndexOf(".") + 1);
}
