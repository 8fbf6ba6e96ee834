/** Words of a claim are found on a page where they stand beyond doubt, and nowhere else. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { PageText } from "../../extension/lib/anchoring/finder.js";
import { groups } from "../../extension/lib/anchoring/groups.js";
import { Meanings } from "../../extension/lib/anchoring/meanings.js";
import { tokens } from "../../extension/lib/anchoring/tokens.js";
import { all } from "./snapshot.js";

const [RULES] = all("rules");
const MEANINGS = new Meanings(RULES);

const BEFORE = "The council met on Tuesday evening in the old town hall. ";
const EXACT = "The mayor of Lorne said that 42 boats – “most of them old” – were still missing after the storm.";
const AFTER = " Nobody could say when the search would go on.";
const QUOTE = { exact: EXACT, prefix: BEFORE.slice(-32), suffix: AFTER.slice(0, 32) };
const PAGE = `A headline\n${BEFORE}${EXACT}${AFTER}\nMore of the page, about other things.`;

/**
 * What is found: the page's words and how, or null.
 * @param {string} page
 * @param {{exact: string, prefix: string, suffix: string}} [quote]
 * @param {Meanings} [meanings]
 */
function found(page, quote = QUOTE, meanings = MEANINGS) {
  const hit = new PageText(page, meanings).find(quote);
  return hit && { words: page.slice(hit.start, hit.end), how: hit.how, start: hit.start };
}

/** @param {(sentence: string) => string} edit */
const edited = (edit) => PAGE.replace(EXACT, edit(EXACT));
const bare = EXACT.slice(0, -1);

test("The very words are found, without the full stop that no word needs.", () => {
  assert.deepEqual(found(PAGE), { words: bare, how: "exact", start: PAGE.indexOf(EXACT) });
});

for (const [what, edit] of /** @type {[string, (text: string) => string][]} */ ([
  ["white space of other kinds", (text) => text.replaceAll(" ", "\u00a0\n ")],
  ["straight quotation marks", (text) => text.replaceAll(/[“”]/g, '"')],
  ["quotation marks of another language", (text) => text.replace("“", "„").replace("”", "“")],
  ["guillemets", (text) => text.replace("“", "«\u202f").replace("”", "\u202f»")],
  ["another dash, without blanks", (text) => text.replaceAll(" – ", "—")],
  ["a hyphen for a dash", (text) => text.replaceAll("–", "-")],
  ["soft hyphens", (text) => text.replace("missing", "miss\u00ading").replace("council", "coun\u00adcil")],
  ["characters of no width", (text) => text.replace("boats", "bo\u200bats\u2060")],
  ["a byte order mark in a word", (text) => text.replace("storm", "st\ufefform")],
  ["letters put together", (text) => text.replace("after", "after")],
  ["full-width letters", (text) => text.replace("mayor", "ｍａｙｏｒ")],
  ["a footnote's mark between words", (text) => text.replace("boats", "boats[3]")],
  ["several marks of footnotes", (text) => text.replace("boats", "boats[3][a][citation needed]")],
  ["a raised footnote", (text) => text.replace("missing", "missing¹²")],
  ["an asterisk after a word", (text) => text.replace("missing", "missing*")],
  ["a drop cap in a block of its own", (text) => `T\n${text.slice(1)}`],
  ["a word broken at a line's end", (text) => text.replace("missing", "miss-\ning")],
  ["line breaks inside the sentence", (text) => text.replace("said", "said\n").replace("were", "\nwere")],
]))
  test(`Found in spite of ${what}.`, () => {
    const page = edited(edit);
    const hit = found(page);
    assert.ok(hit, page);
    assert.equal(hit.start, page.indexOf("A headline\n") + 11 + BEFORE.length);
    assert.ok(hit.words.endsWith("storm") || hit.words.endsWith("st\ufefform"));
  });

for (const [what, edit, words] of /** @type {[string, (text: string) => string, string][]} */ ([
  ["a word changed", (text) => text.replace("still", "yet"), "approximate"],
  ["a word added", (text) => text.replace("still", "all still at sea"), ""],
  ["a small word added", (text) => text.replace("missing", "sadly missing"), "approximate"],
  ["a word left out", (text) => text.replace("still ", ""), "approximate"],
  ["a comma added", (text) => text.replace("said", "said,"), "approximate"],
  ["capitals", (text) => text.replace("boats", "Boats"), "approximate"],
  ["two words changed", (text) => text.replace("said", "stated").replace("storm", "tempest"), "approximate"],
  ["the first word changed", (text) => text.replace("The mayor", "A mayor"), ""],
]))
  test(`With ${what} it is ${words || "refused"}.`, () => {
    const hit = found(edited(edit), QUOTE);
    assert.equal(hit?.how ?? "", words);
  });

