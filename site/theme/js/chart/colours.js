// The colours of a published Vega-Lite specification as custom properties of the style sheet, so that the chart
// follows light, dark and print. Data and words stay as they are, whatever they look like (see charts/style.py).

const DATA_KEYS = new Set(["values", "datasets", "features"]);
const HOLDS_COLOURS = /(color|fill|stroke|range|value)$/i;

/** A specification with its colours, {colour: name of a custom property}, as properties; it stands under `key`. */
export function withProperties(spec, names, key = "") {
  if (Array.isArray(spec)) return spec.map((value) => withProperties(value, names, key));
  if (spec && typeof spec === "object") {
    return Object.fromEntries(Object.entries(spec).map(([name, value]) => [
      name, DATA_KEYS.has(name) ? value : withProperties(value, names, name),
    ]));
  }
  return HOLDS_COLOURS.test(key) && Object.hasOwn(names, spec) ? `var(--${names[spec]})` : spec;
}
