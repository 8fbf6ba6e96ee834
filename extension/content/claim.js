/** Claims and works in, their words out: always the document's, never a fact, and an outlet is cited, it does not say so. */

/**
 * A document's name.
 * @param {import("./types.d.ts").DocumentName} document
 */
function documentTitle({ title, kind, language = null }) {
  return element("span", {}, element("cite", {}, original(title, language)), ` (${worded("kindOf", kind)})`);
}

/**
 * A link to what was read out of a document.
 * @param {import("./types.d.ts").DocumentName} document
 * @param {string} server
 * @param {Node | string} words
 */
function documentLink(document, server, words) {
  return link(`${server}/documents/${encodeURIComponent(document.id)}`, words);
}

/**
 * A claim with what it cites and why it is shown.
 * @param {import("./types.d.ts").Claim} claim
 * @param {import("./types.d.ts").Matched} match
 * @param {import("./types.d.ts").Checked} shown
 */
function claimCard(claim, match, shown) {
  const checks = claim.document.kind === "fact-checks";
  return element(
    "article",
    { class: "claim", tabindex: "-1", "data-claim": claim.id, "data-kind": match.kind },
    element("p", { class: "words" }, phrase(checks ? "claimChecked" : "documentSays", spoken(claim))),
    checks && speakerLine(claim),
    element(
      "ul",
      { class: "citations" },
      claim.citations.map((citation) => citationItem(citation, claim, shown)),
    ),
    reviewLines(claim),
    appearancePart(claim),
    element("p", { class: "about" }, claimAbout(claim), " ", claimLink(claim, shown)),
    element("p", { class: "place" }),
    whyShown(match),
  );
}

/**
 * @param {import("./types.d.ts").Claim} claim
 * @param {import("./types.d.ts").Checked} shown
 */
function claimLink(claim, { server }) {
  return link(`${server}/claims/${encodeURIComponent(claim.id)}`, text("claimAlone"));
}

/**
 * To whom a claim that was checked is ascribed, and when it was made; nothing where that is not known.
 * @param {import("./types.d.ts").Claim} claim
 */
function speakerLine({ speaker, said }) {
  const by = speaker && phrase("ascribedTo", isolated(speaker));
  return (by || said) && element("p", { class: "about" }, by || "", by && said && " · ", said && day(said));
}

/**
 * A claim's words, in the language of its document.
 * @param {import("./types.d.ts").Claim} claim
 */
function spoken({ text: words, document }) {
  return original(words, document.language ?? null);
}

/** @param {string} address */
function bracketed(address) {
  return element("span", {}, " (", isolated(address), ")");
}

/**
 * Why is this shown: what kind of match it is, and the reason in this case.
 * @param {import("./types.d.ts").Matched} match
 */
function whyShown({ kind, reason, why, said }) {
  const words = said ?? (reason ? reasonText(reason, why) : original(why ?? "", "en"));
  return element(
    "details",
    { class: "why" },
    element("summary", {}, text("whyShown")),
    element("p", {}, worded("match", kind)),
    element("p", {}, phrase("shownBecause", words)),
  );
}

/** @param {import("./types.d.ts").Claim} claim */
function claimAbout(claim) {
  const under = claim.section ? phrase("under", original(claim.section, claim.document.language ?? null)) : [];
  const ascribed = claim.attribution.flatMap((said) =>
    phrase("ascribed", isolated(said.name), original(said.quote, claim.document.language ?? null)),
  );
  return [worded("claim", claim.kind), ...under, ...ascribed, ". ", sourcesText(claim.sources)];
}

/** @param {import("./types.d.ts").Claim["sources"]} sources */
function sourcesText({ outlets, owners, owners_unknown }) {
  if (outlets < 2) return "";
  const known = owners ? text("withOwners", many("owners", owners)) : "";
  const unknown = owners_unknown ? many("ownersUnknown", owners_unknown) : "";
  return text("rests", many("outlets", outlets) + known + unknown);
}

