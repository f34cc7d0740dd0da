// The calculator: what the form says is worked through, drawn, and kept in the address. All words come from the markup.

import { draw } from "./calculator/drawing.js";
import { assumptions, distribute } from "./calculator/distribution.js";

const NUMBER = /^[0-9]{1,7}(\.[0-9]{1,6})?$/;
const WHOLE = /^[0-9]{1,3}$/;

/** Whether a field holds a number within its bounds; if not, it says so. */
function isSound(field) {
  const text = field.value.trim();
  const { low, high, whole, fault } = field.dataset;
  const isNumber = (whole === undefined ? NUMBER : WHOLE).test(text);
  const isWithin = isNumber && Number(text) >= Number(low) && Number(text) <= Number(high);
  field.setCustomValidity(isWithin ? "" : fault);
  if (isWithin) field.removeAttribute("aria-invalid");
  else field.setAttribute("aria-invalid", "true");
  return isWithin;
}

class Calculator {
  constructor(box) {
    this.form = box.querySelector("form");
    this.fields = [...this.form.querySelectorAll("input")];
    this.status = this.form.querySelector("[role=status]");
    this.drawing = box.querySelector("svg");
    this.body = box.querySelector("tbody");
    this.names = [...box.querySelectorAll("th[data-name]")].map((head) => head.dataset.name);
    this.form.addEventListener("input", () => this.change());
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("reset", () => setTimeout(() => this.change()));
    addEventListener("popstate", () => this.readAddress());
    this.readAddress();
  }

  readAddress() {
    const given = new URLSearchParams(location.search);
    for (const field of this.fields) field.value = given.get(field.name) ?? field.defaultValue;
    this.show();
  }

  /** Takes in what was typed, and keeps in the address what differs from the example. */
  change() {
    if (!this.show()) return;
    const changed = this.fields.filter((field) => field.value.trim() !== field.defaultValue);
    const query = new URLSearchParams(changed.map((field) => [field.name, field.value.trim()])).toString();
    history.replaceState(null, "", `${location.pathname}${query && `?${query}`}${location.hash}`);
  }

  /** Shows what the form gives; whether it gives anything. */
  show() {
    const faulty = this.fields.filter((field) => !isSound(field));
    if (faulty.length) {
      this.status.textContent = `${faulty[0].labels[0].textContent}: ${faulty[0].validationMessage}`;
      return false;
    }
    const texts = Object.fromEntries(this.fields.map((field) => [field.name, field.value]));
    const years = distribute(assumptions(texts));
    this.status.textContent = this.status.dataset.done;
    this.body.replaceChildren(...years.map((year) => this.row(year)));
    draw(this.drawing, years);
    return true;
  }

  row(year) {
    const row = document.createElement("tr");
    for (const name of this.names) row.insertCell().textContent = year[name];
    return row;
  }
}

const box = document.getElementById("calculator");
if (box.querySelector("form")) new Calculator(box);
