// The header's link and the key "/" open the search: on its own page in place, elsewhere in a dialog, loaded then.

const link = document.querySelector("a.search-link");
const title = link?.textContent;
const field = document.querySelector("main .search [name=q]");

/** Whether the key "/" opens the search: it does until the reader switches it off. */
export function isKeyOn() {
  try {
    return localStorage.getItem("search-key") !== "off";
  } catch {
    return true; // storage may be forbidden
  }
}

/** Keeps the reader's choice for the next pages. */
export function switchKey(on) {
  localStorage.setItem("search-key", on ? "on" : "off");
}

async function open() {
  if (field) {
    field.select();
    return;
  }
  try {
    const { openDialog } = await import("./search/dialog.js");
    await openDialog(link.href, title);
  } catch {
    location = link.href;
  }
}

function onClick(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  open();
}

function onKey(event) {
  const isWriting = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isWriting || !isKeyOn()) return;
  event.preventDefault();
  open();
}

function showKey() {
  const key = document.createElement("kbd");
  key.append("/");
  key.ariaHidden = "true";
  link.ariaKeyShortcuts = "/";
  link.append(" ", key);
}

if (link) {
  link.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  if (isKeyOn()) showKey();
}
