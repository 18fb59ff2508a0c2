"""Scene -> text: the tree with roles, boxes and words, one node a line. What goldens are made of.

Written to be read by people and compared by tools: fixed decimals, no object addresses, images by name and size.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from twindeck.geometry import Box
from twindeck.scene import (
    Chart,
    Connector,
    Group,
    Node,
    Paragraph,
    Picture,
    Role,
    Scene,
    Shape,
    Slide,
    Table,
    Text,
    TextContent,
)


def write(scene: Scene) -> bytes:
    """Return the Scene as UTF-8 text."""
    lines = [f"deck “{scene.title}” {scene.lang} {scene.size[0]:g}×{scene.size[1]:g}"]
    for chapter in scene.chapters:
        lines.append(f"chapter “{chapter.title}” slides {chapter.first + 1}–{chapter.last}")
    for slide in scene.slides:
        lines += _slide(slide)
    return ("\n".join(lines) + "\n").encode()


def _slide(slide: Slide) -> Iterator[str]:
    yield ""
    yield f"slide {slide.number} {slide.layout} H{slide.level} “{slide.title}”"
    for node in (*slide.backdrop, *slide.nodes, *slide.footer):
        yield from _node(node, 1)
    for note in slide.notes:
        yield f"  note: {note}"


def _node(node: Node, depth: int) -> Iterator[str]:
    pad = "  " * depth
    at = _box(node.box)
    match node:
        case Group():
            alt = f" alt “{node.alt}”" if node.alt is not None else ""
            yield f"{pad}{node.role} {at}{alt}"
            for child in node.children:
                yield from _node(child, depth + 1)
        case Text():
            role = f" {node.role}" if node.role is not Role.DIV else ""
            shape = f" {node.panel.geometry.preset}" if node.panel else ""
            hold = f" [{node.placeholder.kind} {node.placeholder.index}]" if node.placeholder else ""
            yield f"{pad}text{role}{shape}{hold} {at}"
            yield from _content(node.content, depth + 1)
        case Shape():
            yield f"{pad}shape {node.panel.geometry.preset} {at}"
        case Connector():
            points = " ".join(f"{x:.1f},{y:.1f}" for x, y in node.points)
            yield f"{pad}connector {node.form} {points}"
        case Picture():
            said = "decoration" if node.alt is None else f"alt “{node.alt}”"
            yield f"{pad}picture {at} {said}"
        case Chart():
            yield f"{pad}chart {node.kind} {at} alt “{node.alt}”"
            for series in node.series:
                yield f"{pad}  {series.name}: {', '.join(f'{value:g}' for value in series.values)}"
        case Table():
            yield f"{pad}table {at}"
            for row in node.cells:
                for cell in row:
                    yield f"{pad}  {'TH' if cell.header else 'TD'} {_box(cell.text.box)}"
                    yield from _content(cell.text.content, depth + 2)
        case _:
            assert_never(node)


def _content(content: TextContent, depth: int) -> Iterator[str]:
    pad = "  " * depth
    for block in content:
        if isinstance(block, Paragraph):
            sizes = "/".join(dict.fromkeys(f"{run.style.size:g}" for run in block.runs))
            said = " | ".join("".join(piece.text for piece in line.pieces) for line in block.lines)
            yield f"{pad}{block.role or '·'} {sizes}pt {said}"
        else:
            for item in block.items:
                yield f"{pad}{item.label.text}"
                yield from _content(item.body, depth + 1)


def _box(box: Box) -> str:
    return f"{box.x:.1f},{box.y:.1f} {box.w:.1f}×{box.h:.1f}"
