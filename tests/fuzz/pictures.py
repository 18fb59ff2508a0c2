"""Mutated pictures: whatever a file holds, it is drawn or refused, within 10 seconds and 2 GiB.

    python tests/fuzz/pictures.py --count 2000 --seed 1 [--jobs 2] [--keep FOLDER] [--decks FOLDER]

Makes a corpus (SVG with every feature there is, PNG, JPEG, GIF and WebP of every kind), mutates it, and loads and renders
each picture in a process of its own kind, which may die without harm. Reports every exception but PictureError, every
dead process, whatever takes more than 10 seconds of computing or 2 GiB, messages without a hint, and results that cannot
be opened.
`--keep` stores what is reported; `--decks` writes the pictures that were accepted, and decks that show them, for
validators. The same seed makes the same pictures. The exit code is 1 if anything is reported.
"""

from __future__ import annotations

import argparse
import base64
import contextlib
import io
import json
import math
import os
import random
import re
import struct
import subprocess
import sys
import threading
import time
import traceback
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from PIL import Image, ImageCms

SECONDS, MEMORY, HANGS = 10.0, 2 << 30, 60.0
BOXES = ((960.0, 540.0), (96.0, 288.0), (480.0, 288.0))

# ----------------------------------------------------------------------------------------------------------------- SVG


def svg(body: str, attributes: str = 'viewBox="0 0 200 100"', head: str = "") -> bytes:
    """Return an SVG file."""
    space = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"{head}<svg {space} {attributes}>{body}</svg>".encode()


def photo(mode: str = "RGB", size: tuple[int, int] = (48, 32)) -> Image.Image:
    """Return an image of many colours."""
    parts = [Image.linear_gradient("L").rotate(turn).resize(size) for turn in (0, 90, 180)]
    return Image.merge("RGB", parts).convert(mode)


def encoded(image: Image.Image, kind: str, **options: Any) -> bytes:
    """Return an image as a file."""
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def data_url(image: Image.Image, kind: str) -> str:
    """Return an image as it is embedded."""
    return f"data:image/{kind.lower()};base64,{base64.b64encode(encoded(image, kind)).decode()}"


