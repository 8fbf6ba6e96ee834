/**
 * Anything in; "" out if it has a shape, else where it fails and what is wanted there. Shapes are put together of smaller ones.
 */

/** @typedef {(value: any) => string} Shape where a value fails, and what is wanted there; `""` if it does not */

/** @type {Shape} */
export const text = (value) => (typeof value === "string" ? "" : " is no text");
/** @type {Shape} */
export const flag = (value) => (typeof value === "boolean" ? "" : " is neither true nor false");
/** @param {unknown} value */
export const number = (value) => (Number.isInteger(value) ? "" : " is no whole number");

/**
 * A web address: what is shown as a link must be one.
 * @type {Shape}
 */
export const address = (value) => (isLike(/^https?:\/\/\S+$/, value) ? "" : " is no web address");

/**
 * A country by ISO 3166-1; the browser names no other.
 * @type {Shape}
 */
export const country = (value) => (isLike(/^[A-Z]{2}$/, value) ? "" : " is no country's code");

/**
 * A language by BCP 47.
 * @type {Shape}
 */
export const language = (value) => (isLike(/^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/, value) ? "" : " is no language's code");

/**
 * @param {RegExp} pattern
 * @param {unknown} value
 */
function isLike(pattern, value) {
  return typeof value === "string" && pattern.test(value);
}

/** @type {Shape} */
export const anything = () => "";

/** @type {(shape: Shape) => Shape} */
export const optional = (shape) => (value) => (value === undefined ? "" : shape(value));

/** @type {(shape: Shape) => Shape} */
export const orNull = (shape) => (value) => (value === null ? "" : shape(value));

/** @type {(shape: Shape) => Shape} */
export const list = (shape) => (value) => {
  if (!Array.isArray(value)) return " is no list";
  for (let at = 0; at < value.length; at++) {
    const wrong = shape(value[at]);
    if (wrong) return `[${at}]${wrong}`;
  }
  return "";
};

/** @type {(...shapes: Shape[]) => Shape} */
export const row =
  (...shapes) =>
  (value) => {
    if (!Array.isArray(value) || value.length !== shapes.length) return ` is no row of ${shapes.length}`;
    return (
      shapes
        .map((shape, at) => [at, shape(value[at])])
        .find(([, wrong]) => wrong)
        ?.join("") ?? ""
    );
  };

/** @type {(fields: Record<string, Shape>) => Shape} */
export const record = (fields) => {
  const entries = Object.entries(fields);
  return (value) => {
    if (!isObject(value)) return " is no object";
    for (const [name, shape] of entries) {
      const wrong = shape(value[name]);
      if (wrong) return `.${name}${wrong}`;
    }
    return "";
  };
};

/** @type {(shape: Shape) => Shape} */
export const table = (shape) => (value) => {
  if (!isObject(value)) return " is no object";
  for (const name of Object.keys(value)) {
    const wrong = shape(value[name]);
    if (wrong) return `.${name}${wrong}`;
  }
  return "";
};

/** @param {unknown} value */
export function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
