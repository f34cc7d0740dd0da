"""Rows under each other with their labels above them: the shape of most charts, which fits a narrow screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.charts.marks import altair, inline_data
from generator.charts.style import COLOURS, LINE, PLOT, SIZE
from generator.images.text_layout import wrap

_GAP = 12
MOST_ROWS = 60  # that a chart of rows draws: more would be a picture of several screens that nobody reads


@dataclass(frozen=True)
class LabelledRows:
    """Rows under each other, each with its label above its marks, so that long ones need no room at the side."""

    labels: Mapping[str, str]  # key of a row -> its label
    bar: int = 16

    @cached_property
    def _wrapped(self) -> dict[str, str]:
        return {key: "\n".join(wrap(text, PLOT, SIZE)) for key, text in self.labels.items()}

    @property
    def _lines(self) -> int:
        """Lines of the longest label; every row has room for as many."""
        return max((text.count("\n") + 1 for text in self._wrapped.values()), default=1)

    @property
    def step(self) -> int:
        """Height of one row."""
        return self._lines * LINE + self.bar + _GAP

    @property
    def height(self) -> int:
        """Height of all rows."""
        return self.step * max(len(self.labels), 1)

    @property
    def middle(self) -> float:
        """Where in its row the middle of a mark is, from 0 at the top to 1."""
        return (self._lines * LINE + self.bar / 2) / self.step

    @property
    def shift(self) -> float:
        """How far below the middle of its row the middle of a bar is."""
        return (self.middle - 0.5) * self.step

    def y(self, **options: Any) -> Any:
        """The channel of rows."""
        alt = altair()
        scale = alt.Scale(paddingInner=0, paddingOuter=0, domain=list(self.labels))
        return alt.Y("row:N", axis=None, scale=scale, **options)

    def bars(self, data: list[dict[str, Any]], x: Any, colour: Any, tooltip: list[Any], **channels: Any) -> Any:
        """Bars, one or more in each row, parted by an edge of the paper's colour."""
        bars = altair().Chart(inline_data(data)).mark_bar(height=self.bar, yOffset=self.shift, **_EDGE)
        return bars.encode(y=self.y(), x=x, color=colour, tooltip=tooltip, **channels)

    def text(self) -> Any:
        """The labels above the rows; short ones stand next to their marks, below empty lines."""
        alt = altair()
        data = [
            {"row": key, "words": "\n" * (self._lines - 1 - label.count("\n")) + label}
            for key, label in self._wrapped.items()
        ]
        return (
            alt.Chart(inline_data(data))
            .mark_text(align="left", baseline="top", lineBreak="\n", tooltip=None)
            .encode(y=self.y(bandPosition=0), x=alt.value(0), text="words:N")
        )

    def sized(self, chart: Any) -> Any:
        """`chart` as high as all rows and as wide as a chart may be."""
        return chart.properties(width=PLOT, height=self.height)


_EDGE = {"stroke": COLOURS["chart-paper"], "strokeWidth": 0.5}
