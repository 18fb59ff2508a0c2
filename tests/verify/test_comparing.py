"""What counts as a difference: readings compared as they might come from a pair of files."""

from dataclasses import replace

import pytest

from twindeck.geometry import Box
from twindeck.verify.comparing import Comparing
from twindeck.verify.reading import DeckReading, Figure, Frame, Framed, Placed, PlacedLine, SlideReading

BOX = Box(100, 50, 300, 120)
FRAME = Frame("body", BOX, BOX.inset(10), "top")


def framed(text: str, frame: Frame = FRAME, **changes) -> Framed:
    return replace(Framed(text, frame, "left", 0.0, 20.0, 0.0), **changes)


def placed(*lines: str, x: float = 110, first: float = 78, leading: float = 20, width: float = 100) -> Placed:
    return Placed("P", tuple(PlacedLine(line, x, x + width, first + i * leading, 10) for i, line in enumerate(lines)))


def deck(*items, title="", links=(), **changes) -> DeckReading:
    return replace(
        DeckReading("題", "ja-JP", (960, 540), (SlideReading(1, title, tuple(items), tuple(links)),)), **changes
    )


def differences(pptx: DeckReading, pdf: DeckReading) -> list[str]:
    comparing = Comparing(pptx, pdf)
    comparing.run()
    return [str(difference) for difference in comparing.differences]


PICTURE = Figure("picture", "photo", "a cat", Box(500, 100, 80, 60))
DIAGRAM = Figure("diagram", "flow", "A leads to B", Box(500, 300, 80, 60))
LABELS = (framed("A", replace(FRAME)), framed("B", replace(FRAME)))


class TestTwins:
    def test_have_no_differences(self):
        left = deck(
            framed("一行目と二行目"),
            PICTURE,
            replace(DIAGRAM, texts=LABELS),
            framed("end", space_before=5.0),
            links=["https://x/"],
        )
        drawn = replace(DIAGRAM, texts=(placed("A"), placed("B")))
        right = deck(placed("一行目と", "二行目"), PICTURE, drawn, placed("end", first=123), links=["https://x/"])
        assert differences(left, right) == []

    def test_are_counted(self):
        comparing = Comparing(deck(framed("a b"), PICTURE, links=["l"]), deck(placed("a ", "b"), PICTURE, links=["l"]))
        comparing.run()
        assert comparing.counts == {"slides": 1, "links": 1, "texts": 1, "lines": 2, "figures": 1}

    def test_a_heading_of_two_paragraphs_is_one_element(self):
        frame = replace(FRAME)
        left = deck(framed("導入", frame), framed("題名です", frame), title="導入\n題名です")
        right = deck(placed("導入", "題名", "です"), title="導入題名です")
        assert differences(left, right) == []

    @pytest.mark.parametrize(("anchor", "first"), [("middle", 118), ("bottom", 158)])
    def test_text_stands_where_its_anchor_holds_it(self, anchor, first):
        assert differences(deck(framed("a", replace(FRAME, anchor=anchor))), deck(placed("a", first=first))) == []

    @pytest.mark.parametrize(("align", "x"), [("left", 110), ("center", 200), ("right", 290)])
    def test_text_stands_where_its_alignment_holds_it(self, align, x):
        assert differences(deck(framed("a", align=align)), deck(placed("a", x=x))) == []
        assert "pt in the .pptx" in differences(deck(framed("a", align=align)), deck(placed("a", x=x + 1)))[0]