for (const [what, edit] of /** @type {[string, (text: string) => string][]} */ ([
  ["another number", (text) => text.replace("42", "43")],
  ["a number with another comma", (text) => text.replace("42", "4.2")],
  ["a number in words", (text) => text.replace("42", "forty")],
  ["no number", (text) => text.replace("42 ", "")],
  ["another name", (text) => text.replace("Lorne", "Oban")],
  ["a name added", (text) => text.replace("mayor", "mayor Smith")],
  ["a negation", (text) => text.replace("were still", "were not still")],
  ["a contracted negation", (text) => text.replace("were still", "weren’t still")],
  ["a negation within a word", (text) => text.replace("missing", "unharmed")],
  ["a hedge", (text) => text.replace("were still", "were allegedly still")],
  ["an opposite", (text) => text.replace("after", "before")],
  ["another share", (text) => text.replace("most", "none")],
  ["another pronoun", (text) => text.replace("them", "us")],
  ["a question", (text) => `${text.slice(0, -1)}?`],
  ["a sign of currency", (text) => text.replace("42", "$42")],
  ["a minus", (text) => text.replace("42", "−42")],
  ["a per cent sign", (text) => text.replace("42", "42 %")],
  [
    "too many words changed",
    (text) =>
      text
        .replace("mayor", "clerk")
        .replace("said", "told")
        .replace("boats", "ships")
        .replace("missing", "gone")
        .replace("storm", "gale"),
  ],
  ["half of it cut off", (text) => text.slice(0, 50)],
]))
  test(`Never found with ${what}.`, () => {
    assert.equal(found(edited(edit)), null);
  });

test("A sentence is turned by what the server's tables say: words of headlines, lines of meanings, and weak words.", () => {
  const without = (/** @type {object} */ less) => new Meanings({ ...RULES, ...less });
  /** @type {[string, string, Meanings][]} */
  const changes = [
    ["still", "wieder", without({ titles: { polar: [] } })],
    ["after", "during", without({ sentences: { ...RULES.sentences, meanings: [] } })],
    ["old", "new", without({ sentences: { ...RULES.sentences, weak: [] } })],
  ];
  for (const [word, other, meanings] of changes) {
    const page = edited((text) => text.replace(word, other));
    assert.equal(found(page), null, other);
    assert.equal(found(page, QUOTE, meanings)?.how, "approximate", other);
  }
});

test("A sentence that was moved is found at its new place.", () => {
  const page = `${BEFORE}${AFTER}\nFar below.\n${EXACT}\nThe end.`;
  assert.equal(found(page)?.start, page.indexOf(EXACT));
});

test("A sentence that was moved and changed is not guessed at.", () => {
  assert.equal(found(`${BEFORE}${AFTER}\nFar below.\n${EXACT.replace("still", "yet")}\nThe end.`), null);
});

test("A look-alike sentence elsewhere does not count, whether the words stand or not.", () => {
  for (const other of [EXACT.replace("42", "17"), EXACT.replace("Lorne", "Oban"), EXACT.replace("were", "were not")]) {
    const page = `${other}\n${PAGE}\n${other}`;
    assert.equal(found(page)?.start, page.indexOf(EXACT));
    assert.equal(found(`Before it.\n${other}\nAfter it.`), null);
  }
});

test("A changed sentence is told from a look-alike by what stands around.", () => {
  const changed = edited((text) => text.replace("still", "yet"));
  const page = `${EXACT.replace("still", "all")} A thing.\n${changed}`;
  assert.equal(found(page)?.start, page.indexOf(EXACT.replace("still", "yet")));
});

test("Of the same words at several places, those count around which the same words stand.", () => {
  const page = `${EXACT}\nA picture’s caption.\n${PAGE}\n${EXACT}`;
  assert.equal(found(page)?.start, page.indexOf(BEFORE) + BEFORE.length);
});

test("Of the same words at several places, where nothing tells them apart, none counts.", () => {
  assert.equal(found(`${EXACT}\nA picture’s caption.\n${EXACT}\nThe end.`), null);
  assert.equal(found(`${BEFORE}${EXACT}${AFTER}\n${BEFORE}${EXACT}${AFTER}`), null);
});

