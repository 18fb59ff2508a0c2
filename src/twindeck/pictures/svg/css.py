"""Style sheets and `style` attributes: which declarations apply to which element.

Selectors of element names, classes, ids and `*`, in lists, joined by descendant and child combinators. Anything else is
reported as an unsupported feature, so that the picture is never drawn with half of its styles.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from twindeck.pictures.errors import MATCHES, RULES, STYLES, PictureError

if TYPE_CHECKING:
    from twindeck.pictures.svg.tree import Element

Declarations = tuple[tuple[str, str, bool], ...]
"""Names, values, and whether they are `!important`."""

_PLAIN = re.compile(r"[^\"'\\/*@{}!]*")
_NEVER = frozenset({"hover", "active", "focus", "visited", "focus-visible", "focus-within", "target"})
_HARMLESS_AT_RULES = frozenset({"charset", "font-face", "keyframes", "-webkit-keyframes"})
_SIMPLER = "use fewer rules, or attributes in place of a style sheet"
_REMEMBERED = 1000


@dataclass(frozen=True, slots=True)
class Compound:
    """What one element has to be: its name (empty for any), its ids and classes."""

    tag: str
    ids: frozenset[str]
    classes: frozenset[str]

    @property
    def cost(self) -> int:
        """How many things are looked at to tell whether an element is so."""
        return 1 + len(self.ids) + len(self.classes)

    @property
    def key(self) -> str:
        """One thing that an element has to have, by which rules are found."""
        if self.ids:
            return f"#{min(self.ids)}"
        return f".{min(self.classes)}" if self.classes else self.tag


@dataclass(frozen=True, slots=True)
class Rule:
    """One selector, its compounds from the last to the first, each but the last with what joins it (' ' or '>')."""

    compounds: tuple[Compound, ...]
    joins: tuple[str, ...]
    specificity: tuple[int, int, int]
    declarations: Declarations


class _Place:
    """What selectors can tell of an element: what it is, as far as the style sheets speak of it, and where it stands.

    Elements that are the same to every selector share one, so that a rule is tried once for all of them.
    """

    __slots__ = ("classes", "declared", "identity", "important", "parent", "tag", "transformed")

    def __init__(self, tag: str, identity: str, classes: frozenset[str], parent: _Place | None) -> None:
        self.tag = tag
        self.identity = identity
        self.classes = classes
        self.parent = parent
        self.declared: dict[str, str] = {}
        self.important: dict[str, str] = {}
        self.transformed: str | None = None

    def is_a(self, wanted: Compound) -> bool:
        """Tell whether an element here is what a selector wants."""
        if wanted.tag and wanted.tag != self.tag:
            return False
        return wanted.classes <= self.classes and (not wanted.ids or wanted.ids == {self.identity})

    def found_by(self) -> list[str]:
        """Return all things by which rules for an element here are found; the empty one stands for any element."""
        own = [f"#{self.identity}"] if self.identity else []
        return ["", *([self.tag] if self.tag else []), *own, *(f".{name}" for name in self.classes)]


class Sheet:
    """All rules of a drawing, in the order of the cascade, and what in its style sheets is not supported."""

    def __init__(self, texts: list[str]) -> None:
        self.unsupported: list[str] = []
        self._spent = 0
        self._slow = 0
        rules: list[Rule] = []
        for text in texts:
            self._count(text, "its style sheets")
            try:
                self._read(text, rules)
            except (RecursionError, ValueError):
                # tinycss2 calls itself for brackets within brackets, and Python reads no endless integers.
                raise PictureError("its style sheets cannot be read", "check them for brackets and numbers") from None
        self.rules = sorted(rules, key=lambda rule: rule.specificity)
        self._index: dict[str, list[int]] = {}
        self._spoken_of: set[str] = set()
        for number, rule in enumerate(self.rules):
            self._index.setdefault(rule.compounds[0].key, []).append(number)
            for part in rule.compounds:
                self._spoken_of.update((part.tag, *(f".{name}" for name in part.classes)))
                self._spoken_of.update(f"#{name}" for name in part.ids)
        self._shared: dict[tuple[object, ...], _Place] = {}
        self._places: dict[int, _Place] = {}
        self._known: dict[int, Mapping[str, str]] = {}

    def properties(self, element: Element) -> Mapping[str, str]:
        """Return an element's own properties: attributes, then rules, then its style, then what is important.

        The elements are those of one tree, which outlives the sheet. Raises PictureError where there are too many rules
        for so many elements.
        """
        attributes = element.attributes
        style = attributes.get("style")
        if not self.rules and style is None:
            return attributes
        found = self._known.get(id(element))
        if found is None:
            found = self._known[id(element)] = self._cascaded(element, style or "")
        return found

    def _cascaded(self, element: Element, style: str) -> dict[str, str]:
        found = dict(element.attributes)
        important: dict[str, str] = {}
        if self.rules:
            place = self._place(element)
            self._spend(len(place.declared) + len(place.important), element)
            found.update(place.declared)
            important.update(place.important)
            if place.transformed is not None:
                found["css transform"] = place.transformed
        for name, value, weighty in self._own(style, element):
            (important if weighty else found)[name] = value
            if name == "transform":
                found["css transform"] = value
        found.update(important)
        return found

    def _own(self, style: str, element: Element) -> Declarations:
        """Read an element's `style`."""
        if len(style) > STYLES:
            raise PictureError(f"the style of {element.named} has more than {STYLES:,} characters", _SIMPLER)
        if _is_plain(style):
            return parse_declarations(style) if len(style) < _REMEMBERED else _plain_declarations(style)
        self._count(style, f"the style of {element.named}")
        try:
            return parse_declarations(style) if len(style) < _REMEMBERED else _slow_declarations(style)
        except (RecursionError, ValueError):
            what = f"the style of {element.named} cannot be read"
            raise PictureError(what, "check it for brackets and numbers") from None

    def _count(self, text: str, what: str) -> None:
        self._slow += len(text)
        if self._slow > STYLES:
            raise PictureError(f"{what} come to more than {STYLES:,} characters of styles", _SIMPLER)

    def _spend(self, tries: int, element: Element) -> None:
        self._spent += tries
        if self._spent > MATCHES:
            raise PictureError(
                f"its style sheets have too many rules for so many elements, at {element.named}", _SIMPLER
            )

    # ------------------------------------------------------------------------------------------------------- matching

    def _place(self, element: Element) -> _Place:
        """Return what selectors can tell of an element, with what the rules declare for it."""
        missing: list[Element] = []
        link: Element | None = element
        while link is not None and id(link) not in self._places:
            missing.append(link)
            link = link.parent
        place = None if link is None else self._places[id(link)]
        for link in reversed(missing):
            place = self._places[id(link)] = self._placed(link, place)
        assert place is not None
        return place

    def _placed(self, element: Element, parent: _Place | None) -> _Place:
        spoken_of = self._spoken_of
        tag = element.tag if element.tag in spoken_of else ""
        identity = element.attributes.get("id", "")
        identity = identity if f"#{identity}" in spoken_of else ""
        words = element.attributes.get("class", "").split()
        classes = frozenset(name for name in words if f".{name}" in spoken_of)
        key = (id(parent), tag, identity, classes)
        place = self._shared.get(key)
        if place is None:
            place = self._shared[key] = _Place(tag, identity, classes, parent)
            self._match(place, element)
        return place

    def _match(self, place: _Place, element: Element) -> None:
        """Find the rules for a place, and note what they declare."""
        numbers = sorted(number for key in place.found_by() for number in self._index.get(key, ()))
        for number in numbers:
            rule = self.rules[number]
            if not self._applies(rule, place, element):
                continue
            self._spend(len(rule.declarations), element)
            for name, value, weighty in rule.declarations:
                (place.important if weighty else place.declared)[name] = value
                if name == "transform":
                    place.transformed = value

    def _applies(self, rule: Rule, place: _Place, element: Element) -> bool:
        tries = rule.compounds[0].cost
        # All places that may stand for a compound are followed at once: no selector can make this go back.
        candidates = [place] if place.is_a(rule.compounds[0]) else []
        for wanted, join in zip(rule.compounds[1:], rule.joins, strict=True):
            above: dict[int, _Place] = {}
            seen: set[int] = set()
            for candidate in candidates:
                parent = candidate.parent
                while parent is not None and id(parent) not in seen:
                    tries += wanted.cost
                    if join == " ":
                        seen.add(id(parent))
                    if parent.is_a(wanted):
                        above[id(parent)] = parent
                    parent = None if join == ">" else parent.parent
            candidates = list(above.values())
        self._spend(tries, element)
        return bool(candidates)

    # --------------------------------------------------------------------------------------------------------- reading

    def _read(self, text: str, rules: list[Rule]) -> None:
        import tinycss2  # type: ignore[import-untyped]

        for node in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
            if node.type == "qualified-rule":
                declarations = _declarations(tinycss2.parse_blocks_contents(node.content))
                for selector in _split(node.prelude):
                    self._add(selector, declarations, rules)
            elif node.type == "at-rule" and node.lower_at_keyword not in _HARMLESS_AT_RULES:
                self.unsupported.append(f"@{node.lower_at_keyword} in a style sheet")
            elif node.type == "error":
                self.unsupported.append("a style sheet that cannot be read")

    def _add(self, tokens: list[Any], declarations: Declarations, rules: list[Rule]) -> None:
        if len(rules) >= RULES:
            raise PictureError(f"its style sheets have more than {RULES:,} rules", "simplify the drawing")
        if any(
            token.type == "ident" and token.lower_value in _NEVER and before == ":" for before, token in _pairs(tokens)
        ):
            return
        rule = _selector(tokens, declarations)
        if rule is None:
            import tinycss2

            self.unsupported.append(f"the selector {tinycss2.serialize(tokens).strip()[:40]!r}")
        else:
            rules.append(rule)