class TestDifferences:
    def test_of_the_whole(self):
        left, right = deck(), replace(deck(), title="別", lang="en", size=(720, 540), slides=())
        assert differences(left, right) == [
            'title of the deck: "題" in the .pptx, "別" in the PDF',
            'language: "ja" in the .pptx, "en" in the PDF',
            "size of the slides: 960.00 × 540.00 pt in the .pptx, 720.00 × 540.00 pt in the PDF",
            "slides: 1 in the .pptx, 0 in the PDF",
        ]

    def test_a_word(self):
        assert differences(deck(framed("one word")), deck(placed("another word"))) == [
            'slide 1: text: "one word" in the .pptx, "another word" in the PDF'
        ]

    def test_a_blank(self):
        assert differences(deck(framed("one word")), deck(placed("oneword"))) == [
            'slide 1: blanks: "one word" in the .pptx, "oneword" in the PDF'
        ]

    def test_a_text_more_or_less(self):
        assert differences(deck(framed("a"), framed("b")), deck(placed("a"))) == [
            'slide 1: text: "b" in the .pptx, nothing in the PDF'
        ]
        assert differences(deck(framed("a")), deck(placed("a"), placed("b", first=98))) == [
            'slide 1: text: nothing in the .pptx, "b" in the PDF'
        ]

    def test_an_order(self):
        frames = [replace(FRAME) for _ in range(3)]
        left = deck(*(framed(text, frame) for text, frame in zip("abc", frames, strict=True)))
        right = deck(placed("b"), placed("c"), placed("a"))
        assert differences(left, right) == ['slide 1: reading order: "a" in the .pptx, in another place in the PDF']

    def test_a_title(self):
        assert differences(deck(title="A B"), deck(title="A C")) == [
            'slide 1: title: "A B" in the .pptx, "A C" in the PDF'
        ]

    def test_a_link(self):
        assert differences(deck(links=["slide 2"]), deck(links=["slide 3"])) == [
            'slide 1: links: "slide 2" in the .pptx, "slide 3" in the PDF'
        ]

    def test_an_alternative_text(self):
        assert differences(deck(PICTURE), deck(replace(PICTURE, alt="a dog"))) == [
            'slide 1: alternative text: "a cat" in the .pptx, "a dog" in the PDF'
        ]
        assert differences(deck(), deck(PICTURE)) == [
            'slide 1: alternative text: nothing in the .pptx, "a cat" in the PDF'
        ]

    def test_the_place_of_a_picture(self):
        moved = replace(PICTURE, box=Box(502, 100, 80, 60))
        (found,) = differences(deck(PICTURE), deck(moved))
        assert found.startswith('slide 1: place of "photo": 500.00, 100.00 to 580.00, 160.00 pt in the .pptx, 502.00')
        assert "no place in the PDF" in differences(deck(PICTURE), deck(replace(PICTURE, box=None)))[0]

    def test_the_labels_of_a_diagram_in_any_order(self):
        left = deck(replace(DIAGRAM, texts=LABELS))
        assert differences(left, deck(replace(DIAGRAM, texts=(placed("B"), placed("A"))))) == []
        assert differences(left, deck(replace(DIAGRAM, texts=(placed("A"), placed("C"))))) == [
            'slide 1: labels of "flow": "B" in the .pptx, "C" in the PDF'
        ]

    def test_the_labels_of_a_diagram_drawn_as_one_text(self):
        left = deck(replace(DIAGRAM, texts=(*LABELS, framed("two lines", replace(FRAME)))))
        line = placed("A").lines[0]
        lines = (line, replace(line, text="B"), replace(line, text="two "), replace(line, text="lines", baseline=98))
        assert differences(left, deck(replace(DIAGRAM, texts=(Placed("Figure", lines),)))) == []

    def test_the_place_of_a_label(self):
        (found,) = differences(
            deck(replace(DIAGRAM, texts=LABELS)), deck(replace(DIAGRAM, texts=(placed("A"), placed("B", first=80))))
        )
        assert found == 'slide 1: baseline of "B": 78.00 pt in the .pptx, 80.00 pt in the PDF'

    def test_the_texts_in_a_chart_are_drawn_by_each_program(self):
        chart = replace(DIAGRAM, kind="chart")
        assert differences(deck(chart), deck(replace(DIAGRAM, kind="figure", texts=(placed("5"),)))) == []

    def test_a_bullet_is_made_by_powerpoint_itself_and_a_date_is_not(self):
        bullet, date = replace(placed("•"), role="Lbl"), replace(placed("2025年7月"), role="Lbl")
        assert differences(deck(framed("a")), deck(bullet, placed("a"))) == []
        assert differences(deck(framed("a")), deck(date, placed("a"))) == [
            'slide 1: text: nothing in the .pptx, "2025年7月" in the PDF'
        ]

    def test_a_heading_that_says_what_a_text_elsewhere_says(self):
        title = replace(FRAME)
        left = deck(framed("3.", title), framed("the end", title), framed("3. the end"), title="3. the end")
        right = deck(placed("3. ", "the end"), placed("3. the end"), title="3. the end")
        assert differences(left, right) == []

    def test_a_frame_that_moved(self):
        moved = replace(FRAME, box=Box(102, 50, 300, 120), inner=Box(112, 60, 280, 100))
        assert differences(deck(framed("a", moved)), deck(placed("a"))) == [
            'slide 1: left edge of "a": 112.00 pt in the .pptx, 110.00 pt in the PDF'
        ]
        moved = replace(FRAME, box=Box(100, 52, 300, 120), inner=Box(110, 62, 280, 100))
        assert differences(deck(framed("a", moved)), deck(placed("a"))) == [
            'slide 1: baseline of "a": 80.00 pt in the .pptx, 78.00 pt in the PDF'
        ]

    def test_a_line_that_leaves_its_frame(self):
        (found,) = differences(deck(framed("a")), deck(placed("a", width=295)))
        assert found.startswith('slide 1: "a" in its frame "body": 100.00, 50.00 to 400.00, 170.00 pt in the .pptx')

    def test_half_a_point_is_none(self):
        assert differences(deck(framed("a")), deck(placed("a", x=110.4, first=78.4))) == []