test("The same passage with the same changes twice is not found.", () => {
  const changed = `${BEFORE}${EXACT.replace("still", "yet")}${AFTER}`;
  assert.equal(found(`${changed}\n${changed}`), null);
});

test("Words inside a longer sentence count only where the same words stand around.", () => {
  const alone = { ...QUOTE, exact: "The mayor of Lorne said that all boats were missing." };
  assert.equal(
    found("It is not so. The mayor of Lorne said that all boats were missing. So what.", alone)?.how,
    "exact",
  );
  assert.equal(found("It is not so. The mayor of Lorne said that all boats were missing in May.", alone), null);
  assert.equal(found("Nobody claims The mayor of Lorne said that all boats were missing.", alone), null);
});

test("A passage that is no whole sentence may stand within one.", () => {
  const passage = { exact: "most of them were old and hardly fit for the sea", prefix: "", suffix: "" };
  assert.equal(found(`He said ${passage.exact}, it seems.`, passage)?.how, "exact");
});

test("Fewer than six words count only where the same words stand around.", () => {
  const short = {
    exact: "The talks failed.",
    prefix: "after nine days of waiting. ",
    suffix: " They went home at noon.",
  };
  assert.equal(found(`after nine days of waiting. The talks failed. They went home at noon.`, short)?.how, "exact");
  assert.equal(found("Something else. The talks failed. Other words.", short), null);
  assert.equal(found("after nine days of waiting. The talks stalled. They went home at noon.", short), null);
});

test("A word that holds the words at its end or start is another word.", () => {
  assert.equal(found(PAGE.replace("storm.", "storms."), QUOTE)?.how, "approximate");
  assert.equal(found(`Many things. ${EXACT.replace("The mayor", "Bathe mayor")} Other things.`), null);
});

test("Citation marks are part of the words, or are not there.", () => {
  const cited = { ...QUOTE, exact: `${bare} (reuters.com, bbc.com).` };
  assert.equal(found(`${BEFORE}${cited.exact}${AFTER}`, cited)?.words, `${bare} (reuters.com, bbc.com`);
  assert.equal(found(PAGE, cited)?.how, "approximate");
});

test("A text from right to left is found, and refused with another number.", () => {
  const exact = "قال رئيس البلدية إن ٤٢ قاربا ما زالت مفقودة بعد العاصفة.";
  const quote = { exact, prefix: "اجتمع المجلس مساء الثلاثاء. ", suffix: " ولم يعرف أحد متى." };
  const page = `${quote.prefix}${exact}${quote.suffix}`;
  assert.equal(found(page, quote)?.how, "exact");
  assert.equal(found(page.replace("٤٢", "٤٣"), quote), null);
  assert.equal(found(page.replace("العاصفة", "الحرب"), quote), null);
});

test("Where a script sets no blanks, each character counts.", () => {
  const exact = "市长说暴风雨后仍有船只失踪。";
  const quote = { exact, prefix: "星期二晚上开会。", suffix: "没有人知道。" };
  assert.equal(found(`星期二晚上开会。${exact}没有人知道。`, quote)?.how, "exact");
  assert.equal(found(`星期二晚上开会。${exact.replace("仍有", "没有")}没有人知道。`, quote), null);
});

test("Numbers are the same with and without what divides their thousands.", () => {
  const quote = { exact: "They paid 1,250,000 euros for the old harbour.", prefix: "", suffix: "" };
  for (const number of ["1,250,000", "1’250’000", "1\u202f250\u202f000"])
    assert.ok(found(quote.exact.replace("1,250,000", number), { ...quote, prefix: "", suffix: "" }), number);
  assert.equal(found(quote.exact.replace("1,250,000", "1,250.000"), quote), null);
});

test("A very long page holds the words at its end.", () => {
  const page = `${"Some other words of the page, and more of them. ".repeat(20_000)}\n${PAGE}`;
  assert.equal(found(page)?.start, page.indexOf(EXACT));
});

test("A quote without words, or with too many, is nowhere.", () => {
  assert.equal(found("…", { exact: "…", prefix: "", suffix: "" }), null);
  const long = "word ".repeat(401);
  assert.equal(found(long, { exact: long, prefix: "", suffix: "" }), null);
});

test("An empty page has nothing.", () => {
  assert.equal(found(""), null);
});

