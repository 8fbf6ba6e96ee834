/** What the extension sends, when, and to whom: the same table wherever it is shown. */

const SENT = ["Pages", "Snapshot", "Compare", "Report", "Links"];

/** The table. */
export function sentTable() {
  const heads = ["What", "When", "To"].map((column) => element("th", { scope: "col" }, text(`sent${column}`)));
  const rows = SENT.map((row) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, text(`sent${row}What`)),
      element("td", {}, text(`sent${row}When`)),
      element("td", {}, text(`sent${row}To`)),
    ),
  );
  return element("table", {}, element("thead", {}, element("tr", {}, heads)), element("tbody", {}, rows));
}
