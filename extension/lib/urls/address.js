/**
 * A text in, the parts of the address that it is out, as the URL Standard (https://url.spec.whatwg.org) has them; or a
 * BadUrl. The only module that parses addresses. Knows nothing of wrappers and trackers.
 */

/**
 * The parts of an address that matter, each as the URL Standard serialises it, or empty.
 * @typedef {object} Address
 * @property {string} host without a trailing dot; where the scheme is not the web's, the scheme with its colon
 * @property {string} port with its colon
 * @property {string} path
 * @property {string} query with its question mark
 * @property {string} fragment with its hash
 */

/** A text that is no address of a web page; `message` is the reason in one sentence. */
export class BadUrl extends Error {
  /** @override */
  name = "BadUrl";

  /**
   * @param {"not-an-address" | "unsupported-scheme" | "no-host" | "too-long"} code
   * @param {string} reason
   */
  constructor(code, reason) {
    super(reason);
    this.code = code;
  }
}

/**
 * Yields `edition.cnn.com`, `cnn.com`, `com`; of an IP address only itself.
 * @param {string} host
 */
export function* parents(host) {
  yield host;
  if (/^[0-9]+$/.test(host.slice(host.lastIndexOf(".") + 1))) return; // only an IPv4 address ends in a number
  for (let dot = host.indexOf("."); dot >= 0; dot = host.indexOf(".", dot + 1)) yield host.slice(dot + 1);
}

// What the standard strips, and the blanks that come along when an address is copied out of a text.
const BLANKS = "\u00a0\u200b\u2028\u2029\u3000\ufeff";
const HOST_FIRST =
  /^(?:\/\/)?(?:localhost|\[[0-9a-f:.]+\]|[^/?#\\@:[\].。．｡]+[.。．｡][^/?#\\@:[\]]*)(?::[0-9]*)?(?:[/?#\\]|$)/iu;

/**
 * Completes what a person types: `reuters.com/world` gains `https://`. Any other text comes back unchanged.
 * @param {string} text
 */
export function typed(text) {
  const bare = strip(text);
  if (!HOST_FIRST.test(bare)) return text;
  const address = `https://${bare.replace(/^\/\//, "")}`;
  return URL.canParse(address) ? address : text;
}

/** @param {string} text */
function strip(text) {
  let [start, end] = [0, text.length];
  while (start < end && isBlank(text[start])) start++;
  while (start < end && isBlank(text[end - 1])) end--;
  return text.slice(start, end);
}

/** @param {string} char */
function isBlank(char) {
  return char <= " " || BLANKS.includes(char);
}

/**
 * @param {string} text
 * @returns {Address}
 */
export function read(text) {
  const { protocol, host, hostname, port, pathname, search, hash } = parsed(text);
  if (protocol !== "https:" && protocol !== "http:") {
    return { host: protocol, port: "", path: pathname, query: search, fragment: hash };
  }
  if (IMPOSSIBLE.test(hostname)) throw fault(text);
  if (/[\^|]/.test(pathname)) {
    // the standard encodes the one, which some engines do not, Chromium the other; its dots may be unresolved too
    const path = pathname.replaceAll("^", "%5E").replaceAll("|", "%7C");
    return read(`${protocol}//${host}${path}${search}${hash}`);
  }
  const shebang = hash.startsWith("#!") ? partition(hash, ":~:")[0] : "";
  return {
    host: /[^.]\.$/.test(hostname) ? hostname.slice(0, -1) : hostname, // `a..` is no name with a root dot
    port: port && port !== "443" ? `:${port}` : "",
    path: pathname,
    query: search,
    fragment: shebang === "#!" ? "" : shebang,
  };
}

const VIEW_SOURCE = /^view-source:(.*)$/i; // Firefox parses none of what is no address
const IMPOSSIBLE = /%|(?:^|\.)xn--(?:\.|$)/; // hosts that the standard refuses, and Chromium does not

/**
 * @param {string} text
 * @returns {Pick<URL, "protocol" | "host" | "hostname" | "port" | "pathname" | "search" | "hash">}
 */
function parsed(text) {
  try {
    return new URL(text);
  } catch {
    const pathname = VIEW_SOURCE.exec(plain(text))?.[1];
    if (pathname === undefined) throw fault(text);
    return { protocol: "view-source:", host: "", hostname: "", port: "", pathname, search: "", hash: "" };
  }
}

/**
 * What the standard ignores in an address is taken out.
 * @param {string} text
 */
function plain(text) {
  return strip(text.replace(/[\t\n\r]/g, ""));
}

/**
 * Says why the standard refuses a text.
 * @param {string} text
 */
function fault(text) {
  const [scheme, colon, rest] = partition(plain(text), ":");
  if (!colon || !/^https?$/i.test(scheme)) {
    return new BadUrl("not-an-address", "This is not a web address: one begins with https:// or http://.");
  }
  const host = rest
    .replace(/^[/\\]+/, "")
    .split(/[/\\?#]/, 1)[0]
    .replace(/^.*@/s, "");
  if (!host || host.startsWith(":")) return new BadUrl("no-host", "The address names no host.");
  return new BadUrl("not-an-address", "The address names a host or a port that cannot exist.");
}

/**
 * Parts a text at the first separator in it.
 * @param {string} text
 * @param {string} at
 * @returns {[string, string, string]} what stands before, the separator, what stands after it
 */
export function partition(text, at) {
  const place = text.indexOf(at);
  return place < 0 ? [text, "", ""] : [text.slice(0, place), at, text.slice(place + at.length)];
}
