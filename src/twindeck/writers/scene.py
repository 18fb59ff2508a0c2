"""Scene -> text: all that a reader of either file can see or hear, one node a line. What goldens are made of.

Written to be read by people and compared by tools: fixed decimals, no object addresses, images by their size. A change of
appearance stands in braces where it takes effect: `{12 regular text}` is 12 pt in the regular face and the colour `text`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from twindeck.geometry import Box
from twindeck.scene import (
    Chart,
    Connector,
    End,
    Group,
    Link,
    Node,
    Panel,
    Paragraph,
    Picture,
    Role,
    Run,
    Scene,
    Shape,
    Slide,
    SlideLayout,
    Stroke,
    Table,
    Text,
    TextContent,
    TextList,
)
from twindeck.theme import Colour


def write(scene: Scene) -> bytes:
    """Return the Scene as UTF-8 text."""
    lines = [f"deck “{scene.title}” {scene.lang} {scene.size[0]:g}×{scene.size[1]:g}"]
    for field, value in (("author", scene.author), ("subject", scene.subject), ("keywords", ", ".join(scene.keywords))):
        if value:
            lines.append(f"{field} “{value}”")
    for chapter in scene.chapters:
        lines.append(f"chapter “{chapter.title}” slides {chapter.first + 1}–{chapter.last}")
    for layout in scene.layouts.values():
        lines += _layout(layout)
    for slide in scene.slides:
        lines += _slide(slide)
    return ("\n".join(lines) + "\n").encode()


def _layout(layout: SlideLayout) -> Iterator[str]:
    yield ""
    yield f"layout {layout.key} “{layout.name}” on {_colour(layout.background)}"
    for node in layout.backdrop:
        yield from _node(node, 1)
    for frame in layout.frames:
        style = frame.style
        look = f" {{{style.size:g} {style.face.key} {_colour(style.colour)}}} ↕{frame.leading:g}" if style else ""
        place = f"[{frame.placeholder.kind} {frame.placeholder.index}]"
        prompt = f" “{frame.prompt}”" if frame.prompt else ""
        bullet = f" bullet {_colour(frame.bullet)}" if frame.bullet else ""
        yield f"  frame {place} {frame.name} {_box(frame.box)} {frame.align} {frame.anchor}{look}{bullet}{prompt}"


def _slide(slide: Slide) -> Iterator[str]:
    yield ""
    lang = f" lang={slide.lang}" if slide.lang else ""
    yield f"slide {slide.number} #{slide.key} {slide.layout} H{slide.level}{lang} “{slide.title}”"
    nodes: tuple[Node, ...] = (*slide.backdrop, *slide.nodes, *slide.footer)
    for node in nodes:
        yield from _node(node, 1)
    for note in slide.notes:
        label = f"{'  ' * note.level}{note.label} " if note.label else ""
        yield f"  note: {label}{note.text.replace(chr(10), ' | ')}"


def _node(node: Node, depth: int) -> Iterator[str]:
    pad = "  " * depth
    at = f"{_box(node.box)} “{node.name}”"
    match node:
        case Group():
            alt = f" alt “{node.alt}”" if node.alt is not None else ""
            joined = " joined" if node.joined else ""
            numbering = f" {node.numbering}" if node.role is Role.L else ""
            yield f"{pad}{node.role}{numbering}{joined} {at}{alt}"
            for child in node.children:
                yield from _node(child, depth + 1)
        case Text():
            yield f"{pad}text{_frame(node)} {at}"
            yield from _content(node.content, depth + 1)
        case Shape():
            yield f"{pad}shape{_panel(node.panel)}{_key(node.key)} {at}"
        case Connector():
            points = " ".join(f"{x:.1f},{y:.1f}" for x, y in node.points)
            heads = f"{'◂' if node.begin_arrow else ''}{'▸' if node.end_arrow else ''}"
            glue = f" {_end(node.begin)} → {_end(node.end)}"
            yield f"{pad}connector {node.form} {points} {_stroke(node.stroke)} {heads}{glue} “{node.name}”"
        case Picture():
            said = "decoration" if node.alt is None else f"alt “{node.alt}”"
            crop = f" crop {'/'.join(f'{part:.3f}' for part in node.crop)}" if any(node.crop) else ""
            radius = f" radius {node.radius:g}" if node.radius else ""
            hold = f" [{node.placeholder.kind} {node.placeholder.index}]" if node.placeholder else ""
            yield f"{pad}picture{hold} {node.asset.width:g}×{node.asset.height:g}{crop}{radius} {at} {said}"
        case Chart():
            yield from _chart(node, depth, at)
        case Table():
            rule = f" rule {_stroke(node.rule)}" if node.rule else ""
            yield f"{pad}table{rule} {at}"
            for row in node.cells:
                for cell in row:
                    head = f"TH {cell.header}" if cell.header else "TD"
                    yield f"{pad}  {head}{_frame(cell.text)} {_box(cell.text.box)}"
                    yield from _content(cell.text.content, depth + 2)
        case _:
            assert_never(node)


def _chart(chart: Chart, depth: int, at: str) -> Iterator[str]:
    pad = "  " * depth
    yield f"{pad}chart {chart.kind} format {chart.number_format!r} maximum {chart.maximum:g} {at} alt “{chart.alt}”"
    for series in chart.series:
        values = ", ".join(f"{value:.15g}" for value in series.values)
        yield f"{pad}  series “{series.name}”: {values} in {', '.join(_colour(one) for one in series.colours)}"
    if any(chart.categories):
        yield f"{pad}  categories {', '.join(f'“{one}”' for one in chart.categories)}"
    if chart.labels:
        yield f"{pad}  labels {', '.join(f'“{one}”' for one in chart.labels)}"
    for part in chart.drawing:
        yield from _node(part, depth + 1)


def _frame(text: Text) -> str:
    parts = [str(text.role)] if text.role is not Role.DIV else []
    if text.placeholder is not None:
        parts.append(f"[{text.placeholder.kind} {text.placeholder.index}]")
    parts.append(text.anchor)
    if any(text.insets):
        parts.append(f"insets {'/'.join(f'{inset:g}' for inset in text.insets)}")
    if not text.wrap:
        parts.append("nowrap")
    if text.lang:
        parts.append(f"lang={text.lang}")
    panel = _panel(text.panel) if text.panel is not None else ""
    return f" {' '.join(parts)}{panel}{_key(text.key)}"


def _panel(panel: Panel) -> str:
    fill = f" fill {_colour(panel.fill)}" if panel.fill else ""
    line = f" line {_stroke(panel.stroke)}" if panel.stroke else ""
    adjust = f"({', '.join(f'{value:g}' for value in panel.geometry.adjust)})" if panel.geometry.adjust else ""
    return f" {panel.geometry.preset}{adjust}{fill}{line}"


def _stroke(stroke: Stroke) -> str:
    return f"{stroke.width:g} {_colour(stroke.colour)}{' dashed' if stroke.dash else ''}"


def _colour(colour: Colour) -> str:
    return f"{colour.name}#{colour.rgb}"


def _key(key: str) -> str:
    return f" key={key}" if key else ""


def _end(end: End | None) -> str:
    return f"{end.key}:{end.side}" if end is not None else "free"


def _content(content: TextContent, depth: int) -> Iterator[str]:
    pad = "  " * depth
    for block in content:
        if isinstance(block, Paragraph):
            yield f"{pad}{_paragraph(block)}"
        else:
            yield f"{pad}L {block.numbering} from {block.start} at {block.left:g}+{block.indent:g}"
            yield from _items(block, depth + 1)


def _items(block: TextList, depth: int) -> Iterator[str]:
    for item in block.items:
        yield f"{'  ' * depth}{_look(item.label)} {item.label.text}"
        yield from _content(item.body, depth + 1)


def _paragraph(paragraph: Paragraph) -> str:
    """Return role, alignment, breaks, leading and space before, then the words, with a bar where a line ends."""
    before = f"+{paragraph.space_before:g}" if paragraph.space_before else ""
    lines: list[str] = []
    look = ""
    for line in paragraph.lines:
        words = ""
        for piece in line.pieces:
            own = _look(paragraph.runs[piece.run])
            words += (own if own != look else "") + piece.text
            look = own
        lines.append(words)
    head = f"{paragraph.role or '·'} {paragraph.align} {paragraph.breaks} ↕{paragraph.leading:g}{before}"
    return f"{head} {'|'.join(lines)}"


def _look(run: Run) -> str:
    style = run.style
    parts = [f"{style.size:g}", style.face.key, _colour(style.colour)]
    parts += ["underlined"] * style.underline + ["strong"] * run.strong
    if run.lang:
        parts.append(f"lang={run.lang}")
    if run.link is not None:
        parts.append(_link(run.link))
    if run.field:
        parts.append(run.field)
    return f"{{{' '.join(parts)}}}"


def _link(link: Link) -> str:
    return f"→{link.uri}" if link.uri is not None else f"→slide {(link.slide or 0) + 1}"


def _box(box: Box) -> str:
    return f"{box.x:.1f},{box.y:.1f} {box.w:.1f}×{box.h:.1f}"