BODIES = {
    "shapes": '<rect x="5" y="5" width="60" height="40" rx="8" fill="#0017C1"/><circle cx="100" cy="50" r="30"/>'
    '<ellipse cx="150" cy="50" rx="40" ry="20" fill="red" opacity=".5"/><line x1="0" y1="0" x2="200" y2="100" '
    'stroke="lime" stroke-width="4"/><polyline points="0,0 50,80 90,10" fill="none" stroke="navy"/>'
    '<polygon points="10 90 50 60 90 90"/>',
    "paths": '<path d="M10 10h30v30H10zm50 0C60 40 90 40 90 10S120 -20 120 10Q130 40 140 10T160 10A20 30 15 0 1 180 60z" '
    'fill-rule="evenodd" stroke="red" stroke-linejoin="round"/><path d="m5 5l10 10t5 5a9 9 0 1090 9" fill="none" '
    'stroke="blue" stroke-width="3" stroke-dasharray="5 3 1" stroke-dashoffset="2" stroke-linecap="round"/>',
    "gradients": '<defs><linearGradient id="a" gradientTransform="rotate(30)"><stop offset="0" stop-color="red"/>'
    '<stop offset=".5" stop-color="#0f0"/><stop offset="1" stop-color="blue"/></linearGradient><radialGradient id="b" '
    'href="#a" cx=".3" fx=".4" r="60%"/><linearGradient id="c" gradientUnits="userSpaceOnUse" x2="200" '
    'spreadMethod="reflect"><stop stop-opacity=".2"/><stop offset="1"/></linearGradient></defs><rect width="60" '
    'height="90" fill="url(#a)"/><circle cx="100" cy="50" r="40" fill="url(#b)"/><rect x="150" width="40" height="90" '
    'fill="url(#c)" stroke="url(#a)"/>',
    "uses": '<symbol id="s" viewBox="0 0 10 10"><path d="M0 0h9v9z"/></symbol><g id="g"><use href="#s" width="20" '
    'height="20"/><use xlink:href="#s" x="30" width="50" height="20"/></g><use href="#g" transform="translate(50 40) '
    'scale(.5) rotate(15)"/><svg x="120" width="60" height="60" viewBox="0 0 5 5" preserveAspectRatio="xMinYMax slice">'
    '<circle cx="2" cy="2" r="2"/></svg><switch><foreignObject/><rect width="3" height="3"/></switch>',
    "clips": '<clipPath id="a"><circle cx="50" cy="50" r="40"/><rect x="90" width="20" height="90" clip-rule="evenodd"/>'
    '</clipPath><clipPath id="b" clipPathUnits="objectBoundingBox" clip-path="url(#a)"><rect width=".5" height="1"/>'
    '</clipPath><g clip-path="url(#a)"><rect width="200" height="100" fill="teal"/><path clip-path="url(#b)" '
    'd="M0 0h150v90z" fill="orange"/></g>',
    "plain gradients": '<linearGradient id="a" x1="10%"><stop stop-color="red"/><stop offset=".9" stop-color="blue"/>'
    '</linearGradient><radialGradient id="p" gradientUnits="userSpaceOnUse" cx="100" cy="50" r="40"><stop/><stop '
    'offset="1" stop-color="white"/></radialGradient><rect width="90" height="90" fill="url(#a)" rx="9"/>'
    '<path d="M100 10l90 10l-9 60z" fill="url(#p)" stroke="url(#a)" stroke-width="3"/>',
    "plain clips": '<clipPath id="m"><circle cx="50" cy="50" r="40"/></clipPath><g clip-path="url(#m)" id="g"><rect '
    'width="99" height="50" fill="teal"/><path d="M0 0h90v90z" stroke="red" stroke-dasharray="4 2"/></g><use href="#g" '
    'x="90" opacity=".7"/>',
    "plain styles": "<style>.a{fill:red;stroke:#123} g > .b{fill:none;stroke:blue!important;stroke-width:3}</style><g "
    'id="s" transform="rotate(5)"><rect class="a b" width="50" height="50"/><circle class="a" cx="100" cy="50" r="30"/>'
    '</g><polyline points="1,2 30,40 50,6" style="fill:none;stroke:green;stroke-linejoin:round;stroke-width:4"/>',
    "masks": '<mask id="m" maskUnits="userSpaceOnUse" x="0" y="0" width="200" height="100"><rect width="100" height="100" '
    'fill="white" opacity=".5"/><circle cx="100" cy="50" r="30" fill="white"/></mask><g mask="url(#m)"><rect width="200" '
    'height="100" fill="purple"/></g>',
    "patterns": '<pattern id="p" width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(20) '
    'scale(1.5)"><circle cx="5" cy="5" r="4" fill="url(#q)"/></pattern><pattern id="q" width=".5" height=".5" '
    'viewBox="0 0 4 4"><rect width="2" height="2" fill="red"/></pattern><rect width="200" height="100" fill="url(#p)" '
    'stroke="url(#q)" stroke-width="8"/>',
    "filters": '<filter id="f" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="3" '
    'result="b"/><feOffset dx="4" dy="4" in="b"/><feColorMatrix type="hueRotate" values="90"/><feComposite '
    'in2="SourceGraphic" operator="xor"/><feMerge><feMergeNode/><feMergeNode in="SourceGraphic"/></feMerge></filter>'
    '<filter id="t"><feTurbulence baseFrequency=".05" numOctaves="2"/><feDisplacementMap in="SourceGraphic" scale="9"/>'
    '<feConvolveMatrix order="3" kernelMatrix="1 0 0 0 1 0 0 0 1"/><feTile/><feFlood flood-color="red"/></filter>'
    '<filter id="l"><feDiffuseLighting surfaceScale="3"><fePointLight x="9" y="9" z="20"/></feDiffuseLighting>'
    '<feSpecularLighting specularExponent="5"><feSpotLight x="3" z="9"/></feSpecularLighting><feDropShadow dx="2" '
    'stdDeviation="1"/><feComponentTransfer><feFuncR type="table" tableValues="0 1 0"/></feComponentTransfer></filter>'
    '<g filter="url(#f)"><rect x="20" y="20" width="60" height="50"/></g><circle cx="130" cy="50" r="30" '
    'filter="url(#t)"/><rect x="160" width="30" height="30" filter="url(#l)"/>',
    "text": '<text x="10" y="40" font-size="20" fill="#333">報告 <tspan dy="5" font-weight="bold">Report</tspan> 2025'
    '</text><path id="line" d="M10 80C60 40 120 120 190 80"/><text letter-spacing="2" textLength="150"><textPath '
    'href="#line">along a path</textPath></text><text writing-mode="tb" x="180" text-anchor="end">縦</text>',
    "markers": '<marker id="m" viewBox="0 0 10 10" refX="5" refY="5" markerWidth="4" markerHeight="4" orient="auto">'
    '<path d="M0 0L10 5L0 10z"/></marker><path d="M10 10L60 60L120 20L190 90" fill="none" stroke="red" '
    'marker-start="url(#m)" marker-mid="url(#m)" marker-end="url(#m)" stroke-width="2"/>',
    "styles": "<style>.a{fill:red;stroke:#123;stroke-width:2px} g > rect.b, #c{fill:hsl(120,50%,50%)!important} "
    "* {opacity:.9} @media print{.a{fill:none}} rect:hover{fill:blue}</style><g class='a'><rect class='b' width='50' "
    "height='50'/><circle id='c' cx='100' cy='50' r='30' style='stroke:currentColor;color:rgb(1,2,3)'/></g>",
    "images": f'<image width="80" height="60" href="{data_url(photo(), "PNG")}"/><image x="90" width="80" height="60" '
    f'preserveAspectRatio="none" xlink:href="{data_url(photo(), "JPEG")}"/><filter id="i"><feImage '
    f'href="{data_url(photo("L"), "PNG")}"/></filter><rect width="20" height="20" filter="url(#i)"/>',
    "effects": '<g opacity=".5" style="mix-blend-mode:multiply;isolation:isolate"><rect width="90" height="90" '
    'fill="red"/><rect x="40" width="90" height="90" fill="blue" vector-effect="non-scaling-stroke" stroke="black"/></g>'
    '<g transform="matrix(1 .2 .3 1 0 0) skewX(10) scale(1,2)"><rect x="9" width="20" height="20" stroke="green"/></g>',
    "animation": '<rect width="50" height="50"><animate attributeName="x" to="100" dur="1s"/></rect><a href="https://'
    'example.org/"><circle r="9"/></a><metadata><x xmlns="urn:x"/></metadata>',
}
HEADS = (
    "",
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<!-- made here -->\n',
    '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n',
    '<!DOCTYPE svg [<!ENTITY ns "http://ns.example.org/"><!ENTITY red "#f00"><!ENTITY st "fill:&red;;">\n'
    "<!ENTITY dot \"<circle r='5' style='&st;'/>\">]>\n",
)
SIZES = (
    'viewBox="0 0 200 100"',
    'width="200" height="100"',
    'width="50mm" height="3in" viewBox="-10 -10 220 120"',
    'width="100%" viewBox="0 0 1 1000"',
)
NUMBERS = ("0", "-1", "1e-9", "1e-3", "0.5", "3", "100", "1000", "65536", "1e5", "9999999", "1e7", "1e8", "1e38", "1e400",
           "-1e6", "NaN", "50%", "1000%", "2em", "", "1,1", "99999999999999999999")  # fmt: skip
