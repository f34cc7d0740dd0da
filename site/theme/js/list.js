// A list that stands complete in the page: this narrows and orders it, keeps both in the address, and gives the rows
// shown as CSV. Every word and value comes from the markup (see list.html).

import { parse, render } from "./list/csv.js";
import { countOf, fits, nextSort, orderOf, sorted } from "./list/filter.js";

const KEPT_FOR_SAVING = 1000; // milliseconds until the browser no longer needs the file's address

/** A row of the table with the values that filters ask for, and the part of the table it stood in at first. */
function rowOf(element, names) {
  const values = Object.fromEntries(names.map((name) => [name, element.dataset[name].split(" ")]));
  return { element, id: element.dataset.id, home: element.parentNode, values };
}

/** What a row is ordered by under a head. */
function keyOf(row, head) {
  const cell = row.element.cells[head.cellIndex];
  return cell.dataset.value ?? cell.textContent.trim();
}

/** What was fetched, with the mark of its encoding, which `text()` would take out. */
async function textOf(answer) {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(await answer.arrayBuffer());
}

function download(text, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_FOR_SAVING);
}

class List {
  constructor(box) {
    this.box = box;
    this.table = box.querySelector("table");
    this.heads = [...this.table.querySelectorAll("th[data-sort]")];
    this.form = box.querySelector("form");
    this.choices = [...this.form.querySelectorAll("select")];
    this.options = this.choices.flatMap((choice) => [...choice.options].slice(1));
    this.labels = new Map(this.options.map((option) => [option, option.text]));
    this.status = this.form.querySelector("[role=status]");
    this.clear = this.form.querySelector("[type=reset]");
    const names = this.choices.map((choice) => choice.name);
    this.rows = [...this.table.querySelectorAll("tr[data-id]")].map((element) => rowOf(element, names));
    this.sort = "";
    this.order = ""; // as `sort`, of the rows as they stand
    this.listen();
    this.readAddress();
  }

  listen() {
    for (const head of this.heads) this.giveButton(head);
    this.form.addEventListener("change", () => this.writeAddress());
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("reset", (event) => this.reset(event));
    for (const button of this.form.querySelectorAll("[data-from]")) {
      button.addEventListener("click", () => this.save(button.dataset));
    }
    addEventListener("popstate", () => this.readAddress());
  }

  giveButton(head) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      this.sort = nextSort(this.sort, head.dataset.sort);
      this.writeAddress();
    });
  }

  reset(event) {
    event.preventDefault();
    for (const choice of this.choices) choice.value = "";
    this.sort = "";
    this.writeAddress();
    this.choices[0].focus();
  }

  get chosen() {
    return Object.fromEntries(this.choices.map((choice) => [choice.name, choice.value]));
  }

  get isWhole() {
    return this.choices.every((choice) => !choice.value);
  }

  readAddress() {
    const query = new URLSearchParams(location.search);
    for (const choice of this.choices) {
      const value = query.get(choice.name) || "";
      choice.value = value;
      if (choice.value === value) continue;
      choice.add(new Option(value)); // a value that no row has: no row is shown, as asked
      choice.value = value;
    }
    const sort = query.get("sort") || "";
    this.sort = this.heads.some((head) => head.dataset.sort === orderOf(sort).key) ? sort : "";
    this.show();
  }

  writeAddress() {
    const query = new URLSearchParams(Object.entries(this.chosen).filter(([, value]) => value));
    if (this.sort) query.set("sort", this.sort);
    history.pushState(null, "", location.pathname + (`${query}` && `?${query}`));
    this.show();
  }

  show() {
    this.arrange();
    const chosen = this.chosen;
    for (const row of this.rows) row.element.hidden = !fits(row, chosen);
    this.showGroups();
    this.showCounts(chosen);
    for (const head of this.heads) this.showOrder(head);
    this.clear.hidden = this.isWhole && !this.sort;
    const { words } = this.status.dataset;
    this.status.textContent = words.replace("{shown}", this.shownIds().length).replace("{all}", this.rows.length);
  }

  arrange() {
    if (this.sort === this.order) return;
    this.order = this.sort;
    const { key, isDescending } = orderOf(this.sort);
    const head = this.heads.find((each) => each.dataset.sort === key);
    if (head) this.arrangeBy(head, isDescending);
    else for (const row of this.rows) row.home.append(row.element);
  }

  arrangeBy(head, isDescending) {
    const entries = this.rows.map((row) => ({ row, key: keyOf(row, head) }));
    const order = { isNumber: head.dataset.kind === "number", isDescending, lang: document.documentElement.lang };
    this.table.tBodies[0].append(...sorted(entries, order).map((entry) => entry.row.element));
  }

  showGroups() {
    for (const group of this.table.querySelectorAll("tr.group")) {
      const hasRows = this.rows.some((row) => row.home === group.parentNode && !row.element.hidden);
      group.querySelector("small").hidden = !this.isWhole; // it counts all rows
      group.hidden = this.order !== "" || !hasRows;
    }
  }

  showCounts(chosen) {
    for (const option of this.options) {
      const count = countOf(this.rows, chosen, option.parentNode.name, option.value);
      option.text = `${this.labels.get(option)} (${count})`;
      option.disabled = !count && !option.selected;
    }
  }

  showOrder(head) {
    const { key, isDescending } = orderOf(this.sort);
    if (head.dataset.sort !== key) head.removeAttribute("aria-sort");
    else head.setAttribute("aria-sort", isDescending ? "descending" : "ascending");
  }

  /** Identifiers of the rows shown, from top to bottom. */
  shownIds() {
    const elements = [...this.table.querySelectorAll("tr[data-id]")];
    return elements.filter((element) => !element.hidden).map((element) => element.dataset.id);
  }

  /** Gives the rows shown of the published table at `from`, exact or for spreadsheets, as `file`. */
  async save({ from, file }) {
    try {
      const answer = await fetch(from);
      if (!answer.ok) throw new Error(`${from}: ${answer.status}`);
      download(render(parse(await textOf(answer), this.box.dataset.column), this.shownIds()), file);
    } catch {
      this.status.textContent = this.status.dataset.failed;
    }
  }
}

const box = document.querySelector(".listing");
if (box) new List(box);
