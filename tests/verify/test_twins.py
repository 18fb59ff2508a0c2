"""Twins that we write have no differences, and every kind of tampering with one of them is found."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest
from PIL import Image

import twindeck
from twindeck.verify import Unreadable, compare

DECK = """
title: Twins 双子
lang: ja
slides:
  - cover: {title: 双子の報告, date: 2025年9月5日, publisher: Publisher}
  - section: {title: はじめに, topics: [第一の題, 第二の題]}
  - content:
      name: main
      kicker: 導入
      title: 二つのファイルは同じことを言う
      notes: 発表者への覚え書き
      blocks:
        - columns:
            - blocks:
                - text: |
                    一つの段落は、何行にもわたって続き、[外部の頁](https://example.org/a?b=1)と[表の頁](#table)を指す。

                    Two paragraphs, one with **strong** words and 7,959 digits.
                - list: [第一の項目, 第二の項目は少し長くて行を改めるかもしれない, {text: 第三, items: [内側]}]
            - blocks:
                - picture: {src: red.png, alt: 赤い四角}
                - card:
                    heading: 札
                    blocks:
                      - metric: {label: 登録数, value: "7,959", unit: 万件, as_of: 2025年7月}
                      - metric: {label: 割合, value: 65, unit: "%", share: true}
  - content:
      name: table
      title: 表と図
      blocks:
        - bars: {label: 棒, unit: 件, items: [{label: 甲, value: 3}, {label: 乙, value: 5}]}
        - text: 図の下の文
"""


class Pair(NamedTuple):
    pptx: bytes
    pdf: bytes


@pytest.fixture(scope="session")
def pair(tmp_path_factory) -> Pair:
    return built(tmp_path_factory.mktemp("twins"), DECK)


def built(folder: Path, deck: str) -> Pair:
    (folder / "deck.yaml").write_text(deck, encoding="utf-8")
    Image.new("RGB", (60, 40), "red").save(folder / "red.png")
    pptx, pdf = twindeck.build(folder / "deck.yaml", folder).files
    return Pair(pptx.read_bytes(), pdf.read_bytes())


def edited(pptx: bytes, part: str, edit: Callable[[str], str]) -> bytes:
    """Return a .pptx with one part changed; fails where the edit changes nothing."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(pptx)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == part:
                changed = edit(data.decode("utf-8"))
                assert changed != data.decode("utf-8"), f"nothing to change in {part}"
                data = changed.encode("utf-8")
            new.writestr(name, data)
    return out.getvalue()


def slide_part(pptx: bytes, words: str) -> str:
    """Return the part of the slide that holds some words."""
    with zipfile.ZipFile(io.BytesIO(pptx)) as package:
        names = [name for name in package.namelist() if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)]
        return next(name for name in names if words in package.read(name).decode("utf-8"))


def structure(element) -> list:
    """Return all structure elements under one, in order."""
    found = []
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            found += [kid, *structure(kid)]
    return found


