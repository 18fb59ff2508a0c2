"""The kinds of slide, by the name an author writes. A new kind is a file of its own and a line here."""

from __future__ import annotations

from twindeck.slides.change import Change
from twindeck.slides.closing import Closing
from twindeck.slides.content import Content
from twindeck.slides.contents import Contents
from twindeck.slides.cover import Cover
from twindeck.slides.message import Message
from twindeck.slides.section import Section
from twindeck.slides.slide import SlideKind
from twindeck.slides.statement import Statement

SLIDES: dict[str, type[SlideKind]] = {
    "cover": Cover,
    "contents": Contents,
    "section": Section,
    "statement": Statement,
    "content": Content,
    "change": Change,
    "message": Message,
    "closing": Closing,
}
