/** An answer in, the panel's content out: the same in the popup and on the page, in the words and order of the web page. */

/**
 * @param {import("./types.d.ts").Shown} shown
 * @param {() => Promise<import("./types.d.ts").Comparison>} ask  compares the page's text, once the reader asks for it
 * @returns {HTMLElement}
 */
function panel(shown, ask) {
  if (shown.state === "no-data") return notChecked(text("noData", shown.server), shown.data);
  if (shown.state === "no-page") return notChecked(text("noPage"), shown.data);
  return element(
    "section",
    { class: "context" },
    pageLine(shown.context.page),
    subject(shown),
    ownPart(shown),
    element("div", { class: "quoted" }, quotedPart(shown)),
    reviewedPart(shown),
    worksPart(shown),
    citingPart(shown),
    claimsOf(shown).length > 0 && caution(claimsOf(shown)),
    comparePart(shown, ask),
    reportPart(shown),
    age(shown.data),
  );
}

/**
 * Could not check: another answer than "not in the registry".
 * @param {string} why
 * @param {import("./types.d.ts").Age} data
 */
function notChecked(why, data) {
  const failed = data.failure && element("p", { class: "reason" }, failureText(data.failure));
  return element("section", { class: "context" }, element("h2", {}, text("notChecked")), element("p", {}, why), failed);
}

/** @param {import("./types.d.ts").Context["page"]} page */
function pageLine(page) {
  const steps = page.unwrapped.map(opened).join(text("openedThen"));
  const from = steps && element("span", { class: "statement" }, text("openedFrom", steps));
  return element("p", { class: "page" }, element("bdi", { dir: "ltr" }, page.url), from);
}

/** @param {import("./types.d.ts").Checked} shown */
function subject({ context, sites, callsItself }) {
  const { outlet, lookalike, page, platform } = context;
  if (outlet) return outletCard(outlet, sites);
  const heading = element("h2", {}, isolated(page.host));
  if (lookalike)
    return element(
      "article",
      { class: "lookalike" },
      heading,
      callsItself && element("p", { class: "calls" }, phrase("lookalikeCalls", callsItself.name)),
      element("p", {}, resemblanceText(lookalike.reason)),
      element("p", {}, phrase("lookalikeHidden", listed(lookalike.reason.outlets))),
    );
  const tenant = platform && element("p", {}, phrase("tenant", isolated(platform.name), isolated(platform.name)));
  const state = element("p", {}, text(platform ? "accountUnlisted" : "addressUnlisted"));
  return element("article", { class: "unlisted" }, heading, tenant, state);
}

/**
 * The document whose own page this is.
 * @param {import("./types.d.ts").Checked} shown
 */
function ownPart({ document, server }) {
  const leads = document && documentLink(document, server, text("theDocument"));
  return leads && element("p", { class: "own" }, phrase("isDocument", documentTitle(document)), " ", leads);
}

/**
 * The claims whose words stand on the page, by document; null where nobody asked for them.
 * @param {import("./types.d.ts").Checked} shown
 */
function quotedPart(shown) {
  const { quoted, server } = shown;
  if (!quoted) return null;
  const heading = element("h2", {}, text("headQuoted"));
  if (quoted === "unread")
    return element("section", {}, heading, element("p", { class: "unknown" }, text("quotedUnread")));
  const documents = new Map(quoted.map(({ document }) => [document.id, document]));
  const lists = [...documents.values()].map((document) => {
    const own = quoted.filter((claim) => claim.document.id === document.id);
    const matches = own.map((claim) => ({
      match: { kind: "quoted-on-page", said: text("reason_words_stand") },
      claim,
    }));
    const summary = phrase("quotedHere", documentTitle(document), many("sentences", own.length));
    return folded(summary, matches, shown, [documentLink(document, server, text("theDocument"))]);
  });
  return element(
    "section",
    { class: "quoted" },
    heading,
    lists.length ? lists : element("p", { class: "unknown" }, text("quotedNothing")),
  );
}

/**
 * Fact-checks of claims that stood on this page, and claims of which this page is the fact-check.
 * @param {import("./types.d.ts").Checked} shown
 */
function reviewedPart(shown) {
  const found = shown.context.claims.filter(({ match }) => isReviewed(match.kind));
  const cards = found.flatMap(({ match, claim }) => [
    claim.document.kind !== "fact-checks" && element("p", {}, phrase("cardClaim", documentTitle(claim.document))),
    claimCard(claim, match, shown),
  ]);
  return cards.length > 0 && element("section", { class: "reviewed" }, element("h2", {}, text("headReviewed")), cards);
}

