"""Heads: face, hair, hats and glasses, around the centre of the skull, a hundred units from crown to chin.

All faces share one construction (eyes on the middle line, nose and mouth below, small smile), so a person is
recognisable as a member of the same cast whatever the hair, the age or the direction of view.
"""

from dataclasses import dataclass

from parts.palette import BLACK_HAIR, BLUE, FOLD, GREY_HAIR, INK, STRAW, WHITE, WHITE_HAIR, Skin
from parts.svg import Mark, circle, ellipse, join, line, num, nums, path


@dataclass(frozen=True)
class Head:
    """What a head looks like.

    `turn` runs from -1 (the viewer's left) to 1, `nod` from -1 (up) to 1 (down); `side` is a profile that
    faces right. Eyes are "open", "reading" (lids half down: the look rests on something held), "down" (closed)
    or "happy".
    """

    skin: Skin
    hair: str = "short"
    colour: str = BLACK_HAIR
    turn: float = 0
    nod: float = 0
    mouth: str = "smile"
    eyes: str = "open"
    glasses: str = ""
    beard: bool = False
    old: bool = False
    hat: str = ""
    scarf: str = BLUE
    side: bool = False
    jaw: float = 0.4


def _skull(h: Head) -> Mark:
    wide, chin = 20 + 8 * h.jaw, 3 + 8 * h.jaw
    return path(
        f"M-39 -6C-39 -37 -22 -50 0 -50S39 -37 39 -6C39 {num(12 + 12 * h.jaw)} {num(wide)} 50 {num(chin)} 50"
        f"L-{num(chin)} 50C-{num(wide)} 50 -39 {num(12 + 12 * h.jaw)} -39 -6Z",
        h.skin.base,
    )


def _ears(h: Head) -> Mark:
    marks = []
    for s in (-1, 1):
        if h.turn * s > 0.25:
            continue
        x = s * 39 + h.turn * 10
        y = 6 - 7 * h.nod
        marks.append(
            ellipse(x, y, 8, 11, h.skin.base)
            + line(f"M{nums(x + 3 * s, y - 4)}q{nums(-4 * s, 4, -1 * s, 8)}", h.skin.shade, 2.4)
        )
    return join(*marks)


def _brow_colour(h: Head) -> str:
    """White brows would not be seen on light skin."""
    return GREY_HAIR if h.colour == WHITE_HAIR else h.colour


def _cheek(x: float, y: float, h: Head) -> Mark:
    return ellipse(x, y, 6, 4, h.skin.shade).replace("/>", ' fill-opacity="0.45"/>')


def _reading_eye(x: float, y: float, look: float) -> Mark:
    """A lowered lid and what is seen of the eye under it."""
    return path(f"M{nums(x - 3.6 + look, y)}A3.6 5.4 0 0 0 {nums(x + 3.6 + look, y)}Z", INK) + line(
        f"M{nums(x - 6.5, y - 1.5)}q{nums(6.5, 5, 13, 0)}", INK, 2.8
    )


