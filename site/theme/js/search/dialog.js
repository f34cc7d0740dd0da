// The search in a dialog over any page; its section is fetched from the search's own page.

import { SearchBox, element, loadRecords } from "./box.js";

let building;

/** Opens the dialog, which is built once, with the section that stands at `page`; `title` is its name. */
export async function openDialog(page, title) {
  loadRecords(page).catch(() => {}); // ahead of the first query, which tries again and says so if it fails
  building ??= build(page, title);
  const dialog = await building;
  if (!dialog.open) dialog.showModal();
}

async function build(page, title) {
  const section = await fetchSection(page);
  const close = element("button", section.dataset.close);
  close.type = "button";
  close.className = "close";
  const dialog = element("dialog", close, section);
  dialog.className = "search-dialog";
  dialog.ariaLabel = title;
  new SearchBox(section, page, () => {}).field.autofocus = true;
  letClose(dialog, close);
  document.body.append(dialog);
  return dialog;
}

async function fetchSection(page) {
  const answer = await fetch(page);
  if (!answer.ok) throw new Error(`${page}: ${answer.status}`);
  const section = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".search");
  for (const link of section.querySelectorAll("a")) link.href = new URL(link.getAttribute("href"), page);
  section.querySelector("form").action = page;
  return section;
}

function letClose(dialog, button) {
  button.addEventListener("click", () => shut(dialog));
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) shut(dialog);
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault(); // or the search field would only be emptied
    shut(dialog);
  });
}

function shut(dialog) {
  dialog.close();
  // Where nothing had the focus before, the field keeps it until the next frame, and would swallow the key.
  if (dialog.contains(document.activeElement)) document.activeElement.blur();
}