def _pairs(tokens: list[Any]) -> list[tuple[Any, Any]]:
    return [(getattr(before, "value", None), token) for before, token in pairwise(tokens)]


def _split(tokens: list[Any]) -> list[list[Any]]:
    """Return the selectors of a list."""
    selectors: list[list[Any]] = [[]]
    for token in tokens:
        if token == ",":
            selectors.append([])
        else:
            selectors[-1].append(token)
    return selectors


def _selector(tokens: list[Any], declarations: Declarations) -> Rule | None:
    """Read one selector; None where it uses more than is supported here."""
    compounds: list[tuple[str, list[str], list[str]]] = []
    joins: list[str] = []
    join: str | None = ""
    position = 0
    while position < len(tokens):
        token = tokens[position]
        position += 1
        if token.type in ("whitespace", "comment"):
            join = join if join is not None else " "
            continue
        if token == ">":
            if join == ">" or not compounds:
                return None
            join = ">"
            continue
        if join is not None:
            if compounds:
                joins.append(join)
            compounds.append(("", [], []))
            join = None
            if token.type == "ident" or token == "*":
                compounds[-1] = ("" if token == "*" else token.value, [], [])
                continue
        if token.type == "hash" and token.is_identifier:
            compounds[-1][1].append(token.value)
        elif token == "." and position < len(tokens) and tokens[position].type == "ident":
            compounds[-1][2].append(tokens[position].value)
            position += 1
        else:
            return None
    if not compounds or join == ">" or len(compounds) > 16:
        return None
    parts = tuple(Compound(tag, frozenset(ids), frozenset(classes)) for tag, ids, classes in reversed(compounds))
    weight = (
        sum(len(ids) for _, ids, _ in compounds),
        sum(len(classes) for _, _, classes in compounds),
        sum(1 for tag, _, _ in compounds if tag),
    )
    return Rule(parts, tuple(reversed(joins)), weight, declarations)


@lru_cache(maxsize=4096)
def parse_declarations(text: str) -> Declarations:
    """Read a `style` attribute. Raises RecursionError and ValueError for some that no drawing has."""
    return _plain_declarations(text) if _is_plain(text) else _slow_declarations(text)


def _is_plain(text: str) -> bool:
    return _PLAIN.fullmatch(text) is not None and (";" not in text or "(" not in text)


def _plain_declarations(text: str) -> Declarations:
    pairs = (part.split(":", 1) for part in text.split(";") if ":" in part)
    return tuple((name.strip().lower(), value.strip(), False) for name, value in pairs)


def _slow_declarations(text: str) -> Declarations:
    import tinycss2

    return _declarations(tinycss2.parse_blocks_contents(text))


def _declarations(nodes: list[Any]) -> Declarations:
    import tinycss2

    return tuple(
        (node.lower_name, tinycss2.serialize(node.value).strip(), bool(node.important))
        for node in nodes
        if node.type == "declaration"
    )