def _face(h: Head) -> Mark:
    dx, dy = h.turn * 17, h.nod * 10
    near, far = 15 + 1.5 * abs(h.turn), 15 - 3.5 * abs(h.turn)
    left = dx - (near if h.turn > 0 else far)
    right = dx + (far if h.turn > 0 else near)
    marks = [_cheek(left - 5, 16 + dy, h), _cheek(right + 5, 16 + dy, h)]
    if h.beard:
        marks.append(
            path(
                f"M{nums(-39, -4)}C{nums(-38, 30, -22, 54, dx * 0.5, 54)}"
                f"S{nums(38, 30, 39, -4)}"
                f"C{nums(34 + dx * 0.2, 20, 16 + dx, 18 + dy, dx, 18 + dy)}"
                f"S{nums(-34 + dx * 0.2, 20, -39, -4)}Z",
                h.colour,
            )
        )
    for x in (left, right):
        brow = -11 if h.eyes in ("reading", "down") else -9
        marks.append(line(f"M{nums(x - 7, brow + dy)}q{nums(7, -5, 14, 0)}", _brow_colour(h), 3.2))
        if h.eyes == "open":
            marks.append(ellipse(x, 3 + dy, 3.6, 4.6, INK))
        elif h.eyes == "reading":
            marks.append(_reading_eye(x, 3 + dy, h.turn * 1.6))
        elif h.eyes == "down":
            marks.append(line(f"M{nums(x - 5.5, 3 + dy)}q{nums(5.5, 5, 11, 0)}", INK, 3.2))
        elif h.eyes == "happy":
            marks.append(line(f"M{nums(x - 5.5, 5 + dy)}q{nums(5.5, -6, 11, 0)}", INK, 3.2))
    nose = dx * 1.35
    s = -1 if h.turn < 0 else 1
    marks.append(line(f"M{nums(nose, 6 + dy)}q{nums(5 * s, 9, -1.5 * s, 10.5)}", h.skin.shade, 3))
    if h.old:
        marks.append(
            line(
                f"M{nums(left - 9, 21 + dy)}q{nums(2, 5, 0, 9)}M{nums(right + 9, 21 + dy)}"
                f"q{nums(-2, 5, 0, 9)}",
                h.skin.shade,
                2.2,
            )
        )
    mx, my = dx * 1.1, 26 + dy
    lips = h.skin.base if h.beard else h.skin.line
    if h.mouth == "smile":
        marks.append(line(f"M{nums(mx - 8, my)}q{nums(8, 8, 16, 0)}", lips, 3))
    elif h.mouth == "open":
        marks.append(
            path(
                f"M{nums(mx - 10, my - 1)}q{nums(10, 3, 20, 0)}q{nums(-1, 12, -10, 12)}t{nums(-10, -12)}Z",
                h.skin.line,
            )
        )
        marks.append(
            path(f"M{nums(mx - 8, my)}q{nums(8, 2.4, 16, 0)}q{nums(-1, 4, -8, 4)}t{nums(-8, -4)}Z", WHITE)
        )
    elif h.mouth == "calm":
        marks.append(line(f"M{nums(mx - 6, my + 2)}q{nums(6, 2.5, 12, 0)}", lips, 3))
    if h.glasses:
        for x in (left, right):
            marks.append(
                f'<circle cx="{num(x)}" cy="{num(3 + dy)}" r="11" fill="none" stroke="{h.glasses}"'
                ' stroke-width="2.6"/>'
            )
        marks.append(
            line(
                f"M{nums(left + 11, 2 + dy)}q{nums((right - left - 22) / 2, -3, right - left - 22, 0)}",
                h.glasses,
                2.6,
            )
        )
    return join(*marks)


def _hair_back(h: Head) -> Mark:
    c, t = h.colour, -h.turn * 3
    match h.hair:
        case "bob":
            return path(
                f"M{nums(-43 + t, 2)}"
                f"C{nums(-43 + t, -52, 43 + t, -52, 43 + t, 2)}"
                f"C{nums(45 + t, 20, 50 + t, 36, 44 + t, 52)}"
                f"Q{nums(t, 62, -44 + t, 52)}"
                f"C{nums(-50 + t, 36, -45 + t, 20, -43 + t, 2)}Z",
                c,
            )
        case "long":
            return path(
                f"M{nums(-43 + t, 2)}"
                f"C{nums(-43 + t, -52, 43 + t, -52, 43 + t, 2)}"
                f"C{nums(45 + t, 30, 60 + t, 60, 50 + t, 104)}"
                f"Q{nums(t, 118, -50 + t, 104)}"
                f"C{nums(-60 + t, 60, -45 + t, 30, -43 + t, 2)}Z",
                c,
            )
        case "bun":
            return circle(t * 1.4, -62, 20, c)
        case "low bun":
            return circle(t * 3 + (-26 if h.turn >= 0 else 26), 34, 17, c)
        case "ponytail":
            s = -1 if h.turn >= 0 else 1
            return path(
                f"M{nums(s * 26, -40)}"
                f"C{nums(s * 66, -44, s * 72, 20, s * 52, 70)}"
                f"C{nums(s * 44, 50, s * 34, 30, s * 34, 0)}Z",
                c,
            )
        case "pigtails":
            return join(
                *(
                    path(
                        f"M{nums(s * 34, -14)}"
                        f"C{nums(s * 66, -34, s * 74, 20, s * 56, 46)}"
                        f"C{nums(s * 46, 40, s * 36, 20, s * 34, -14)}Z",
                        c,
                    )
                    for s in (-1, 1)
                )
            )
        case "curly":
            spots = (
                (-40, -6, 20),
                (-38, -32, 22),
                (-20, -50, 22),
                (4, -56, 24),
                (26, -46, 22),
                (40, -26, 21),
                (42, -2, 19),
                (-42, 18, 16),
                (43, 18, 16),
            )
            return join(*(circle(x + t, y, r, c) for x, y, r in spots))
        case "afro":
            return ellipse(t, -20, 60, 56, c)
        case "wavy":
            return path(
                f"M{nums(-43 + t, -2)}"
                f"C{nums(-43 + t, -52, 43 + t, -52, 43 + t, -2)}"
                f"C{nums(54 + t, 8, 44 + t, 22, 54 + t, 34)}"
                f"C{nums(62 + t, 50, 48 + t, 66, 30 + t, 60)}Q{nums(t, 66, -30 + t, 60)}"
                f"C{nums(-48 + t, 66, -62 + t, 50, -54 + t, 34)}"
                f"C{nums(-44 + t, 22, -54 + t, 8, -43 + t, -2)}Z",
                c,
            )
        case "headscarf":
            return path(
                "M-46 0C-48 -40 48 -40 46 0C46 36 43 50 43 66C30 84 -30 84 -43 66C-43 50 -46 36 -46 0Z",
                h.scarf,
            )
        case _:
            return ""