test("At a document's first sentence, what follows tells enough.", () => {
  const first = { exact: EXACT, prefix: "", suffix: QUOTE.suffix };
  assert.equal(found(`${EXACT.replace("still", "yet")}${AFTER}`, first)?.how, "approximate");
  assert.equal(found(EXACT.replace("still", "yet"), { ...first, suffix: "" }), null);
});

test("Words have their places, whatever the text holds.", () => {
  const text = "Ｆｕｌｌ “1.5 km²”\u0000 \ud800 don’t – 10,000 [12] x";
  const read = tokens(text);
  assert.deepEqual(read.keys, ["full", "1.5", "km", "2", "don't", "10000", "x"]);
  assert.equal(text.slice(read.starts[4], read.ends[4]), "don’t");
});

const citation = (/** @type {string} */ domain, /** @type {string} */ exact) => ({
  domain,
  outlet: null,
  quote: { exact },
});

test("Groups of citations are found in their brackets, each with its own.", () => {
  const exact = "The mayor said one thing to all (reuters.com, bbc.com), and another to us )dw.com).";
  const citations = [citation("reuters.com", ""), citation("bbc.com", ""), citation("dw.com", "")];
  const text = exact.replace("(", "\n[ ").replace("reuters.com", "Reuters.com").replace("bbc.com)", "bbc.com]");
  const page = new PageText(`It was early. ${text} It was late.`, MEANINGS);
  const hit = page.find({ exact, prefix: "It was early. ", suffix: " It was late." });
  assert.ok(hit);
  const made = groups({ quote: { exact }, citations }, hit, page.words);
  assert.deepEqual(
    made.map(({ start, end }) => page.words.text.slice(start, end)),
    ["[ Reuters.com, bbc.com]", ")dw.com)"],
  );
  assert.deepEqual(
    made.map(({ citations }) => citations),
    [[0, 1], [2]],
  );
});

test("A footnote's mark belongs to the citation whose words end there.", () => {
  const exact = "The mayor said one thing to all of us[1] and the council another thing[2].";
  const citations = [
    citation("a.org", "The mayor said one thing to all of us"),
    citation("b.org", "and the council another thing"),
  ];
  const page = new PageText(exact, MEANINGS);
  const hit = page.find({ exact, prefix: "", suffix: "" });
  assert.ok(hit);
  assert.deepEqual(
    groups({ quote: { exact }, citations }, hit, page.words).map(({ citations }) => citations),
    [[0], [1]],
  );
});

test("A bracket that cites nobody is no group, nor is one that the page has not.", () => {
  const exact = "The mayor (a tall man) said one thing to all of us (reuters.com).";
  const page = new PageText("The mayor (a tall man) said one thing to all of us reuters.com. It was late.", MEANINGS);
  const hit = page.find({ exact, prefix: "", suffix: " It was late." });
  assert.deepEqual(
    hit ? groups({ quote: { exact }, citations: [citation("reuters.com", "")] }, hit, page.words) : null,
    [],
  );
});

const STORY = "The old harbour must close before winter, said the mayor, who was aware of the risk in Lorne.";
const TOLD = { exact: STORY, prefix: "It was a long meeting indeed. ", suffix: " Nobody else spoke that night." };
/** @param {(text: string) => string} edit */
const told = (edit) => found(`${TOLD.prefix}${edit(STORY)}${TOLD.suffix}`, TOLD);

for (const [what, edit] of /** @type {[string, (text: string) => string][]} */ ([
  ["a phrase that says the same", (text) => text.replace("must", "has to")],
  ["two such", (text) => text.replace("must close", "must shut").replace("before", "ahead of")],
  ["an adjective left out", (text) => text.replace("old ", "")],
  ["a typo in it", (text) => text.replace("harbour", "harbuor")],
  ["its sentence parted", (text) => text.replace(", who was aware", ". He was aware")],
  ["a clause moved", (text) => `In Lorne, ${text.replace("The", "the").replace(" in Lorne", "")}`],
  ["words of an advertisement in it", (text) => text.replace("close", "close\nAdvertisement\n")],
]))
  test(`Found with ${what}.`, () => assert.ok(told(edit)));

