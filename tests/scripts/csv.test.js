import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { parse, render, withColumns } from "../../site/theme/js/list/csv.js";

const TEXT = 'id,text\na,plain\nb,"two\nlines, ""quoted"""\nc,\n';

describe("a published table", () => {
  test("is given back byte for byte when every row is asked for", () => {
    assert.equal(render(parse(TEXT), ["a", "b", "c"]), TEXT);
  });

  test("gives the rows asked for in the order asked for", () => {
    assert.equal(render(parse(TEXT), ["c", "a"]), "id,text\nc,\na,plain\n");
    assert.equal(render(parse(TEXT), []), "id,text\n");
  });

  test("gives every record that begins with an identifier, and none for one that it lacks", () => {
    assert.equal(render(parse("project,stage\na,1\nb,1\na,2\n"), ["a", "x"]), "project,stage\na,1\na,2\n");
  });
});

test("columns added are quoted where they must be", () => {
  const values = { a: ["1", "x,y"], b: ["", 'say "so"'], c: ["2", "line\nbreak"] };
  const table = withColumns(parse(TEXT), ["n", "note"], (id) => values[id]);
  assert.equal(render(table, ["a"]), 'id,text,n,note\na,plain,1,"x,y"\n');
  assert.equal(render(table, ["b"]), 'id,text,n,note\nb,"two\nlines, ""quoted""",,"say ""so"""\n');
  assert.equal(render(table, ["c"]), 'id,text,n,note\nc,,2,"line\nbreak"\n');
});
