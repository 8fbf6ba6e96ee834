/** The form that takes a server's address: used after it has answered with a snapshot, and not before. */

import { send } from "./messages.js";
import { paragraph, status } from "./page.js";
import { read } from "./server.js";

/**
 * Make the form.
 * @param {string} server  the one in use
 * @param {(state: any) => void} changed  is told what the worker says afterwards
 */
export function serverForm(server, changed) {
  const input = /** @type {HTMLInputElement} */ (
    element("input", {
      id: "address",
      type: "url",
      dir: "ltr",
      autocomplete: "off",
      spellcheck: "false",
      "aria-describedby": "hint said",
    })
  );
  const said = status();
  input.value = server;
  said.id = "said";
  return element(
    "form",
    { novalidate: true, submit },
    element("label", { for: "address" }, text("serverLabel")),
    element("div", { class: "row" }, input, element("button", { type: "submit" }, text("serverUse"))),
    paragraph("serverHint", { class: "about", id: "hint" }),
    said,
  );

  /** @param {Event} event */
  async function submit(event) {
    event.preventDefault();
    const typed = read(input.value);
    const wrong = "problem" in typed ? text(typed.problem) : await use(typed.origin);
    input.setAttribute("aria-invalid", String(wrong !== null));
    if (wrong !== null) said.replaceChildren(wrong);
  }

  /**
   * @param {string} origin
   * @returns {Promise<Node | null>} why it cannot be used
   */
  async function use(origin) {
    said.textContent = text("serverChecking", origin);
    const state = await send({ name: "use-server", server: origin });
    changed(state);
    if (state.data.failure) return failureText(state.data.failure);
    const { updated, outlets } = state.data.registry;
    said.textContent = text(
      "serverGood",
      origin,
      updated ? dayText(updated) : text("dayUnknown"),
      many("outlets", outlets),
    );
    input.value = origin;
    return null;
  }
}
