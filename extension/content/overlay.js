/**
 * On a page of which there is something to say: a closed pill that opens to the panel, in a shadow root under `<body>`, and
 * marks on the words that claims have in common with the page. Draws what the worker sends.
 */
(() => {
  const TAG = "masthead-overlay";
  // A page could declare properties by the names that our sheet has (CSS Properties and Values, 2), and so change what is seen of
  // the panel: they get names of which it does not know, on elements that it cannot ask.
  const PROPERTIES = `--m${Math.random().toString(36).slice(2)}-`;
  /** @typedef {{shown: import("./types.d.ts").Checked, style: string, place: import("./types.d.ts").Place, pill: boolean, links: boolean}} Message */
  /** @type {{host: HTMLElement, answer: string, message: Message, view: Overlay, linkMarks: LinkMarks | null} | null} */
  let current = null;

  for (const old of document.querySelectorAll(TAG)) old.remove();
  chrome.runtime.onMessage.addListener((message, sender) => {
    if (sender.id !== chrome.runtime.id || sender.tab) return;
    const kept = checkedMessage();
    if (message.name === "hide" && message.checked && kept) show({ ...kept, links: false });
    else if (message.name === "hide") hide();
    if (message.name === "show" && message.shown.url === location.href) show(renewed(message, kept));
    if (message.name === "step") current?.view.marks?.step(message.back ? -1 : 1);
  });

  /** What is shown of a page that a click checked, while it has its address: it may come back out of the browser's history. */
  function checkedMessage() {
    return current?.message.shown.searched && current.message.shown.url === location.href ? current.message : null;
  }

  /**
   * What is to be shown now: of a page that a click checked, what that found, unless there is something else to say.
   * @param {Message} message
   * @param {Message | null} kept
   */
  function renewed(message, kept) {
    const same = kept && JSON.stringify(kept.shown.context) === JSON.stringify(message.shown.context);
    return same && !message.shown.searched ? { ...kept, links: message.links } : message;
  }

  function hide() {
    current?.view.leave();
    current?.view.marks?.stop();
    current?.linkMarks?.stop();
    current?.host.remove();
    current = null;
  }

  /** @param {Message} message */
  function show(message) {
    const { shown, style, place, pill, links } = message;
    const answer = JSON.stringify([shown.context, shown.quoted, shown.searched, shown.callsItself, pill, links]);
    if (!document.body || (current?.answer === answer && current.host.isConnected)) return;
    hide();
    const host = undefinedElement(TAG);
    const root = host.attachShadow({ mode: "closed" });
    document.body.append(host);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style.replaceAll("--", PROPERTIES));
    root.adoptedStyleSheets = [sheet];
    const view = new Overlay(shown, place, hide);
    view.pill.hidden = !pill;
    root.append(view.all);
    for (const kind of ["keydown", "keyup", "keypress"])
      host.addEventListener(kind, (event) => event.stopPropagation());
    if (pill && shown.searched) view.marks = new PageHighlights(view.desk(host));
    const linkMarks = links ? new LinkMarks(view.linkDesk(host)) : null;
    current = { host, answer, message, view, linkMarks };
  }
})();
