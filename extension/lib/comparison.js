/** The server's answer to a comparison in, the matches in it out: checked, since what is shown must have its shape. */

import { address, flag, list, number, optional, orNull, record, text } from "./shapes.js";

const claim = record({
  id: text,
  text,
  section: text,
  kind: text,
  attribution: list(record({ name: text, quote: text })),
  document: record({ id: text, title: text, kind: text }),
  citations: list(
    record({ domain: orNull(text), outlet: orNull(text), work: orNull(text), scope: text, certainty: text }),
  ),
  sources: record({ outlets: number, owners: number, owners_unknown: number }),
  reviews: list(record({ by: text, rating: text, url: address, date: orNull(text) })),
  reviews_total: optional(number),
  appearances: optional(list(record({ url: text, first: flag, by: optional(list(text)) }))),
  appearances_total: optional(number),
});
const reason = record({ code: text, title: orNull(text), outlet: orNull(text), by: list(text), words: list(text) });
const match = record({
  kind: text,
  why: text,
  reason: optional(reason),
  quote: orNull(record({ exact: text })),
});
const answer = record({ pages: list(record({ context: record({ claims: list(record({ match, claim })) }) })) });

/**
 * @param {any} content  what `POST /v1/context` answered to one page
 * @returns {import("../content/types.d.ts").Compared[]}
 * @throws {TypeError} if it is no such answer
 */
export function check(content) {
  const wrong = answer(content);
  if (wrong || content.pages.length !== 1) throw new TypeError(`the answer${wrong || " is about other pages"}`);
  return content.pages[0].context.claims;
}
