"""The kinds of block, by the name an author writes. A new kind is a file of its own and a line in `kinds.py`.

This module is what a container needs to hold blocks of any kind; the kinds themselves are looked up when a deck is read,
so that containers can be kinds too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from twindeck.model import Model, one_of

if TYPE_CHECKING:
    from twindeck.blocks.block import Laid

    Block = Laid
    Blocks = tuple[Laid, ...]
else:

    def _kinds() -> dict[str, type[Model]]:
        from twindeck.blocks.kinds import BLOCKS

        return BLOCKS

    Block = Annotated[Any, one_of(_kinds, noun="block", shorthand="text")]
    Blocks = tuple[Block, ...]
