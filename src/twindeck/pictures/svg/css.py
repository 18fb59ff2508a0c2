"""Style sheets and `style` attributes: which declarations apply to which element.

Selectors of element names, classes, ids and `*`, in lists, joined by descendant and child combinators. Anything else is
reported as an unsupported feature, so that the picture is never drawn with half of its styles.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from twindeck.pictures.errors import MATCHES, RULES, PictureError

if TYPE_CHECKING:
    from twindeck.pictures.svg.tree import Element

Declarations = tuple[tuple[str, str, bool], ...]
"""Names, values, and whether they are `!important`."""

_PLAIN = re.compile(r"[^\"'\\/*@{}!]*")
_NEVER = frozenset({"hover", "active", "focus", "visited", "focus-visible", "focus-within", "target"})
_HARMLESS_AT_RULES = frozenset({"charset", "font-face", "keyframes", "-webkit-keyframes"})


@dataclass(frozen=True, slots=True)
class Compound:
    """What one element has to be: its name (empty for any), its id and classes."""

    tag: str
    ids: tuple[str, ...]
    classes: tuple[str, ...]

    def matches(self, element: Element) -> bool:
        """Tell whether an element is so."""
        if self.tag and self.tag != element.tag:
            return False
        if self.ids and any(element.attributes.get("id") != identity for identity in self.ids):
            return False
        if self.classes:
            have = element.attributes.get("class", "").split()
            return all(name in have for name in self.classes)
        return True


@dataclass(frozen=True, slots=True)
class Rule:
    """One selector, its compounds from the last to the first, each but the last with what joins it (' ' or '>')."""

    compounds: tuple[Compound, ...]
    joins: tuple[str, ...]
    specificity: tuple[int, int, int]
    declarations: Declarations

    def matches(self, element: Element) -> bool:
        """Tell whether the rule applies to an element."""
        if not self.compounds[0].matches(element):
            return False
        # All elements that may stand for a compound are followed at once: no selector can make this go back.
        candidates = [element]
        for wanted, join in zip(self.compounds[1:], self.joins, strict=True):
            above: dict[int, Element] = {}
            for candidate in candidates:
                parent = candidate.parent
                while parent is not None and id(parent) not in above:
                    if wanted.matches(parent):
                        above[id(parent)] = parent
                    parent = None if join == ">" else parent.parent
            candidates = list(above.values())
        return bool(candidates)


class Sheet:
    """All rules of a drawing, in the order of the cascade, and what in its style sheets is not supported."""

    def __init__(self, texts: list[str]) -> None:
        self.unsupported: list[str] = []
        self._tried = 0
        rules: list[Rule] = []
        for text in texts:
            self._read(text, rules)
        self.rules = sorted(rules, key=lambda rule: rule.specificity)

    def properties(self, element: Element) -> dict[str, str]:
        """Return an element's own properties: attributes, then rules, then its style, then what is important."""
        attributes = element.attributes
        style = attributes.get("style")
        if not self.rules and style is None:
            return attributes
        found = dict(attributes)
        important: dict[str, str] = {}
        self._tried += len(self.rules)
        if self._tried > MATCHES:
            raise PictureError("its style sheets have too many rules for so many elements", "simplify the drawing")
        blocks = [rule.declarations for rule in self.rules if rule.matches(element)]
        for block in [*blocks, parse_declarations(style or "")]:
            for name, value, weighty in block:
                (important if weighty else found)[name] = value
                if name == "transform":
                    found["css transform"] = value
        found.update(important)
        return found

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
    parts = tuple(Compound(tag, tuple(ids), tuple(classes)) for tag, ids, classes in reversed(compounds))
    weight = (
        sum(len(part.ids) for part in parts),
        sum(len(part.classes) for part in parts),
        sum(1 for part in parts if part.tag),
    )
    return Rule(parts, tuple(reversed(joins)), weight, declarations)


@lru_cache(maxsize=4096)
def parse_declarations(text: str) -> Declarations:
    """Read a `style` attribute."""
    if _PLAIN.fullmatch(text) and (";" not in text or "(" not in text):
        pairs = (part.split(":", 1) for part in text.split(";") if ":" in part)
        return tuple((name.strip().lower(), value.strip(), False) for name, value in pairs)
    import tinycss2

    return _declarations(tinycss2.parse_blocks_contents(text))


def _declarations(nodes: list[Any]) -> Declarations:
    import tinycss2

    return tuple(
        (node.lower_name, tinycss2.serialize(node.value).strip(), bool(node.important))
        for node in nodes
        if node.type == "declaration"
    )
