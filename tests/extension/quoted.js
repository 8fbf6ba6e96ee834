// Lines of JSON {"text", "exact", "page"} in, one line of JSON for each out: whether the claim stands on the page.

import { createInterface } from "node:readline";
import { find } from "../../extension/lib/quotes.js";

for await (const line of createInterface({ input: process.stdin })) {
  const { text, exact, page } = JSON.parse(line);
  console.log(JSON.stringify(find([{ text, kind: "cited", quote: { exact } }], [], page).length === 1));
}
