"""Small Scenes made by hand: one of every node kind, set plainly, so that a test can say where each thing must be."""

from collections.abc import Sequence
from pathlib import Path

from twindeck.geometry import Box
from twindeck.scene import (
    Chapter,
    Line,
    Link,
    ListItem,
    Node,
    Paragraph,
    Piece,
    Role,
    Run,
    Scene,
    Slide,
    SlideLayout,
    Text,
    TextList,
    TextStyle,
)
from twindeck.theme import Face
from twindeck.theme.fonts import open_font
from twindeck.theme.load import load_bundled

THEME = load_bundled("civic")
PAPER, INK, KEY = THEME.colour("background"), THEME.colour("text"), THEME.colour("key")
PLAIN = TextStyle(THEME.regular, 12.0, INK)
BOLD = TextStyle(THEME.bold, 20.0, INK)
LINKED = TextStyle(THEME.regular, 12.0, KEY, underline=True)
LEADING = 20.0
TITLE = Box(40.0, 24.0, 880.0, 60.0)
AREA = Box(100.0, 100.0, 400.0, 200.0)


def run(text: str, style: TextStyle = PLAIN, *, lang: str | None = None, link: Link | None = None) -> Run:
    return Run(text, style, lang, link)


def paragraph(*lines: Sequence[Run] | str, role: Role | None = Role.P, top: float = 0.0, x: float = 0.0) -> Paragraph:
    """Set each argument on a line of its own, from `x` on, the first baseline 16 points under `top`."""
    runs: list[Run] = []
    made: list[Line] = []
    for number, line in enumerate(lines):
        pieces: list[Piece] = []
        at = x
        for part in ([run(line)] if line else []) if isinstance(line, str) else line:
            width = open_font(part.style.face).width(part.text, part.style.size)
            pieces.append(Piece(len(runs), part.text, at, width))
            runs.append(part)
            at += width
        largest = max((runs[piece.run].style.size for piece in pieces), default=0.0)
        made.append(Line(top + 16.0 + number * LEADING, x, at - x, tuple(pieces), largest))
    return Paragraph(tuple(runs), tuple(made), LEADING, role)


def text(*content: Paragraph | TextList | str, role: Role = Role.DIV, box: Box = AREA, **more: object) -> Text:
    """Make a frame of its content; strings are paragraphs, one under the other."""
    own = Role.P if role is Role.DIV else None
    set_ = [paragraph(c, role=own, top=n * LEADING) if isinstance(c, str) else c for n, c in enumerate(content)]
    return Text("text", box, tuple(set_), role, **more)  # type: ignore[arg-type]


def items(
    *bodies: Sequence[Paragraph | TextList], numbering: str = "disc", label: str = "•", x: float = 0.0
) -> TextList:
    """Make a list of items whose labels stand at `x`."""
    return TextList(tuple(ListItem(run(label), x, tuple(body)) for body in bodies), numbering)  # type: ignore[arg-type]


def title(words: str, role: Role = Role.H1) -> Text:
    return text(paragraph([run(words, BOLD)], role=None), role=role, box=TITLE)


def slide(*nodes: Node, words: str = "Title", number: int = 1, **more: object) -> Slide:
    """Make a slide of its nodes under a title."""
    level = Role.H1 if number == 1 else Role.H2
    headed = (title(words, level), *nodes)
    return Slide(number, f"slide-{number}", "plain", words, int(level[1]), headed, **more)  # type: ignore[arg-type]


def scene(*slides: Slide, chapters: tuple[Chapter, ...] = (), lang: str = "ja", **more: object) -> Scene:
    layout = SlideLayout("plain", "Plain", PAPER, (), ())
    about = {"title": "Deck", "created": 1_700_000_000, **more}
    return Scene(lang=lang, theme=THEME, layouts={"plain": layout}, slides=slides, chapters=chapters, **about)  # type: ignore[arg-type]


def of(*nodes: Node) -> Scene:
    """Make a Scene of one slide with a title and these nodes."""
    return scene(slide(*nodes))


def styled(path: Path, family: str, size: float = 12.0) -> TextStyle:
    """Make a style of any font file."""
    return TextStyle(Face("regular", family, False, str(path)), size, INK)
