/**
 * On a page of which there is something to say: a closed pill that opens to the panel, in a shadow root under `<body>`, and
 * marks on the words that claims have in common with the page. Draws what the worker sends.
 */
(() => {
  const TAG = "masthead-overlay";
  /** @type {{host: HTMLElement, answer: string, view: Overlay, marks: PageHighlights | null} | null} */
  let current = null;

  for (const old of document.querySelectorAll(TAG)) old.remove();
  chrome.runtime.onMessage.addListener((message, sender) => {
    if (sender.id !== chrome.runtime.id || sender.tab) return;
    if (message.name === "hide") hide();
    if (message.name === "show" && message.shown.url === location.href)
      show(message.shown, message.style, message.place);
    if (message.name === "step") current?.marks?.step(message.back ? -1 : 1);
  });

  function hide() {
    current?.marks?.stop();
    current?.host.remove();
    current = null;
  }

  /**
   * @param {import("./types.d.ts").Checked} shown
   * @param {string} style
   * @param {import("./types.d.ts").Place} place
   */
  function show(shown, style, place) {
    const answer = JSON.stringify([shown.context, shown.quoted, shown.everything]);
    if (!document.body || (current?.answer === answer && current.host.isConnected)) return;
    hide();
    const host = element(TAG, { style: "all: initial !important" });
    const root = host.attachShadow({ mode: "closed" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
    const view = new Overlay(shown, place, hide);
    root.append(view.all);
    for (const kind of ["keydown", "keyup", "keypress"])
      host.addEventListener(kind, (event) => event.stopPropagation());
    document.body.append(host);
    const marks = shown.searched && CSS.highlights ? new PageHighlights(view.desk(host), shown.everything) : null;
    view.marks = marks;
    current = { host, answer, view, marks };
  }
})();
