"""The kinds of block, by the name an author writes."""

from __future__ import annotations

from twindeck.blocks.arrangement import Band, Columns, Grid, GroupBlock, Rows
from twindeck.blocks.card import Card
from twindeck.blocks.chart import Bars, Stacked
from twindeck.blocks.chips import Chips
from twindeck.blocks.diagram import Diagram
from twindeck.blocks.lists import ListBlock
from twindeck.blocks.matrix import Matrix
from twindeck.blocks.metric import Metric
from twindeck.blocks.numbered import Numbered
from twindeck.blocks.picture import PictureBlock
from twindeck.blocks.roadmap import Roadmap
from twindeck.blocks.sign import Arrow, Sign
from twindeck.blocks.table import TableBlock
from twindeck.blocks.text import Heading, Headline, Lead, Note, Reading, TextBlock
from twindeck.blocks.tiles import Circles, Tiles
from twindeck.blocks.timeline import Timeline
from twindeck.blocks.tree import Tree
from twindeck.model import Model

BLOCKS: dict[str, type[Model]] = {
    "text": TextBlock,
    "reading": Reading,
    "lead": Lead,
    "headline": Headline,
    "heading": Heading,
    "note": Note,
    "list": ListBlock,
    "card": Card,
    "metric": Metric,
    "chips": Chips,
    "picture": PictureBlock,
    "numbered": Numbered,
    "matrix": Matrix,
    "timeline": Timeline,
    "bars": Bars,
    "stacked": Stacked,
    "table": TableBlock,
    "diagram": Diagram,
    "tree": Tree,
    "tiles": Tiles,
    "circles": Circles,
    "roadmap": Roadmap,
    "sign": Sign,
    "arrow": Arrow,
    "columns": Columns,
    "rows": Rows,
    "grid": Grid,
    "band": Band,
    "group": GroupBlock,
}
