"""Scene -> plain text in reading order: what the deck says when it is read aloud, alternative texts in place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from twindeck.scene import (
    Chart,
    Connector,
    Group,
    Node,
    NoteParagraph,
    Paragraph,
    Picture,
    Role,
    Scene,
    Shape,
    Table,
    Text,
    TextContent,
)


def write(scene: Scene) -> bytes:
    """Return the deck's words as UTF-8, slides parted by a line with their number; notes follow a slide, behind ">"."""
    lines: list[str] = []
    for slide in scene.slides:
        lines.append(f"--- {slide.number} ---")
        for node in slide.nodes:
            lines += _node(node)
        for note in slide.notes:
            lines += _note(note)
        lines.append("")
    return "\n".join(lines).encode()


def _note(note: NoteParagraph) -> Iterator[str]:
    label = f"{'  ' * note.level}{note.label} " if note.label else ""
    for number, line in enumerate(note.text.split("\n")):
        yield f"> {' ' * len(label) if number else label}{line}"


def _node(node: Node) -> Iterator[str]:
    match node:
        case Group(role=Role.FIGURE):
            yield f"[{node.alt}]"
        case Group():
            for child in node.children:
                yield from _node(child)
        case Text():
            yield from _content(node.content, 0)
        case Picture() | Chart():
            if node.alt:
                yield f"[{node.alt}]"
        case Table():
            for row in node.cells:
                for cell in row:
                    yield from _content(cell.text.content, 0)
        case Shape() | Connector():
            pass
        case _:
            assert_never(node)


def _content(content: TextContent, depth: int) -> Iterator[str]:
    for block in content:
        if isinstance(block, Paragraph):
            yield "  " * depth + block.text
        else:
            for item in block.items:
                inner = list(_content(item.body, depth + 1))
                if inner:
                    yield "  " * depth + f"{item.label.text} {inner[0].strip()}"
                    yield from inner[1:]
