// Which rows of a list are shown, in which order. Rows are {values: {name: [value, …]}}; nothing here knows the page.

/** Whether a row has `value` under `name`. */
export function has(row, name, value) {
  return row.values[name].includes(value);
}

/** Whether a row has everything chosen, {name: value}; an empty value lets every row pass, and so does `except`. */
export function fits(row, chosen, except = "") {
  return Object.entries(chosen).every(([name, value]) => !value || name === except || has(row, name, value));
}

/** How many rows choosing `value` under `name` would show, the other choices staying as they are. */
export function countOf(rows, chosen, name, value) {
  return rows.filter((row) => fits(row, chosen, name) && has(row, name, value)).length;
}

/** The order as it stands in the address, "date" or "-date", in parts. */
export function orderOf(sort) {
  return { key: sort.replace(/^-/, ""), isDescending: sort.startsWith("-") };
}

/** What the next press of a head asks for: up, then down, then the order of the page. */
export function nextSort(sort, key) {
  if (sort === key) return `-${key}`;
  return sort === `-${key}` ? "" : key;
}

/** Entries {key} in order; an empty key comes last either way. Keys are numbers as text, or words of `lang`. */
export function sorted(entries, { isNumber, isDescending, lang }) {
  const direction = isDescending ? -1 : 1;
  const compare = (a, b) => isNumber ? a - b : a.localeCompare(b, lang);
  return [...entries].sort((a, b) => !a.key - !b.key || direction * compare(a.key, b.key));
}