def retagged(pdf: bytes, edit: Callable[[pikepdf.Pdf, list], None]) -> bytes:
    """Return a PDF whose structure elements were edited."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        edit(document, structure(document.Root.StructTreeRoot))
        document.save(out)
    return out.getvalue()


def found(pptx: bytes, pdf: bytes) -> list[str]:
    return [str(difference) for difference in compare(pptx, pdf).differences]


class TestOurTwins:
    def test_have_no_differences(self, pair):
        assert found(*pair) == []

    def test_are_compared_in_everything(self, pair):
        counts = compare(*pair).counts
        assert counts["slides"] == 4
        assert counts["texts"] >= 20
        assert counts["figures"] >= 3
        assert counts["links"] == 2
        assert counts["lines"] >= counts["texts"]
        assert counts["confirmed"] >= counts["lines"]

    def test_the_summary_counts(self, pair):
        summary = compare(*pair).summary()
        assert summary.startswith("4 slides · ")
        assert summary.endswith(" · no differences")


class TestTamperingWithThePptx:
    def on_slide(self, pair: Pair, words: str, edit: Callable[[str], str]) -> list[str]:
        return found(edited(pair.pptx, slide_part(pair.pptx, words), edit), pair.pdf)

    def test_a_word(self, pair):
        (difference,) = self.on_slide(pair, "第一の項目", lambda xml: xml.replace("第一の項目", "第一の品目"))
        assert difference == 'slide 3: text: "第一の品目" in the .pptx, "第一の項目" in the PDF'

    def test_the_title(self, pair):
        differences = self.on_slide(pair, "表と図", lambda xml: xml.replace("表と図", "図と表"))
        assert 'slide 4: title: "図と表" in the .pptx, "表と図" in the PDF' in differences

    def test_the_order_of_shapes(self, pair):
        def swap(xml: str) -> str:
            head, *shapes, tail = re.split(r"(?=<p:sp>|<p:pic>|<p:graphicFrame>|</p:spTree>)", xml)
            return "".join([head, shapes[0], shapes[2], shapes[1], *shapes[3:], tail])

        assert any("reading order" in one for one in self.on_slide(pair, "図の下の文", swap))

    def test_a_shape_moved_by_two_points(self, pair):
        def move(xml: str) -> str:
            return re.sub(r'(?<=<a:off x=")(\d+)(?=" y="\d+"/><a:ext)', lambda x: str(int(x[1]) + 25400), xml)

        differences = self.on_slide(pair, "第一の項目", move)
        assert any("left edge" in one for one in differences)
        assert any('place of "' in one for one in differences)

    def test_an_alternative_text_dropped(self, pair):
        differences = self.on_slide(pair, "赤い四角", lambda xml: xml.replace(' descr="赤い四角"', ""))
        assert differences == ['slide 3: alternative text: nothing in the .pptx, "赤い四角" in the PDF']

    def test_a_link_turned_elsewhere(self, pair):
        part = slide_part(pair.pptx, "第一の項目").replace("slides/", "slides/_rels/") + ".rels"
        (difference,) = found(edited(pair.pptx, part, lambda xml: xml.replace("b=1", "b=2")), pair.pdf)
        assert difference.startswith('slide 3: links: "https://example.org/a?b=2", "slide 4" in the .pptx')

    def test_another_language(self, pair):
        changed = edited(pair.pptx, "docProps/core.xml", lambda xml: re.sub(r"(?<=language>)\w+", "fr", xml))
        assert found(changed, pair.pdf) == ['language: "fr" in the .pptx, "ja" in the PDF']


class TestTamperingWithThePdf:
    def test_an_alternative_text(self, pair):
        def edit(_, elements):
            next(one for one in elements if one.get("/Alt") == "赤い四角").Alt = pikepdf.String("青い四角")

        (difference,) = found(pair.pptx, retagged(pair.pdf, edit))
        assert difference == 'slide 3: alternative text: "赤い四角" in the .pptx, "青い四角" in the PDF'

    def test_the_order_of_items(self, pair):
        def edit(_, elements):
            items = next(one for one in elements if one.S == "/L")
            items.K = pikepdf.Array(reversed(list(items.K)))

        assert any("reading order" in one for one in found(pair.pptx, retagged(pair.pdf, edit)))

    def test_a_text_without_a_tag(self, pair):
        def edit(_, elements):
            item = next(one for one in elements if one.S == "/L")
            item.K = pikepdf.Array(list(item.K)[1:])

        (difference,) = found(pair.pptx, retagged(pair.pdf, edit))
        assert difference.endswith("nothing in the PDF")

    def test_a_page_less(self, pair):
        def edit(document, _):
            del document.pages[3]

        assert "slides: 4 in the .pptx, 3 in the PDF" in found(pair.pptx, retagged(pair.pdf, edit))

    def test_the_place_of_a_figure(self, pair):
        def edit(_, elements):
            figure = next(one for one in elements if one.get("/Alt") == "赤い四角")
            attributes = figure.A[0] if isinstance(figure.A, pikepdf.Array) else figure.A
            attributes.BBox = pikepdf.Array([float(value) + 1 for value in attributes.BBox])

        (difference,) = found(pair.pptx, retagged(pair.pdf, edit))
        assert difference.startswith('slide 3: place of "')


class TestFilesOfTwoBuilds:
    """Two builds of decks that differ in nothing else that `verify` compares."""

    @pytest.fixture
    def other(self, tmp_path) -> Pair:
        return built(tmp_path, DECK.replace("覚え書き", "別の覚え書き"))

    def test_are_named_first(self, pair, other):
        for pptx, pdf in ((pair.pptx, other.pdf), (other.pptx, pair.pdf)):
            (difference,) = found(pptx, pdf)
            assert re.fullmatch(
                'the two files come from different builds: "[0-9a-f]{32}" in the .pptx, "[0-9a-f]{32}" in the PDF',
                difference,
            )

    def test_are_compared_as_ever_where_one_says_nothing_of_its_build(self, pair, other):
        silent = edited(other.pptx, "docProps/custom.xml", lambda xml: xml.replace("twindeck build", "another name"))
        assert found(silent, pair.pdf) == []

        def exported(document: pikepdf.Pdf, _) -> None:
            with document.open_metadata() as metadata:
                metadata["dc:identifier"] = "uuid:of-another-program"

        assert found(pair.pptx, retagged(other.pdf, exported)) == []


class TestOtherFiles:
    @pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04 no package"])
    def test_what_is_no_pptx(self, pair, data):
        with pytest.raises(Unreadable, match=r"cannot be read as a \.pptx") as wrong:
            compare(data, pair.pdf)
        assert wrong.value.format == "pptx"

    @pytest.mark.parametrize("data", [b"", b"%PDF-1.7 cut"])
    def test_what_is_no_pdf(self, pair, data):
        with pytest.raises(Unreadable, match="cannot be read as a PDF"):
            compare(pair.pptx, data)

    def test_a_pdf_without_tags(self, pair):
        out = io.BytesIO()
        with pikepdf.new() as document:
            document.add_blank_page()
            document.save(out)
        with pytest.raises(Unreadable, match="not tagged"):
            compare(pair.pptx, out.getvalue())


class TestCommand:
    def test_verify_proves_and_refutes(self, pair, tmp_path, twindeck_command):
        (tmp_path / "a.pptx").write_bytes(pair.pptx)
        (tmp_path / "a.pdf").write_bytes(pair.pdf)
        good = twindeck_command("verify", tmp_path / "a.pptx", tmp_path / "a.pdf")
        assert (good.returncode, good.stderr) == (0, b"")
        assert "no differences" in good.stdout.decode()
        part = slide_part(pair.pptx, "第一の項目")
        (tmp_path / "a.pptx").write_bytes(edited(pair.pptx, part, lambda xml: xml.replace("第一の項目", "別の項目")))
        bad = twindeck_command("verify", tmp_path / "a.pptx", tmp_path / "a.pdf")
        assert bad.returncode == 1
        assert "slide 3: text" in bad.stderr.decode()
        assert "1 difference" in bad.stdout.decode()
