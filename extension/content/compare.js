/**
 * The one thing that sends words of a page: a button that says before the click what goes where. What comes back is shown
 * here and kept nowhere.
 */

/**
 * @param {import("./types.d.ts").Checked} shown
 * @param {() => Promise<import("./types.d.ts").Comparison>} ask  sends, once
 */
function comparePart(shown, ask) {
  const said = element("p", { role: "status" });
  const results = element("div", { class: "compared" });
  const button = element("button", { type: "button", click: press }, text("compareDo"));
  return element(
    "section",
    { class: "compare" },
    element("h2", {}, text("headCompare")),
    element("p", {}, phrase("compareWhat", shown.context.page.url, shown.server)),
    element("p", {}, button),
    said,
    results,
  );

  /** @param {Event} event */
  async function press(event) {
    if (!event.isTrusted || button.hasAttribute("aria-disabled")) return;
    button.setAttribute("aria-disabled", "true");
    said.replaceChildren(text("comparing", shown.server));
    const answer = await ask().catch((error) => ({ failed: { why: "itself", detail: String(error) } }));
    button.removeAttribute("aria-disabled");
    said.replaceChildren(...comparedText(answer, shown.server));
    results.replaceChildren(
      ...("matches" in answer ? answer.matches.map((match) => comparedCard(match, shown, answer)) : []),
    );
  }
}

/**
 * @param {import("./types.d.ts").Comparison} answer
 * @param {string} server
 */
function comparedText(answer, server) {
  if ("failed" in answer) {
    const { why, detail } = answer.failed;
    return phrase(`compareFailed_${why.replaceAll("-", "_")}`, server, original(detail));
  }
  return answer.matches.length
    ? phrase("compared", server, many("statements", answer.matches.length))
    : phrase("comparedNothing", server);
}

/**
 * A statement beside the sentence of the page that it was found by.
 * @param {import("./types.d.ts").Compared} match
 * @param {import("./types.d.ts").Checked} shown
 * @param {{outlets: Record<string, string>}} answer
 */
function comparedCard({ match, claim }, shown, { outlets }) {
  const sentence = match.quote && element("p", { class: "sentence" }, phrase("pageSays", match.quote.exact));
  const source = element("p", { class: "from" }, phrase("statementIn", documentTitle(claim.document)));
  return element("div", {}, sentence, source, claimCard(claim, match, { ...shown, outlets }));
}
