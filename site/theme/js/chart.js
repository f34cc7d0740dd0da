// A live version of the chart on this page, loaded from this site and only when asked for.

import { withProperties } from "./chart/colours.js";

/** Where the site does not know its public address, the text to paste names the one it is read under. */
function completeAddress(field) {
  const start = 'src="';
  field.value = field.value.replace(start, () => start + new URL(field.dataset.root, location).href);
  document.querySelector(".prefix")?.remove();
}

function loadScript(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.addEventListener("load", resolve);
    script.addEventListener("error", reject);
    document.head.append(script);
  });
}

async function fetchText(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.text();
}

async function drawChart(live) {
  const { spec: address, script, colours } = live.dataset;
  const [text] = await Promise.all([fetchText(address), window.vegaEmbed || loadScript(script)]);
  const spec = withProperties(JSON.parse(text), JSON.parse(colours));
  delete spec.usermeta;
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
  await window.vegaEmbed(live, spec, {
    actions: false, ast: true, defaultStyle: false, mode: "vega-lite", renderer: "svg",
    tooltip: { disableDefaultStyle: true, theme: isDark ? "dark" : "light" }, // charts.css has their styles
  });
  document.querySelector(".still").hidden = true;
  live.hidden = false;
}

async function onButton(button, status, live) {
  button.disabled = true;
  status.textContent = live.dataset.loading;
  try {
    await drawChart(live);
    button.hidden = true;
    status.textContent = live.dataset.done;
  } catch {
    button.disabled = false;
    status.textContent = live.dataset.failed;
  }
}

function offerLive(tools, live) {
  const button = tools.querySelector("button");
  button.addEventListener("click", () => onButton(button, tools.querySelector("[role=status]"), live));
  tools.hidden = false;
}

for (const field of document.querySelectorAll(".embed[data-root]")) completeAddress(field);
const tools = document.querySelector(".live-tools");
const live = document.querySelector(".live");
if (tools && live) offerLive(tools, live);
