// Rows of a published table by the identifier in one of its first columns. Records stay as published, byte for byte.

const RECORD = /(?:[^"\n]|"[^"]*")+/g;

/** A published table: its header, and its records by the identifier in `column`; before that stand identifiers. */
export function parse(text, column) {
  const [header, ...lines] = text.match(RECORD);
  const place = Math.max(header.split(",").indexOf(column), 0);
  const records = new Map();
  for (const line of lines) {
    const id = line.split(",", place + 1)[place];
    records.set(id, [...(records.get(id) ?? []), line]);
  }
  return { header, records };
}

/** The CSV of the records of `ids`, in that order. */
export function render(table, ids) {
  return [table.header, ...ids.flatMap((id) => table.records.get(id) ?? []), ""].join("\n");
}
