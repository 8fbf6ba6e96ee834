/** A page's context in, the claims whose words may stand on it out. Does not look at the page. */

/** @typedef {import("./snapshot.js").Held} Held */
/** @typedef {import("../content/types.d.ts").Claim} Claim */

const MOST = 5000; // claims that are looked for without a click

/**
 * The claims to look for: all of them, or those that concern the page.
 * @param {Held} held
 * @param {import("../content/types.d.ts").Context} context
 * @param {boolean} everything
 * @returns {Claim[]}
 */
export function candidates(held, context, everything) {
  const { claims, hidden } = held.snapshot;
  const shown = claims.filter(({ kind }) => !hidden.includes(kind));
  return everything ? shown : related(held, context, shown).slice(0, MOST);
}

/**
 * @param {Held} held
 * @param {import("../content/types.d.ts").Context} context
 * @param {Claim[]} shown
 */
function related(held, context, shown) {
  const works = new Set(context.works.map(({ work }) => work.id));
  const matched = new Set(context.claims.map(({ claim }) => claim.id));
  const own = documentAt(held, context)?.id;
  const outlet = context.outlet?.id;
  return shown.filter(
    (claim) =>
      claim.document.id === own ||
      matched.has(claim.id) ||
      claim.citations.some((cited) => (outlet && cited.outlet === outlet) || (cited.work && works.has(cited.work))),
  );
}

/**
 * The document that stands at the page's address.
 * @param {Held} held
 * @param {import("../content/types.d.ts").Context} context
 */
export function documentAt({ edition, snapshot }, { page }) {
  const key = edition.addresses.key(page.url);
  return snapshot.documents.find(({ url }) => url && edition.addresses.key(url) === key) ?? null;
}
