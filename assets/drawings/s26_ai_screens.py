"""Slide 26: two screens in the making: a place to work with AI, and what shows how it is used. Their text is only hinted
at, as the figures in them are not real.
"""

from parts.palette import BLUE, BLUE_50, BLUE_200, BLUE_400, SILVER, WHITE
from parts.svg import Mark, circle, document, join, path, rect

W, H = 520, 300


def _window(*content: Mark) -> str:
    """A browser's window with three dots, in a quiet frame."""
    return document(
        W,
        H,
        rect(0, 0, W, H, BLUE_200, 14),
        rect(3, 3, W - 6, H - 6, WHITE, 11),
        path(f"M3 34V14Q3 3 14 3H{W - 14}Q{W - 3} 3 {W - 3} 14V34Z", BLUE_50),
        *(circle(22 + 18 * i, 19, 5, BLUE_400 if i == 0 else BLUE_200) for i in range(3)),
        rect(92, 12, 260, 14, WHITE, 7),
        *content,
    )


def environment() -> str:
    """A chat: conversations at the left, a question and its answer, a line to write in."""
    entries = [
        rect(20, 58 + 30 * i, 96 if i % 2 else 80, 10, BLUE_200 if i else BLUE_400, 5) for i in range(7)
    ]
    answer = [rect(190, 140 + 22 * i, (250, 222, 240, 130)[i], 9, SILVER, 4.5) for i in range(4)]
    return _window(
        path(f"M3 34H136V{H - 3}H14Q3 {H - 3} 3 {H - 14}Z", BLUE_50),
        *entries,
        rect(300, 52, 196, 48, BLUE, 14),
        rect(318, 66, 150, 8, WHITE, 4),
        rect(318, 81, 96, 8, WHITE, 4),
        join(circle(164, 140, 14, BLUE), rect(156, 135, 16, 11, WHITE, 4), rect(163, 124, 2.5, 8, BLUE)),
        *answer,
        rect(152, 244, 344, 36, BLUE_50, 18),
        rect(172, 258, 120, 8, BLUE_200, 4),
        circle(476, 262, 12, BLUE),
        path("M476 256L482 264H478V269H474V264H470Z", WHITE),
    )


def analysis() -> str:
    """A dashboard: three figures, columns that grow, a ring, a table."""
    tiles = [
        join(
            rect(20 + 164 * i, 48, 152, 52, BLUE_50, 8),
            rect(34 + 164 * i, 60, 60, 7, BLUE_200, 3.5),
            rect(34 + 164 * i, 76, (92, 70, 84)[i], 14, BLUE, 4),
        )
        for i in range(3)
    ]
    columns = [
        rect(
            40 + 36 * i,
            258 - (38, 54, 50, 78, 96, 122)[i],
            24,
            (38, 54, 50, 78, 96, 122)[i],
            BLUE if i == 5 else BLUE_400,
            3,
        )
        for i in range(6)
    ]
    return _window(
        *tiles,
        rect(20, 112, 258, 168, BLUE_50, 8),
        *columns,
        rect(32, 260, 232, 3, SILVER),
        rect(290, 112, 210, 168, BLUE_50, 8),
        circle(352, 180, 44, BLUE_200),
        path("M352 136A44 44 0 0 1 352 224A44 44 0 0 1 310.2 193.6L352 180Z", BLUE),
        circle(352, 180, 25, BLUE_50),
        *(
            join(
                circle(414, 150 + 24 * i, 5, (BLUE, BLUE_200, BLUE_400)[i]),
                rect(426, 146 + 24 * i, 58, 7, SILVER, 3.5),
            )
            for i in range(3)
        ),
        rect(308, 244, 174, 7, SILVER, 3.5),
        rect(308, 260, 120, 7, SILVER, 3.5),
    )


PICTURES = {"s26-1-environment": environment, "s26-2-analysis": analysis}
