/** What the pill says, and where it sits: moved to another corner by pointer or keyboard, or made small. Keeps nothing itself. */

const PILL_DRAG = 8; // pixels that tell a move from a click

/** @typedef {import("./types.d.ts").Place} Place */

/**
 * Whom the page belongs to, and what there is to say, in a few words.
 * @param {import("./types.d.ts").Checked} shown
 */
function headline(shown) {
  const { context, document: own } = shown;
  const name = context.outlet?.name ?? context.page.host;
  const count = (/** @type {string} */ kind) => context.claims.filter(({ match }) => match.kind === kind).length;
  if (context.lookalike && shown.callsItself) return { name, state: text("pillCalls", shown.callsItself.name) };
  if (context.lookalike) return { name, state: text("pillLookalike", context.lookalike.outlet.name) };
  const page = count("cites-this-page");
  if (count("reviewed-on-page")) return { name, state: text("pillReview") };
  if (count("appeared-on-page")) return { name, state: many("pillChecked", count("appeared-on-page")) };
  if (page) return { name, state: many("pillCited", page) };
  if (context.works.length) return { name, state: text("pillWork") };
  if (own) return { name, state: text("pillOwn") };
  if (Array.isArray(shown.quoted) && shown.quoted.length)
    return { name, state: many("pillQuoted", shown.quoted.length) };
  const rated = context.outlet?.ratings.length || context.outlet?.state.length;
  return { name, state: text(rated ? "pillListed" : "pillUnrated") };
}

/**
 * Make the pill.
 * @param {import("./types.d.ts").Checked} shown
 * @param {() => void} open
 * @param {(corner: Place["corner"]) => void} move
 */
function pillButton(shown, open, move) {
  const { name, state } = headline(shown);
  const words = [element("bdi", { class: "who" }, name), " ", element("span", { class: "state" }, state)];
  const pill = element(
    "button",
    { type: "button", class: "pill", "aria-expanded": "false", click: open },
    element("span", { class: "full" }, words),
  );
  pillDragged(pill, move);
  return pill;
}

/**
 * Let the pointer drag the pill: it stays in the corner to which it was brought nearest.
 * @param {HTMLElement} pill
 * @param {(corner: Place["corner"]) => void} move
 */
function pillDragged(pill, move) {
  /** @type {{x: number, y: number} | null} */
  let from = null;
  let dragged = false;
  pill.addEventListener("pointerdown", (event) => {
    from = { x: event.clientX, y: event.clientY };
    dragged = false;
    pill.setPointerCapture(event.pointerId);
  });
  pill.addEventListener("pointermove", (event) => {
    if (!from) return;
    const [x, y] = [event.clientX - from.x, event.clientY - from.y];
    dragged ||= Math.hypot(x, y) > PILL_DRAG;
    if (dragged) pill.style.translate = `${x}px ${y}px`;
  });
  pill.addEventListener("lostpointercapture", () => {
    pill.style.translate = "";
    from = null;
  });
  pill.addEventListener("pointerup", (event) => {
    if (dragged) move(cornerAt(event.clientX, event.clientY));
  });
  const swallow = (/** @type {Event} */ event) => {
    if (dragged) event.stopImmediatePropagation();
    dragged = false;
  };
  pill.addEventListener("click", swallow, { capture: true });
}

/**
 * The corner that is nearest to a point of the window.
 * @param {number} x
 * @param {number} y
 * @returns {Place["corner"]}
 */
function cornerAt(x, y) {
  const end = x > innerWidth / 2 === (text("direction") === "ltr");
  return `${y > innerHeight / 2 ? "bottom" : "top"}-${end ? "end" : "start"}`;
}

/**
 * The corner that comes next, round the window.
 * @param {Place["corner"]} corner
 * @returns {Place["corner"]}
 */
function nextCorner(corner) {
  /** @type {Place["corner"][]} */
  const round = ["bottom-end", "bottom-start", "top-start", "top-end"];
  return round[(round.indexOf(corner) + 1) % round.length] ?? "bottom-end";
}