/**
 * Who is cited, for which words, and whether the article is named.
 * @param {import("./types.d.ts").Citation} citation
 * @param {import("./types.d.ts").Claim} claim
 * @param {import("./types.d.ts").Checked} shown
 */
function citationItem(citation, claim, shown) {
  const list = `${shown.server}/documents/${encodeURIComponent(claim.document.id)}#work-${citation.work}`;
  const article = citation.certainty === "certain" ? "articleNamed" : "articleProbable";
  return element(
    "li",
    { class: "citation" },
    phrase("citesFor", citedName(citation, shown), worded("scope", citation.scope)),
    citation.work && phrase(article, link(list, text("entry"))),
  );
}

/**
 * @param {import("./types.d.ts").Citation} citation
 * @param {import("./types.d.ts").Checked} shown
 */
function citedName(citation, { outlets }) {
  const { outlet, domain } = citation;
  const known = outlet && outlets[outlet];
  return known ? element("span", {}, isolated(known), domain && bracketed(domain)) : unlistedName(citation);
}

/**
 * A source that the registry does not have: its host, else its name as the document gives it.
 * @param {import("./types.d.ts").Citation} citation
 */
function unlistedName({ domain, name }) {
  const known = domain || name;
  return element("span", {}, known ? isolated(known) : text("noAddress"), ` (${text("notListed")})`);
}

/**
 * What fact-checkers found, and how many more did, of whom the server lists only the newest.
 * @param {import("./types.d.ts").Claim} claim
 */
function reviewLines({ reviews, reviews_total = 0, document }) {
  const more = reviews_total - reviews.length;
  const lines = reviews.map((review) => reviewLine(review, document));
  return more > 0 ? [...lines, element("p", { class: "about" }, many("moreReviews", more))] : lines;
}

/**
 * @param {import("./types.d.ts").Review} review
 * @param {import("./types.d.ts").DocumentName} document
 */
function reviewLine(review, { language = null }) {
  const site = link(review.url, text("theReview"));
  const words = phrase("found", isolated(review.by), original(review.rating, language));
  return element("p", { class: "review" }, words, " ", site, review.date && " · ", review.date && day(review.date));
}

/**
 * Pages on which fact-checkers found a claim, folded: there may be a hundred.
 * @param {import("./types.d.ts").Claim} claim
 */
function appearancePart({ appearances = [], appearances_total = 0 }) {
  const total = Math.max(appearances_total, appearances.length);
  const some = total > appearances.length && ` ${text("listedHere", appearances.length)}`;
  const items = appearances.map(({ url, first, by = [] }) =>
    element(
      "li",
      {},
      link(url, element("bdi", { dir: "ltr" }, url)),
      by.length > 0 && element("span", { class: "statement" }, phrase(first ? "namedFirstBy" : "namedBy", listed(by))),
    ),
  );
  const summary = element("summary", {}, many("appearances", total), some);
  return items.length > 0 && element("details", { class: "appearances" }, summary, element("ul", {}, items));
}

/**
 * An entry of a source list, as cited.
 * @param {import("./types.d.ts").Work} work
 * @param {import("./types.d.ts").Checked} shown
 */
function workEntry(work, shown) {
  if (!work.title) return element("p", { class: "work" }, link(work.url, isolated(work.raw)));
  const publisher = (work.outlet && shown.outlets[work.outlet]) || work.publisher || work.domain || text("noPublisher");
  return element(
    "p",
    { class: "work" },
    element("cite", {}, link(work.url, isolated(work.title))),
    element(
      "span",
      { class: "statement" },
      work.author && isolated(work.author),
      work.author && " · ",
      isolated(publisher),
      work.date && " · ",
      work.date && day(work.date),
      work.note && " · ",
      work.note && isolated(work.note),
    ),
  );
}

/**
 * The two sentences that stand once beneath claims.
 * @param {import("./types.d.ts").Claim[]} claims
 */
function caution(claims) {
  const reviewed = claims.some(({ reviews }) => reviews.length > 0);
  return element("p", { class: "caution" }, text("caution"), reviewed ? null : ` ${text("noReview")}`);
}
