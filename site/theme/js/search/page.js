// The search on its own page; its address keeps what was looked for.

import { SearchBox } from "./box.js";

const page = location.href.split(/[?#]/)[0];
const section = document.querySelector("main .search");

function keepInAddress(query) {
  history.replaceState(null, "", query ? `${page}?${new URLSearchParams({ q: query })}` : page);
}

const box = new SearchBox(section, page, keepInAddress);
section.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  box.search();
});
box.field.value = new URLSearchParams(location.search).get("q") || "";
if (box.field.value) box.search();
