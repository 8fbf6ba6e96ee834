/**
 * The sentence by which a rule says why something is shown in, the same in the reader's language out. The rules speak English,
 * the same on the server and here: their sentences are known by their form. One that is not known stays in English.
 */

/** @type {[RegExp, string][]}  what stands in the brackets goes into the text */
const REASONS = [
  [/^The source list gives this very address\.$/, "reasonAddress"],
  [/^The page's title has the words of the cited title “(.*)”, its address the date\.$/, "reasonTitleDated"],
  [/^The page's title has the words of the cited title “(.*)”\.$/, "reasonTitle"],
  [/^The address carries the words of the cited title “(.*)” and its date\.$/, "reasonSlugDated"],
  [/^The address carries the words of the cited title “(.*)”\.$/, "reasonSlug"],
  [
    /^It cites the outlet in words of the title “(.*)”, which is this page; it does not name the article\.$/,
    "reasonNear",
  ],
  [/^It cites “(.*)”, which is this page\.$/, "reasonCites"],
  [/^It cites this page\.$/, "reasonCitesPage"],
  [/^It cites (.*); the article that it names is not known to be this page\.$/, "reasonOutletOther"],
  [/^It cites (.*); it does not say which article\.$/, "reasonOutlet"],
  [/^This page is (.*)'s review of this claim\.$/, "reasonReview"],
  [/^(.*) names? this page as one where this claim appeared\.$/, "reasonAppeared"],
  [/^(.*) names? this page as one where this claim first appeared\.$/, "reasonFirst"],
  [/^The words of this statement stand on this page\.$/, "quotedWhy"],
  [/^A quotation in this statement stands on this page\.$/, "quotedQuotation"],
];
const REASON_ALIKE = /^A passage of this page resembles this statement: both speak of (“.*”)\.(?: (.*))?$/;
/** @type {Record<string, string>} */
const REASON_BUT = {
  "Only one of the two has a word such as “not” or “without”, so they may not say the same.": "reasonDenies",
  "They give different numbers.": "reasonNumbers",
};

/**
 * Say why in the reader's language.
 * @param {string} why  a rule's sentence
 * @param {string[]} names  of fact-checkers, whom the sentence may list
 * @returns {HTMLElement}
 */
function reasonText(why, names) {
  const alike = REASON_ALIKE.exec(why);
  if (alike) return reasonAlike(alike[1] ?? "", alike[2]) ?? original(why);
  for (const [form, name] of REASONS) {
    const found = form.exec(why);
    if (found) return element("span", {}, phrase(name, ...found.slice(1).map((words) => reasonNames(words, names))));
  }
  return original(why);
}

/**
 * @param {string} words  that a page and a claim share, each in quotation marks
 * @param {string} [but]  what speaks against it
 */
function reasonAlike(words, but) {
  const shared = Array.from(words.matchAll(/“([^”]*)”/g), ([, word = ""]) => element("q", {}, isolated(word)));
  const known = but && REASON_BUT[but];
  if (but && !known) return null;
  return element("span", {}, phrase("reasonAlike", listed(shared)), known && ` ${text(known)}`);
}

/**
 * Several names, as the reader's language lists them.
 * @param {string} words
 * @param {string[]} names
 */
function reasonNames(words, names) {
  const among = names
    .filter((name) => words.includes(name))
    .sort((one, two) => words.indexOf(one) - words.indexOf(two));
  const english = new Intl.ListFormat("en-GB").format(among);
  return among.length > 1 && english === words ? listed(among) : isolated(words);
}
