"""The colours of every drawing: the design tokens of the deck, and skin and hair, which the tokens do not
have.

Nothing else in the package names a colour. The pictures have no outlines, so an arm in front of a chest of
the same colour needs one quiet line to be seen: `FOLD` tells its colour, a step along the same hue. `TRIM`
is what a garment is edged with: collars, lapels, pockets.
"""

from dataclasses import dataclass
from typing import Final

WHITE: Final = "#FFFFFF"
INK: Final = "#1A1A1A"
SLATE: Final = "#4D4D4D"
SILVER: Final = "#CCCCCC"

GREY: Final = "#767676"

NAVY: Final = "#000071"
BLUE: Final = "#0017C1"
BLUE_600: Final = "#3460FB"
BLUE_400: Final = "#7096F8"
BLUE_300: Final = "#9DB7F9"
BLUE_200: Final = "#C5D7FB"
BLUE_100: Final = "#D9E6FF"
BLUE_50: Final = "#E8F1FE"

CYAN: Final = "#006F83"
CYAN_600: Final = "#00A3BF"
CYAN_300: Final = "#79E2F2"
CYAN_200: Final = "#99F2FF"
CYAN_100: Final = "#C8F8FF"
CYAN_50: Final = "#E9F7F9"

PURPLE: Final = "#5109AD"
PURPLE_600: Final = "#8843E1"
PURPLE_400: Final = "#BB87FF"
PURPLE_200: Final = "#DDC2FF"
PURPLE_100: Final = "#ECDDFF"
PURPLE_50: Final = "#F1EAFA"

ORANGE_800: Final = "#C74700"
ORANGE: Final = "#FB5B01"
ORANGE_200: Final = "#FFC199"
ORANGE_100: Final = "#FFDFCA"
ORANGE_50: Final = "#FFEEE2"

STRAW_200: Final = "#F9E4AE"
STRAW: Final = "#F2CF7E"
OCHRE: Final = "#CF9F45"

FOLD: Final = {
    WHITE: BLUE_200,
    INK: SLATE,
    SLATE: GREY,
    SILVER: GREY,
    NAVY: BLUE_600,
    BLUE: BLUE_600,
    BLUE_400: BLUE_600,
    BLUE_300: BLUE_400,
    BLUE_200: BLUE_400,
    BLUE_100: BLUE_300,
    BLUE_50: BLUE_300,
    CYAN: CYAN_600,
    CYAN_300: CYAN_600,
    CYAN_200: CYAN_600,
    CYAN_100: CYAN_300,
    CYAN_50: CYAN_300,
    PURPLE: PURPLE_600,
    PURPLE_400: PURPLE_600,
    PURPLE_200: PURPLE_400,
    PURPLE_100: PURPLE_200,
    PURPLE_50: PURPLE_200,
    ORANGE: ORANGE_800,
    ORANGE_50: ORANGE_200,
    STRAW: OCHRE,
}

TRIM: Final = {
    WHITE: BLUE_200,
    INK: SLATE,
    SLATE: SILVER,
    SILVER: WHITE,
    NAVY: BLUE_400,
    BLUE: BLUE_400,
    BLUE_400: BLUE_50,
    BLUE_300: BLUE_50,
    BLUE_200: WHITE,
    BLUE_100: WHITE,
    BLUE_50: BLUE_300,
    CYAN: CYAN_50,
    CYAN_300: CYAN_50,
    CYAN_200: CYAN,
    CYAN_100: WHITE,
    CYAN_50: CYAN,
    PURPLE: PURPLE_200,
    PURPLE_400: PURPLE_100,
    PURPLE_200: WHITE,
    PURPLE_100: WHITE,
    PURPLE_50: PURPLE_200,
    ORANGE: ORANGE_100,
    ORANGE_50: WHITE,
    STRAW: ORANGE_50,
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

STRAND: Final = {BLACK_HAIR: "#4F4642", BROWN_HAIR: "#80583F"}
"""Lines on hair that is seen from above."""
