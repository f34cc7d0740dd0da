// A live version of the chart on this page, loaded from this site and only when asked for.

/** Where the site does not know its public address, the text to paste names the one it is read under. */
function completeAddress(field) {
  field.value = field.value.replace('src="', `src="${new URL(field.dataset.root, location)}`);
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

/** The specification in the style sheet's colours, so that it follows light, dark and print as the still chart does. */
function styled(text, colours) {
  return Object.entries(colours).reduce(
    (result, [colour, name]) => result.replaceAll(`"${colour}"`, `"var(--${name})"`), text,
  );
}

async function drawChart(live) {
  const { spec: address, script, colours } = live.dataset;
  const [text] = await Promise.all([fetchText(address), window.vegaEmbed || loadScript(script)]);
  const spec = JSON.parse(styled(text, JSON.parse(colours)));
  delete spec.usermeta;
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
  const tooltip = { theme: isDark ? "dark" : "light" };
  await window.vegaEmbed(live, spec, { actions: false, renderer: "svg", ast: true, mode: "vega-lite", tooltip });
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
