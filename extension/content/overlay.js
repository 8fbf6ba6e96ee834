/**
 * On a page of which there is something to say: a closed pill that opens to the panel, in a shadow root under `<body>`.
 * Draws what the worker sends; asks the page nothing.
 */
(() => {
  const TAG = "masthead-overlay";
  /** @type {{host: HTMLElement, answer: string} | null} */
  let current = null;

  for (const old of document.querySelectorAll(TAG)) old.remove();
  chrome.runtime.onMessage.addListener((message, sender) => {
    if (sender.id !== chrome.runtime.id || sender.tab) return;
    if (message.name === "hide") hide();
    if (message.name === "show" && message.shown.url === location.href) show(message.shown, message.style);
  });

  function hide() {
    current?.host.remove();
    current = null;
  }

  /**
   * @param {import("./types.d.ts").Checked} shown
   * @param {string} style
   */
  function show(shown, style) {
    const answer = JSON.stringify([shown.context, shown.quoted]);
    if (!document.body || (current?.answer === answer && current.host.isConnected)) return;
    hide();
    const host = element(TAG, { style: "all: initial !important" });
    const root = host.attachShadow({ mode: "closed" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
    root.append(frame(shown));
    for (const kind of ["keydown", "keyup", "keypress"])
      host.addEventListener(kind, (event) => event.stopPropagation());
    document.body.append(host);
    current = { host, answer };
  }

  /** @param {import("./types.d.ts").Checked} shown */
  function frame(shown) {
    const label = text("titleListed", headline(shown).name);
    const pill = element(
      "button",
      { type: "button", class: "pill", "aria-expanded": "false", click: toggle },
      pillWords(shown),
    );
    const heading = element("p", { class: "wordmark", id: "wordmark", tabindex: "-1" }, text("name"));
    const close = element("button", { type: "button", class: "close", click: toggle }, text("close"));
    const dialog = element(
      "div",
      { role: "dialog", "aria-label": label, class: "panel", hidden: true },
      element("header", {}, heading, close),
      element(
        "div",
        { class: "scroll", tabindex: "0", role: "region", "aria-label": text("contextLabel") },
        panel(shown),
      ),
      switches(shown),
    );
    const all = element(
      "div",
      { class: "overlay", dir: text("direction"), lang: text("language"), keydown: leave },
      pill,
      dialog,
    );
    return all;

    function toggle() {
      const opens = dialog.hidden;
      dialog.hidden = !opens;
      pill.hidden = opens;
      pill.setAttribute("aria-expanded", String(opens));
      (opens ? heading : pill).focus();
    }

    /** @param {KeyboardEvent} event */
    function leave(event) {
      if (event.key === "Escape" && !dialog.hidden) toggle();
    }
  }

  /** @param {import("./types.d.ts").Checked} shown */
  function switches(shown) {
    const here = text("offHere", shown.site);
    return element(
      "footer",
      {},
      element(
        "button",
        { type: "button", click: () => send({ name: "off-here" }) },
        shown.incognito ? text("hideHere") : here,
      ),
      element(
        "button",
        { type: "button", click: () => send({ name: "off-everywhere", off: true }) },
        text("offEverywhere"),
      ),
    );
  }

  /** @param {import("../lib/messages.js").Message} message */
  function send(message) {
    hide();
    chrome.runtime.sendMessage(message);
  }

  /** @param {import("./types.d.ts").Checked} shown */
  function pillWords(shown) {
    const { name, state } = headline(shown);
    return [element("bdi", { class: "who" }, name), " ", element("span", { class: "state" }, state)];
  }

  /**
   * Whom the page belongs to, and what there is to say, in a few words.
   * @param {import("./types.d.ts").Checked} shown
   */
  function headline({ context, quoted }) {
    const name = context.outlet?.name ?? context.page.host;
    const page = context.claims.filter(({ match }) => match.kind === "cites-this-page").length;
    if (context.lookalike) return { name, state: text("pillLookalike", context.lookalike.outlet.name) };
    if (page) return { name, state: many("pillCited", page) };
    if (context.works.length) return { name, state: text("pillWork") };
    if (Array.isArray(quoted) && quoted.length) return { name, state: many("pillQuoted", quoted.length) };
    const rated = context.outlet?.ratings.length || context.outlet?.state.length;
    return { name, state: text(rated ? "pillListed" : "pillUnrated") };
  }
})();
