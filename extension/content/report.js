/**
 * The form by which a reader tells the curators that something is wrong. It says before the click what goes where; the page's
 * address goes along only if the reader adds it. Nothing is kept here.
 */

/** @typedef {{about: string, id: string, kind: string, words: string, page: string}} Told */

const REPORT_KINDS = ["wrong-fact", "outdated", "missing", "wrong-page", "other"];
const MOST_WORDS = 2000; // characters

/**
 * @param {import("./types.d.ts").Checked} shown
 * @returns {HTMLElement | null}  null where nothing is shown that could be wrong
 */
function reportPart(shown) {
  const subjects = reported(shown);
  if (!subjects.length) return null;
  const about = choice("reportAbout", subjects);
  const kind = choice(
    "reportKind",
    REPORT_KINDS.map((code) => [code, worded("reportKind", code)]),
  );
  const words = element("textarea", { rows: "4", maxlength: String(MOST_WORDS), required: true });
  const page = element("input", { type: "checkbox" });
  const said = element("p", { role: "status" });
  const form = element(
    "form",
    { submit: (event) => event.preventDefault() },
    element("p", {}, element("label", {}, text("reportAbout"), about)),
    element("p", {}, element("label", {}, text("reportKind"), kind)),
    element("p", {}, element("label", {}, text("reportWords"), words)),
    element(
      "p",
      {},
      element("label", { class: "choice" }, page, element("span", {}, phrase("reportPage", shown.context.page.url))),
    ),
    element("p", {}, phrase("reportWhat", shown.server)),
    element("p", {}, element("button", { type: "button", click: press }, text("reportDo"))),
  );
  return element("details", { class: "report" }, element("summary", {}, text("headReport")), form, said);

  /** @param {Event} event  a click: of what a script submits, the browser says that the reader did it */
  async function press(event) {
    const field = /** @type {HTMLTextAreaElement} */ (words);
    if (!event.isTrusted || form.hasAttribute("aria-busy") || !field.reportValidity()) return;
    form.setAttribute("aria-busy", "true");
    const [what, id] = split(value(about));
    const address = /** @type {HTMLInputElement} */ (page).checked ? shown.context.page.url : "";
    const told = { about: what, id, kind: value(kind), words: value(words), page: address };
    const answer = await sent(told);
    form.removeAttribute("aria-busy");
    if ("id" in answer) field.value = "";
    said.replaceChildren(reportText(answer, shown.server));
  }
}

/**
 * What may be reported: the outlet's record, and the claims that are shown.
 * @param {import("./types.d.ts").Checked} shown
 * @returns {[string, string][]}
 */
function reported(shown) {
  const { outlet } = shown.context;
  const claims = new Map(claimsOf(shown).map((claim) => [`claim:${claim.id}`, text("reportClaim", claim.text)]));
  return [...(outlet ? [/** @type {[string, string]} */ ([`outlet:${outlet.id}`, outlet.name])] : []), ...claims];
}

/**
 * @param {string} name
 * @param {[string, string][]} options
 */
function choice(name, options) {
  const made = options.map(([code, words]) => element("option", { value: code }, words));
  return element("select", { name }, made);
}

/** @param {HTMLElement} field */
function value(field) {
  return /** @type {HTMLInputElement} */ (field).value;
}

/** @param {string} subject */
function split(subject) {
  const at = subject.indexOf(":");
  return [subject.slice(0, at), subject.slice(at + 1)];
}

/**
 * @param {Told} told
 * @returns {Promise<import("./types.d.ts").Reported>}
 */
async function sent(told) {
  try {
    return await chrome.runtime.sendMessage({ name: "report", ...told });
  } catch (error) {
    return { failed: { why: "itself", detail: String(error) } };
  }
}

/**
 * @param {import("./types.d.ts").Reported} answer
 * @param {string} server
 */
function reportText(answer, server) {
  if ("id" in answer) return text("reported", answer.id, server);
  const { why, detail } = answer.failed;
  return text(`reportFailed_${why.replaceAll("-", "_")}`, server, detail);
}