def _hair_front(h: Head) -> Mark:
    c, t = h.colour, h.turn * 9
    cap = "M-43 {y}C-48 -42 -28 -59 0 -59S48 -42 43 {y}"
    match h.hair:
        case "short":
            return path(
                cap.format(y=5) + f"C36 0 36 -10 34 -18C{nums(26 + t, -20, 8 + t, -24, -4 + t, -36)}"
                f"C{nums(-10 + t, -26, -26, -18, -34, -16)}C-36 -10 -36 0 -43 5Z",
                c,
            )
        case "parted":
            return path(
                cap.format(y=5) + f"C36 0 36 -12 32 -22C{nums(20 + t, -24, -8 + t, -28, -20 + t, -40)}"
                f"C{nums(-22 + t, -30, -30, -22, -33, -18)}C-36 -12 -36 0 -43 5Z",
                c,
            )
        case "crop":
            return path(
                "M-41 -3C-46 -40 -26 -56 0 -56S46 -40 41 -3C35 -8 35 -20 31 -28"
                f"C{nums(16 + t, -36, -16 + t, -36, -31, -28)}C-35 -20 -35 -8 -41 -3Z",
                c,
            )
        case "bob" | "pigtails":
            return path(
                "M-44 20C-50 -42 -28 -60 0 -60S50 -42 44 20C37 8 36 -6 35 -16"
                f"C{nums(20 + t, -12, -20 + t, -12, -35, -16)}C-36 -6 -37 8 -44 20Z",
                c,
            )
        case "long" | "bun" | "ponytail" | "low bun":
            low = 26 if h.hair == "long" else 8
            return path(
                f"M-43 {low}C-49 -42 -28 -59 0 -59S49 -42 43 {low}C36 0 36 -8 34 -15"
                f"C{nums(24 + t, -20, 4 + t, -28, -8 + t, -42)}C{nums(-14 + t, -28, -30, -20, -34, -12)}"
                f"C-36 -6 -36 2 -43 {low}Z",
                c,
            )
        case "wavy":
            return path(
                "M-44 16C-50 -42 -28 -60 0 -60S50 -42 44 16C36 6 36 -4 33 -14"
                f"C{nums(26 + t, -24, 14 + t, -30, 8 + t, -40)}C{nums(0 + t, -26, -24, -20, -33, -12)}"
                "C-36 -2 -37 8 -44 16Z",
                c,
            )
        case "curly":
            return join(
                path("M-42 -8C-46 -42 -26 -58 0 -58S46 -42 42 -8Q0 -60 -42 -8Z", c),
                *(
                    circle(x + t, y, r, c)
                    for x, y, r in (
                        (-30, -28, 14),
                        (-14, -36, 15),
                        (4, -38, 15),
                        (20, -34, 14),
                        (33, -24, 12),
                    )
                ),
            )
        case "afro":
            return path(
                f"M-42 0C-44 -40 -24 -56 0 -56S44 -40 42 0C35 -8 34 -20 26 -26"
                f"C{nums(12 + t, -34, -12 + t, -34, -26, -26)}C-34 -20 -35 -8 -42 0Z",
                c,
            )
        case "bald":
            return join(
                path("M-42 12C-47 -4 -44 -18 -38 -26C-33 -16 -34 -2 -35 8Z", c),
                path("M42 12C47 -4 44 -18 38 -26C33 -16 34 -2 35 8Z", c),
            )
        case "headscarf":
            f = t * 0.6
            return join(
                path(
                    "M0 -60C-52 -60 -53 -12 -47 14C-43 38 -41 52 -40 66C-36 88 -20 106 0 108"
                    "C20 106 36 88 40 66C41 52 43 38 47 14C53 -12 52 -60 0 -60Z"
                    f"M{nums(f, -34)}C{nums(26 + f, -34, 35 + f, -14, 34 + f, 4)}"
                    f"C{nums(33 + f, 28, 18 + f, 47, f, 47)}C{nums(-18 + f, 47, -33 + f, 28, -34 + f, 4)}"
                    f"C{nums(-35 + f, -14, -26 + f, -34, f, -34)}Z",
                    h.scarf,
                ),
                line("M-37 36C-28 58 4 70 37 57M39 36C35 66 14 86 -14 89", FOLD[h.scarf], 2.6),
            )
        case "tuft":
            return path("M-14 -48C-10 -64 10 -64 12 -54C20 -58 24 -50 20 -44C8 -38 -6 -38 -14 -48Z", c)
        case _:
            return ""


