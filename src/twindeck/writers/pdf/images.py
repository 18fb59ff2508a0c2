"""Raster images as the parts of an image XObject. Knows JPEG and PNG, not PDF objects."""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass

from twindeck.scene import Asset


@dataclass(frozen=True, slots=True)
class ImageData:
    """Samples of an image, compressed: `filter` names how; `alpha` are its opacities, if any."""

    width: int
    height: int
    colours: str
    filter: str
    data: bytes
    alpha: bytes | None = None


def image_data(asset: Asset) -> ImageData:
    """Return an asset's pixels; a JPEG passes through unchanged."""
    from PIL import Image

    with Image.open(io.BytesIO(asset.raster)) as opened:
        image: Image.Image = opened
        if asset.media_type == "image/jpeg":
            return ImageData(*image.size, "DeviceGray" if image.mode == "L" else "DeviceRGB", "DCTDecode", asset.raster)
        alpha = None
        if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
            rgba = image.convert("RGBA")
            opacities = rgba.getchannel("A")
            if opacities.getextrema() != (255, 255):
                alpha = zlib.compress(opacities.tobytes(), 9)
            image = rgba.convert("RGB")
        mode = "L" if image.mode in ("L", "1") else "RGB"
        samples = image.convert(mode).tobytes()
        colours = "DeviceGray" if mode == "L" else "DeviceRGB"
        return ImageData(*image.size, colours, "FlateDecode", zlib.compress(samples, 9), alpha)
