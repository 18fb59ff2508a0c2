"""Slide 18: a desk from above: laptop and tablet, arrows circulating between them, two hands nearby."""

from parts import symbol
from parts.geometry import tube
from parts.palette import (
    BLUE,
    BLUE_400,
    INK,
    ORANGE,
    PEACH,
    PORCELAIN,
    PURPLE,
    PURPLE_200,
    SILVER,
    STRAW,
    WHITE,
    Skin,
)
from parts.svg import Mark, circle, clip, document, ellipse, join, line, path, place, polygon, rect


def _hand(skin: Skin, sleeve: str, cuff: str) -> Mark:
    """A right hand flat on the desk, from above: fingers up, thumb at the left, the arm leaves downwards."""
    fingers = (
        ((-27, -22), (-38, -92), 13.5),
        ((-8, -30), (-11, -110), 14),
        ((13, -28), (16, -102), 13.5),
        ((31, -16), (42, -76), 12),
    )
    return join(
        path(tube([(2, 40), (6, 150)], [36, 40]), skin.base),
        path("".join(tube([a, b], [r + 1.5, r - 1]) for a, b, r in fingers), skin.base),
        path(tube([(-22, 34), (-56, 6), (-70, -34)], [22, 15, 12]), skin.base),
        path("M-40 -26C-30 -44 36 -44 44 -18C50 20 44 52 36 70H-32C-40 40 -46 6 -40 -26Z", skin.base),
        line("M-20 -32L-24 -58M2 -36L2 -64M24 -28L29 -54", skin.shade, 3),
        line("M-38 34Q-28 20 -32 0", skin.shade, 3),
        *(
            ellipse(0, 0, 7, 9, PORCELAIN.base).replace(
                "/>", f' transform="translate({x} {y}) rotate({a})"/>'
            )
            for x, y, a in ((-39, -96, -8), (-11, -114, -2), (17, -106, 4), (43, -79, 9), (-72, -37, -22))
        ),
        path("M-44 104H54L64 260H-48Z", sleeve),
        rect(-48, 96, 106, 26, cuff, 10),
    )


def _laptop() -> Mark:
    """Keyboard half and, foreshortened above it, the screen."""
    keys = join(*(rect(-104 + 26.2 * i, 22 + 22 * k, 21, 17, WHITE, 3) for k in range(3) for i in range(8)))
    return join(
        polygon([(-130, 0), (130, 0), (122, -150), (-122, -150)], INK),
        polygon([(-119, -8), (119, -8), (112, -141), (-112, -141)], WHITE),
        rect(-106, -132, 212, 18, PURPLE, 3),
        rect(-96, -100, 66, 44, PURPLE_200, 4),
        rect(-96, -48, 66, 9, SILVER, 4),
        rect(-96, -32, 48, 9, SILVER, 4),
        place(symbol.bars([24, 40, 34, 62], 20, 9, [BLUE_400, BLUE_400, BLUE_400, ORANGE]), -10, -22),
        rect(-134, 0, 268, 148, SILVER, 12),
        keys,
        rect(-44, 94, 88, 46, WHITE, 6),
    )


def _tablet() -> Mark:
    return join(
        rect(-84, -112, 168, 224, INK, 16),
        rect(-73, -101, 146, 202, WHITE, 7),
        rect(-73, -101, 146, 26, PURPLE, 5),
        place(symbol.donut(34, 0.68, 17, PURPLE_200, PURPLE), 0, -22),
        place(symbol.text_lines([110, 92, 104], SILVER, 8, 10), -55, 36),
    )


def draw() -> str:
    """The whole picture."""
    loop = join(
        line("M226 74C282 20 396 20 446 62", ORANGE, 13),
        symbol.arrow((466, 84), 48, 36, ORANGE),
        line("M474 336C456 392 400 408 352 384", PURPLE, 13),
        symbol.arrow((327, 369), 210, 36, PURPLE),
    )
    return document(
        640,
        600,
        rect(20, 20, 600, 540, PURPLE_200, 36),
        place(_laptop(), 194, 232, 0.94),
        place(_tablet(), 496, 206, 0.96, 4),
        loop,
        circle(70, 444, 34, WHITE),
        circle(70, 444, 25, STRAW),
        line("M41 436Q20 446 42 460", WHITE, 8),
        clip(
            "desk",
            rect(0, 0, 640, 600, WHITE),
            join(
                place(_hand(PEACH, BLUE, BLUE_400), 186, 484, 0.92, 10, True),
                place(_hand(PEACH, BLUE, BLUE_400), 500, 490, 0.92, -8),
            ),
        ),
    )


PICTURES = {"s18-devices-from-above": draw}
