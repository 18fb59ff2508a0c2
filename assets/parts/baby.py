"""A sleeping baby in a blanket, as it lies on the forearms of a `body` figure."""

from parts.palette import BROWN_HAIR, INK, Skin
from parts.svg import Mark, ellipse, join, line, path, place


def face(skin: Skin) -> Mark:
    """Rounder than any other head, with all of the face in its lower half: that is what makes it a baby's."""
    return join(
        ellipse(-29, 4, 5, 7, skin.base),
        ellipse(29, 4, 5, 7, skin.base),
        ellipse(0, 0, 30, 28, skin.base),
        path("M-9 -26C-8 -34 4 -36 7 -30C13 -30 14 -24 9 -22C2 -19 -6 -20 -9 -26Z", BROWN_HAIR),
        ellipse(-17, 12, 5.5, 4, skin.shade).replace("/>", ' fill-opacity="0.45"/>'),
        ellipse(17, 12, 5.5, 4, skin.shade).replace("/>", ' fill-opacity="0.45"/>'),
        line("M-15 4q4.5 4 9 0M6 4q4.5 4 9 0", INK, 2.4),
        line("M-14 -5q4 -2.5 8 0M6 -5q4 -2.5 8 0", BROWN_HAIR, 2.2),
        line("M-1 8q3 3 0 4", skin.shade, 2),
        line("M-5 17q5 4 10 0", skin.line, 2.2),
    )


def swaddled(skin: Skin, blanket: str, hem: str) -> Mark:
    """The head lies in the crook of the left arm; blanket and forearms meet at about (0, 160)."""
    return join(
        path(
            "M-56 116C-68 150 -42 174 -8 170C34 166 70 148 76 108C64 80 20 90 -10 94C-32 96 -50 102 -56 116Z",
            blanket,
        ),
        place(face(skin), 46, 98, 1.02, 20),
        path(
            "M-56 116C-68 150 -42 174 -8 170C32 166 62 152 72 128C42 140 8 122 -8 93C-32 95 -50 102 -56 116Z",
            blanket,
        ),
        line("M-8 94C8 122 42 140 71 129", hem, 5),
    )
