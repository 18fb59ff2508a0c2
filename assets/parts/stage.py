"""The frame of the pictures that stand in a panel beside a slide's cards: one size, one radius, all of it used."""

from parts.svg import Mark, clip, document, join, rect

W, H = 640, 760
RADIUS = 22


def framed(ground: str, *marks: Mark) -> str:
    """A picture that fills its frame: whatever runs out of it is cut by the frame's own edge."""
    return document(
        W, H, clip("frame", rect(0, 0, W, H, ground, RADIUS), join(rect(0, 0, W, H, ground), *marks))
    )
