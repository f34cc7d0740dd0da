import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { withProperties } from "../../site/theme/js/chart/colours.js";

const NAMES = { "#16202a": "chart-ink", "#0b6e99": "chart-1" };

describe("the colours of a specification", () => {
  test("become custom properties wherever Vega-Lite looks for colours", () => {
    const spec = {
      config: { axis: { labelColor: "#16202a" } },
      layer: [{ mark: { type: "bar", fill: "#0b6e99", strokeWidth: 2 } }],
      encoding: { color: { value: "#0b6e99", scale: { range: ["#16202a", "#0b6e99", "#ffffff"] } } },
    };
    assert.deepEqual(withProperties(spec, NAMES), {
      config: { axis: { labelColor: "var(--chart-ink)" } },
      layer: [{ mark: { type: "bar", fill: "var(--chart-1)", strokeWidth: 2 } }],
      encoding: {
        color: { value: "var(--chart-1)", scale: { range: ["var(--chart-ink)", "var(--chart-1)", "#ffffff"] } },
      },
    });
  });

  test("stay where a name only looks like one", () => {
    const spec = {
      data: { values: [{ color: "#16202a", value: "#0b6e99" }] },
      datasets: { all: [{ fill: "#16202a" }] },
      title: { text: "#16202a" },
      description: "#16202a",
      encoding: { color: { scale: { domain: ["#16202a"] }, title: "#0b6e99" } },
    };
    assert.deepEqual(withProperties(spec, NAMES), spec);
  });

  test("are asked only of their own list", () => {
    const spec = { fill: "toString", stroke: "__proto__" };
    assert.deepEqual(withProperties(spec, NAMES), spec);
  });
});