for (const [what, edit] of /** @type {[string, (text: string) => string][]} */ ([
  ["a word of another strength", (text) => text.replace("must", "should")],
  ["an adjective's opposite", (text) => text.replace("old", "new")],
  ["a word and its denial", (text) => text.replace("aware", "unaware")],
  ["a negation moved", (text) => text.replace("must close", "must not close")],
  ["a hedge before its first word", (text) => `Perhaps ${text.replace("The", "the")}`],
  ["a hedge broken over two lines", (text) => text.replace("must", "must al-\nlegedly")],
  ["a short name that differs by a letter", (text) => text.replace("Lorne", "Lorna")],
]))
  test(`Nothing with ${what}.`, () => assert.equal(told(edit), null));

test("A quote's two halves count only with what no other copy of it parts.", () => {
  const half = STORY.indexOf("close") + 6;
  const other = STORY.replace("Lorne", "Oban");
  const cut = (/** @type {string} */ text) => `${text.slice(0, half)}\nAd\n${text.slice(half)}`;
  const page = `${TOLD.prefix}${cut(other)} ${cut(STORY)}${TOLD.suffix}`;
  const hit = found(page, TOLD);
  assert.ok(!hit || hit.start > page.indexOf("Oban"));
});

test("A form of “not” is no other word.", () => {
  const quote = { ...TOLD, exact: "The mayor did not know that the harbour was about to close." };
  const page = `${TOLD.prefix}${quote.exact.replace("did not", "didn’t")}${TOLD.suffix}`;
  assert.equal(found(page, quote)?.how, "approximate");
  assert.equal(found(page.replace("didn’t", "did"), quote), null);
});

test("Names are declined where a language declines them, and are not changed.", () => {
  const quote = {
    exact: "Власти сообщили, что мост через Волгу закрыт до конца лета.",
    prefix: "Так было в среду. ",
    suffix: " Причина не ясна.",
  };
  const page = (/** @type {string} */ name) => `${quote.prefix}${quote.exact.replace("Волгу", name)}${quote.suffix}`;
  assert.equal(found(page("Волгой"), quote)?.how, "approximate");
  assert.equal(found(page("Вологду"), quote), null);
});

test("German nouns made of other words may stand for each other, names may not.", () => {
  const quote = {
    exact: "Der Bund will die Förderung in Bayern im nächsten Jahr kürzen.",
    prefix: "Das war gestern zu hören. ",
    suffix: " Viele sind dagegen.",
  };
  const page = `${quote.prefix}${quote.exact}${quote.suffix}`;
  assert.equal(found(page.replace("Förderung", "Unterstützung"), quote)?.how, "approximate");
  assert.equal(found(page.replace("Bayern", "Hessen"), quote), null);
});

test("Arabic is the same with and without vowels' signs, and in both spellings of a letter.", () => {
  const quote = { exact: "وكان أصحاب القوارب قد احتجوا على المشروع الجديد.", prefix: "", suffix: "" };
  assert.ok(found(quote.exact.replace("أصحاب", "اصحاب").replace("المشروع", "المشرُوعَ"), quote));
});

test("Words that do not say the same turn a sentence where a script has no capitals.", () => {
  const quote = {
    exact: "负责人李明华表示，夜间不会进行任何爆破作业。",
    prefix: "居民担心施工。",
    suffix: "专家同意这一点。",
  };
  const page = (/** @type {string} */ words) => `${quote.prefix}${words}${quote.suffix}`;
  assert.equal(found(page(quote.exact.replace("表示", "指出")), quote)?.how, "approximate");
  assert.equal(found(page(quote.exact.replace("李明华", "李明山")), quote), null);
});

/**
 * A page with one sentence between others.
 * @param {string} sentence
 * @param {{before?: string, after?: string}} [beside]
 */
const between = (sentence, { before = TOLD.prefix, after = TOLD.suffix } = {}) => `${before}${sentence}${after}`;