ATTRIBUTES = ("width", "height", "x", "y", "r", "rx", "d", "points", "transform", "viewBox", "fill", "stroke", "opacity",
              "stroke-width", "stroke-dasharray", "clip-path", "mask", "filter", "href", "style", "class", "id", "offset",
              "stdDeviation", "radius", "order", "baseFrequency", "numOctaves", "scale", "patternTransform", "font-size",
              "markerWidth", "patternUnits", "gradientTransform", "preserveAspectRatio", "stroke-miterlimit",
              "stroke-linejoin", "vector-effect", "kernelMatrix", "surfaceScale", "result", "in", "k1", "dx")  # fmt: skip
VALUES = (*NUMBERS, "none", "inherit", "currentColor", "red", "url(#a)", "url(#p)", "url(#f)", "url(#m)", "#g", "#s",
          "url(#nowhere) blue", "scale(1e5)", "scale(1000)", "rotate(45) skewX(89.9)", "matrix(1e3 0 0 1e3 0 0)",
          "0 0 1e-3 1e-3", "0 0 1e5 1", "round", "userSpaceOnUse", "objectBoundingBox", "-50% -50% 900% 900%", "1 1e-6",
          "fill:url(#q);filter:url(#l)", "M0 0" + "l1 1" * 500, "non-scaling-stroke", "none slice")  # fmt: skip


# -------------------------------------------------------------------------------------------------------- other formats


