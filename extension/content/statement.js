/** A statement in, its words and where they were read out: source, date, who says it. */

/**
 * Where a statement was read, and when.
 * @param {import("./types.d.ts").Statement} said
 * @param {import("./types.d.ts").Sites} sites
 */
function statement(said, sites) {
  return element(
    "span",
    { class: "statement" },
    said.note && original(said.note),
    said.note && ". ",
    link(said.source, site(said.source, sites)),
    said.as_of
      ? phrase("statementAsOf", day(said.as_of), day(said.checked))
      : phrase("statementChecked", day(said.checked)),
  );
}

/**
 * The site to which a link leads; of a copy in an archive, the site and what keeps the copy.
 * @param {string} address
 * @param {import("./types.d.ts").Sites} sites
 */
function site(address, sites) {
  const { host, unwrapped } = sites[address] ?? { host: address, unwrapped: [] };
  return element("span", {}, unwrapped[0] ? phrase("siteIn", host, opened(unwrapped[0])) : isolated(host));
}

/**
 * Raters' words, side by side under the question that they answer.
 * @param {import("./types.d.ts").Rating[]} said
 * @param {import("./types.d.ts").Sites} sites
 */
function ratings(said, sites) {
  const languages = new Map(said.map(({ rater }) => [rater.question, rater.language]));
  return [...languages].sort().flatMap(([question, language]) => [
    element("p", { class: "question" }, original(question, language)),
    element(
      "ul",
      { class: "ratings" },
      said.filter(({ rater }) => rater.question === question).map((rating) => ratingItem(rating, sites)),
    ),
  ]);
}

/**
 * @param {import("./types.d.ts").Rating} rating
 * @param {import("./types.d.ts").Sites} sites
 */
function ratingItem(rating, sites) {
  const rater = link(rating.rater.url, isolated(rating.rater.name));
  const words = phrase("says", rater, rated(rating));
  return element(
    "li",
    { class: "rating" },
    words,
    rating.country ? ` (${country(rating.country)})` : null,
    statement(rating, sites),
  );
}

/**
 * What a rater says: in the reader's language where the rater has published it in that, else in the original.
 * @param {Pick<import("./types.d.ts").Rating, "rater" | "value">} rating
 */
function rated({ rater, value }) {
  const published = text(`term_${rater.id}_${value}`.replace(/\W+/g, "_"));
  return published ? isolated(published) : original(value, rater.language);
}
