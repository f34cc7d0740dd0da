// Rows of a published table by the identifier in its first column. Every record stays as published, byte for byte.

const RECORD = /(?:[^"\n]|"[^"]*")+/g;

/** A published table: its header, and its records by identifier. */
export function parse(text) {
  const [header, ...lines] = text.match(RECORD);
  const records = new Map();
  for (const line of lines) {
    const id = line.split(",", 1)[0];
    records.set(id, [...(records.get(id) ?? []), line]);
  }
  return { header, records };
}

/** The CSV of the records of `ids`, in that order. */
export function render(table, ids) {
  return [table.header, ...ids.flatMap((id) => table.records.get(id) ?? []), ""].join("\n");
}