def chunk(kind: bytes, body: bytes) -> bytes:
    """Return a chunk of a PNG."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def images() -> Iterator[bytes]:
    """Yield image files of every kind."""
    exif = Image.Exif()
    exif[0x0112] = 6
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    odd = profile.replace("sRGB".encode("utf-16-be"), "oRGB".encode("utf-16-be")).replace(b"sRGB", b"oRGB")
    for mode in ("1", "L", "LA", "P", "RGB", "RGBA"):
        yield encoded(photo(mode), "PNG")
    yield encoded(Image.new("I;16", (9, 9), 40_000), "PNG")
    yield encoded(photo(), "PNG", icc_profile=odd, exif=exif)
    for colour, depth, channels in ((0, 16, 1), (2, 16, 3), (6, 16, 4), (3, 2, 1), (0, 1, 1), (4, 8, 2)):
        row = b"\0" + bytes(range(1, (20 * channels * depth + 7) // 8 + 1))
        head = chunk(b"IHDR", struct.pack(">IIBBBBB", 20, 9, depth, colour, 0, 0, 0))
        palette = chunk(b"PLTE", bytes(range(12))) if colour == 3 else b""
        pixels = chunk(b"IDAT", zlib.compress(row * 9))
        yield b"\x89PNG\r\n\x1a\n" + head + palette + pixels + chunk(b"IEND", b"")
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "lime", "blue")]
    for kind in ("PNG", "GIF", "WEBP"):
        yield encoded(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)
    for options in (
        {},
        {"progressive": True},
        {"exif": exif},
        {"icc_profile": odd},
        {"subsampling": 0, "comment": b"x"},
    ):
        yield encoded(photo(), "JPEG", **options)
    yield encoded(photo("L"), "JPEG")
    yield encoded(photo("CMYK"), "JPEG")
    yield encoded(photo(size=(1500, 900)), "JPEG", restart_marker_blocks=9)
    yield encoded(photo("P"), "GIF", transparency=3, interlace=1)
    yield encoded(photo(), "WEBP", exif=exif)
    yield encoded(photo("RGBA"), "WEBP", lossless=True)


def corpus() -> list[bytes]:
    """Return all pictures before they are mutated, two thirds of them SVG."""
    names = list(BODIES)
    drawings = [svg(BODIES[name], size, head) for name in names for size in SIZES for head in HEADS[:1]]
    drawings += [svg(BODIES[name], SIZES[0], head) for name in names for head in HEADS[1:]]
    plain = ("shapes", "paths", "uses", "plain gradients", "plain clips", "plain styles")
    drawings += [svg(BODIES[name], size) for name in plain for size in SIZES[:2]] * 3
    drawings += [svg(BODIES[one] + BODIES[two]) for one, two in zip(names, names[1:] + names[:1], strict=True)]
    return [*drawings, *images(), *images()]


# ------------------------------------------------------------------------------------------------------------- mutation

Mutation = Callable[[random.Random, bytes], bytes]


def flip(rng: random.Random, data: bytes) -> bytes:
    """Change some bits."""
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 5, 20))):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def cut(rng: random.Random, data: bytes) -> bytes:
    """Cut off the end, or a piece of the middle."""
    start = rng.randrange(len(data))
    return data[:start] if rng.random() < 0.5 else data[:start] + data[start + rng.randrange(1, 200) :]


def repeat(rng: random.Random, data: bytes) -> bytes:
    """Repeat a stretch, a few times or very often."""
    start = rng.randrange(len(data))
    end = min(len(data), start + rng.randrange(1, 300))
    return data[:start] + data[start:end] * rng.choice((2, 3, 50, 2000)) + data[end:]


def insert(rng: random.Random, data: bytes) -> bytes:
    """Put in bytes of any kind."""
    start = rng.randrange(len(data))
    return data[:start] + rng.randbytes(rng.choice((1, 4, 40))) + data[start:]


def _in_text(change: Callable[[random.Random, str], str]) -> Mutation:
    return lambda rng, data: change(rng, data.decode("utf-8", "replace")).encode("utf-8", "replace")


def number(rng: random.Random, text: str) -> str:
    """Replace some numbers."""
    for _ in range(rng.choice((1, 1, 2, 4))):
        found = list(re.finditer(r"(?<=[\s\"'(,:])-?[0-9.]+", text))
        if found:
            one = rng.choice(found)
            text = text[: one.start()] + rng.choice(NUMBERS) + text[one.end() :]
    return text


def attribute(rng: random.Random, text: str) -> str:
    """Give elements attributes that others have."""
    for _ in range(rng.choice((1, 2, 3, 6))):
        found = list(re.finditer(r"<[a-zA-Z]+(?=[\s/>])", text))
        if found:
            end = rng.choice(found).end()
            text = f'{text[:end]} {rng.choice(ATTRIBUTES)}="{rng.choice(VALUES)}"{text[end:]}'
    # An attribute twice is no XML: the first one stays.
    return re.sub(r"<[a-zA-Z]+\s[^<>]*", lambda tag: _once(tag[0]), text)


def _once(tag: str) -> str:
    seen: set[str] = set()

    def keep(found: re.Match[str]) -> str:
        known = found[1] in seen
        seen.add(found[1])
        return "" if known else found[0]

    return re.sub(r"\s([\w:-]+)=(\"[^\"]*\"|'[^']*')", keep, tag)


def value(rng: random.Random, text: str) -> str:
    """Replace the value of some attributes."""
    for _ in range(rng.choice((1, 2, 3))):
        found = list(re.finditer(r"=\"([^\"]*)\"", text))
        if len(found) > 2:
            one = rng.choice(found[2:])
            text = text[: one.start(1)] + rng.choice(VALUES) + text[one.end(1) :]
    return text


def element(rng: random.Random, text: str) -> str:
    """Repeat an element, put it into many groups, or into what it is painted with."""
    found = list(re.finditer(r"<(\w+)[^<>]*/>", text))
    if not found:
        return text
    one = rng.choice(found)
    again = one[0] * rng.choice((2, 100, 3000))
    deep = rng.choice((5, 90, 200))
    groups = rng.choice(
        ("<g>", '<g opacity=".9">', '<g transform="scale(2)">', '<g filter="url(#f)">', '<g mask="url(#m)">')
    )
    what = rng.choice(
        (again, groups * deep + one[0] + "</g>" * deep, f'<g id="{rng.choice("abfmpqs")}">{one[0]}</g>', "")
    )
    return text[: one.start()] + what + text[one.end() :]


def explosion(rng: random.Random, text: str) -> str:
    """Use something that uses something else, and so on."""
    levels, times = rng.choice(((3, 10), (6, 10), (20, 2), (90, 1)))
    uses = ("<use href='#u{}'/>", "<g clip-path='url(#u{})'><use href='#u{}'/></g>")
    tags = rng.choice((*uses, *(f"<rect width='9' height='9' {name}='url(#u{{}})'/>" for name in ("mask", "fill"))))
    kind = rng.choice(("g", "mask", "pattern width='9' height='9'", "clipPath", "symbol", "marker"))
    parts = ["<rect id='u0' width='50' height='50'/>"]
    for level in range(1, levels + 1):
        inner = tags.replace("{}", str(level - 1)) * times
        parts.append(f"<{kind} id='u{level}'>{inner}</{kind.split()[0]}>")
    return text.replace(
        "</svg>", "".join(parts) + f"<use href='#u{levels}'/>" + tags.replace("{}", str(levels)) + "</svg>"
    )


def large(rng: random.Random, text: str) -> str:
    """Add something that comes to very much for its size."""
    what = rng.choice((
        "<path stroke='red' stroke-dasharray='{n}' d='M0 0H{m}'/>",
        "<path stroke='red' stroke-width='{m}' stroke-linejoin='round' d='M0 0{many}'/>",
        "<path d='M0 0{far}' fill='url(#a)'/>",
        "<text font-size='{m}' x='-{m}'>{words}</text>",
        "<g filter='url(#w)'><rect width='{m}' height='{m}'/></g><filter id='w' x='-9' y='-9' width='{m}' height='{m}'>"
        "<feGaussianBlur stdDeviation='{n}'/><feFlood/><feMorphology radius='{n}'/></filter>",
        "<pattern id='w' width='{m}' height='{m}' patternUnits='userSpaceOnUse'><rect width='9' height='9'/></pattern>"
        "<rect width='99' height='99' fill='url(#w)'/>",
        "<style>{rules}</style>",
        "<g>{rects}</g>",
        "<polygon points='{points}' opacity='.5' stroke='blue'/>",
        "<svg width='{m}' height='{m}' viewBox='0 0 {n} {n}'><circle r='9'/></svg>",
        "<image width='{m}' height='{m}' href='{bomb}'/>",
        "<g clip-path='url(#w)'>{rects}</g><clipPath id='w'><path d='M0 0{many}'/></clipPath>",
    ))  # fmt: skip
    count = rng.choice((10, 1000, 30_000))
    values: dict[str, Callable[[], str]] = {
        "{n}": lambda: rng.choice(("1e-6", "0.001", "1", "90")),
        "{m}": lambda: rng.choice(("100", "5000", "1e5", "9e6")),
        "{many}": lambda: "l3 1l-1 3" * count,
        "{far}": lambda: "".join(f"L{rng.randint(-9999, 9999)} {rng.randint(-9999, 9999)}" for _ in range(count)),
        "{points}": lambda: " ".join(f"{rng.randint(0, 200)},{rng.randint(0, 100)}" for _ in range(count)),
        "{words}": lambda: "報告 report " * min(count, 300),
        "{rules}": lambda: "".join(f"* .a{n} > *,#b{n} .c{{fill:red}}" for n in range(min(count, 3000))),
        "{rects}": lambda: "<rect class='c' width='200' height='100' fill-opacity='.5'/>" * count,
        "{bomb}": lambda: data_url(Image.new("1", (6000, rng.choice((100, 6000)))), "PNG"),
    }
    for name, made in values.items():
        if name in what:
            what = what.replace(name, made())
    return text.replace("</svg>", what + "</svg>")


def entities(rng: random.Random, text: str) -> str:
    """Declare entities, and use them."""
    inner = "".join(
        f"<!ENTITY e{n} '{f'&e{n - 1};' * rng.choice((1, 2, 10)) if n else 'x' * 99}'>"
        for n in range(rng.choice((1, 4, 9)))
    )
    outer = rng.choice(
        ("", "<!ENTITY % p SYSTEM 'p'>", "<!ENTITY o SYSTEM '/etc/passwd'>", "<!ATTLIST rect fill CDATA 'red'>")
    )
    used = f"<text>{'&e0;' * rng.choice((1, 500))}&e{rng.randrange(9)};</text></svg>"
    return f"<!DOCTYPE svg [{inner}{outer}]>" + re.sub(r"^.*?(?=<svg)", "", text, flags=re.DOTALL).replace(
        "</svg>", used
    )


def chunks(rng: random.Random, data: bytes) -> bytes:
    """Change, repeat or move chunks of a PNG, with checksums that hold."""
    parts: list[tuple[bytes, bytes]] = []
    position = 8
    while position + 12 <= len(data):
        length = int.from_bytes(data[position : position + 4], "big")
        parts.append((data[position + 4 : position + 8], data[position + 8 : position + 8 + length]))
        position += 12 + length
    if len(parts) < 3:
        return flip(rng, data)
    where = rng.randrange(len(parts))
    kind, body = parts[where]
    match rng.randrange(5):
        case 0:
            head = bytearray(parts[0][1])
            head[rng.choice((3, 7, 8, 9, 12))] = rng.choice((0, 1, 2, 3, 4, 6, 8, 16, 255))
            parts[0] = (b"IHDR", bytes(head))
        case 1:
            parts[where] = (kind, flip(rng, body) if body else b"")
        case 2:
            parts.insert(rng.randrange(len(parts)), (kind, body))
        case 3:
            raw = rng.randbytes(rng.choice((0, 10, 100_000)))
            parts = [(one, zlib.compress(raw) if one == b"IDAT" else of) for one, of in parts]
        case _:
            parts.insert(1, (rng.choice((b"eXIf", b"iCCP", b"tRNS", b"PLTE", b"acTL", b"zTXt")), rng.randbytes(40)))
    return data[:8] + b"".join(chunk(one, of) for one, of in parts)


def huge(rng: random.Random, data: bytes) -> bytes:
    """Say that an image has very many pixels."""
    size = rng.choice((5000, 20_000, 65_535))
    if data.startswith(b"\x89PNG"):
        head = data[16:24]
        return data.replace(
            chunk(b"IHDR", head + data[24:29]), chunk(b"IHDR", struct.pack(">II", size, size) + data[24:29])
        )
    place = next((at.end() for at in re.finditer(rb"\xff[\xc0-\xc2]..\x08", data, re.DOTALL)), None)
    if place is not None:
        return data[:place] + struct.pack(">HH", size, size) + data[place + 4 :]
    return data[:6] + struct.pack("<HH", size, size) + data[10:]


BYTES: tuple[Mutation, ...] = (flip, flip, cut, repeat, insert)
TEXTS: tuple[Mutation, ...] = tuple(map(_in_text, (number, attribute, value, element, explosion, large, entities)))


def mutated(rng: random.Random, pictures: list[bytes]) -> bytes:
    """Return one of the pictures, changed."""
    data = rng.choice(pictures)
    for _ in range(rng.choice((1, 1, 2, 3))):
        if not data:
            break
        if b"<svg" in data[:2000] and rng.random() < 0.94:
            data = rng.choice(TEXTS)(rng, data)
        elif data.startswith(b"\x89PNG") and rng.random() < 0.6:
            data = rng.choice((chunks, chunks, huge))(rng, data)
        else:
            data = rng.choice((*BYTES, huge))(rng, data)
        data = data[:3_000_000]
    return data


# -------------------------------------------------------------------------------------------------------------- judging


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a picture: drawn (as vectors or pixels), refused, or a fault; seconds of computing; bytes at most."""

    kind: str
    message: str = ""
    seconds: float = 0.0
    memory: int = 0


