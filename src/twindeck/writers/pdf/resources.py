"""Fonts, pictures and gradients as PDF objects."""

from __future__ import annotations

import hashlib
import re
import struct
from itertools import pairwise
from typing import Any

from twindeck.scene import Asset
from twindeck.vector import Gradient
from twindeck.writers.pdf.drawing import FormContent, draw
from twindeck.writers.pdf.fonts import EmbeddedFont
from twindeck.writers.pdf.images import image_data
from twindeck.writers.pdf.objects import PDFArray, PDFDictionary, PDFName, Raw, Stream, indirect

# -------------------------------------------------------------------------------------------------------------- pictures


def picture(asset: Asset, doc: Any) -> Any:
    """Return an asset as an XObject: a form with the drawing's own units, or an image."""
    return _form(draw(asset.vector), doc) if asset.vector is not None else _image(asset, doc)


def _form(form: FormContent, doc: Any) -> Any:
    resources: dict[str, Any] = {}
    if form.states:
        resources["ExtGState"] = PDFDictionary(
            {name: PDFDictionary({"ca": fill, "CA": stroke}) for (fill, stroke), name in form.states.items()}
        )
    if form.gradients:
        resources["Pattern"] = PDFDictionary(
            {name: doc.Reference(_pattern(gradient, form.height)) for gradient, name in form.gradients.items()}
        )
    entries = {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Form"),
        "BBox": PDFArray([0, 0, form.width, form.height]),
        "Resources": PDFDictionary(resources),
    }
    return Stream(form.operators.encode("ascii"), entries)


def _image(asset: Asset, doc: Any) -> Any:
    image = image_data(asset)
    entries: dict[str, Any] = {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Image"),
        "Width": image.width,
        "Height": image.height,
        "ColorSpace": PDFName(image.colours),
        "BitsPerComponent": 8,
    }
    if image.alpha is not None:
        mask = {**entries, "ColorSpace": PDFName("DeviceGray")}
        entries["SMask"] = doc.Reference(Stream(image.alpha, mask, filter_="FlateDecode"))
    return Stream(image.data, entries, filter_=image.filter)


def _pattern(gradient: Gradient, height: float) -> Any:
    """Return a gradient as a shading pattern in the form's coordinates."""
    values = gradient.coordinates
    if gradient.kind == "linear":
        x1, y1, x2, y2 = values
        kind, coordinates = 2, [x1, height - y1, x2, height - y2]
    else:
        cx, cy, r, fx, fy = values
        kind, coordinates = 3, [fx, height - fy, 0, cx, height - cy, r]
    shading = PDFDictionary(
        {
            "ShadingType": kind,
            "ColorSpace": PDFName("DeviceRGB"),
            "Coords": PDFArray([round(v, 6) for v in coordinates]),
            "Function": _stops(gradient),
            "Extend": Raw("[true true]"),
        }
    )
    return indirect({"Type": PDFName("Pattern"), "PatternType": 2, "Shading": shading})


def _stops(gradient: Gradient) -> Any:
    """Return the function that leads from 0–1 to colours; offsets that do not rise are pushed apart a little."""
    stops = list(gradient.stops)
    if stops[0].offset > 0:
        stops.insert(0, type(stops[0])(0.0, stops[0].rgb))
    if stops[-1].offset < 1:
        stops.append(type(stops[0])(1.0, stops[-1].rgb))

    def channels(rgb: str) -> Any:
        return PDFArray([round(int(rgb[i : i + 2], 16) / 255, 5) for i in (0, 2, 4)])

    pieces = [
        PDFDictionary(
            {"FunctionType": 2, "Domain": PDFArray([0, 1]), "C0": channels(a.rgb), "C1": channels(b.rgb), "N": 1}
        )
        for a, b in pairwise(stops)
    ]
    if len(pieces) == 1:
        return pieces[0]
    bounds: list[float] = []
    for stop in stops[1:-1]:
        low = (bounds[-1] if bounds else 0.0) + 1e-5
        bounds.append(round(min(max(stop.offset, low), 1 - 1e-5), 6))
    return PDFDictionary(
        {
            "FunctionType": 3,
            "Domain": PDFArray([0, 1]),
            "Functions": PDFArray(pieces),
            "Bounds": PDFArray(bounds),
            "Encode": PDFArray([0, 1] * len(pieces)),
        }
    )


# ----------------------------------------------------------------------------------------------------------------- fonts


def font(embedded: EmbeddedFont, doc: Any) -> Any:
    """Return a composite font with its embedded subset, widths and characters."""
    data = embedded.program
    base = PDFName(_font_name(embedded, data))
    file = Stream(data, {"Subtype": PDFName("OpenType")} if embedded.is_cff else {"Length1": len(data)})
    widths = PDFArray([PDFArray(part) if isinstance(part, list) else part for part in embedded.widths()])
    descendant: dict[str, Any] = {
        "Type": PDFName("Font"),
        "Subtype": PDFName("CIDFontType0" if embedded.is_cff else "CIDFontType2"),
        "BaseFont": base,
        "CIDSystemInfo": PDFDictionary({"Registry": Raw("(Adobe)"), "Ordering": Raw("(Identity)"), "Supplement": 0}),
        "FontDescriptor": doc.Reference(_descriptor(embedded, base, doc.Reference(file))),
        "DW": 1000,
        "W": widths,
    }
    if not embedded.is_cff:
        glyphs = embedded.glyph_map()
        descendant["CIDToGIDMap"] = PDFName("Identity") if glyphs is None else doc.Reference(Stream(glyphs))
    return indirect(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type0"),
            "BaseFont": base,
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray([doc.Reference(indirect(descendant))]),
            "ToUnicode": doc.Reference(Stream(embedded.to_unicode())),
        }
    )


def _font_name(embedded: EmbeddedFont, data: bytes) -> str:
    """Return the font's name; a subset's with a tag of six letters (9.6.4). Names are kept to ASCII."""
    face = embedded.face
    family = re.sub("[^A-Za-z0-9-]", "", face.family) or "Font"
    style = ("Bold" if face.bold else "") + ("Italic" if face.italic else "")
    name = f"{family}-{style}" if style else family
    tag = "".join(chr(65 + byte % 26) for byte in hashlib.sha256(data).digest()[:6])
    return name if embedded.whole else f"{tag}+{name}"


def _descriptor(embedded: EmbeddedFont, base: Any, file: Any) -> Any:
    metrics = embedded.font.hb_font.get_font_extents("ltr")
    scale = 1000 / embedded.font.units_per_em
    bounds = struct.unpack(">4h", embedded.font.hb_face.reference_table("head").data[36:44])
    face = embedded.face
    return indirect(
        {
            "Type": PDFName("FontDescriptor"),
            "FontName": base,
            "Flags": 4 | (64 if face.italic else 0),
            "FontBBox": PDFArray([round(value * scale) for value in bounds]),
            "ItalicAngle": -12 if face.italic else 0,
            "Ascent": round(metrics.ascender * scale),
            "Descent": round(metrics.descender * scale),
            "CapHeight": round(0.75 * metrics.ascender * scale),
            "StemV": 140 if face.bold else 80,
            "FontFile3" if embedded.is_cff else "FontFile2": file,
        }
    )
