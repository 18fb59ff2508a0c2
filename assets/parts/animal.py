"""The dog that is walked: from the side, facing right, its paws 70 below the origin at the collar."""

from parts.palette import INK, ORANGE, WHITE
from parts.svg import Mark, circle, ellipse, join, line, path


def dog(coat: str, dark: str) -> Mark:
    """A middle-sized dog with a collar; `dark` is its ear."""
    return join(
        line("M-96 -4C-116 -14 -120 -34 -108 -46", coat, 12),
        line("M-84 20L-90 64M-62 24L-58 64M-14 24L-20 64M2 20L12 64", coat, 14),
        path(
            "M-98 -8C-84 -22 -30 -20 4 -26C22 -20 20 22 2 32C-20 40 -50 26 -78 34C-102 34 -108 6 -98 -8Z",
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
        line("M-12 -4Q8 8 26 -6", ORANGE, 8),
        circle(8, 8, 5, WHITE),
    )
