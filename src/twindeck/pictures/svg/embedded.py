"""Images embedded in an SVG that is to be shown as pixels: read here, and written anew for whoever renders it.

So a broken one is an error and not a gap, one in printing colours or with 16 bits a channel is shown as any other, and
no decoder but ours meets bytes that are not known to be good.
"""

from __future__ import annotations

import base64

from twindeck.pictures.errors import PictureError
from twindeck.pictures.raster import load_raster
from twindeck.pictures.svg.tree import Element, embedded


def renew_images(root: Element) -> None:
    """Replace the images of a tree by the same as plain PNG or JPEG. Raises PictureError for those that are broken."""
    known: dict[str, str] = {}
    for element in root.walk():
        if element.tag not in ("image", "feImage"):
            continue
        href = element.attributes.get("href", "")
        if href not in known:
            data = embedded(element)
            if data is None:
                continue
            try:
                made = load_raster(data, None)
            except PictureError as problem:
                raise PictureError(f"{element.named} embeds an image: {problem.message}", problem.hint) from None
            known[href] = f"data:{made.media_type};base64,{base64.b64encode(made.data).decode('ascii')}"
        element.attributes["href"] = known[href]
