/** Maps that keep several values of a key. */

/**
 * Adds a value to those of a key.
 * @template K, V
 * @param {Map<K, V[]>} table
 * @param {K} key
 * @param {V} value
 */
export function append(table, key, value) {
  const values = table.get(key);
  if (values) values.push(value);
  else table.set(key, [value]);
}
