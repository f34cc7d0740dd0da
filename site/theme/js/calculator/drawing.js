// Years as stacked bars: the investor's part below, the host's above it. Colours come from the classes of the sides.

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 640;
const HEIGHT = 220; // of the tallest bar
const GAP = 0.2; // of the width of a year
const LABELS = 5; // years between two labels

function element(name, attributes, text = "") {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
}

function bar(x, width, from, to, side, title) {
  const [top, bottom] = [Math.min(from, to), Math.max(from, to)];
  const drawn = element("rect", { x, width, y: HEIGHT - bottom, height: bottom - top, class: side });
  drawn.append(element("title", {}, title));
  return drawn;
}

/** Draws the years into an empty picture. */
export function draw(picture, years) {
  const { investor, host } = picture.dataset;
  const tallest = Math.max(...years.map((year) => Number(year.cash_flow))) || 1;
  const step = WIDTH / years.length;
  const marks = years.flatMap((year, number) => {
    const x = number * step;
    const own = (Number(year.investor) / tallest) * HEIGHT;
    const all = (Number(year.cash_flow) / tallest) * HEIGHT;
    const width = step * (1 - GAP);
    const label = number === 0 || (number + 1) % LABELS === 0
      ? [element("text", { "x": x + width / 2, "y": HEIGHT + 16, "text-anchor": "middle" }, year.year)] : [];
    return [
      bar(x, width, 0, own, investor, `${year.year}: ${year.investor}`),
      bar(x, width, own, all, host, `${year.year}: ${year.host}`),
      ...label,
    ];
  });
  picture.replaceChildren(...marks);
}
