"""Reading an SVG file as XML, safely: what comes out has no entities, scripts, event handlers or outside references.

Entities that the file declares itself, as Adobe Illustrator does for its namespaces and styles, are put in their places,
within limits that keep a small file from becoming a large one.

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

from twindeck.pictures import containers
from twindeck.pictures.errors import (
    ATTRIBUTES,
    BYTES,
    DEPTH,
    ELEMENTS,
    EMBEDDED_BYTES,
    EMBEDDED_PIXELS,
    ENTITIES,
    ENTITY_DEPTH,
    ENTITY_LENGTH,
    EXPANDED,
    PictureError,
)

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
_ENTITY = re.compile(r"&([^\s;&#]+);")
_ENTITY_USED = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|&([^\s;&#<]+);", re.DOTALL)
_PREDEFINED = frozenset({"amp", "lt", "gt", "quot", "apos"})
_DEFAULTS = 16
_NAME = 1000
"""Characters of a namespace's name, or of an attribute that a DOCTYPE gives to elements, at most."""


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
        self.embedded_pixels = 0
        self.entities: dict[str, str] = {}
        self.defaults = 0
        self.ampersands = 0
        self.begin = 0
        self.outside_names = False
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.ProcessingInstructionHandler = self.instruction
        self.parser.StartNamespaceDeclHandler = self.namespace
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.EndDoctypeDeclHandler = self.doctype_read
        self.parser.EntityDeclHandler = self.entity
        self.parser.AttlistDeclHandler = self.default
        self.parser.SkippedEntityHandler = self.skipped

    def parse(self, data: bytes) -> None:
        self.ampersands = data.count(b"&")
        try:
            self.parser.Parse(data, True)
        except _Stop:
            return
        except expat.ExpatError as problem:
            what = expat.ErrorString(problem.code)
            hint = "save it again from a drawing program"
            self.refuse(f"is not well-formed XML: {what}", hint, line=problem.lineno)
        except (LookupError, UnicodeError, ValueError):
            self.refuse("says an encoding that is not known", "save the file as UTF-8")
        if self.root is None:
            self.refuse("holds no svg element", "save the drawing as plain SVG")
        if self.outside_names:
            self.refuse_undeclared(data)

    def refuse(self, what: str, hint: str, line: int | None = None) -> NoReturn:
        place = self.parser.CurrentLineNumber if line is None else line
        raise PictureError(f"line {place} {what}", hint)

    # ------------------------------------------------------------------------------------------------------- the DOCTYPE

    def doctype(self, _name: str, system: str | None, _public: str | None, _has_internal_subset: int) -> None:
        # What a DOCTYPE refers to, as Matplotlib and Illustrator write it, is never fetched; that says to XML's readers
        # that any name may be declared there.
        self.outside_names = system is not None

    def entity(self, name: str, is_parameter: int, value: str | None, *_: Any) -> None:
        """Note an entity of the file's own; all else that is called so is refused."""
        if is_parameter:
            self.refuse(f"declares the parameter entity {name[:40]!r}, which is not allowed", "remove the DOCTYPE")
        if value is None:
            self.refuse(f"declares the entity {name[:40]!r} outside the file", "remove the DOCTYPE")
        if len(self.entities) >= ENTITIES or len(value) > ENTITY_LENGTH:
            what = (
                f"more than {ENTITIES:,} entities" if len(value) <= ENTITY_LENGTH else f"a long entity, {name[:40]!r},"
            )
            self.refuse(f"declares {what} in its DOCTYPE", "save the drawing as plain SVG")
        self.entities.setdefault(name, value)

    def default(self, element: str, name: str, _type: str, value: str | None, _required: int) -> None:
        """Refuse attributes that a DOCTYPE gives to elements, but for the few that old files have."""
        self.defaults += value is not None
        if value is not None and (self.defaults > _DEFAULTS or len(value) + len(name) > _NAME):
            self.refuse(f"gives attributes to {element[:40]} in a DOCTYPE", "write them on the elements")

    def doctype_read(self) -> None:
        """Refuse entities that would come to very much text where they are used."""
        known: dict[str, tuple[int, int]] = {}
        longest = max((self.expanded(name, known, 1)[0] for name in self.entities), default=0)
        if longest * self.ampersands > EXPANDED:
            self.refuse("declares entities that come to too much text", "save the drawing as plain SVG")

    def expanded(self, name: str, known: dict[str, tuple[int, int]], depth: int) -> tuple[int, int]:
        """Return how long an entity is with those in it put in their places, and how many levels they have."""
        if depth > ENTITY_DEPTH:
            self.refuse(f"nests entities more than {ENTITY_DEPTH} deep, at {name[:40]!r}", "save it as plain SVG")
        if name not in known:
            value = self.entities[name]
            names = [found for found in _ENTITY.findall(value) if found in self.entities]
            inner = [self.expanded(found, known, depth + 1) for found in names]
            known[name] = (
                len(value) + sum(length for length, _ in inner),
                1 + max((levels for _, levels in inner), default=0),
            )
        length, levels = known[name]
        if depth + levels - 1 > ENTITY_DEPTH:
            self.refuse(f"nests entities more than {ENTITY_DEPTH} deep, at {name[:40]!r}", "save it as plain SVG")
        if length > EXPANDED:
            self.refuse(f"declares the entity {name[:40]!r}, which comes to too much text", "save it as plain SVG")
        return length, levels

    def skipped(self, name: str, _is_parameter: int) -> None:
        self.refuse(f"uses the entity {name[:40]!r}, which it does not declare", "write it out as text")

    def refuse_undeclared(self, data: bytes) -> None:
        """Refuse names that might be declared in the DOCTYPE's file: in attributes they would silently be nothing."""
        for found in _ENTITY_USED.finditer(data, self.begin):
            name = (found[1] or b"amp").decode("utf-8", "replace")
            if name not in self.entities and name not in _PREDEFINED:
                line = data.count(b"\n", 0, found.start()) + 1
                self.refuse(f"uses the entity {name[:40]!r}, which it does not declare", "write it out as text", line)

    # -------------------------------------------------------------------------------------------------------- the content

    def namespace(self, _prefix: str | None, uri: str | None) -> None:
        # Each name of an element comes with its namespace's, so a long one counts many times.
        if uri is not None and len(uri) > _NAME:
            self.refuse("declares a namespace with a very long name", "save the drawing as plain SVG")

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
            self.begin = self.parser.CurrentByteIndex
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
        if len(raw) > ATTRIBUTES:
            self.refuse(f"has more than {ATTRIBUTES} attributes on {tag[:40]}", "simplify the drawing")
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
        decoded = decoded_image(encoded)
        if decoded is None:
            self.refuse(f"embeds an image on {tag} that is not base64", "embed the image again")
        try:
            found = containers.read(decoded) if containers.kind_of(decoded) in ("PNG", "JPEG") else None
        except PictureError:
            self.refuse(f"embeds an image on {tag} that is broken or cut short", "embed the image again")
        if found is None:
            self.refuse(f"embeds an image on {tag} that is not PNG or JPEG", "embed it as PNG or JPEG")
        self.embedded_pixels += found.width * found.height
        if self.embedded_pixels > EMBEDDED_PIXELS:
            self.refuse(f"embeds images of more than {EMBEDDED_PIXELS:,} pixels", "use smaller images")


def embedded(element: Element) -> bytes | None:
    """Return the image that an element of a tree that has been read holds as data, None where it holds none."""
    target = element.get("href")
    found = _DATA.match(target)
    return decoded_image(target[found.end() :]) if found else None


def decoded_image(encoded: str) -> bytes | None:
    """Return what base64 stands for, blanks left aside; None where it is none."""
    try:
        return base64.b64decode(re.sub(r"\s", "", encoded), validate=True)
    except (binascii.Error, ValueError):
        return None
