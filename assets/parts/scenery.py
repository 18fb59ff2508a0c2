"""Buildings, trees, clouds and ground: the quiet world behind the people."""

from parts.palette import BLUE, BLUE_200, BLUE_400, BROWN_HAIR, WHITE
from parts.svg import Mark, circle, ellipse, join, path, place, polygon, rect


def town_hall(wall: str = BLUE_200, roof: str = BLUE_400, glass: str = WHITE, flag: str = BLUE) -> Mark:
    """A public office, 300 wide and 200 high on the origin's ground line: columns, gable, wings, a flag."""
    windows = join(*(rect(x, y, 22, 26, glass, 3) for x in (-136, -106, 84, 114) for y in (-92, -52)))
    columns = join(*(rect(x, -112, 16, 92, glass, 2) for x in (-54, -25, 9, 38)))
    return join(
        rect(-150, -110, 300, 110, wall, 4),
        rect(-156, -118, 312, 12, roof, 4),
        windows,
        rect(-3, -214, 5, 60, roof),
        rect(2, -212, 40, 24, flag, 2),
        rect(-70, -122, 140, 122, roof),
        polygon([(-86, -118), (0, -172), (86, -118)], roof),
        circle(0, -138, 11, glass),
        columns,
        rect(-78, -20, 156, 10, glass),
        rect(-88, -10, 176, 10, roof),
    )


def tree(colour: str, size: float = 60, trunk: str = BROWN_HAIR) -> Mark:
    """A tree on the origin's ground line, about one and a half `size` high."""
    return join(
        rect(-size * 0.07, -size * 0.7, size * 0.14, size * 0.7, trunk, 2),
        ellipse(0, -size, size * 0.42, size * 0.62, colour),
    )


def cloud(colour: str = WHITE, w: float = 100) -> Mark:
    """A cloud with a flat bottom on the origin's line."""
    shape = "M-38 0C-56 0 -54 -24 -31 -20C-28 -44 12 -46 18 -22C42 -32 60 0 38 0Z"
    return place(path(shape, colour), scale=w / 100)


def plant(leaf: str, pot: str) -> Mark:
    """A plant in a pot on the origin's ground line, about 140 high."""
    return join(
        path(
            "M0 -34C-30 -60 -34 -110 -22 -136C-4 -110 4 -70 0 -34ZM0 -34C24 -50 48 -90 46 -120"
            "C20 -104 0 -70 0 -34ZM0 -34C-20 -36 -50 -50 -58 -74C-30 -74 -6 -56 0 -34Z",
            leaf,
        ),
        path("M-26 -38H26L20 0H-20Z", pot),
    )