def _hat(h: Head) -> Mark:
    match h.hat:
        case "straw":
            return join(
                path("M-38 -22C-40 -66 -24 -76 0 -76S40 -66 38 -22Z", STRAW),
                path("M-39 -22Q-39 -34 -38 -38Q0 -28 38 -38Q39 -34 39 -22Z", BLUE),
                path(
                    "M-80 -20C-70 -34 -40 -30 0 -30S70 -34 80 -20C84 -12 70 -10 0 -14S-84 -12 -80 -20Z", STRAW
                ),
            )
        case "helmet":
            return join(
                path("M-48 -14C-48 -62 -24 -72 0 -72S48 -62 48 -14Q0 -26 -48 -14Z", h.scarf),
                line("M-20 -66Q-26 -44 -24 -22M20 -66Q26 -44 24 -22", WHITE, 5),
            )
        case _:
            return ""


def _profile(h: Head) -> tuple[Mark, Mark]:
    c = h.colour
    back = {
        "bob": path("M-10 -58C-52 -58 -54 0 -46 50Q-26 58 -8 50L-2 -40Z", c),
        "long": path("M-10 -58C-52 -58 -58 20 -58 96Q-30 112 2 92L2 -40Z", c),
        "wavy": path("M-10 -58C-52 -58 -50 -10 -54 14C-64 30 -50 62 -30 62L4 50L2 -40Z", c),
        "bun": circle(-40, -40, 20, c),
        "low bun": circle(-48, 20, 17, c),
        "ponytail": path("M-30 -40C-74 -40 -76 30 -60 70C-46 50 -36 30 -34 0Z", c),
        "afro": ellipse(-8, -18, 56, 54, c),
        "curly": join(
            *(
                circle(x, y, r, c)
                for x, y, r in (
                    (-40, -4, 20),
                    (-38, -30, 22),
                    (-22, -48, 22),
                    (2, -54, 22),
                    (20, -44, 16),
                    (-36, 18, 16),
                )
            )
        ),
    }.get(h.hair, "")
    face = path(
        "M-4 -50C18 -51 33 -38 34 -20C34.4 -12 33.4 -8 35 -3L44.5 12C46 16.5 42 18.6 37.4 18.6"
        "C37.4 22 39 23.6 38.8 26"
        "C38.6 28.6 36 29.4 36.2 32C37 41 34 49 24 49.6C14 50 2 44 -8 34L-26 40C-38 20 -41 4 -40 -10"
        "C-38 -36 -24 -50 -4 -50Z",
        h.skin.base,
    )
    marks = [face, _cheek(19, 17, h)]
    if h.beard:
        marks.append(path("M-6 6C0 22 14 22 26 22L38 24C40 42 36 54 24 55C8 56 -8 40 -12 20Z", c))
    marks.append(line("M16 -10q8 -5 14 0", _brow_colour(h), 3.2))
    if h.eyes == "reading":
        marks.append(path("M20.4 3A3.6 5.4 0 0 0 27.6 3Z", INK) + line("M17.5 1.5q6 5 11 1", INK, 2.8))
    elif h.eyes == "down":
        marks.append(line("M18 3q5 5 10 1", INK, 3.2))
    elif h.eyes == "happy":
        marks.append(line("M17 5q5 -6 10 0", INK, 3.2))
    else:
        marks.append(ellipse(24, 3, 3.2, 4.6, INK))
    if h.mouth == "open":
        marks.append(path("M38.4 24.6L24 25.6Q26 35 36 32.4Z", h.skin.line))
    else:
        marks.append(line("M37 27Q30 32 24 27", h.skin.base if h.beard else h.skin.line, 3))
    if h.old:
        marks.append(line("M16 22q3 5 1 10", h.skin.shade, 2.2))
    front = {
        "short": "M35 -18C36 -46 16 -60 -6 -59C-36 -58 -50 -34 -45 0C-44 14 -40 24 -34 34L-20 26"
        "C-20 10 -18 4 -12 0L-4 0L0 -16"
        "C8 -22 14 -30 16 -38C20 -28 26 -22 35 -18Z",
        "parted": "M35 -22C36 -48 16 -60 -6 -59C-36 -58 -50 -34 -45 0C-44 14 -40 24 -34 34L-20 26"
        "C-20 10 -18 4 -12 0L-4 0L0 -18"
        "C14 -20 26 -24 35 -22Z",
        "crop": "M34 -24C34 -46 16 -56 -4 -56C-34 -56 -46 -34 -43 -2C-42 14 -36 30 -29 39L-20 28"
        "C-20 6 -16 0 -8 0L-4 -20Q14 -30 34 -24Z",
        "bald": "M-4 0C-6 -14 -14 -22 -36 -26C-44 -10 -42 16 -34 32L-20 26C-18 8 -14 2 -4 0Z",
        "afro": "M34 -20C34 -46 16 -56 -4 -56C-34 -56 -46 -34 -43 0C-42 14 -38 24 -32 32L-20 26"
        "C-20 6 -14 0 -6 0L0 -18Q16 -20 34 -20Z",
        "curly": "M36 -18C38 -40 16 -56 -4 -56C-34 -56 -46 -34 -43 0C-42 14 -38 24 -32 32L-20 26"
        "C-20 6 -14 0 -4 0L4 -16Q20 -14 36 -18Z",
    }.get(
        h.hair,
        "M36 -14C38 -48 16 -61 -6 -60C-38 -58 -50 -34 -46 10C-44 30 -40 40 -34 46L-14 36C-6 22 -6 8 -2 -4"
        "C8 -14 14 -24 16 -34C20 -24 28 -16 36 -14Z",
    )
    ear = (
        ""
        if h.hair in ("bob", "long", "wavy", "curly")
        else ellipse(-9, 7, 7, 10, h.skin.base) + line("M-11 3q6 2 3 8", h.skin.shade, 2.4)
    )
    if h.hair == "headscarf":
        hood = join(
            path(
                "M4 -60C-40 -62 -54 -28 -49 14C-48 40 -50 56 -54 74C-40 94 -4 102 20 96C34 92 42 84 41 74"
                "C41 62 37 55 28 52C12 50 0 32 0 12C0 -14 12 -32 36 -28C38 -48 24 -60 4 -60Z",
                h.scarf,
            ),
            line("M-42 40C-28 62 8 74 38 66M-44 58C-30 76 -4 86 20 84", FOLD[h.scarf], 2.6),
        )
        return "", join(*marks, hood)
    marks += [path(front, c), ear]
    if h.glasses:
        marks.append(f'<circle cx="25" cy="3" r="10" fill="none" stroke="{h.glasses}" stroke-width="2.6"/>')
        marks.append(line("M15 2L-6 2", h.glasses, 2.6))
    return back, join(*marks)


def draw_back(h: Head) -> Mark:
    """Hair that hangs behind neck and shoulders: drawn before the body."""
    return _profile(h)[0] if h.side else _hair_back(h)


def draw(h: Head) -> Mark:
    """The head itself, drawn after the body."""
    if h.side:
        return _profile(h)[1] + _hat(h)
    ears = "" if h.hair in ("bob", "headscarf", "wavy") else _ears(h)
    return join(ears, _skull(h), _face(h), _hair_front(h), _hat(h))
