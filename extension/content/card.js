/** A stretch of marked words in, a small card for it out: the claim, or the outlets that a bracket cites. */

/**
 * @param {{passage: import("./types.d.ts").Passage, citations: number[] | null}} stretch
 * @param {Record<string, import("./types.d.ts").Outlet>} outlets
 * @returns {(Node | string)[]}
 */
function stretchCard({ passage, citations }, outlets) {
  return citations ? citedCards(passage.claim, citations, outlets) : passageCard(passage, outlets);
}

/**
 * @param {import("./types.d.ts").Passage} passage
 * @param {Record<string, import("./types.d.ts").Outlet>} outlets
 * @returns {(Node | string)[]}
 */
function passageCard({ claim, how }, outlets) {
  const names = [...new Set(claim.citations.map((cited) => citedShortly(cited, outlets)))];
  const cites = names.length > 0 && element("p", {}, phrase("cardCites", listed(names)));
  const stands = text({ approximate: "cardNearly", quotation: "cardQuotation" }[String(how)] ?? "cardStands");
  const changed =
    (how === "approximate" || how === "quotation") && element("p", {}, phrase("documentSays", spoken(claim)));
  return [
    element("p", {}, phrase("cardClaim", documentTitle(claim.document))),
    changed || "",
    cites || "",
    ...reviewLines(claim),
    element("p", { class: "about" }, stands),
  ];
}

/**
 * @param {import("./types.d.ts").Citation} citation
 * @param {Record<string, import("./types.d.ts").Outlet>} outlets
 */
function citedShortly({ outlet, domain, name }, outlets) {
  return (outlet && outlets[outlet]?.name) || domain || name || text("noAddress");
}

/**
 * Each outlet of a bracket: who owns it, whose state it is tied to, and what raters say.
 * @param {import("./types.d.ts").Claim} claim
 * @param {number[]} citations
 * @param {Record<string, import("./types.d.ts").Outlet>} outlets
 */
function citedCards(claim, citations, outlets) {
  const cited = citations.flatMap((at) => claim.citations[at] ?? []);
  const once = [
    ...new Map(cited.map((citation) => [citation.outlet ?? citation.domain ?? citation.name, citation])).values(),
  ];
  return once.map((citation) => {
    const outlet = citation.outlet && outlets[citation.outlet];
    return outlet
      ? outletBrief(outlet, citation.domain && bracketed(citation.domain))
      : element("p", {}, unlistedName(citation));
  });
}

/**
 * An outlet in four lines.
 * @param {import("./types.d.ts").Outlet} outlet
 * @param {Child} [address]
 */
function outletBrief(outlet, address = null) {
  const said = (/** @type {import("./types.d.ts").Rating[]} */ ratings) =>
    ratings.map(({ rater, value }) => element("li", {}, phrase("says", isolated(rater.name), rated({ rater, value }))));
  const owners = outlet.owners.map(({ name }) => name);
  return element(
    "section",
    { class: "brief" },
    element("p", { class: "who" }, isolated(outlet.name), address),
    element("p", {}, phrase("labelled", text("factOwner"), owners.length ? listed(owners) : text("unknownPlain"))),
    element("ul", {}, said(outlet.state), said(outlet.ratings)),
    !outlet.ratings.length && element("p", { class: "unknown" }, text("unknownRatings")),
  );
}

/**
 * Put a card beside words of the page, below them or above, and not over them.
 * @param {HTMLElement} card
 * @param {DOMRect} words
 */
function placeCard(card, words) {
  const { width, height } = card.getBoundingClientRect();
  const below = words.bottom + 6 + height <= innerHeight || words.top < height + 6;
  const top = below ? Math.min(words.bottom + 6, innerHeight - height - 4) : words.top - height - 6;
  const left = Math.max(4, Math.min(words.left, innerWidth - width - 4));
  card.style.top = `${Math.max(4, top)}px`;
  card.style.left = `${left}px`;
}
