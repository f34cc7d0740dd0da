// Makes the section of search.html work, on its page or in the dialog. All words shown come from its markup.

import { isKeyOn, switchKey } from "../search.js";
import { excerpt, grouped, isTooShort, pieces, recordsOf, searchAll, wordsOf } from "./match.js";

const SHOWN_AT_FIRST = 6; // results of a kind
const PAGES = "pages"; // the kind of those over many records, which have their address for an id
const PAUSE = 120; // milliseconds between the last key and the search

let loading;

/** The records of the index, which is fetched once; a failure is forgotten, so that the next search tries again. */
export function loadRecords(page) {
  loading ??= fetchRecords(page).catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function fetchRecords(page) {
  const answer = await fetch(new URL(`index.${document.documentElement.lang}.json`, page));
  if (!answer.ok) throw new Error(`search index: ${answer.status}`);
  return recordsOf(await answer.json());
}

/** An element with what stands in it. */
export function element(tag, ...content) {
  const result = document.createElement(tag);
  result.append(...content);
  return result;
}

function marked(parts) {
  return parts.map((piece) => piece.isMarked ? element("mark", piece.text) : piece.text);
}

function itemOf(record, words, page) {
  const link = element("a", ...marked(pieces(record.name, words)));
  link.href = new URL(record.kind === PAGES ? `../${record.id}` : `../${record.kind}/${record.id}/`, page).href;
  const item = element("li", link);
  if (record.other) {
    const other = element("small", ...marked(pieces(record.other, words)));
    other.lang = record.lang;
    item.append(" ", other);
  }
  const text = excerpt(record, words);
  if (text.length) item.append(element("p", ...marked(text)));
  return item;
}

/** The section with its field; `onQuery` hears every query that is looked for. */
export class SearchBox {
  constructor(section, page, onQuery) {
    this.texts = section.dataset;
    this.page = page;
    this.onQuery = onQuery;
    this.field = section.querySelector("[name=q]");
    this.status = section.querySelector(".found");
    this.results = section.querySelector(".results");
    this.hints = section.querySelector(".hints");
    const kinds = [...section.querySelectorAll("[data-kind]")];
    this.kinds = new Map(kinds.map((link) => [link.dataset.kind, link.textContent]));
    this.kinds.set(PAGES, this.texts.pages);
    section.querySelector(".unscripted").remove();
    section.addEventListener("keydown", (event) => this.moveFocus(event));
    this.field.addEventListener("input", () => this.searchSoon());
    this.offerKey(section.querySelector(".key"));
  }

  offerKey(line) {
    const box = line.querySelector("input");
    line.hidden = false;
    box.checked = isKeyOn();
    box.addEventListener("change", () => switchKey(box.checked));
  }

  searchSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.search(), PAUSE);
  }

  async search() {
    const query = this.field.value;
    const words = wordsOf(query);
    this.onQuery(query.trim());
    this.clear();
    if (isTooShort(words)) return;
    this.status.textContent = this.texts.loading;
    try {
      const records = await loadRecords(this.page);
      if (query !== this.field.value) return;
      const all = searchAll(records, words);
      this.show(all.found, all.words);
    } catch {
      this.status.textContent = this.texts.failed;
    }
  }

  clear() {
    this.results.replaceChildren();
    this.hints.hidden = false;
    this.status.textContent = "";
  }

  show(records, words) {
    const groups = grouped(records, [...this.kinds.keys()]);
    this.results.replaceChildren(...groups.map(([kind, members]) => this.groupOf(kind, members, words)));
    this.hints.hidden = groups.length > 0;
    this.status.textContent = this.countOf(records.length);
  }

  countOf(number) {
    if (number > 1) return this.texts.many.replace("{n}", number);
    return number ? this.texts.one : this.texts.none;
  }

  groupOf(kind, records, words) {
    const items = records.map((record) => itemOf(record, words, this.page));
    const list = element("ul", ...items.slice(0, SHOWN_AT_FIRST));
    const heading = element("h2", this.kinds.get(kind), " ", element("small", records.length));
    const group = element("section", heading, list);
    if (items.length > SHOWN_AT_FIRST) group.append(this.buttonForAll(list, items));
    return group;
  }

  buttonForAll(list, items) {
    const button = element("button", this.texts.all.replace("{n}", items.length));
    button.type = "button";
    button.addEventListener("click", () => {
      list.append(...items.slice(SHOWN_AT_FIRST));
      items[SHOWN_AT_FIRST].querySelector("a").focus();
      button.remove();
    });
    return button;
  }

  moveFocus(event) {
    const stops = [this.field, ...this.results.querySelectorAll("a")];
    const here = stops.indexOf(event.target);
    const next = stops[here + { ArrowDown: 1, ArrowUp: -1 }[event.key]];
    if (here < 0 || !next) return;
    event.preventDefault();
    next.focus();
  }
}
