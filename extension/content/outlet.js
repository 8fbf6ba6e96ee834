/** An outlet in, everything that the registry says of it out: the same layout for every outlet. */

/**
 * @param {import("./types.d.ts").Outlet} card
 * @param {import("./types.d.ts").Sites} sites
 */
function outletCard(card, sites) {
  return element(
    "article",
    { class: "outlet" },
    element("h2", {}, isolated(card.name)),
    element("p", { class: "kind" }, outletKind(card)),
    element(
      "dl",
      { class: "facts" },
      fact("factOwner", card.owners.length ? ownerList(card.owners, sites) : unknown("unknownPlain")),
      fact("factState", ...(card.state.length ? ratings(card.state, sites) : [unknown("unknownState")])),
      fact("factFunding", card.funding.length ? valueList("funding", card.funding, sites) : unknown("unknownPlain")),
      fact(
        "factFounded",
        ...(card.founded
          ? [day(String(card.founded.value)), statement(card.founded, sites)]
          : [unknown("unknownPlain")]),
      ),
      fact("factRatings", ...(card.ratings.length ? ratings(card.ratings, sites) : [unknown("unknownRatings")])),
      fact("factReply", card.replies.length ? replyList(card, sites) : unknown("unknownReply")),
      fact("factAddresses", listed(card.domains), alsoKnown(card.aliases)),
      fact("factSource", text("factSourceFields"), plainSource(card, sites)),
    ),
  );
}

/**
 * @param {string} name
 * @param {...Child} children
 */
function fact(name, ...children) {
  return element("div", {}, element("dt", {}, text(name)), element("dd", {}, ...children));
}

/** @param {string} name */
function unknown(name) {
  return element("p", { class: "unknown" }, text(name));
}

/** @param {import("./types.d.ts").Outlet} card */
function outletKind(card) {
  const words = card.type ? worded("type", card.type) : text("typeUnknown");
  const kind = words.charAt(0).toUpperCase() + words.slice(1);
  const place = card.country ? country(card.country) : text("countryUnknown");
  const languages = card.languages.length ? listed(card.languages.map(language)) : text("languagesUnknown");
  return [kind, " · ", place, " · ", languages];
}

/**
 * The chain of owners: each with its share, its tie to a state, and its own owners.
 * @param {import("./types.d.ts").Owner[]} owners
 * @param {import("./types.d.ts").Sites} sites
 * @returns {HTMLElement}
 */
function ownerList(owners, sites) {
  return element(
    "ul",
    { class: "owners" },
    owners.map((owner) => ownerItem(owner, sites)),
  );
}

/**
 * @param {import("./types.d.ts").Owner} owner
 * @param {import("./types.d.ts").Sites} sites
 */
function ownerItem(owner, sites) {
  return element(
    "li",
    { class: "owner" },
    isolated(owner.name),
    owner.country && ` (${country(owner.country)})`,
    owner.share && element("span", { class: "share" }, original(owner.share)),
    statement(owner, sites),
    ratings(owner.state, sites),
    owner.owners.length > 0 && element("p", { class: "chain" }, text("ownedBy")),
    owner.owners.length > 0 && ownerList(owner.owners, sites),
  );
}

/**
 * @param {string} name
 * @param {import("./types.d.ts").Value[]} values
 * @param {import("./types.d.ts").Sites} sites
 */
function valueList(name, values, sites) {
  return element(
    "ul",
    { class: name },
    values.map((said) => element("li", {}, original(said.value), statement(said, sites))),
  );
}

/**
 * @param {import("./types.d.ts").Outlet} card
 * @param {import("./types.d.ts").Sites} sites
 */
function replyList(card, sites) {
  const item = (/** @type {import("./types.d.ts").Value} */ reply) =>
    element(
      "li",
      { class: "reply" },
      phrase("says", isolated(card.name), original(reply.value)),
      statement(reply, sites),
    );
  return element("ul", { class: "replies" }, card.replies.map(item));
}

/** @param {string[]} aliases */
function alsoKnown(aliases) {
  if (!aliases.length) return null;
  return element("span", { class: "statement" }, phrase("alsoCitedAs", listed(aliases)));
}

/**
 * Where name, kind, country and languages were read.
 * @param {import("./types.d.ts").Outlet} card
 * @param {import("./types.d.ts").Sites} sites
 */
function plainSource(card, sites) {
  const said = statement({ source: card.source, checked: card.checked, as_of: null, note: null }, sites);
  if (card.wikidata)
    said.append(" · ", link(`https://www.wikidata.org/wiki/${card.wikidata}`, `Wikidata ${card.wikidata}`));
  return said;
}
