"""Vega-Lite to SVG with vl-convert, offline: one for pages, whose colours are the style sheet's, and one to keep.

vl-convert drops titles and descriptions, so they are put in here. Only elements and attributes are changed, never
text: a name may hold anything.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.charts.style import COLOURS, MARGIN, PLOT, by_property
from generator.images.engine import engine
from generator.images.text_layout import wrap

_NAMESPACE = "http://www.w3.org/2000/svg"
_TITLE_LINE, _CREDIT_LINE = 22, 15  # from one line to the next
_BASELINE = 0.6  # where in its line a title stands, from 0 at the top to 1
_SIZES = {"title": 17, "credit": 11}

ET.register_namespace("", _NAMESPACE)  # else every element would be written with a prefix


def render_marks(spec: Mapping[str, Any], fonts: Path) -> ET.Element:
    """The drawing as vl-convert makes it, without Vega's own roles and labels, which would read every mark aloud."""
    drawing = ET.fromstring(engine(fonts).vegalite_to_svg(dict(spec)))
    for element in drawing.iter():
        for name in list(element.attrib):
            if name == "role" or name.startswith("aria-"):
                del element.attrib[name]
    return drawing


def svg_size(drawing: ET.Element) -> tuple[float, float]:
    """Width and height that a drawing gives itself."""
    return float(drawing.attrib["width"]), float(drawing.attrib["height"])


def render_inline(drawing: ET.Element, id_: str, title: str, description: str) -> str:
    """An SVG element for use inside a page: colours and font are the page's, so that dark mode and print follow it."""
    attributes = {"class": "chart", "aria-labelledby": f"chart-{id_}-title chart-{id_}-desc"}
    root = _root(attributes, *svg_size(drawing))
    _add_texts(root, title, description, f"chart-{id_}-")
    root.extend(drawing)
    return _written(root, drop="font-family")


def render_picture(
    drawing: ET.Element, title: str, description: str, credit: str, colours: Mapping[str, str], font: str
) -> str:
    """An SVG file that stands alone: title above, credit below, a ground of its own, every colour written out."""
    width, height = svg_size(drawing)
    title_lines = wrap(title, PLOT, _SIZES["title"], bold=True)
    credit_lines = wrap(credit, PLOT, _SIZES["credit"])
    top = MARGIN + _TITLE_LINE * len(title_lines)
    whole = top + height + _CREDIT_LINE * len(credit_lines) + MARGIN
    size = {"width": f"{width:g}", "height": f"{whole:g}"}
    root = _root({**size, "aria-labelledby": "title desc"}, width, whole)
    _add_texts(root, title, description)
    _add(root, "rect", {**size, "fill": COLOURS["chart-paper"]})
    for number, line in enumerate(title_lines):
        _add_line(root, "title", MARGIN + _TITLE_LINE * (number + _BASELINE), line, font)
    for number, line in enumerate(credit_lines, 1):
        _add_line(root, "credit", top + height + _CREDIT_LINE * number, line, font)
    inner = _add(root, "svg", {"y": f"{top:g}", "width": f"{width:g}", "height": f"{height:g}"})
    inner.extend(drawing)
    return _written(root, by_property(colours)) + "\n"


def _root(attributes: Mapping[str, str], width: float, height: float) -> ET.Element:
    view = {"viewBox": f"0 0 {width:g} {height:g}", "role": "img"}
    return ET.Element(f"{{{_NAMESPACE}}}svg", {**attributes, **view})


def _add(parent: ET.Element, tag: str, attributes: dict[str, str], text: str | None = None) -> ET.Element:
    element = ET.SubElement(parent, f"{{{_NAMESPACE}}}{tag}", attributes)
    element.text = text
    return element


def _add_texts(root: ET.Element, title: str, description: str, prefix: str = "") -> None:
    """What is read aloud in place of the marks."""
    _add(root, "title", {"id": f"{prefix}title"}, title)
    _add(root, "desc", {"id": f"{prefix}desc"}, description)


def _add_line(root: ET.Element, kind: str, y: float, text: str, font: str) -> None:
    attributes = {"x": f"{MARGIN:g}", "y": f"{y:g}", "font-family": font, "font-size": f"{_SIZES[kind]}px"}
    if kind == "title":
        attributes["font-weight"] = "bold"
    attributes["fill"] = COLOURS["chart-ink" if kind == "title" else "chart-soft"]
    _add(root, "text", attributes, text)


def _written(root: ET.Element, replacements: Mapping[str, str] | None = None, drop: str = "") -> str:
    """The text of `root`, with other values of attributes by `replacements`, and without the attribute `drop`."""
    replacements = replacements or {}
    copy = ET.fromstring(ET.tostring(root))  # the marks of one drawing stand in several files
    for element in copy.iter():
        element.attrib.pop(drop, None)
        for name, value in element.attrib.items():
            element.attrib[name] = replacements.get(value, value)
    # ElementTree puts a space there; no text or attribute can hold a bare '>', so that only markup is met.
    return ET.tostring(copy, encoding="unicode").replace(" />", "/>")
