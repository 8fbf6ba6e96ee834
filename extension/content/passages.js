/** Passages that were found on the page in, their part of the panel out: all that is marked on the page stands here too. */

/**
 * @typedef {{step: (by: 1 | -1) => void, go: (claim: string) => void}} Ways  to the words on the page
 */

/**
 * @param {import("./types.d.ts").Passages} found
 * @param {import("./types.d.ts").Checked} shown
 * @param {Ways} ways
 * @returns {(Node | string)[]}
 */
function passagesPart({ passages, outlets }, shown, ways) {
  const names = Object.fromEntries(Object.values(outlets).map(({ id, name }) => [id, name]));
  const button = (/** @type {string} */ name, /** @type {1 | -1} */ by) =>
    element("button", { type: "button", click: () => ways.step(by) }, text(name));
  const cards = passages.map(({ claim, how }) => {
    const match = {
      kind: "quoted-on-page",
      why: "",
      said: text(
        { approximate: "quotedNearly", quotation: "reason_quotation_stands" }[String(how)] ?? "reason_words_stand",
      ),
    };
    return claimCard(claim, match, { ...shown, outlets: { ...shown.outlets, ...names } });
  });
  return [
    element("h2", {}, text("headPassages")),
    element("p", { class: "ways" }, button("previousWords", -1), button("nextWords", 1)),
    element("details", { class: "marked" }, element("summary", {}, many("passages", passages.length)), cards),
  ];
}

/**
 * Say on each claim's card where its words are on the page, or that they were not found.
 * @param {HTMLElement} content
 * @param {import("./types.d.ts").Passages} found
 * @param {(claim: string) => void} go
 */
function placedCards(content, { passages }, go) {
  const there = new Set(passages.map(({ claim }) => claim.id));
  for (const card of content.querySelectorAll("article.claim")) {
    const { claim = "", kind } = /** @type {HTMLElement} */ (card).dataset;
    const show = element("button", { type: "button", click: () => go(claim) }, text("showWords"));
    const missing = kind === "cites-this-outlet" ? "" : text("passageNotFound");
    card.querySelector(".place")?.replaceChildren(there.has(claim) ? show : missing);
  }
}
