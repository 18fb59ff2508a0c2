"""The dog that is walked: from the side, facing right, its paws 70 below the origin at the collar."""

from parts.palette import INK, WHITE
from parts.svg import Mark, circle, ellipse, join, line, path


def dog(coat: str, dark: str, collar: str) -> Mark:
    """A middle-sized dog that walks; `dark` is its ear, the lead is fastened at (2, -12)."""
    return join(
        line("M-94 -6C-112 -14 -118 -34 -106 -48", coat, 11),
        line("M-78 24L-70 44L-82 64M-2 22L-8 44L-20 62", dark, 12),
        line("M-88 22L-96 46L-104 64M4 22L14 46L16 64", coat, 13),
        path(
            "M-100 -6C-86 -22 -30 -18 4 -26C22 -20 20 20 4 30C-20 38 -48 24 -74 32C-102 36 -110 8 -100 -6Z",
            coat,
        ),
        path(
            "M-12 -10C-14 -46 2 -66 26 -66C40 -66 44 -56 48 -50L68 -44C74 -40 72 -28 62 -26"
            "C48 -20 36 -22 26 -8C16 2 -6 4 -12 -10Z",
            coat,
        ),
        path("M2 -62C-14 -58 -18 -34 -8 -24C6 -26 16 -44 14 -60Z", dark),
        circle(36, -50, 3.6, INK),
        ellipse(68, -42, 6, 5, INK),
        line("M54 -27Q60 -28 64 -30", dark, 2.6),
        line("M-13 -6Q6 6 26 -8", collar, 8),
        circle(8, 6, 5, WHITE),
    )
