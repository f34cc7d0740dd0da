// What a search finds: plain substrings over folded text; a record must hold every word. Nothing here knows the page.

const AROUND = 70; // letters shown on either side of a word found in a text
const SAME = 4;
const HAS_PART = 3;
const HOLDS = 2;
const LARGE_SHARE = 0.3; // of a name: a part that is smaller says little about it
const STARTS = 0.4;

// Letters written in more than one way, each with the one that is compared.
const VARIANTS = new Map([
  "澤沢", "國国", "髙高", "﨑崎", "濱浜", "邊辺", "邉辺", "齋斎", "斉斎", "廣広", "櫻桜", "嶋島", "龍竜", "瀧滝", "淵渕", "德徳", "惠恵",
  "眞真", "壽寿", "榮栄", "藏蔵", "會会", "學学", "澁渋", "’'", "‘'", "‐-", "–-", "—-",
].map((pair) => [...pair]));
const VARIANT = new RegExp(`[${[...VARIANTS.keys()].join("")}]`, "gu");

const KATAKANA = /[\u30a1-\u30f6]/gu;
const KANA_APART = 0x60; // from a katakana to the same hiragana
const REPEATED = /(\p{Script=Han})々/gu;

/** Text as it is compared: without case, accents and variants, all kana as hiragana. Most letters stay one for one. */
export function fold(text) {
  const plain = text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").normalize("NFC").toLowerCase();
  return plain
    .replace(VARIANT, (letter) => VARIANTS.get(letter))
    .replace(KATAKANA, (letter) => String.fromCharCode(letter.charCodeAt(0) - KANA_APART))
    .replace(REPEATED, "$1$1");
}

/** The folded words of a query. */
export function wordsOf(query) {
  return fold(query).split(/\s+/).filter(Boolean);
}

// Where words that are written without blanks may be parted: before digits, and between ideographs and kana.
const BORDER = /(?<=[^\d.,])(?=\d)|(?<=\p{Script=Han})(?=[\u3041-\u3096])|(?<=[\u3041-\u3096ー])(?=\p{Script=Han})/u;

/** The words of a query in smaller ones, where a script is written without blanks between them. */
export function parted(words) {
  return words.flatMap((word) => (/[\u0080-\uffff]/.test(word) ? word.split(BORDER) : word));
}

/** Whether a query says too little: one plain letter is in every record. */
export function isTooShort(words) {
  // eslint-disable-next-line no-control-regex -- the whole of ASCII is meant
  return /^[\x00-\x7f]?$/.test(words.join(""));
}

/** Every record of the index, with what is compared. The index has, by kind, [id, name, other, also, text, lang]. */
export function recordsOf(index) {
  return Object.entries(index).flatMap(([kind, entries]) => entries.map((entry) => recordOf(kind, entry)));
}

function recordOf(kind, [id, name, other, also, text, lang]) {
  const names = fold([name, other, also, id, id.replaceAll("-", " ")].join("\n")).split("\n").filter(Boolean);
  // Foreign names in kana are also found without the points between their parts.
  names.push(...names.filter((each) => each.includes("・")).map((each) => each.replaceAll("・", "")));
  const keys = names.join("\n");
  return { kind, id, name, other, also, text, lang, names, keys, whole: `${keys}\n${fold(text)}` };
}

/** How close a name comes to a phrase, from 0 to 4; of like names those that begin so and short ones come closer. */
export function closeness(name, phrase) {
  if (!name.includes(phrase)) return 0;
  if (name === phrase) return SAME;
  const share = phrase.length / name.length;
  const isPart = share > LARGE_SHARE && name.split(/[・ ]/).includes(phrase);
  return (isPart ? HAS_PART : HOLDS) + share / 2 + (name.startsWith(phrase) ? STARTS : 0);
}

/** What is found of a query's words; where nothing is, of their parts. Gives the records and the words they hold. */
export function searchAll(records, words) {
  const found = search(records, words);
  return found.length ? { found, words } : { found: search(records, parted(words)), words: parted(words) };
}

/** Records that hold every word, those first whose names come closest; each with its rank. */
export function search(records, words) {
  return records
    .filter((record) => words.every((word) => record.whole.includes(word)))
    .map((record) => ({ ...record, rank: rankOf(record, words) }))
    .sort((a, b) => b.rank - a.rank);
}

function rankOf(record, words) {
  const phrase = words.join(" ");
  const named = words.filter((word) => record.keys.includes(word)).length / words.length;
  return Math.max(named, ...record.names.map((name) => closeness(name, phrase)));
}

/** Kinds in `order` that have records, as [kind, records]; a kind whose best record comes closer goes first. */
export function grouped(records, order) {
  return order
    .map((kind) => [kind, records.filter((record) => record.kind === kind)])
    .filter(([, members]) => members.length)
    .sort(([, a], [, b]) => Math.floor(b[0].rank) - Math.floor(a[0].rank));
}

/** A text in pieces, as {text, isMarked}: the words found in it are marked. */
export function pieces(text, words) {
  const folded = fold(text);
  const found = [];
  let at = 0;
  // Where folding changed the length, places in the folded text are not those in the text.
  let next = folded.length === text.length ? firstOf(folded, words, at) : undefined;
  while (next) {
    found.push({ text: text.slice(at, next.start), isMarked: false });
    at = next.start + next.length;
    found.push({ text: text.slice(next.start, at), isMarked: true });
    next = firstOf(folded, words, at);
  }
  return [...found, { text: text.slice(at), isMarked: false }].filter((piece) => piece.text);
}

function firstOf(folded, words, from) {
  return words
    .map((word) => ({ start: folded.indexOf(word, from), length: word.length }))
    .filter((place) => place.start >= 0)
    .sort((a, b) => a.start - b.start || b.length - a.length)[0];
}

/** Pieces of the text around a word that the two names shown lack; none where they lack none. */
export function excerpt(record, words) {
  const names = fold(`${record.name}\n${record.other}`);
  const word = words.find((each) => !names.includes(each));
  const line = word && `${record.text}\n${record.also}`.split("\n").find((each) => fold(each).includes(word));
  if (!line) return [];
  const at = fold(line).indexOf(word);
  const from = startOf(line, at);
  const to = at + word.length + AROUND;
  const cut = { text: "…", isMarked: false };
  return [...(from ? [cut] : []), ...pieces(line.slice(from, to), words), ...(to < line.length ? [cut] : [])];
}

function startOf(line, at) {
  if (at <= AROUND) return 0;
  const blank = line.slice(0, at).indexOf(" ", at - AROUND);
  return blank < 0 ? at - AROUND : blank + 1;
}
