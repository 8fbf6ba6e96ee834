/** The one place that makes DOM. Text goes in as text, never as markup, and a link leads to the web or is none. */

/** @typedef {Node | string | number | null | undefined | false} Child */

/**
 * Make an element.
 * @param {string} name
 * @param {Record<string, string | boolean | null | undefined | ((event: any) => void)>} attributes  functions listen to events
 * @param {...(Child | Child[])} children  null and false are passed over
 * @returns {HTMLElement}
 */
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value === true) made.setAttribute(key, "");
    else if (typeof value === "string") made.setAttribute(key, value);
  }
  const kept = children.flat().filter((child) => child !== null && child !== undefined && child !== false);
  made.append(
    ...kept.map((child) => (typeof child === "number" ? String(child) : /** @type {Node | string} */ (child))),
  );
  return made;
}

/**
 * Make an element that is nobody's: in a document whose page defines none. To a page that defines elements of the name as its
 * own, the browser would open what is attached to one that is made in its document (HTML, 4.13.7.2, `shadowRoot`).
 * @param {string} name
 */
function undefinedElement(name) {
  return document.implementation.createHTMLDocument("").createElement(name);
}

/**
 * A link to another site that learns nothing of where it was clicked; plain text if the address is not of the web.
 * @param {string | null} url
 * @param {...(Child | Child[])} children
 */
function link(url, ...children) {
  if (!url || !/^https?:\/\//.test(url)) return element("span", {}, ...children);
  return element("a", { href: url, target: "_blank", rel: "noopener noreferrer nofollow" }, ...children);
}

/**
 * A name in whatever script, kept from turning the text around it.
 * @param {string} words
 */
function isolated(words) {
  return element("bdi", {}, words);
}
