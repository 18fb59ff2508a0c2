"""The files a deck names: found beside it, read once, made into assets. Holds no path outside what the deck names."""

from __future__ import annotations

from pathlib import Path

from twindeck import pictures
from twindeck.diagnostics import Diagnostic, Span, error, warning
from twindeck.scene import Asset

_STEP = 96.0


class AssetLoader:
    """Loads pictures, each once for a size; collects what is wrong with them in `diagnostics`."""

    def __init__(self, folder: Path, *, rasters: bool = True) -> None:
        self.folder = folder
        self.rasters = rasters
        self._found: list[Diagnostic] = []
        self._bytes: dict[str, bytes | None] = {}
        self._assets: dict[tuple[str, float, float], Asset | None] = {}

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was found so far."""
        return tuple(self._found)

    def load(self, src: str, shown: tuple[float, float], origin: Span | None) -> Asset | None:
        """Return the image at a path relative to the deck, fit to be shown at a size in points; None where refused.

        Sizes are rounded up to steps, so that the same picture at nearly the same size is stored once.
        """
        size = (-(-shown[0] // _STEP) * _STEP, -(-shown[1] // _STEP) * _STEP)
        key = (src, *size)
        if key not in self._assets:
            self._assets[key] = self._load(src, size, origin)
        return self._assets[key]

    def _load(self, src: str, size: tuple[float, float], origin: Span | None) -> Asset | None:
        data = self._read(src, origin)
        if data is None:
            return None
        try:
            loaded = pictures.load(data, name=src, shown=size, raster=self.rasters)
        except pictures.PictureError as refused:
            self._found.append(error("picture", str(refused), origin, refused.hint))
            return None
        self._found += [warning("picture", message, origin) for message in loaded.warnings]
        return loaded.asset

    def _read(self, src: str, origin: Span | None) -> bytes | None:
        if src not in self._bytes:
            self._bytes[src] = None
            path = self.folder / src
            try:
                self._bytes[src] = path.read_bytes()
            except IsADirectoryError:
                self._found.append(error("missing-file", f'"{src}" is a folder', origin, "name the picture in it"))
            except OSError as wrong:
                why = "there is no file" if isinstance(wrong, FileNotFoundError) else "cannot read the file"
                hint = "paths are relative to the folder of the deck"
                self._found.append(error("missing-file", f'{why} "{src}"', origin, hint))
            except ValueError:
                self._found.append(error("missing-file", f'"{src}" is no path', origin, "write a file's path"))
        return self._bytes[src]
