import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { countOf, fits, nextSort, orderOf, sorted } from "../../site/theme/js/list/filter.js";

const ROWS = [
  { values: { kind: ["law"], year: ["2031"] } },
  { values: { kind: ["law", "order"], year: ["2032"] } },
  { values: { kind: ["order"], year: ["2032"] } },
];

describe("a row", () => {
  test("fits when it has everything chosen", () => {
    assert.deepEqual(ROWS.map((row) => fits(row, { kind: "law", year: "2032" })), [false, true, false]);
  });

  test("fits every choice left open", () => {
    assert.ok(ROWS.every((row) => fits(row, { kind: "", year: "" })));
  });

  test("fits no value that is only part of one of its own", () => {
    assert.ok(!fits(ROWS[0], { kind: "la", year: "" }));
  });
});

test("a count is what choosing that value would show", () => {
  const chosen = { kind: "law", year: "2032" };
  assert.equal(countOf(ROWS, chosen, "kind", "order"), 2);
  assert.equal(countOf(ROWS, chosen, "year", "2031"), 1);
});

describe("order", () => {
  test("goes up, down and back to that of the page", () => {
    assert.equal(nextSort("", "date"), "date");
    assert.equal(nextSort("date", "date"), "-date");
    assert.equal(nextSort("-date", "date"), "");
    assert.equal(nextSort("-date", "name"), "name");
  });

  test("is read from the address", () => {
    assert.deepEqual(orderOf("-date"), { key: "date", isDescending: true });
    assert.deepEqual(orderOf("date"), { key: "date", isDescending: false });
  });
});

describe("sorting", () => {
  const keysOf = (keys, order) => sorted(keys.map((key) => ({ key })), { lang: "en", ...order }).map(({ key }) => key);

  test("compares numbers as numbers and words as words", () => {
    assert.deepEqual(keysOf(["10", "9.5", "200"], { isNumber: true }), ["9.5", "10", "200"]);
    assert.deepEqual(keysOf(["10", "9.5", "200"], { isNumber: false }), ["10", "200", "9.5"]);
  });

  test("puts empty keys last either way", () => {
    assert.deepEqual(keysOf(["", "b", "a"], {}), ["a", "b", ""]);
    assert.deepEqual(keysOf(["", "b", "a"], { isDescending: true }), ["b", "a", ""]);
  });

  test("leaves the order of equal keys and the list itself as they are", () => {
    const entries = [{ key: "a", at: 1 }, { key: "a", at: 2 }, { key: "", at: 3 }];
    assert.deepEqual(sorted(entries, { isDescending: true, lang: "en" }).map(({ at }) => at), [1, 2, 3]);
    assert.equal(entries[2].at, 3);
  });
});
