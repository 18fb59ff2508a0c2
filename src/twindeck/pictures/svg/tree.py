"""Reading an SVG file as XML, safely: what comes out has no entities, scripts, event handlers or outside references.

Knows the names of elements and attributes, not what they draw. Elements of other namespaces (editors' notes), comments
and metadata are gone.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from typing import Any, NoReturn
from xml.parsers import expat

from twindeck.pictures.errors import BYTES, DEPTH, ELEMENTS, EMBEDDED_BYTES, PIXELS, PictureError

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"

_ESCAPES = (
    ("&", "&amp;"),
    ("<", "&lt;"),
    (">", "&gt;"),
    ('"', "&quot;"),
    ("\n", "&#10;"),
    ("\t", "&#9;"),
    ("\r", "&#13;"),
)
_DROPPED = frozenset({"title", "desc", "metadata"})
_WITH_TEXT = frozenset({"style", "text", "tspan", "textPath", "tref", "a"})
_URL = re.compile(r"url\(\s*([\"']?)\s*([^\"')]*)", re.IGNORECASE)
_DATA = re.compile(r"data:image/(png|jpe?g);base64,", re.IGNORECASE)


class Element:
    """An element of the SVG namespace. `nodes` has the children and texts in order, for elements whose text counts."""

    __slots__ = ("attributes", "children", "line", "nodes", "parent", "tag")

    def __init__(self, tag: str, attributes: dict[str, str], line: int, parent: Element | None) -> None:
        self.tag = tag
        self.attributes = attributes
        self.line = line
        self.parent = parent
        self.children: list[Element] = []
        self.nodes: list[Element | str] = []

    def get(self, name: str, default: str = "") -> str:
        """Return an attribute without the blanks around it."""
        return self.attributes.get(name, default).strip()

    @property
    def named(self) -> str:
        """How messages call the element: `mask #shade (line 12)`."""
        identity = self.attributes.get("id")
        return f"{self.tag} #{identity[:40]} (line {self.line})" if identity else f"{self.tag} (line {self.line})"

    @property
    def text(self) -> str:
        """The text directly in the element."""
        return "".join(node for node in self.nodes if isinstance(node, str))

    def walk(self) -> Iterator[Element]:
        """Yield the element and all below it, in the order of the file."""
        pending = [self]
        while pending:
            element = pending.pop()
            yield element
            pending.extend(reversed(element.children))


def read(data: bytes) -> Element:
    """Return the root of an SVG file. Raises PictureError for anything unsafe, broken or beyond the limits."""
    if len(data) > BYTES:
        raise PictureError(f"the file has {len(data):,} bytes, more than {BYTES:,}", "simplify the drawing")
    reader = _Reader()
    reader.parse(data)
    assert reader.root is not None
    return reader.root


def read_root(data: bytes) -> Element:
    """Return the root alone, without its children, reading no further. Raises PictureError as `read` does."""
    reader = _Reader(root_only=True)
    reader.parse(data)
    assert reader.root is not None
    return reader.root


def serialise(root: Element, width: float, height: float) -> str:
    """Write the tree back as text, with the given size in user units."""
    attributes = {**root.attributes, "width": f"{width:g}", "height": f"{height:g}"}
    parts: list[str] = []
    _write(root, attributes, parts)
    return "".join(parts)


def _write(element: Element, attributes: dict[str, str], parts: list[str]) -> None:
    extra = f' xmlns="{SVG}"' if element.parent is None else ""
    written = "".join(f' {key}="{_escaped(value)}"' for key, value in sorted(attributes.items()))
    parts.append(f"<{element.tag}{extra}{written}>")
    for node in element.nodes if element.tag in _WITH_TEXT else element.children:
        if isinstance(node, str):
            parts.append(_escaped(node))
        else:
            _write(node, node.attributes, parts)
    parts.append(f"</{element.tag}>")


def _escaped(text: str) -> str:
    """Return text as it stands in XML, in attributes and outside; control characters that XML lacks cannot occur."""
    for character, reference in _ESCAPES:
        text = text.replace(character, reference)
    return text


class _Stop(Exception):
    """Enough has been read."""


class _Reader:
    """The state of one pass over a file."""

    def __init__(self, root_only: bool = False) -> None:
        self.root_only = root_only
        self.root: Element | None = None
        self.current: Element | None = None
        self.skipping = 0
        self.depth = 0
        self.count = 0
        self.embedded = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.ProcessingInstructionHandler = self.instruction
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.EntityDeclHandler = self.entity

    def parse(self, data: bytes) -> None:
        try:
            self.parser.Parse(data, True)
        except _Stop:
            return
        except expat.ExpatError as problem:
            what = expat.ErrorString(problem.code)
            self.refuse(f"is not well-formed XML: {what}", None, line=problem.lineno)
        except (LookupError, UnicodeError, ValueError):
            self.refuse("says an encoding that is not known", "save the file as UTF-8")
        if self.root is None:
            self.refuse("holds no svg element", "save the drawing as plain SVG")

    def refuse(self, what: str, hint: str | None, line: int | None = None) -> NoReturn:
        place = self.parser.CurrentLineNumber if line is None else line
        raise PictureError(f"line {place} {what}", hint)

    def doctype(self, _name: str, _system: str | None, _public: str | None, has_internal_subset: int) -> None:
        # A bare DOCTYPE, as Matplotlib and Illustrator write it, is never fetched; only an inner one can do harm.
        if has_internal_subset:
            self.refuse("declares things in a DOCTYPE, which is not allowed", "remove the DOCTYPE")

    def entity(self, name: str, *_: Any) -> None:
        self.refuse(f"declares the entity {name!r}, which is not allowed", "remove the DOCTYPE")

    def instruction(self, target: str, _data: str) -> None:
        if target == "xml-stylesheet":
            self.refuse("loads a style sheet from outside", "put the style sheet into a style element")

    def start(self, tag: str, raw: dict[str, str]) -> None:
        self.count += 1
        self.depth += 1
        if self.count > ELEMENTS:
            self.refuse(f"has more than {ELEMENTS:,} elements", "simplify the drawing")
        if self.depth > DEPTH:
            self.refuse(f"nests elements more than {DEPTH} deep", "simplify the drawing")
        namespace, _, local = tag.rpartition(" ")
        if self.root is None and (namespace != SVG or local != "svg"):
            hint = f'add xmlns="{SVG}" to it' if local == "svg" else "save the drawing as plain SVG"
            self.refuse(f"begins with the element {local} outside the SVG namespace", hint)
        if self.skipping or namespace != SVG or local in _DROPPED:
            self.skipping += 1
            return
        line = self.parser.CurrentLineNumber
        element = Element(local, self.attributes(local, raw), line, self.current)
        if self.current is None:
            self.root = element
            if self.root_only:
                raise _Stop
        else:
            self.current.children.append(element)
            self.current.nodes.append(element)
        self.current = element

    def end(self, _tag: str) -> None:
        self.depth -= 1
        if self.skipping:
            self.skipping -= 1
            return
        assert self.current is not None
        if self.current.tag == "style":
            self.check_urls(self.current.text, "style")
        self.current = self.current.parent

    def characters(self, text: str) -> None:
        if not self.skipping and self.current is not None and self.current.tag in _WITH_TEXT:
            self.current.nodes.append(text)

    def attributes(self, tag: str, raw: dict[str, str]) -> dict[str, str]:
        """Return the attributes that count, checked."""
        if tag == "script":
            self.refuse("has a script", "remove the script elements; pictures are never run")
        kept: dict[str, str] = {}
        for key, value in raw.items():
            namespace, _, local = key.rpartition(" ")
            if not namespace:
                kept[local] = value
                if local[:2].lower() == "on":
                    self.refuse(f"has the event handler {local} on {tag}", "remove it; pictures are never run")
            elif namespace == XLINK and local == "href":
                kept.setdefault("href", value)
            if "(" in value:
                self.check_urls(value, tag)
        if "href" in raw:
            kept["href"] = raw["href"]
        if "href" in kept:
            self.check_href(tag, kept)
        return kept

    def check_urls(self, value: str, tag: str) -> None:
        if "\\" in value:
            self.refuse(f"has an escape in the styles of {tag}, which is not allowed", "write the styles out plainly")
        for _, target in _URL.findall(value):
            if not target.strip().startswith("#"):
                self.refuse(
                    f"refers to {target[:40]!r} on {tag}, outside the file", "keep all of the drawing in one file"
                )
        if "@import" in value.lower():
            self.refuse("loads a style sheet from outside", "put the style sheet into the file")

    def check_href(self, tag: str, kept: dict[str, str]) -> None:
        target = kept["href"].strip()
        if target.startswith("#") or not target:
            return
        if tag == "a":
            if re.sub(r"\s", "", target).lower().startswith(("javascript:", "vbscript:", "data:")):
                self.refuse("has a script in a link", "remove the link; pictures are never run")
            # Links inside a picture can be clicked in neither file; nothing is fetched.
            del kept["href"]
            return
        found = _DATA.match(target)
        if tag not in ("image", "feImage") or found is None:
            self.refuse(
                f"refers to {target[:40]!r} on {tag}, outside the file", "embed it, or draw it in the file itself"
            )
        self.check_embedded(tag, target[found.end() :])

    def check_embedded(self, tag: str, encoded: str) -> None:
        """Refuse embedded images that are not what they say or too large for whoever decodes them."""
        self.embedded += len(encoded)
        if self.embedded > EMBEDDED_BYTES:
            self.refuse(f"embeds more than {EMBEDDED_BYTES:,} bytes of images", "use smaller images")
        from twindeck.pictures.raster import header

        try:
            decoded = base64.b64decode(re.sub(r"\s", "", encoded), validate=True)
        except (binascii.Error, ValueError):
            self.refuse(f"embeds an image on {tag} that is not base64", "embed the image again")
        found = header(decoded)
        if found is None or found.format not in ("PNG", "JPEG"):
            self.refuse(f"embeds an image on {tag} that is not PNG or JPEG", "embed it as PNG or JPEG")
        if found.width * found.height > PIXELS:
            self.refuse(f"embeds an image of {found.width:,} × {found.height:,} pixels", "use a smaller image")
