import assert from "node:assert/strict";
import { describe, test } from "node:test";

import {
  closeness, excerpt, fold, grouped, isTooShort, parted, pieces, recordsOf, search, searchAll, wordsOf,
} from "../../site/theme/js/search/match.js";

const INDEX = {
  companies: [
    ["acme-power", "Acme Power", "アクメ・パワー", "AP Holdings", "Builds the dam at Ōsaka.", "ja"],
    ["power-and-light", "Power and Light", "", "", "Once of Acme.", ""],
  ],
  projects: [["big-dam", "Big Dam", "", "", "Acme Power builds it.", ""]],
};
const RECORDS = recordsOf(INDEX);

function idsOf(records) {
  return records.map((record) => record.id);
}

function found(query) {
  return idsOf(search(RECORDS, wordsOf(query)));
}

function textOf(parts) {
  return parts.map((piece) => piece.text).join("");
}

function markedIn(text, query) {
  return pieces(text, wordsOf(query)).filter((piece) => piece.isMarked).map((piece) => piece.text);
}

describe("Japanese without blanks", () => {
  const korean = recordsOf({ vehicles: [["korea", "韓国の対米投資", "", "", "約束された総額は3500億ドル", ""]] });

  function foundInAll(query) {
    return idsOf(searchAll(korean, wordsOf(query)).found);
  }

  test("is parted before digits and between ideographs and kana where nothing is found of it whole", () => {
    assert.deepEqual(foundInAll("韓国3500億ドル"), ["korea"]);
    assert.deepEqual(foundInAll("総額の韓国"), ["korea"]);
    assert.deepEqual(foundInAll("韓国2500億ドル"), []);
    assert.deepEqual(foundInAll("造船3500億ドル"), []);
  });

  test("stays whole where something is found of it, and so do words of letters and digits", () => {
    assert.deepEqual(searchAll(korean, ["韓国の"]).words, ["韓国の"]);
    assert.deepEqual(parted(["ap1000", "1,000億どる"]), ["ap1000", "1,000億", "どる"]);
  });
});

describe("folding", () => {
  test("takes away case, accents and width", () => {
    assert.equal(fold("Šefčovič ＪＢＩＣ"), "sefcovic jbic");
  });

  test("makes variants of a letter alike, Japanese ones and dashes", () => {
    assert.equal(fold("赤澤 髙﨑 A–B"), fold("赤沢 高崎 a-b"));
  });

  test("makes hiragana and katakana alike, of any width", () => {
    assert.equal(fold("トランプ"), fold("とらんぷ"));
    assert.equal(fold("ﾗﾄﾆｯｸ"), fold("らとにっく"));
    assert.equal(fold("オハイオー"), fold("おはいおー"));
  });

  test("writes out the mark that repeats a letter", () => {
    assert.equal(fold("佐々木"), fold("佐佐木"));
  });

  test("leaves voiced kana voiced", () => {
    assert.notEqual(fold("ガ"), fold("カ"));
  });

  test("keeps the length of ordinary text, so that places stay what they are", () => {
    const text = "Ōsaka, Société – 大阪";
    assert.equal(fold(text).length, text.length);
  });
});

describe("a query", () => {
  test("is its folded words", () => {
    assert.deepEqual(wordsOf("  Acme\u3000POWER "), ["acme", "power"]);
  });

  test("of one plain letter is too short, of one character of another script it is not", () => {
    assert.ok(isTooShort(wordsOf("a")) && isTooShort(wordsOf(" ")));
    assert.ok(!isTooShort(wordsOf("米")) && !isTooShort(wordsOf("ab")));
  });
});

describe("searching", () => {
  test("finds records that hold every word, in names or text", () => {
    assert.deepEqual(found("dam acme").sort(), ["acme-power", "big-dam"]);
    assert.deepEqual(found("dam nowhere"), []);
  });

  test("puts a name before a text", () => {
    assert.deepEqual(found("acme power"), ["acme-power", "power-and-light", "big-dam"]);
    assert.equal(found("power")[0], "power-and-light");
  });

  test("finds by identifier, alias, and kana without the points between parts", () => {
    assert.equal(found("big-dam")[0], "big-dam");
    assert.deepEqual(found("holdings"), ["acme-power"]);
    assert.deepEqual(found("アクメパワー"), ["acme-power"]);
    assert.deepEqual(found("あくめぱわー"), ["acme-power"]);
    assert.deepEqual(found("ぱわーあくめ"), []);
  });
});

describe("closeness", () => {
  test("is greatest where the name is the phrase, and nothing where the name lacks it", () => {
    assert.equal(closeness("acme", "acme"), 4);
    assert.equal(closeness("acme", "dam"), 0);
  });

  test("orders: a large part, then a beginning, then anywhere", () => {
    const order = [closeness("acme power", "acme"), closeness("acmes of old", "acme"), closeness("old macmes", "acme")];
    assert.deepEqual(order, [...order].sort((a, b) => b - a));
    assert.ok(order[0] > 3 && order[1] < 3 && new Set(order).size === 3);
  });
});

describe("groups", () => {
  test("come in the given order, and a kind with a closer name goes first", () => {
    const order = ["projects", "companies"];
    assert.deepEqual(grouped(search(RECORDS, ["acme"]), order).map(([kind]) => kind), ["companies", "projects"]);
    assert.deepEqual(grouped(search(RECORDS, ["dam"]), order).map(([kind]) => kind), ["projects", "companies"]);
    assert.deepEqual(grouped([], order), []);
  });
});

describe("marking", () => {
  test("marks every word as the text writes it", () => {
    assert.deepEqual(markedIn("Ōsaka and OSAKA", "osaka"), ["Ōsaka", "OSAKA"]);
  });

  test("takes the longer of two words that begin in one place", () => {
    assert.deepEqual(markedIn("powerful", "pow power"), ["power"]);
  });

  test("gives back the whole text, marked or not", () => {
    for (const text of ["Acme Power", "㈱ Acme", ""]) {
      assert.equal(textOf(pieces(text, ["acme"])), text);
    }
  });

  test("marks nothing where folding moves the places of letters", () => {
    assert.deepEqual(markedIn("㈱ Acme", "acme"), []);
  });
});

describe("an excerpt", () => {
  const long = `${"before ".repeat(30)}needle${" after".repeat(30)}`;

  test("shows the word with what is around it, cut at a blank", () => {
    const text = textOf(excerpt({ name: "N", other: "", text: long, also: "" }, ["needle"]));
    assert.match(text, /^…before .*needle.* afte?r?…$/);
    assert.ok(text.length < 160);
  });

  test("marks the word also where the text is cut", () => {
    const parts = excerpt({ name: "N", other: "", text: long, also: "" }, ["needle"]);
    assert.deepEqual(parts.filter((piece) => piece.isMarked).map((piece) => piece.text), ["needle"]);
  });

  test("is empty where the names hold every word", () => {
    assert.deepEqual(excerpt({ name: "Needle", other: "", text: long, also: "" }, ["needle"]), []);
  });

  test("of a short text is the text", () => {
    assert.equal(textOf(excerpt({ name: "N", other: "", text: "one needle", also: "" }, ["needle"])), "one needle");
  });
});
