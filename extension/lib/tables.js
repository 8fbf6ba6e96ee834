/** Maps that keep several values of a key, or the first of them. */

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

/**
 * Keeps the first value of a key; says whether this is it.
 * @template K, V
 * @param {Map<K, V>} table
 * @param {K} key
 * @param {V} value
 */
export function keep(table, key, value) {
  if (!table.has(key)) table.set(key, value);
  return table.get(key) === value;
}