def judged(data: bytes, box: tuple[float, float], fit: str) -> tuple[str, str]:
    """Load and render a picture as a build does; return what came of it, and in what words."""
    from twindeck import pictures
    from twindeck.writers.pdf.resources import draw, image_data

    try:
        asset = pictures.load(
            data, name="it", shown=box, fit="cover" if fit == "cover" else "contain", raster=False
        ).asset
    except pictures.PictureError as refused:
        return ("refused" if refused.hint and str(refused).startswith("it: ") else "fault"), str(refused)
    (made,) = pictures.rasters([asset]).values()
    if isinstance(made, pictures.PictureError):
        return "fault", f"refused later than loaded: {made}"
    with Image.open(io.BytesIO(made)) as image:
        image.load()
        if asset.vector is not None and image.size != asset.pixels:
            return "fault", f"{image.size} in place of {asset.pixels}"
    if asset.vector is None:
        image_data(asset)
        return "pixels", ""
    numbers = [number for path in asset.vector.paths for command in path.path for number in command[1:]]
    if not all(isinstance(number, float | int) and math.isfinite(number) for number in numbers):
        return "fault", "numbers that are none"
    draw(asset.vector)
    return "vectors", ""


def guarded(data: bytes, box: tuple[float, float], fit: str) -> Outcome:
    """Judge a picture in this process, and measure it."""
    _forget_peaks()
    begun = _computed()
    try:
        kind, message = judged(data, box, fit)
    except BaseException:
        kind, message = "fault", traceback.format_exc(limit=-4)
    return Outcome(kind, message, _computed() - begun, _peak())


