/** What the extension's own pages have in common: the language of their texts, and its direction. */

const root = document.documentElement;
root.lang = text("language");
root.dir = text("direction");

/**
 * Fill the page: its title, and what stands under it.
 * @param {string} title  name of its text
 * @param {...Child} children
 */
export function fill(title, ...children) {
  const words = text(title);
  document.title = words.includes(text("name")) ? words : text("titleListed", words);
  document.body.append(element("main", {}, element("h1", {}, words), ...children));
}

/**
 * A section of a page under its heading.
 * @param {string} heading  name of its text
 * @param {...Child} children
 */
export function section(heading, ...children) {
  return element("section", {}, element("h2", {}, text(heading)), ...children);
}

/**
 * A paragraph.
 * @param {string} name  of its text
 * @param {Record<string, string>} [attributes]
 */
export function paragraph(name, attributes = {}) {
  return element("p", attributes, text(name));
}

/** A paragraph that is read out when it changes, empty at first. */
export function status() {
  return element("p", { role: "status" });
}

/**
 * A button.
 * @param {string} name  of its text
 * @param {() => unknown} act
 */
export function button(name, act) {
  return element("button", { type: "button", click: act }, text(name));
}

/**
 * A link to another page of the extension.
 * @param {string} path  from the extension's root
 * @param {string} name  of its text
 */
export function way(path, name) {
  return element("p", {}, element("a", { href: `../${path}` }, text(name)));
}
