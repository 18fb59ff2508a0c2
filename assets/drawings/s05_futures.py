"""Slide 5: six small drawings, one for each future of a digital society."""

from parts import baby, body, scenery, symbol
from parts.body import Figure
from parts.geometry import arc
from parts.head import Head
from parts.palette import (
    BLACK_HAIR,
    BLUE,
    BLUE_50,
    BLUE_200,
    BLUE_400,
    CHESTNUT,
    CYAN,
    CYAN_300,
    HONEY,
    INK,
    ORANGE,
    PEACH,
    PORCELAIN,
    SLATE,
    WHITE,
    WHITE_HAIR,
)
from parts.svg import Mark, circle, clip, document, join, line, path, place, polygon, rect

GROUND = circle(80, 80, 78, BLUE_50)


def _bust(h: Head, top: str, scale: float) -> Mark:
    """Head and shoulders, for pictures too small for arms."""
    figure = Figure(
        h,
        top=top,
        legs="none",
    )
    return place(body.draw(figure), scale=scale)


def growth() -> str:
    """Growth: columns that rise and a line that rises faster."""
    return document(
        160,
        160,
        GROUND,
        place(symbol.bars([26, 44, 66], 22, 8, [BLUE_200, BLUE_400, BLUE]), 36, 128),
        line("M34 84L66 66L88 74L122 36", ORANGE, 8),
        symbol.arrow((132, 25), -48, 24, ORANGE),
        rect(26, 128, 108, 6, SLATE, 3),
    )


def public_services() -> str:
    """Medicine, education, disaster protection and children, the four fields the report names."""
    tile = (22, 84)
    return document(
        160,
        160,
        GROUND,
        *(
            rect(x, y, 54, 54, c, 12)
            for (x, y), c in zip(
                ((tile[0], 22), (tile[1], 22), (tile[0], 84), (tile[1], 84)),
                (WHITE, BLUE, BLUE_400, BLUE_200),
                strict=True,
            )
        ),
        place(symbol.cross(ORANGE, 34), 49, 49),
        path("M92 36Q102 32 111 38V64Q102 58 92 62ZM130 36Q120 32 111 38V64Q120 58 130 62Z", WHITE),
        line("M111 39V63", BLUE, 2.5),
        place(symbol.shield(WHITE, 38), 49, 111),
        place(symbol.tick(BLUE, 18, 4.5), 49, 111),
        place(baby.face(PEACH), 111, 113, 0.66),
    )


def region() -> str:
    """A region: mountains, houses, a road between fields."""
    house = join(
        rect(-16, -20, 32, 20, WHITE),
        polygon([(-21, -19), (0, -36), (21, -19)], BLUE),
        rect(-5, -13, 10, 13, BLUE_400),
    )
    scene = join(
        circle(122, 40, 15, ORANGE),
        polygon([(4, 106), (54, 34), (104, 106)], BLUE_400),
        polygon([(72, 106), (112, 58), (156, 106)], BLUE_200),
        polygon([(54, 34), (40, 54), (50, 60), (58, 53), (68, 54)], WHITE),
        path("M0 100Q80 84 160 100V160H0Z", CYAN),
        path("M58 160C62 130 84 116 96 98L104 98C96 118 98 134 108 160Z", WHITE),
    )
    return document(
        160,
        160,
        clip("disc", circle(80, 80, 78, WHITE), circle(80, 80, 78, BLUE_50) + scene),
        place(house, 44, 118),
        place(house, 126, 116, 0.86),
        place(scenery.tree(BLUE, 30), 76, 112),
    )


def inclusion() -> str:
    """Nobody left behind: three people who differ in age, skin and dress."""
    return document(
        160,
        160,
        clip(
            "disc",
            circle(80, 80, 78, WHITE),
            join(
                circle(80, 80, 78, BLUE_50),
                place(symbol.heart(ORANGE, 30), 80, 30),
                place(
                    _bust(Head(PORCELAIN, "low bun", WHITE_HAIR, turn=0.3, old=True), BLUE_400, 0.44), 36, 114
                ),
                place(_bust(Head(HONEY, "headscarf", scarf=CYAN, turn=-0.3), CYAN_300, 0.44), 124, 114),
                place(_bust(Head(CHESTNUT, "curly", BLACK_HAIR, mouth="open"), BLUE, 0.46), 80, 124),
            ),
        ),
    )


def talent() -> str:
    """A person who learns to program."""
    student = Head(PEACH, "parted", BLACK_HAIR, glasses=BLUE, mouth="open")
    return document(
        160,
        160,
        clip(
            "disc",
            circle(80, 80, 78, WHITE),
            join(
                circle(80, 80, 78, BLUE_50),
                place(_bust(student, BLUE_400, 0.6), 80, 92),
            ),
        ),
        rect(38, 104, 84, 50, SLATE, 6),
        rect(30, 150, 100, 7, INK, 3.5),
        line("M68 120L58 129L68 138M92 120L102 129L92 138M84 117L76 141", WHITE, 4.5),
        place(symbol.star(ORANGE, 12), 130, 44),
        place(symbol.star(BLUE_400, 8), 30, 56),
    )


def international() -> str:
    """A globe, data that crosses borders, and the trust they need."""
    return document(
        160,
        160,
        GROUND,
        circle(80, 82, 44, BLUE_400),
        path(
            "M44 68C56 58 62 66 70 62S74 46 64 42C52 48 45 58 44 68ZM84 44C100 44 116 58 122 74"
            "C112 80 108 72 98 76S90 66 84 62S78 50 84 44Z"
            "M58 84C70 80 84 88 86 98S76 116 72 124C62 118 54 98 58 84ZM104 92C110 88 116 90 120 93"
            "C116 104 112 110 106 114C100 108 98 98 104 92Z",
            WHITE,
        ),
        line(arc(80, 82, 62, 195, 345) + arc(80, 82, 62, 165, 95), BLUE, 5),
        circle(20, 66, 9, BLUE),
        circle(140, 66, 9, BLUE),
        circle(20, 98, 9, BLUE),
        circle(75, 144, 9, ORANGE),
        place(symbol.shield(BLUE, 44), 118, 122),
        place(symbol.tick(WHITE, 20, 5), 118, 122),
    )


PICTURES = {
    "s05-1-growth": growth,
    "s05-2-public-services": public_services,
    "s05-3-region": region,
    "s05-4-inclusion": inclusion,
    "s05-5-talent": talent,
    "s05-6-international": international,
}