/** @param {string} kind */
function isReviewed(kind) {
  return kind === "reviewed-on-page" || kind === "appeared-on-page";
}

/** @param {import("./types.d.ts").Checked} shown */
function worksPart(shown) {
  const entries = shown.context.works.flatMap(({ match, work, document }) => [
    element("p", {}, phrase("inSourceListOf", documentLink(document, shown.server, documentTitle(document)))),
    workEntry(work, shown),
    element("p", { class: "about" }, text("asCited")),
    whyShown(match),
  ]);
  const none = element("p", { class: "unknown" }, text("noWorks"));
  return element("section", { class: "works" }, element("h2", {}, text("headWorks")), entries.length ? entries : none);
}

/** @param {import("./types.d.ts").Checked} shown */
function citingPart(shown) {
  const { context } = shown;
  const documents = new Map(context.cited_by.map(({ document, claims }) => [document.id, { document, total: claims }]));
  for (const { match, claim } of context.claims) {
    if (!isReviewed(match.kind) && !documents.has(claim.document.id))
      documents.set(claim.document.id, { document: claim.document, total: 0 });
  }
  const none = context.outlet ? phrase("citedByNoneOutlet", isolated(context.outlet.name)) : text("citedByNone");
  const parts = [...documents.values()].flatMap(({ document, total }) => citingDocument(document, total, shown));
  return element(
    "section",
    { class: "citing" },
    element("h2", {}, text("headCited")),
    parts.length ? parts : element("p", { class: "unknown" }, none),
  );
}

/**
 * What one document says with citations: of this page, and, folded apart, of its outlet.
 * @param {import("./types.d.ts").DocumentName} document
 * @param {number} total  its sentences that cite the outlet
 * @param {import("./types.d.ts").Checked} shown
 */
function citingDocument(document, total, shown) {
  const own = shown.context.claims.filter(
    ({ match, claim }) => claim.document.id === document.id && !isReviewed(match.kind),
  );
  const page = own.filter(({ match }) => match.kind === "cites-this-page");
  const outlet = own.filter(({ match }) => match.kind !== "cites-this-page");
  const leads = documentLink(document, shown.server, text("theDocument"));
  const outletName = isolated(shown.context.outlet?.name ?? "");
  const named = own.length < total || own.some(({ claim }) => claim.citations.some(({ work }) => work));
  const summary = phrase("citesOutlet", documentTitle(document), outletName, many("sentences", total));
  if (!named) summary.push(" ", text("articleNotSaid"));
  return [
    page.length > 0 &&
      folded(phrase("citesPage", documentTitle(document), many("sentences", page.length)), page, shown, [leads]),
    total > 0 && folded(summary, outlet, shown, allOf(document, page.length > 0, shown)),
  ];
}

/**
 * @param {(Node | string)[]} summary
 * @param {{match: import("./types.d.ts").Matched, claim: import("./types.d.ts").Claim}[]} matches
 * @param {import("./types.d.ts").Checked} shown
 * @param {(Node | string)[]} ways  to more
 */
function folded(summary, matches, shown, ways) {
  const cards = matches.map(({ match, claim }) => claimCard(claim, match, shown));
  return element("details", {}, element("summary", {}, summary), cards, element("p", { class: "about" }, ways));
}

/**
 * Ways to all of a document's sentences that cite the outlet, and to the document.
 * @param {import("./types.d.ts").DocumentName} document
 * @param {boolean} divided  whether some of them stand apart, since they cite this very page
 * @param {import("./types.d.ts").Checked} shown
 */
function allOf(document, divided, { context, server }) {
  const { id = "", name = "" } = context.outlet ?? {};
  const all = link(
    `${server}/claims?${new URLSearchParams({ document: document.id, outlet: id })}`,
    phrase("allSentences", isolated(name)),
  );
  return [divided ? `${text("standsAbove")} ` : "", all, " · ", documentLink(document, server, text("theDocument"))];
}

/** @param {import("./types.d.ts").Checked} shown */
function claimsOf(shown) {
  const quoted = Array.isArray(shown.quoted) ? shown.quoted : [];
  return [...quoted, ...shown.context.claims.map(({ claim }) => claim)];
}

/**
 * How old the data are.
 * @param {import("./types.d.ts").Age} data
 */
function age({ registry, fetched, failure }) {
  const updated = registry?.updated ? dayText(registry.updated) : text("dayUnknown");
  return element(
    "p",
    { class: "registry" },
    text("registryOf", updated, many("outlets", registry?.outlets ?? 0)),
    fetched === null ? null : ` ${text("confirmedAt", moment(fetched))}`,
    failure && " ",
    failure && failureText(failure),
  );
}
