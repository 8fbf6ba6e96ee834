/**
 * Encoded text in, what it says out: percent signs, base64 and Punycode, as the server's language reads them. Never
 * throws; knows nothing of addresses.
 */

const UTF8 = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * Decodes percent signs; bytes that are no UTF-8 become U+FFFD.
 * @param {string} text
 */
export function unquote(text) {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) =>
    UTF8.decode(Uint8Array.from(run.slice(1).split("%"), (pair) => Number.parseInt(pair, 16))),
  );
}

/**
 * Decodes a value of a form, in which a plus is a blank.
 * @param {string} text
 */
export function unquotePlus(text) {
  return unquote(text.replaceAll("+", " "));
}

/**
 * Decodes base64 of either alphabet, padded or not, to a text of one character a byte; `""` if it is none.
 * @param {string} text
 */
export function unbase64(text) {
  const code = text.replaceAll("-", "+").replaceAll("_", "/");
  const padded = code.padEnd(Math.ceil(code.length / 4) * 4, "=");
  return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(padded) ? atob(padded) : "";
}

/**
 * Reads a text of one character a byte as UTF-8.
 * @param {string} bytes
 */
export function utf8(bytes) {
  return UTF8.decode(Uint8Array.from(bytes, (char) => char.charCodeAt(0)));
}

// RFC 3492, section 5
const BASE = 36;
const TMIN = 1;
const TMAX = 26;
const SKEW = 38;
const DAMP = 700;

/**
 * Decodes Punycode (RFC 3492, section 6.2); null if it is none.
 * @param {string} code without `xn--`
 * @returns {string | null}
 */
export function unpunycode(code) {
  const cut = code.lastIndexOf("-");
  const points = [...code.slice(0, Math.max(cut, 0))].map((char) => char.charCodeAt(0));
  let [n, i, bias, at] = [128, 0, 72, cut + 1];
  while (at < code.length) {
    const start = i;
    for (let weight = 1, k = BASE; ; k += BASE) {
      const digit = Number.parseInt(code[at++] ?? "", BASE);
      if (Number.isNaN(digit)) return null;
      // a is 0, 9 is 35: the other way about than in parseInt
      const value = digit < 10 ? digit + 26 : digit - 10;
      i += value * weight;
      const threshold = Math.min(Math.max(k - bias, TMIN), TMAX);
      if (value < threshold) break;
      weight *= BASE - threshold;
    }
    const count = points.length + 1;
    bias = adapt(i - start, count, start === 0);
    n += Math.floor(i / count);
    if (n > 0x10ffff) return null;
    i %= count;
    points.splice(i++, 0, n);
  }
  return String.fromCodePoint(...points);
}

/**
 * RFC 3492, section 6.1
 * @param {number} delta
 * @param {number} count
 * @param {boolean} first
 */
function adapt(delta, count, first) {
  let rest = Math.floor(delta / (first ? DAMP : 2));
  rest += Math.floor(rest / count);
  let k = 0;
  for (; rest > ((BASE - TMIN) * TMAX) / 2; k += BASE) rest = Math.floor(rest / (BASE - TMIN));
  return k + Math.floor(((BASE - TMIN + 1) * rest) / (rest + SKEW));
}
