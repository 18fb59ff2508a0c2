"""The type of a slide in a deck: a one-key mapping naming its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from twindeck.model import one_of
from twindeck.slides.registry import SLIDES

if TYPE_CHECKING:
    from twindeck.slides.slide import SlideKind

    AnySlide = SlideKind
else:
    AnySlide = Annotated[Any, one_of(lambda: SLIDES, noun="slide")]
