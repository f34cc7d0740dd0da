// The links to this page in other languages lead to what is shown here: they keep filters, words looked for, fragment.

function follow(event) {
  const link = event.target.closest(".languages a");
  if (!link) return;
  link.search = location.search;
  link.hash = location.hash;
}

// A press comes before every way of opening a link with a pointer; keys give a click.
document.addEventListener("pointerdown", follow);
document.addEventListener("click", follow);
