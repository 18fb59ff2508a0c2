"""An Open Packaging Conventions package (ECMA-376 part 2): parts, relationships, content types, and the zip.

The zip carries no clock: every entry has the earliest date a zip can tell, so that the same parts give the same bytes.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass, field

from twindeck.writers.pptx.units import HEAD, quoted

_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_DEFAULTS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "svg": "image/svg+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(slots=True)
class Part:
    """A part: its name from the package's root, its content, and where its relationships lead."""

    name: str
    content_type: str | None
    data: bytes = b""
    relations: dict[tuple[str, str, bool], str] = field(default_factory=dict)

    def relate(self, kind: str, target: str, *, external: bool = False) -> str:
        """Return the id of the relationship to a part (by name) or address, made where there is none yet."""
        kind = kind if kind.startswith("http") else _TYPE + kind
        return self.relations.setdefault((kind, target, external), f"rId{len(self.relations) + 1}")


@dataclass(slots=True)
class Package:
    """The parts in the order in which they were added."""

    parts: dict[str, Part] = field(default_factory=dict)
    root: Part = field(default_factory=lambda: Part("", None))

    def add(self, name: str, content_type: str | None, data: bytes | str = b"") -> Part:
        """Add a part; text is written as UTF-8."""
        part = Part(name, content_type, data.encode() if isinstance(data, str) else data)
        self.parts[name] = part
        return part

    def write(self) -> bytes:
        """Return the zip; ValueError where a relationship leads to a part that is not there."""
        for part in self.parts.values():
            for _, target, external in part.relations:
                if not external and target not in self.parts:
                    raise ValueError(f"{part.name} leads to {target}, which is not there")
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            self._entry(archive, "[Content_Types].xml", self._content_types().encode())
            self._entry(archive, "_rels/.rels", _relations(self.root).encode())
            for part in self.parts.values():
                self._entry(archive, part.name, part.data)
                if part.relations:
                    folder, name = posixpath.split(part.name)
                    self._entry(archive, f"{folder}/_rels/{name}.rels", _relations(part).encode())
        return buffer.getvalue()

    @staticmethod
    def _entry(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
        entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
        # what is compressed already would only cost time
        packed = name.endswith((".png", ".jpeg", ".xlsx"))
        entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
        entry.create_system = 0
        archive.writestr(entry, data)

    def _content_types(self) -> str:
        endings = {part.name.rsplit(".", 1)[-1] for part in self.parts.values()} | {"rels", "xml"}
        defaults = "".join(
            f'<Default Extension="{ending}" ContentType="{_DEFAULTS[ending]}"/>' for ending in sorted(endings)
        )
        overrides = "".join(
            f'<Override PartName="/{part.name}" ContentType="{part.content_type}"/>'
            for part in self.parts.values()
            if part.content_type
        )
        space = "http://schemas.openxmlformats.org/package/2006/content-types"
        return f'{HEAD}<Types xmlns="{space}">{defaults}{overrides}</Types>'


def _relations(part: Part) -> str:
    folder = posixpath.dirname(part.name)
    entries = []
    for (kind, target, external), identifier in part.relations.items():
        where = target if external else posixpath.relpath("/" + target, "/" + folder)
        mode = ' TargetMode="External"' if external else ""
        entries.append(f'<Relationship Id="{identifier}" Type="{kind}" Target={quoted(where)}{mode}/>')
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{HEAD}<Relationships xmlns="{space}">{"".join(entries)}</Relationships>'
