"""Draws the pictures of `library.yaml`, which stand in for photographs: soft light, depth, grain. Run it to renew them."""

from pathlib import Path

import numpy
from PIL import Image, ImageDraw, ImageFilter

FOLDER = Path(__file__).parent / "library"
SIZE = (1500, 1200)


def graded(top: tuple[int, int, int], bottom: tuple[int, int, int]) -> Image.Image:
    """Return a ground that goes from one colour at the top to another at the bottom."""
    steps = numpy.linspace(0, 1, SIZE[1])[:, None, None]
    rows = (1 - steps) * numpy.array(top) + steps * numpy.array(bottom)
    return Image.fromarray(numpy.broadcast_to(rows, (SIZE[1], SIZE[0], 3)).astype("uint8"))


def finished(picture: Image.Image, light: tuple[int, int], seed: int) -> Image.Image:
    """Return a picture lit from a point, a little darker at its edges, with grain."""
    rng = numpy.random.default_rng(seed)
    y, x = numpy.mgrid[0 : SIZE[1], 0 : SIZE[0]]
    far = numpy.hypot((x - light[0]) / SIZE[0], (y - light[1]) / SIZE[1])[:, :, None]
    pixels = numpy.asarray(picture, dtype=float) * (1.18 - 0.55 * far) + rng.normal(0, 4, (SIZE[1], SIZE[0], 1))
    return Image.fromarray(pixels.clip(0, 255).astype("uint8"))


def books(draw: ImageDraw.ImageDraw, box: tuple[float, float, float, float], rng: numpy.random.Generator) -> None:
    """Draw a board with books on it."""
    left, top, right, bottom = box
    x = left
    tones = ((122, 62, 44), (58, 84, 96), (176, 134, 72), (92, 106, 70), (70, 52, 78), (196, 178, 150), (140, 40, 52))
    while x < right - 8:
        wide = float(rng.uniform(0.018, 0.05)) * (right - left) + 5
        high = float(rng.uniform(0.68, 0.96)) * (bottom - top)
        tone = tones[int(rng.integers(len(tones)))]
        draw.rectangle((x, bottom - high, min(x + wide, right), bottom), fill=tone)
        draw.line((x + 2, bottom - high, x + 2, bottom), fill=tuple(min(255, c + 34) for c in tone), width=2)
        x += wide + 1.5
    draw.rectangle((left, bottom, right, bottom + 0.07 * (bottom - top) + 4), fill=(88, 58, 38))


def shelves() -> Image.Image:
    """An aisle between shelves that run towards a window."""
    picture = graded((214, 202, 180), (96, 74, 58))
    draw = ImageDraw.Draw(picture)
    rng = numpy.random.default_rng(4)
    draw.rectangle((610, 180, 890, 700), fill=(250, 244, 226))
    for depth in range(6, 0, -1):
        near = 1 - depth / 7
        for side in (-1, 1):
            inner, outer = 140 + near * 240, 140 + near * 240 + 130 + near * 340
            left, right = sorted((750 + side * inner, 750 + side * outer))
            for level in range(6):
                top = 560 + (level - 3.6) * (110 + near * 210)
                books(draw, (left, top, right, top + 0.8 * (110 + near * 210)), rng)
        picture = picture.filter(ImageFilter.GaussianBlur(depth * 0.7))
        draw = ImageDraw.Draw(picture)
    return finished(picture, (750, 380), 1)


def reading_room() -> Image.Image:
    """Long tables with green lamps under tall windows."""
    picture = graded((236, 222, 192), (120, 84, 58))
    draw = ImageDraw.Draw(picture)
    rng = numpy.random.default_rng(9)
    for k in range(4):
        x = 120 + k * 350
        draw.rounded_rectangle((x, 60, x + 220, 520), 110, fill=(255, 248, 228))
        for bar in range(1, 3):
            draw.line((x + bar * 73, 70, x + bar * 73, 520), fill=(190, 170, 140), width=6)
    books(draw, (0, 540, 1500, 640), rng)
    picture = picture.filter(ImageFilter.GaussianBlur(5))
    draw = ImageDraw.Draw(picture)
    for row, (top, scale) in enumerate(((700, 0.7), (860, 1.0), (1060, 1.4))):
        draw.polygon(
            ((0, top + 70 * scale), (1500, top + 40 * scale), (1500, top + 110 * scale), (0, top + 150 * scale)),
            fill=(142 - 18 * row, 92 - 12 * row, 54 - 8 * row),
        )
        for k in range(5):
            x = 130 + k * 320 + row * 60
            draw.ellipse(
                (x + 96 * scale, top - 120 * scale, x + 168 * scale, top - 40 * scale), fill=(92 + 20 * (k % 3), 66, 52)
            )
            draw.rounded_rectangle(
                (x + 70 * scale, top - 44 * scale, x + 194 * scale, top + 80 * scale),
                40 * scale,
                fill=((70, 92, 120), (134, 62, 62), (86, 106, 78))[k % 3],
            )
            draw.rectangle((x + 8 * scale, top - 20 * scale, x + 14 * scale, top + 62 * scale), fill=(180, 150, 70))
            draw.pieslice(
                (x - 40 * scale, top - 66 * scale, x + 62 * scale, top + 20 * scale), 180, 360, fill=(34, 110, 76)
            )
    return finished(picture.filter(ImageFilter.GaussianBlur(1.2)), (420, 200), 2)


def story_time() -> Image.Image:
    """A reader on a chair, children on cushions around her, seen from behind."""
    picture = graded((240, 226, 206), (182, 142, 104))
    draw = ImageDraw.Draw(picture)
    rng = numpy.random.default_rng(6)
    for level in range(3):
        books(draw, (60, 90 + level * 190, 1440, 240 + level * 190), rng)
    picture = picture.filter(ImageFilter.GaussianBlur(9))
    draw = ImageDraw.Draw(picture)
    draw.ellipse((680, 300, 820, 450), fill=(150, 104, 78))
    draw.pieslice((660, 270, 840, 460), 180, 360, fill=(52, 38, 34))
    draw.rounded_rectangle((630, 440, 870, 820), 90, fill=(42, 96, 104))
    draw.polygon(((640, 600), (750, 640), (860, 600), (860, 690), (750, 730), (640, 690)), fill=(250, 244, 232))
    for k in range(6):
        x = 130 + k * 235
        y = 860 + (abs(k - 2.5) - 2.5) * -26
        draw.ellipse((x - 70, y + 150, x + 190, y + 250), fill=((196, 92, 66), (222, 170, 80), (84, 120, 110))[k % 3])
        draw.rounded_rectangle(
            (x - 20, y + 20, x + 140, y + 210),
            60,
            fill=((226, 196, 120), (120, 140, 176), (190, 110, 110), (110, 150, 120))[k % 4],
        )
        draw.ellipse((x, y - 90, x + 120, y + 40), fill=((70, 48, 38), (32, 26, 26), (150, 104, 62))[k % 3])
    return finished(picture.filter(ImageFilter.GaussianBlur(1.2)), (750, 300), 3)


def main() -> None:
    """Write all pictures."""
    FOLDER.mkdir(exist_ok=True)
    for name, draw in (("shelves", shelves), ("reading-room", reading_room), ("story-time", story_time)):
        draw().save(FOLDER / f"{name}.jpg", quality=82, optimize=True)


if __name__ == "__main__":
    main()
