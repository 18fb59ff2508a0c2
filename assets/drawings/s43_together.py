"""Slide 43: people of every kind walk hand in hand and support one another, in a warm round light."""

from parts import body, hand, scenery, wheelchair
from parts.body import Arm, Figure, local
from parts.geometry import Pt
from parts.head import Head
from parts.palette import (
    AUBURN_HAIR, BLACK_HAIR, BLUE, BLUE_200, BLUE_400, BROWN_HAIR, CHESTNUT, CYAN, CYAN_200, EBONY, GREY_HAIR, HONEY,
    INK, ORANGE, ORANGE_50, PEACH, PORCELAIN, PURPLE, PURPLE_200, SLATE, STRAW, WHITE, WHITE_HAIR,
)
from parts.svg import Mark, circle, document, ellipse, join, place

Cast = tuple[Figure, Pt, float]


def _people() -> list[Mark]:
    y = 428.0

    def foot(x: float, scale: float, drop: float = 0) -> Pt:
        return x, y + drop - 416 * scale

    s1, s2, s3, s4, s5, s6, s7 = 0.66, 0.74, 0.44, 0.72, 0.7, 0.68, 0.62
    p1, p2, p3, p4 = foot(150, s1), foot(248, s2), foot(334, s3, 6), foot(420, s4)
    p5 = (540.0, y - 348 * s5)
    p6, p7 = foot(650, s6), foot(750, s7)
    h12, h23, h34 = (199.0, 300.0), (300.0, 322.0), (370.0, 322.0)
    h67 = (700.0, 300.0)
    elder = Figure(
        Head(PORCELAIN, "low bun", WHITE_HAIR, turn=0.35, old=True, eyes="happy"), tilt=4, top=PURPLE_200,
        skirt=PURPLE, neck="cardigan", shoulder=45, waist=47, hip=50, legs="walk",
        left=Arm(local(h12, p1, s1), 1, hand.fist),
    )
    father = Figure(
        Head(EBONY, "crop", BLACK_HAIR, turn=0.2, mouth="open"), top=BLUE, bottom=SLATE, neck="vee", legs="walk",
        shoulder=55, right=Arm(local(h12, p2, s2), 1, hand.fist), left=Arm(local(h23, p2, s2), 1, hand.fist),
    )
    child = Figure(
        Head(CHESTNUT, "curly", BLACK_HAIR, mouth="open"), top=ORANGE, bottom=BLUE_400, sleeve="short", legs="walk",
        shoulder=44, waist=42, hip=46, head_scale=1.36,
        right=Arm(local(h23, p3, s3), -1, hand.fist), left=Arm(local(h34, p3, s3), -1, hand.fist),
    )
    mother = Figure(
        Head(HONEY, "headscarf", scarf=CYAN, turn=-0.2), top=CYAN_200, skirt=CYAN, shoulder=48, waist=43, hip=50,
        legs="walk", right=Arm(local(h34, p4, s4), 1, hand.fist),
        left=Arm(local((486, 258), p4, s4), 1, hand.flat),
    )
    rider = Figure(
        Head(PEACH, "parted", BROWN_HAIR, turn=0.2, mouth="open", glasses=INK), top=ORANGE, bottom=BLUE, neck="hood",
        legs="seated", right=Arm((-64, 178), (-78, 112), hand.flat, 80), left=Arm(local((588, 262), p5, s5), 1, hand.open_palm),
    )
    friend = Figure(
        Head(PORCELAIN, "long", AUBURN_HAIR, turn=-0.35, eyes="happy"), top=BLUE_400, bottom=BLUE, neck="crew",
        shoulder=47, waist=42, hip=49, legs="walk", right=Arm(local((594, 268), p6, s6), 1, hand.fist),
        left=Arm(local(h67, p6, s6), 1, hand.fist),
    )
    uncle = Figure(
        Head(HONEY, "bald", GREY_HAIR, turn=-0.3, old=True), top=WHITE, bottom=PURPLE, neck="collar", waist=52, hip=54,
        legs="walk", right=Arm(local(h67, p7, s7), 1, hand.fist),
    )
    chair = join(
        place(wheelchair.front_behind(BLUE), *p5, s5), place(body.draw(rider), *p5, s5),
        place(wheelchair.front_before(BLUE), *p5, s5),
    )
    return [
        place(body.draw(elder), *p1, s1), place(body.draw(father), *p2, s2), place(body.draw(mother), *p4, s4),
        chair, place(body.draw(uncle), *p7, s7), place(body.draw(friend), *p6, s6), place(body.draw(child), *p3, s3),
    ]


def draw() -> str:
    return document(
        900, 460,
        ellipse(450, 232, 440, 224, ORANGE_50), circle(640, 120, 54, STRAW),
        place(scenery.cloud(WHITE, 110), 190, 110), place(scenery.cloud(WHITE, 90), 780, 150),
        ellipse(450, 428, 330, 22, STRAW),
        place(scenery.bush(CYAN, 84), 84, 372), place(scenery.tree(CYAN, 84), 838, 380),
        *_people(),
    )


PICTURES = {"s43-together": draw}