for (const [what, exact, there] of /** @type {[string, string, string][]} */ ([
  [
    "thousands with a full stop",
    "The harbour cost 47.000 euros in its first and last year.",
    "The harbour cost 47 000 euros in its first and last year.",
  ],
  [
    "per cent as a sign",
    "The prices of fish fell by 8 percent in the whole country.",
    "The prices of fish fell by 8% in the whole country.",
  ],
  [
    "a number in figures",
    "They sent eleven warnings to the office of the harbour.",
    "They sent 11 warnings to the office of the harbour.",
  ],
  [
    "an ordinal in figures",
    "The twelfth piece could not be found in the cellar.",
    "The 12th piece could not be found in the cellar.",
  ],
  [
    "a date turned round",
    "The recount in the old town begins on 14 March.",
    "The recount in the old town begins on March 14.",
  ],
  [
    "a month made short",
    "The contract of January 5 was void, the lawyers argued there.",
    "The contract of Jan. 5 was void, the lawyers argued there.",
  ],
  [
    "a title made short",
    "Senator Whitfield called the vote a first step on Friday evening.",
    "Sen. Whitfield called the vote a first step on Friday evening.",
  ],
  [
    "a word written apart",
    "The coastguard reached the spot at dawn and found an oil slick.",
    "The coast guard reached the spot at dawn and found an oil slick.",
  ],
  [
    "a sign in brackets",
    "Shares in the shipping group fell on Wednesday after the news.",
    "Shares in the shipping group (SHIP.L) fell on Wednesday after the news.",
  ],
  [
    "its order turned round",
    "Der Entwurf soll noch vor der Sommerpause ins Kabinett.",
    "Noch vor der Sommerpause soll der Entwurf ins Kabinett.",
  ],
  [
    "“about” for “some”",
    "Some 12,000 people live in the valley below the dam.",
    "About 12,000 people live in the valley below the dam.",
  ],
]))
  test(`Found with ${what}.`, () => {
    const page = between(there);
    const hit = found(page, { ...TOLD, exact });
    assert.equal(hit?.words, there.slice(0, -1));
  });

for (const [what, exact, there] of /** @type {[string, string, string][]} */ ([
  [
    "two words that took each other’s places",
    "The library was insured against fire but not against floods.",
    "The library was insured against floods but not against fire.",
  ],
  [
    "an opposite among verbs",
    "The office has since hired four more clerks for it.",
    "The office has since fired four more clerks for it.",
  ],
  [
    "a negation in words turned round",
    "They all did say not one word about the harbour.",
    "They all not did say one word about the harbour.",
  ],
  [
    "a word of a name in full",
    "Council member Dana Fritsch voted for the whole budget.",
    "Council member Dan Fritsch voted for the whole budget.",
  ],
  [
    "a number that swaps with another",
    "The chamber voted by 301 to 288 to send the bill back.",
    "The chamber voted by 288 to 301 to send the bill back.",
  ],
  [
    "a thousandth part of a number",
    "The harbour cost 4.7000 euros in its first and last year.",
    "The harbour cost 47000 euros in its first and last year.",
  ],
]))
  test(`Nothing with ${what}.`, () => assert.equal(found(between(there), { ...TOLD, exact }), null));

test("A changed sentence is found though a sentence beside it changed too.", () => {
  const there = STORY.replace("old ", "");
  const after = " Somebody else shouted that night.";
  assert.equal(found(between(there, { after }), TOLD)?.words, there.slice(0, -1));
  assert.equal(found(between(there, { before: "A short one it was. ", after: " Other words there." }), TOLD), null);
});

test("A sentence that was put in between does not hide what stood around.", () => {
  const there = STORY.replace("old ", "");
  const before = `${TOLD.prefix}It rained for the whole of it, as it does. `;
  assert.equal(found(between(there, { before }), TOLD)?.words, there.slice(0, -1));
});

test("What leads to a sentence, a dateline or a picture's number, is no part of it.", () => {
  const there = STORY.replace("old ", "");
  for (const before of ["LORNE, Nov 3 (Agency) - ", "3/5 "]) {
    const page = `${TOLD.prefix}\n${before}${there}${TOLD.suffix}`;
    assert.equal(found(page, TOLD)?.words, there.slice(0, -1), before);
  }
});

test("A sentence without its full stop ends where the next words begin with a capital.", () => {
  const page = `${TOLD.prefix}\n${STORY.replace("old ", "").slice(0, -1)} Photograph: Somebody\n${TOLD.suffix}`;
  assert.ok(found(page, TOLD)?.words.endsWith("in Lorne"));
});

test("What stands aside counts only where the main text does not have the sentence, in other words or turned.", () => {
  const aside = `\v${STORY}\n`;
  const [changed, turned] = [STORY.replace("old ", ""), STORY.replace("must", "need not")];
  assert.equal(found(`${aside}${between("Nothing of it was said at all.")}`, TOLD)?.start, 1);
  assert.equal(found(`${aside}${between(changed)}`, TOLD)?.words, changed.slice(0, -1));
  assert.equal(found(`${aside}${between(turned)}`, TOLD), null);
});

test("Digits of every script are numbers.", () => {
  assert.deepEqual(tokens("٤٢ ۴۲ ४२ ４２ 42").keys, ["42", "42", "42", "42", "42"]);
});
