// The colours of a published Vega-Lite specification as custom properties of the style sheet, so that the chart follows
// light, dark and print. Data and words stay as they are, whatever they look like (see generator/charts/style.py).

const DATA_KEYS = new Set(["values", "datasets", "features"]);
const HOLDS_COLOURS = /(color|fill|stroke|range|value)$/i;

/** A specification in which colours, {colour: name of its custom property}, are properties; `key` is where it stands. */
export function withProperties(spec, names, key = "") {
  if (Array.isArray(spec)) return spec.map((value) => withProperties(value, names, key));
  if (spec && typeof spec === "object") {
    return Object.fromEntries(Object.entries(spec).map(([name, value]) => [
      name, DATA_KEYS.has(name) ? value : withProperties(value, names, name),
    ]));
  }
  return HOLDS_COLOURS.test(key) && Object.hasOwn(names, spec) ? `var(--${names[spec]})` : spec;
}
