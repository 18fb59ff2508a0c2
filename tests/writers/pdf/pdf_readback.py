"""A PDF opened with pikepdf: its structure tree as text, and what each marked content says."""

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf


class Read:
    """A PDF read back. Coordinates are PDF's own, from the bottom left."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(data))
        self.tree = self.pdf.Root.StructTreeRoot
        self.pages = [page.obj for page in self.pdf.pages]
        self.content = [list(pikepdf.parse_content_stream(page)) for page in self.pdf.pages]

    def outline(self) -> str:
        """Return the structure tree, an element a line: type, what is said of it, and the words right in it."""
        return "\n".join(self._lines(self.tree, 0))

    def _lines(self, element: Any, depth: int) -> Iterator[str]:
        for kid in kids(element):
            if not is_element(kid):
                continue
            notes = [f" {key[1:]}={kid[key]}" for key in ("/Lang", "/Alt") if key in kid]
            words = "".join(self.words(page, mcid) for page, mcid in self.marks(kid))
            links = sum("/Obj" in k for k in kids(kid) if not isinstance(k, int))
            yield f"{'  ' * depth}{str(kid.S)[1:]}{''.join(notes)}{f' {words!r}' if words else ''}{' ->' * links}"
            yield from self._lines(kid, depth + 1)

    def marks(self, element: Any) -> Iterator[tuple[int, int]]:
        """Yield page and id of the marked content right in an element."""
        for kid in kids(element):
            if isinstance(kid, int):
                yield self.number(element.Pg), kid
            elif "/MCID" in kid:
                yield self.number(kid.get("/Pg", element.get("/Pg"))), int(kid.MCID)

    def elements(self, role: str = "") -> list[Any]:
        """Return all elements of a type in reading order."""

        def below(element: Any) -> Iterator[Any]:
            for kid in kids(element):
                if is_element(kid):
                    yield kid
                    yield from below(kid)

        return [element for element in below(self.tree) if not role or role == str(element.S)[1:]]

    def number(self, page: Any) -> int:
        return next(n for n, known in enumerate(self.pages) if known.objgen == page.objgen)

    def stretches(self, page: int) -> list[tuple[str, int | None, list[Any]]]:
        """Return a page's marked content: tag, id, instructions; what is outside of any comes with no tag."""
        found: list[tuple[str, int | None, list[Any]]] = []
        tag, mcid = "", None
        for instruction in self.content[page]:
            operator = str(instruction.operator)
            if operator in ("BMC", "BDC"):
                assert not tag, "marked content is nested"
                tag = str(instruction.operands[0])
                properties = instruction.operands[1] if len(instruction.operands) > 1 else {}
                mcid = int(properties["/MCID"]) if "/MCID" in properties else None
                found.append((tag, mcid, []))
            elif operator == "EMC":
                tag, mcid = "", None
            elif tag:
                found[-1][2].append(instruction)
            else:
                found.append(("", None, [instruction]))
        assert not tag, "marked content is not closed"
        return found

    def words(self, page: int, mcid: int | None = None, tag: str = "") -> str:
        """Return the text of marked content by its id, or of all with a tag."""
        return "".join(
            self._shown(page, instructions)
            for found, number, instructions in self.stretches(page)
            if (number == mcid if mcid is not None else found == tag)
        )

    def _shown(self, page: int, instructions: list[Any]) -> str:
        font: Any = None
        # the font may have been set before this stretch: follow the page up to it
        parts: list[str] = []
        wanted = {id(instruction) for instruction in instructions}
        for instruction in self.content[page]:
            operator = str(instruction.operator)
            if operator == "Tf":
                font = self.pages[page].Resources.Font[instruction.operands[0]]
            elif operator == "Tj" and id(instruction) in wanted:
                table = self.to_unicode(font)
                codes = bytes(instruction.operands[0])
                parts += [table[int.from_bytes(codes[i : i + 2], "big")] for i in range(0, len(codes), 2)]
        return "".join(parts)

    def to_unicode(self, font: Any) -> dict[int, str]:
        """Return where a font's codes lead."""
        entries = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>\n", font.ToUnicode.read_bytes())
        return {int(code, 16): bytes.fromhex(words.decode()).decode("utf-16-be") for code, words in entries}

    def operators(self, page: int = 0) -> list[str]:
        return [str(instruction.operator) for instruction in self.content[page]]


def kids(element: Any) -> list[Any]:
    found = element.get("/K", [])
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def is_element(kid: Any) -> bool:
    return not isinstance(kid, int) and "/S" in kid
