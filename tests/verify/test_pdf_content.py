"""A page's content stream read: where each operator of ISO 32000-1, 9.4 puts its text, and whose it is."""

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from twindeck.verify.pdf_content import ContentReader

CMAP = b"""
1 begincodespacerange <0000> <FFFF> endcodespacerange
2 beginbfchar <0001> <3042> <0002> <D842DFB7> endbfchar
2 beginbfrange <0010> <0012> <0061> <0020> <0021> [<0066006C> <0078>] endbfrange
"""


@pytest.fixture
def read():
    """Read a content stream on a page with a simple font F (600 wide) and a composite font G."""
    with pikepdf.new() as pdf:
        simple = Dictionary(
            Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name.F, FirstChar=32, LastChar=126, Widths=Array([600] * 95)
        )
        descendant = Dictionary(
            Type=Name.Font, Subtype=Name.CIDFontType2, DW=1000, W=Array([1, Array([500, 250]), 16, 18, 400])
        )
        composite = Dictionary(
            Type=Name.Font, Subtype=Name.Type0, DescendantFonts=Array([descendant]), ToUnicode=pdf.make_stream(CMAP)
        )
        fonts = Dictionary(F=pdf.make_indirect(simple), G=pdf.make_indirect(composite))

        def reading(stream: bytes, **resources):
            page = pdf.add_blank_page(page_size=(400, 300))
            page.obj.Resources = Dictionary(Font=fonts, **resources)
            page.obj.Contents = pdf.make_stream(stream)
            return ContentReader().read(page)

        reading.pdf = pdf
        yield reading


def places(shown) -> list[tuple[str, float, float, float]]:
    return [(one.text, round(one.x, 3), round(one.right, 3), round(one.baseline, 3)) for one in shown]


@pytest.mark.parametrize(
    ("operators", "expected"),
    [
        (b"10 20 Td (ab) Tj", [("ab", 10, 22, 20)]),
        (b"10 20 Td (ab ) Tj", [("ab ", 10, 22, 20)]),
        (b"10 20 Td (a) Tj (b) Tj", [("a", 10, 16, 20), ("b", 16, 22, 20)]),
        (b"10 20 Td (a) Tj 0 -12 Td (b) Tj", [("a", 10, 16, 20), ("b", 10, 16, 8)]),
        (b"10 20 TD 5 -12 TD (a) Tj T* (b) Tj", [("a", 15, 21, 8), ("b", 15, 21, -4)]),
        (b"12 TL 10 20 Td (a) ' (b) '", [("a", 10, 16, 8), ("b", 10, 16, -4)]),
        (b'12 TL 10 20 Td 1 2 (a a) "', [("a a", 10, 35, 8)]),
        (b"10 20 Td [(a) -500 (b)] TJ", [("ab", 10, 27, 20)]),
        (b"10 20 Td 50 Tz 2 Tc (ab) Tj", [("ab", 10, 18, 20)]),
        # what is raised stands on the same line
        (b"1 0 0 1 10 20 Tm 3 Ts (a) Tj", [("a", 10, 16, 20)]),
        (b"2 0 0 2 10 20 Tm (a) Tj", [("a", 10, 22, 20)]),
        (b"/G 10 Tf 10 20 Td <000100020010> Tj", [("あ𠮷a", 10, 21.5, 20)]),
        (b"/G 10 Tf 10 20 Td <0011001200200099> Tj", [("bcfl\ufffd", 10, 38, 20)]),
    ],
)
def test_text_stands_where_the_operators_put_it(read, operators, expected):
    content = read(b"/P <</MCID 0>> BDC BT /F 10 Tf " + operators + b" ET EMC")
    assert places(content.marked[0]) == expected


def test_the_size_is_what_one_sees(read):
    content = read(b"/P <</MCID 0>> BDC 1 0 0 3 0 0 cm BT /F 10 Tf (a) Tj ET EMC")
    assert content.marked[0][0].size == 30


def test_saved_states_come_back(read):
    content = read(b"q 1 0 0 1 5 5 cm Q /P <</MCID 0>> BDC BT /F 10 Tf (a) Tj ET EMC")
    assert places(content.marked[0]) == [("a", 0, 6, 0)]


def test_texts_belong_to_the_innermost_id(read):
    content = read(
        b"BT /F 10 Tf (x) Tj /Artifact BMC (y) Tj EMC /P /Q BDC (a) Tj /Span <</Lang (en)>> BDC (b) Tj EMC"
        b" /Span <</MCID 8>> BDC (c) Tj EMC EMC ET",
        Properties=Dictionary(Q=Dictionary(MCID=7)),
    )
    assert [one.text for one in content.unmarked] == ["x"]
    assert [one.text for one in content.artifacts] == ["y"]
    assert {number: "".join(one.text for one in shown) for number, shown in content.marked.items()} == {7: "ab", 8: "c"}


def test_actual_text_takes_the_place_of_what_is_shown(read):
    content = read(b"/Span <</MCID 0 /ActualText (real)>> BDC BT /F 10 Tf 10 20 Td (a) Tj 4 Ts (b) Tj ET EMC")
    assert places(content.marked[0]) == [("real", 10, 22, 20)]


def test_strings_of_reversed_characters_are_read_from_their_end(read):
    content = read(b"/P <</MCID 0>> BDC BT /F 10 Tf 10 20 Td /ReversedChars BMC (ba) Tj ( d) Tj EMC (ef) Tj ET EMC")
    assert "".join(one.text for one in content.marked[0]) == "abd ef"


def test_forms_are_read_where_they_are_drawn(read):
    form = read.pdf.make_stream(
        b"BT /F 10 Tf 1 2 Td (a) Tj ET", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9]
    )
    form.Matrix = Array([1, 0, 0, 1, 100, 0])
    content = read(b"/P <</MCID 3>> BDC q 1 0 0 1 0 50 cm /X Do Q EMC", XObject=Dictionary(X=form))
    assert places(content.marked[3]) == [("a", 101, 107, 52)]
