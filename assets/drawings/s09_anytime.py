"""Slide 9: a person with a phone in the hand; far behind, a town hall in its landscape."""

from parts import body, hand, scenery
from parts.body import Arm, Figure
from parts.head import Head
from parts.palette import BLUE, BLUE_200, BLUE_400, BROWN_HAIR, CYAN, ORANGE, PEACH, SLATE, WHITE
from parts.svg import clip, document, join, path, place, rect


def draw() -> str:
    """The whole picture."""
    person = Figure(
        Head(PEACH, "wavy", BROWN_HAIR, turn=-0.4, nod=0.7),
        tilt=-4,
        top=ORANGE,
        bottom=SLATE,
        neck="crew",
        shoulder=50,
        waist=45,
        hip=50,
        right=Arm((-26, 88), (-68, 130), hand.phone_grip(), -82),
    )
    land = join(
        path(
            "M0 410C40 330 130 290 230 330C310 270 430 280 480 340C550 310 620 350 640 410V470H0Z", BLUE_200
        ),
        path("M0 420C150 386 300 400 400 404C500 408 580 400 640 420V600H0Z", BLUE_400),
        path("M300 600C300 520 160 474 196 414L210 414C214 460 420 500 452 600Z", BLUE_200),
    )
    return document(
        640,
        600,
        place(scenery.cloud(WHITE, 120), 110, 170),
        place(scenery.cloud(WHITE, 90), 320, 110),
        clip(
            "land",
            rect(16, 60, 608, 524, WHITE, 24),
            join(
                land,
                place(scenery.town_hall(wall=WHITE, roof=BLUE, glass=BLUE_200, flag=ORANGE), 202, 412, 0.54),
                place(scenery.tree(CYAN, 62), 66, 424),
                place(scenery.tree(CYAN, 50), 326, 420),
                place(scenery.tree(CYAN, 72), 588, 428),
                place(body.draw(person), 452, 268, 1.24),
            ),
        ),
    )


PICTURES = {"s09-anytime": draw}
