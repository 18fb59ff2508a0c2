"""The vocabulary: each entry with what it is for, and the {places} that its text has. All languages have all of them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from twindeck.model import Model
from twindeck.words.phrase import Phrase, Takes

Word = Annotated[str, Takes()]
Dated = Annotated[Phrase, Takes("text", "date")]


class Words(Model):
    """The words of one language."""

    # what is read on slides, and what is told of charts
    as_of: Annotated[Phrase, Takes("date")] = Field(description="under a number: the time that it is of")
    dated: Dated = Field(description="a name or number with the time that it is of")
    chapter_number: Annotated[Phrase, Takes("number")] = Field(description="a chapter's number before its title")
    ring_alt: Annotated[Phrase, Takes("what")] = Field(description="what a ring shows")
    bars_alt: Annotated[Phrase, Takes("what")] = Field(description="what bars show")
    stacked_alt: Annotated[Phrase, Takes("what")] = Field(description="what a stacked bar shows")
    labelled: Annotated[Phrase, Takes("label", "what")] = Field(description="a chart's label before all its numbers")
    quantity: Annotated[Phrase, Takes("label", "value")] = Field(description="one number of a chart with its name")
    separator: Word = Field(description="what stands between the numbers of a chart")
    rest: Word = Field(description="what is left of the whole that a ring shows a share of")

    # what stands in empty placeholders
    title_prompt: Word = Field(description="in an empty title")
    text_prompt: Word = Field(description="in an empty text")
    picture_prompt: Word = Field(description="in an empty place for a picture")
    date_prompt: Word = Field(description="in the cover's empty date")
    publisher_prompt: Word = Field(description="in the cover's empty line for who publishes the deck")
    level: Annotated[Phrase, Takes("number")] = Field(description="in an empty text, at the second level and deeper")

    # placeholders, as the selection pane names them
    title: Word = Field(description="the title of a slide")
    text: Word = Field(description="a text")
    content: Word = Field(description="the body of a slide")
    picture: Word = Field(description="a picture")
    date: Word = Field(description="a date")
    publisher: Word = Field(description="who publishes the deck")
    footer: Word = Field(description="the footer")
    slide_number: Word = Field(description="the number of a slide")
    slide_image: Word = Field(description="the small image of a slide over its notes")
    notes: Word = Field(description="the notes to a slide")

    # layouts, as the list of layouts names them
    layout_cover: Word = Field(description="the layout of covers")
    layout_contents: Word = Field(description="the layout of tables of contents")
    layout_section: Word = Field(description="the layout of slides that open a chapter")
    layout_statement: Word = Field(description="the layout of a message beside its text")
    layout_content: Word = Field(description="the layout of most slides")
    layout_change: Word = Field(description="the layout of a panel with a picture beside blocks")
    layout_message: Word = Field(description="the layout of one large message")
    layout_closing: Word = Field(description="the layout of the last words")

    # shapes that have no words of the author's, and the parts of those that have, as the selection pane names them
    arrow: Word = Field(description="an arrow")
    bar: Word = Field(description="a bar of colour at an edge")
    bars: Word = Field(description="a bar chart")
    caption: Word = Field(description="the caption of a picture")
    card: Word = Field(description="a card without a heading")
    chart: Word = Field(description="a chart of any kind")
    decoration: Word = Field(description="a picture that says nothing")
    diagram: Word = Field(description="a diagram")
    dot: Word = Field(description="a dot on a line")
    group: Word = Field(description="shapes that belong together")
    headline: Word = Field(description="a line to be seen first")
    icon: Word = Field(description="a small picture in a card")
    items: Word = Field(description="the items under a heading")
    key: Word = Field(description="what the colours of a chart mean")
    lead: Word = Field(description="a sentence that leads into what follows")
    line: Word = Field(description="a line")
    list: Word = Field(description="a list")
    logo: Word = Field(description="a logo")
    mark: Word = Field(description="a small mark of colour")
    metric: Word = Field(description="a number without a label")
    note: Word = Field(description="small print")
    panel: Word = Field(description="the ground under something")
    parts: Word = Field(description="a bar of parts of a whole")
    plus: Word = Field(description="a plus sign")
    ring: Word = Field(description="a ring that shows a share")
    rule: Word = Field(description="a short line under a heading")
    shape: Word = Field(description="a shape of any kind")
    side_panel: Word = Field(description="the ground at the side of a slide")
    table: Word = Field(description="a table")
    topics: Word = Field(description="what a chapter is about")
    value: Word = Field(description="the value of a number")
