/**
 * Addresses and dates in; the date in an address, and whether two dates mean one day, out. Dates are YYYY-MM-DD, YYYY-MM
 * or YYYY (ISO 8601).
 */

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DATES = [
  /(?<![0-9])((?:19|20)[0-9][0-9])([/_.-])([0-9]{1,2}|[a-z]{3})\2([0-9]{1,2})(?![0-9])/g,
  /(?<![0-9])((?:19|20)[0-9][0-9])()([0-9]{2})([0-9]{2})(?![0-9])/g,
  /\/((?:19|20)[0-9][0-9])([/-]?)([0-9]{2}|[a-z]{3})()\//g,
  /-((?:19|20)[0-9][0-9])(-)([0-9]{1,2})()\/?$/g,
];
const ISO = /^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?$/;
const FULL_DATE = "2025-06-01".length;
const DAY = 86_400_000; // milliseconds
const SAME_DAYS = 1; // a time zone or a printed edition
const NEAR_DAYS = 3; // an update

/**
 * The date in an address as YYYY-MM-DD or YYYY-MM (ISO 8601); null if it has none that the calendar knows.
 * @param {string} path
 */
export function dated(path) {
  for (const pattern of DATES) {
    for (const [, year, , month, day] of path.toLowerCase().matchAll(pattern)) {
      const number = MONTHS.includes(month) ? `${MONTHS.indexOf(month) + 1}` : month;
      const text = `${year}-${number.padStart(2, "0")}${day && `-${day.padStart(2, "0")}`}`;
      if (days(text) !== null) return text;
    }
  }
  return null;
}

/**
 * The first day that a date of any precision may mean, in days since 1970; null if it is none of the calendar.
 * @param {string} text
 */
function days(text) {
  const [, year, month = "01", day = "01"] = ISO.exec(text) ?? [];
  const iso = `${year}-${month}-${day}`;
  const time = Date.parse(iso);
  const isDay = !Number.isNaN(time) && year !== "0000" && new Date(time).toISOString().startsWith(iso);
  return isDay ? time / DAY : null;
}

/**
 * Do two dates mean one day? True, false where they contradict, null where they say too little.
 * @param {string | null} one
 * @param {string | null} other
 */
export function agree(one, other) {
  const [left, right] = [days(one ?? ""), days(other ?? "")];
  if (!one || !other || left === null || right === null) return null;
  const precision = Math.min(one.length, other.length);
  if (precision < FULL_DATE) return one.slice(0, precision) === other.slice(0, precision) ? null : false;
  const apart = Math.abs(left - right);
  return apart <= SAME_DAYS ? true : apart <= NEAR_DAYS ? null : false;
}
