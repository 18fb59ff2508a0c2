"""The pictures a deck names: read once from the folders that may be read, and made into assets."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Literal, TypeVar

from twindeck import pictures
from twindeck.diagnostics import DeckError, Diagnostic, Span, error, in_source_order, warning
from twindeck.paths import PathRefused, read_regular, resolve_inside
from twindeck.scene import Asset, Group, Node, Picture, Scene, walk
from twindeck.theme import Logo

FILE_BYTES = 64_000_000
"""Size of one picture file."""

ALL_BYTES = 500_000_000
"""Size of all picture files of a deck together, which are held until it is laid out."""

ALL_HELD = 1_000_000_000
"""Bytes of memory that all pictures of a deck take, which a small file may come to."""

SECONDS = 300.0
"""How long all pictures of a deck may take: a thousand small files may each be as slow as one may be."""

_STEP = 96.0
_SLENDER = 24.0


class AssetLoader:
    """Loads pictures, each once for a size; collects what is wrong with them in `diagnostics`.

    They are read from `folder`, the deck's, and from the folders of `allowed`.
    """

    def __init__(self, folder: Path, allowed: Iterable[Path] = ()) -> None:
        self.folder = folder
        self.allowed = tuple(allowed)
        self._found: list[Diagnostic] = []
        self._bytes: dict[str, bytes | None] = {}
        self._read_bytes: dict[Path, bytes] = {}
        self._seconds = 0.0
        self._held = 0
        self._assets: dict[tuple[str, float, float, str], Asset | None] = {}

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was found so far."""
        return tuple(self._found)

    def load(
        self, src: str, shown: tuple[float, float], fit: Literal["contain", "cover"], origin: Span | None
    ) -> Asset | None:
        """Return the image at a path relative to the deck, fit to be shown at a size in points; None where refused.

        Sizes are rounded up to steps, so that the same picture at nearly the same size is stored once. Drawings come
        without their pixels, which `rendered` makes for the formats that need them.
        """
        size = (-(-shown[0] // _STEP) * _STEP, -(-shown[1] // _STEP) * _STEP)
        key = (src, *size, fit)
        if key not in self._assets:
            self._assets[key] = self._load(src, size, fit, origin)
        return self._assets[key]

    def _load(
        self, src: str, size: tuple[float, float], fit: Literal["contain", "cover"], origin: Span | None
    ) -> Asset | None:
        data = self._read(src, origin)
        if data is None:
            return None
        begun = time.monotonic()
        try:
            if self._seconds > SECONDS:
                hint = "use fewer pictures, or simpler ones"
                raise pictures.PictureError(f"{src}: the pictures before it took more than {SECONDS:.0f} s", hint)
            loaded = pictures.load(data, name=src, shown=size, fit=fit, raster=False)
            self._held += pictures.held_by(loaded.asset)
            if self._held > ALL_HELD:
                hint = "use fewer pictures, or simpler ones"
                raise pictures.PictureError(
                    f"{src}: with it the pictures take more than {ALL_HELD // 10**6:,} MB", hint
                )
        except pictures.PictureError as refused:
            self._found.append(error("picture", str(refused), origin, refused.hint))
            return None
        finally:
            self._seconds += time.monotonic() - begun
        self._found += [warning("picture", message, origin) for message in loaded.warnings]
        return loaded.asset

    def logo(self, logo: Logo | None, widest: float) -> Asset | None:
        """Return a theme's logo, at most so many points wide; None without one, or where it is refused."""
        if logo is None:
            return None
        try:
            loaded = pictures.load(logo.data, name=logo.src, shown=(widest, logo.height), fit="contain", raster=False)
        except pictures.PictureError as refused:
            hint = refused.hint or "save the logo again, as SVG or PNG"
            self._found.append(error("picture", str(refused), logo.origin, hint))
            return None
        self._found += [warning("picture", message, logo.origin) for message in loaded.warnings]
        ratio = loaded.asset.width / loaded.asset.height
        if not 1 / _SLENDER <= ratio <= _SLENDER:
            hint = f"one side of a logo is at most {_SLENDER:g} times the other"
            self._found.append(error("picture", f'the logo "{logo.src}" is too slender to be seen', logo.origin, hint))
            return None
        return loaded.asset

    def _read(self, src: str, origin: Span | None) -> bytes | None:
        if src not in self._bytes:
            self._bytes[src] = None
            try:
                path = resolve_inside(self.folder, self.allowed, src)
                if path not in self._read_bytes:
                    data = read_regular(path, FILE_BYTES, src)
                    if sum(map(len, self._read_bytes.values())) + len(data) > ALL_BYTES:
                        message = f"the pictures of the deck have more than {ALL_BYTES // 1_000_000:,} MB together"
                        raise PathRefused("large-file", f'{message}, "{src}" is left out', "make the pictures smaller")
                    self._read_bytes[path] = data
                self._bytes[src] = self._read_bytes[path]
            except PathRefused as refused:
                self._found.append(error(refused.code, refused.message, origin, refused.hint))
        return self._bytes[src]


_Drawn = TypeVar("_Drawn", bound=Node)


def assets_of(scene: Scene) -> dict[str, Asset]:
    """Return all assets of a Scene by their keys, in the order in which they are shown."""
    found: dict[str, Asset] = {}
    for layout in scene.layouts.values():
        found |= {node.asset.key: node.asset for node in layout.backdrop if isinstance(node, Picture)}
    for slide in scene.slides:
        for node in walk((*slide.backdrop, *slide.nodes)):
            if isinstance(node, Picture):
                found.setdefault(node.asset.key, node.asset)
    return found


def rendered(scene: Scene) -> Scene:
    """Return the Scene with the pixels of all its drawings, for formats that need them.

    Raises DeckError with the place of each picture that cannot be rendered: loading bounds what a drawing asks for, so
    that happens only where the machine is short of something.
    """
    assets = assets_of(scene)
    if not any(not asset.raster for asset in assets.values()):
        return scene
    pixels: dict[str, bytes] = {}
    refused: dict[str, pictures.PictureError] = {}
    for key, made in pictures.rasters(assets.values()).items():
        if isinstance(made, pictures.PictureError):
            refused[key] = made
        else:
            pixels[key] = made
    if refused:
        raise DeckError(_refusals(scene, refused))
    complete = {key: replace(asset, raster=pixels[key]) for key, asset in assets.items()}
    layouts = {key: replace(layout, backdrop=_with(layout.backdrop, complete)) for key, layout in scene.layouts.items()}
    slides = tuple(
        replace(slide, nodes=_with(slide.nodes, complete), backdrop=_with(slide.backdrop, complete))
        for slide in scene.slides
    )
    return replace(scene, layouts=layouts, slides=slides)


def _refusals(scene: Scene, refused: Mapping[str, pictures.PictureError]) -> tuple[Diagnostic, ...]:
    """Return an error for each picture of the Scene that is refused, at its place in the deck."""
    nodes: list[Node] = [node for layout in scene.layouts.values() for node in layout.backdrop]
    nodes += [node for slide in scene.slides for node in walk((*slide.backdrop, *slide.nodes))]
    return in_source_order(
        error("picture", f"{node.key.removeprefix('picture:')}: {why}", node.origin, why.hint)
        for node in nodes
        if isinstance(node, Picture) and (why := refused.get(node.asset.key)) is not None
    )


def _with(nodes: tuple[_Drawn, ...], assets: Mapping[str, Asset]) -> tuple[_Drawn, ...]:
    return tuple(_node_with(node, assets) for node in nodes)


def _node_with(node: _Drawn, assets: Mapping[str, Asset]) -> _Drawn:
    if isinstance(node, Picture):
        return replace(node, asset=assets[node.asset.key])
    if isinstance(node, Group) and any(isinstance(inner, Picture) for inner in walk(node.children)):
        return replace(node, children=_with(node.children, assets))
    return node