def _computed() -> float:
    """Return how many seconds this process and those that draw for it have computed."""
    from twindeck.pictures import guard

    own = os.times()
    total = own.user + own.system + own.children_user + own.children_system
    for child in guard._idle:
        with contextlib.suppress(OSError):
            fields = Path(f"/proc/{child._process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
            total += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return total


def _forget_peaks() -> None:
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def _peak() -> int:
    """Return the most memory that this process and those that draw for it had, where the system tells."""
    from twindeck.pictures import guard

    total = 0
    for process in ("self", *(str(child._process.pid) for child in guard._idle)):
        with contextlib.suppress(OSError):
            found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{process}/status").read_text(encoding="ascii"))
            total += int(found[1]) * 1024 if found else 0
    return total


def serve() -> None:
    """Judge the pictures that come in, one after another."""
    with open(0, "rb") as requests, os.fdopen(os.dup(1), "wb") as answers:
        while line := requests.readline():
            request = json.loads(line)
            outcome = guarded(requests.read(request["bytes"]), tuple(request["box"]), request["fit"])
            answers.write(json.dumps([outcome.kind, outcome.message, outcome.seconds, outcome.memory]).encode() + b"\n")
            answers.flush()


class Judge:
    """A process that judges, and is replaced when it dies or hangs."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None

    def ask(self, data: bytes, box: tuple[float, float], fit: str) -> Outcome:
        """Return what came of a picture."""
        if self.process is None:
            self.process = subprocess.Popen(
                [sys.executable, __file__, "--serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
        process, begun = self.process, time.perf_counter()
        assert process.stdin is not None
        assert process.stdout is not None
        clock = threading.Timer(HANGS, process.kill)
        clock.start()
        try:
            _send(process.stdin, json.dumps({"bytes": len(data), "box": box, "fit": fit}).encode() + b"\n" + data)
            answer = process.stdout.readline()
        except OSError:
            answer = b""
        clock.cancel()
        if answer:
            return Outcome(*json.loads(answer))
        self.process = None
        process.kill()
        return Outcome("fault", f"the process ended with {process.wait()}", time.perf_counter() - begun)

    def end(self) -> None:
        """Stop judging."""
        if self.process is not None and self.process.stdin is not None:
            self.process.stdin.close()
            self.process.wait()


def _send(pipe: BinaryIO | Any, data: bytes) -> None:
    pipe.write(data)
    pipe.flush()


def complaint(outcome: Outcome) -> str | None:
    """Return what is wrong with an outcome, if anything is."""
    if outcome.kind == "fault":
        return outcome.message
    if outcome.seconds > SECONDS:
        return f"takes {outcome.seconds:.1f} s: {outcome.kind} {outcome.message}"
    if outcome.memory > MEMORY:
        return f"takes {outcome.memory >> 20:,} MiB: {outcome.kind} {outcome.message}"
    return None


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", type=Path, metavar="FOLDER")
    parser.add_argument("--decks", type=Path, metavar="FOLDER")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        serve()
        return 0
    rng, pictures = random.Random(options.seed), corpus()
    made = [(mutated(rng, pictures), rng.choice(BOXES), rng.choice(("cover", "contain"))) for _ in range(options.count)]
    judges: list[Judge] = []
    own = threading.local()

    def judge(one: tuple[bytes, tuple[float, float], str]) -> Outcome:
        if not hasattr(own, "judge"):
            own.judge = Judge()
            judges.append(own.judge)
        outcome: Outcome = own.judge.ask(*one)
        return outcome

    kinds: Counter[str] = Counter()
    slowest = fattest = Outcome("none")
    accepted: list[bytes] = []
    faults = 0
    with ThreadPoolExecutor(options.jobs) as threads:
        for index, outcome in enumerate(threads.map(judge, made)):
            kinds[outcome.kind] += 1
            slowest = max(slowest, outcome, key=lambda one: one.seconds)
            fattest = max(fattest, outcome, key=lambda one: one.memory)
            if outcome.kind in ("vectors", "pixels"):
                accepted.append(made[index][0])
            if (wrong := complaint(outcome)) is not None:
                faults += 1
                print(f"picture {index} ({len(made[index][0]):,} bytes, {made[index][1:]}): {wrong}", flush=True)
                if options.keep:
                    options.keep.mkdir(parents=True, exist_ok=True)
                    (options.keep / f"{options.seed}-{index}{suffix(made[index][0])}").write_bytes(made[index][0])
    for one in judges:
        one.end()
    if options.decks:
        write_decks(options.decks, accepted)
    counts = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    print(f"{options.count} pictures of seed {options.seed}: {counts}; {faults} to mend")
    print(f"slowest {slowest.seconds:.1f} s ({slowest.kind} {slowest.message[:120]})")
    print(f"largest {fattest.memory >> 20:,} MiB ({fattest.kind} {fattest.message[:120]})")
    return 1 if faults else 0


def suffix(data: bytes) -> str:
    """Return the ending of a file's name for what is in it."""
    for signature, ending in ((b"\x89PNG", ".png"), (b"\xff\xd8", ".jpg"), (b"GIF", ".gif"), (b"RIFF", ".webp")):
        if data.startswith(signature):
            return ending
    return ".svg"


def write_decks(folder: Path, accepted: list[bytes], each: int = 100) -> None:
    """Write pictures, and decks that show so many of them each, one a slide."""
    folder.mkdir(parents=True, exist_ok=True)
    for start in range(0, len(accepted), each):
        slides = []
        for index, data in enumerate(accepted[start : start + each], start):
            name = f"p{index}{suffix(data)}"
            (folder / name).write_bytes(data)
            slides.append(
                f"  - content: {{title: Picture {index}, blocks: [{{picture: {{src: {name}, alt: No. {index}}}}}]}}\n"
            )
        text = f"title: Pictures\nlang: en\nslides:\n{''.join(slides)}"
        (folder / f"deck-{start // each}.yaml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
