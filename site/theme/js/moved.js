// Leads on from a page that has moved, with the filters and the fragment that it was asked with.

const target = new URL(document.querySelector("link[rel=canonical]").href);
if (location.search) target.search = location.search;
if (location.hash) target.hash = location.hash;
location.replace(target);
