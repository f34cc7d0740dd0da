import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { parse, render } from "../../site/theme/js/list/csv.js";

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

  test("goes by the column that is named, where another stands before it", () => {
    const text = "vehicle,project,stage\nx,a,1\nx,b,1\ny,a,2\n";
    assert.equal(render(parse(text, "project"), ["a"]), "vehicle,project,stage\nx,a,1\ny,a,2\n");
  });
});
