"""Slide 1: a quiet mosaic of a society: people, town, fields and the threads between them.

Every tile is one simple shape of a grid of 135, cut at the right edge so that the picture bleeds off the
slide.
"""

from parts import body, scenery
from parts.body import Figure
from parts.head import Head
from parts.palette import (
    BLACK_HAIR,
    BLUE,
    BLUE_50,
    BLUE_200,
    BLUE_300,
    BLUE_400,
    CYAN,
    CYAN_200,
    EBONY,
    GREY_HAIR,
    HONEY,
    ORANGE,
    PEACH,
    PORCELAIN,
    WHITE,
)
from parts.svg import Mark, circle, clip, document, join, line, path, place, rect

T = 135
BLEED = 0.4  # tiles of one colour overlap a little: a hair line of the slide's white would show between them


def _ground(colour: str) -> Mark:
    return rect(-BLEED, -BLEED, T + 2 * BLEED, T + 2 * BLEED, colour)


def _quarter(colour: str, turn: int) -> Mark:
    """A quarter of a disc that fills its tile; `turn` says in which corner its centre is."""
    return place(
        path(f"M-{3 * BLEED:.1f} -{3 * BLEED:.1f}H{T}A{T} {T} 0 0 1 -{3 * BLEED:.1f} {T}Z", colour),
        *((0, 0), (T, 0), (T, T), (0, T))[turn],
        rotate=90 * turn,
    )


def _half(colour: str, turn: int) -> Mark:
    return place(path("M-67.5 0A67.5 67.5 0 0 1 67.5 0Z", colour), T / 2, T / 2, rotate=90 * turn)


def _portrait(name: str, h: Head, top: str, ground: str) -> Mark:
    figure = Figure(
        h,
        top=top,
        legs="none",
    )
    return _ground(ground) + clip(name, rect(0, 0, T, T, WHITE), place(body.draw(figure), T / 2, 112, 0.72))


def draw() -> str:
    """The whole picture."""

    def tile(column: int, row: int, *marks: Mark) -> Mark:
        return place(join(*marks), column * T, row * T)

    hall = place(scenery.town_hall(wall=BLUE_200, roof=BLUE_400, glass=WHITE, flag=BLUE), T / 2, 112, 0.4)
    net = join(
        line("M30 100L62 40L106 66L84 108ZM62 40L84 108M106 66L135 50", BLUE_400, 4),
        circle(30, 100, 9, BLUE),
        circle(62, 40, 12, BLUE),
        circle(106, 66, 10, ORANGE),
        circle(84, 108, 8, BLUE_400),
    )
    fields = join(
        rect(0, 0, T, T, CYAN_200), path("M0 90Q60 50 135 84V135H0Z", CYAN), circle(96, 38, 18, WHITE)
    )
    return document(
        520,
        540,
        clip(
            "page",
            rect(0, 0, 520, 540, WHITE),
            join(
                tile(1, 0, _quarter(BLUE_200, 2)),
                tile(2, 0, _ground(BLUE_50), net),
                tile(3, 0, _ground(BLUE), _quarter(BLUE_400, 1)),
                tile(0, 1, _half(BLUE_50, 1), _half(BLUE_200, 3)),
                tile(1, 1, _portrait("one", Head(PEACH, "wavy", BLACK_HAIR, turn=0.3), BLUE, BLUE_200)),
                tile(2, 1, _ground(BLUE_400), _quarter(BLUE_200, 0)),
                tile(
                    3,
                    1,
                    _portrait(
                        "two", Head(EBONY, "crop", BLACK_HAIR, turn=-0.3, mouth="open"), WHITE, BLUE_400
                    ),
                ),
                tile(0, 2, _quarter(BLUE_50, 1)),
                tile(1, 2, _ground(BLUE_50), hall),
                tile(
                    2,
                    2,
                    _portrait(
                        "three", Head(PORCELAIN, "low bun", GREY_HAIR, turn=-0.2, old=True), CYAN, BLUE_50
                    ),
                ),
                tile(3, 2, _ground(BLUE_200), _half(WHITE, 0), _half(BLUE, 2)),
                tile(0, 3, circle(T / 2, T / 2, 22, BLUE_200)),
                tile(1, 3, _quarter(BLUE, 2)),
                tile(
                    2,
                    3,
                    fields,
                    place(scenery.tree(BLUE, 50), 40, 112),
                    place(scenery.tree(BLUE_400, 36), 92, 108),
                ),
                tile(3, 3, _portrait("four", Head(HONEY, "headscarf", scarf=CYAN), WHITE, BLUE_300)),
            ),
        ),
    )


PICTURES = {"s01-cover": draw}
