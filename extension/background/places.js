/** What an answer's words refer to: the names of the outlets that are cited, and the sites to which links lead. */

/** @typedef {import("./snapshot.js").Held} Held */
/** @typedef {import("../content/types.d.ts").Claim} Claim */

/**
 * Name the outlets and sites of an answer.
 * @param {Held} held
 * @param {import("../content/types.d.ts").Context} context
 * @returns {{outlets: Record<string, string>, sites: import("../content/types.d.ts").Sites}}
 */
export function places(held, context) {
  const claims = context.claims.map(({ claim }) => claim);
  const works = context.works.map(({ work }) => ({ citations: [work] }));
  const sites = addresses(context.outlet).map((address) => [address, site(held, address)]);
  return { outlets: named(held, [...claims, ...works]), sites: Object.fromEntries(sites) };
}

/**
 * Name the outlets that are cited, by id.
 * @param {Held} held
 * @param {{citations: {outlet: string | null}[]}[]} claims
 * @returns {Record<string, string>}
 */
export function named({ edition }, claims) {
  const cited = new Set(claims.flatMap(({ citations }) => citations.map(({ outlet }) => outlet ?? "")));
  return Object.fromEntries(
    [...cited].flatMap((id) => {
      const outlet = edition.registry.known(id);
      return outlet ? [[id, outlet.name]] : [];
    }),
  );
}

/**
 * Say of each document in an answer which language it is in.
 * @template T
 * @param {import("../lib/edition.js").Edition} edition
 * @param {T} answer
 * @param {{document: import("../content/types.d.ts").DocumentName}[]} rows  of the answer
 * @returns {T}  the same
 */
export function spoken({ index }, answer, rows) {
  for (const { document } of rows) document.language = index.language(document.id);
  return answer;
}

/**
 * Every `source` in an answer, at any depth.
 * @param {unknown} value
 * @returns {string[]}
 */
function addresses(value) {
  if (!value || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === "source" && typeof item === "string" ? [item] : addresses(item),
  );
}

/**
 * @param {Held} held
 * @param {string} address
 */
function site({ edition }, address) {
  try {
    const { host, unwrapped } = edition.addresses.parse(address, (/** @type {string} */ name) =>
      edition.registry.lists(name),
    );
    return { host: host.replace(/^www\./, ""), unwrapped };
  } catch {
    return { host: address, unwrapped: [] };
  }
}
