/** Files that the reader saves and opens: the browser's own dialogs, nothing else. */

/**
 * Save a text as a file.
 * @param {string} name
 * @param {string} content
 */
export function save(name, content) {
  const address = URL.createObjectURL(new Blob([content], { type: "application/json" }));
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/**
 * A button that opens a file.
 * @param {string} name  of its text
 * @param {(content: string) => unknown} opened  is told what is in it
 */
export function opener(name, opened) {
  const input = /** @type {HTMLInputElement} */ (
    element("input", { type: "file", accept: "application/json,.json", hidden: true, id: name, change: read })
  );
  return [element("button", { type: "button", click: () => input.click() }, text(name)), input];

  async function read() {
    const content = await input.files?.[0]?.text();
    input.value = "";
    if (content !== undefined) await opened(content);
  }
}
