/* A live version of the chart on this page, loaded from this site and only when asked for. */
"use strict";
/* Where the site does not know its public address, the text to paste names the one it is read under. */
for (const field of document.querySelectorAll(".embed[data-root]")) {
  field.value = field.value.replace('src="', `src="${new URL(field.dataset.root, location)}`);
  document.querySelector(".prefix")?.remove();
}
(() => {
  const tools = document.querySelector(".live-tools");
  const live = document.querySelector(".live");
  if (!tools || !live) return;
  const { spec, script, colours, loading, done, failed } = live.dataset;
  const button = tools.querySelector("button");
  const status = tools.querySelector("[role=status]");

  const loaded = (address) => new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = address;
    element.onload = resolve;
    element.onerror = reject;
    document.head.append(element);
  });

  /* Colours become the style sheet's, so that the chart follows light, dark and print as the still one does. */
  const styled = (text) => Object.entries(JSON.parse(colours)).reduce(
    (made, [colour, name]) => made.replaceAll(`"${colour}"`, `"var(--${name})"`), text);

  const read = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.text();
  };

  const show = async () => {
    const [text] = await Promise.all([read(spec), window.vegaEmbed || loaded(script)]);
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    const made = JSON.parse(styled(text));
    delete made.usermeta;
    await window.vegaEmbed(live, made, {
      actions: false, renderer: "svg", ast: true, mode: "vega-lite", tooltip: { theme: dark ? "dark" : "light" },
    });
    document.querySelector(".still").hidden = true;
    live.hidden = false;
  };

  button.addEventListener("click", async () => {
    button.disabled = true;
    status.textContent = loading;
    try {
      await show();
      button.hidden = true;
      status.textContent = done;
    } catch {
      button.disabled = false;
      status.textContent = failed;
    }
  });
  tools.hidden = false;
})();
