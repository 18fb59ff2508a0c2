"""The colours of every drawing: the design tokens of the deck, and skin and hair, which the tokens do not
have.

Nothing else in the package names a colour. `FOLD` tells which colour marks an edge inside a garment: the
pictures have no outlines, so an arm in front of a chest of the same colour needs one quiet line to be
seen.
"""

from dataclasses import dataclass
from typing import Final

WHITE: Final = "#FFFFFF"
INK: Final = "#1A1A1A"
SLATE: Final = "#4D4D4D"
SILVER: Final = "#CCCCCC"

BLUE: Final = "#0017C1"
BLUE_400: Final = "#7096F8"
BLUE_200: Final = "#C5D7FB"
BLUE_50: Final = "#E8F1FE"

CYAN: Final = "#006F83"
CYAN_200: Final = "#99F2FF"
CYAN_50: Final = "#E9F7F9"

PURPLE: Final = "#5109AD"
PURPLE_200: Final = "#DDC2FF"
PURPLE_50: Final = "#F1EAFA"

ORANGE: Final = "#FB5B01"
ORANGE_50: Final = "#FFEEE2"

FOLD: Final = {
    WHITE: BLUE_200,
    INK: SLATE,
    SLATE: SILVER,
    SILVER: SLATE,
    BLUE: BLUE_400,
    BLUE_400: BLUE_50,
    BLUE_200: BLUE_400,
    BLUE_50: BLUE_400,
    CYAN: CYAN_50,
    CYAN_200: CYAN,
    CYAN_50: CYAN,
    PURPLE: PURPLE_200,
    PURPLE_200: WHITE,
    PURPLE_50: PURPLE_200,
    ORANGE: ORANGE_50,
    ORANGE_50: BLUE_200,
}


@dataclass(frozen=True)
class Skin:
    """One skin tone: the flat colour, the shade of neck, nose and fingers, and the line of the mouth."""

    base: str
    shade: str
    line: str


PORCELAIN: Final = Skin("#FFDFC8", "#F0B795", "#A34A2C")
PEACH: Final = Skin("#F5C9A3", "#DE9F76", "#8F4428")
HONEY: Final = Skin("#DDA377", "#BB7A4E", "#70341C")
CHESTNUT: Final = Skin("#A8683F", "#80472A", "#451F10")
EBONY: Final = Skin("#6B4029", "#472819", "#24110A")

BLACK_HAIR: Final = "#2B2523"
BROWN_HAIR: Final = "#5B3A29"
AUBURN_HAIR: Final = "#8A4B2D"
GREY_HAIR: Final = "#A6A6A6"
WHITE_HAIR: Final = "#E3E1DE"
STRAW: Final = "#F2CF7E"
