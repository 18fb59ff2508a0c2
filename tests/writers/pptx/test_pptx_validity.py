"""Every Scene becomes a .pptx without a fault: for the Open XML SDK, for python-pptx, LibreOffice and MarkItDown, and by
the rules those do not check.
"""

import io
import posixpath
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import qn

from twindeck.scene import Group, Picture, Role, Scene, Shape, Text, paragraphs, walk
from twindeck.writers.pptx import write
from writers import scenes as s
from writers.gallery import GALLERY
from writers.pptx.opened import COMPATIBILITY, EMU, Opened, described, every, is_decorative

CONTENT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@pytest.fixture(scope="module")
def scenes() -> dict[str, Scene]:
    return {name: make() for name, make in GALLERY.items()}


@pytest.fixture(scope="module")
def files(tmp_path_factory, scenes) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pptx")
    made = {}
    for name, scene in scenes.items():
        made[name] = folder / f"{name.replace(' ', '-')}.pptx"
        made[name].write_bytes(write(scene))
    return made


@pytest.fixture(scope="module")
def decks(files) -> dict[str, Opened]:
    return {name: Opened(path.read_bytes()) for name, path in files.items()}


@pytest.mark.parametrize("name", GALLERY)
def test_it_follows_the_schemas(name, files, ooxml):
    assert ooxml(files[name]) == []


def test_libreoffice_shows_as_many_pages(files, scenes, libreoffice, pdf_text):
    for (name, scene), made in zip(scenes.items(), libreoffice(list(files.values())), strict=True):
        assert pdf_text(made).count("\f") == len(scene.slides), name


@pytest.mark.parametrize("name", GALLERY)
def test_python_pptx_can_save_it_again(name, decks):
    file = io.BytesIO()
    decks[name].deck.save(file)
    again = Presentation(file)
    assert [len(list(every(slide.shapes))) for slide in again.slides] == [
        len(decks[name].shapes(number)) for number in range(len(decks[name].slides))
    ]


@pytest.mark.parametrize("lang", ['en"', 'en"/><a:x r:id="1', "a & b", "<ja>", "ja\n"])
def test_a_language_cannot_leave_its_attribute(lang):
    """Decks have no such languages; but whatever a Scene holds, the file is one that can be read."""
    words = s.paragraph(s.run("語", lang=lang), "次")
    body = (s.text(words), s.chart("bar"), s.table([["a", "b"], ["c", "d"]]))
    data = write(replace(s.scene(s.slide(*body, lang=lang, notes=("覚え書き",))), lang=lang))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in archive.namelist():
            if part.endswith((".xml", ".rels")):
                read = etree.fromstring(archive.read(part))
                assert not [one for one in read.iter() if str(one.tag).endswith("main}x")]


@pytest.mark.parametrize("name", GALLERY)
def test_markitdown_reads_titles_texts_and_notes(name, files, scenes):
    markitdown = pytest.importorskip("markitdown")
    said = markitdown.MarkItDown().convert(str(files[name])).text_content
    plain = re.sub(r"\s|\\", "", said)
    for slide in scenes[name].slides:
        assert "#" in said
        for word in (*(note.text for note in slide.notes), *(one.text for one in slide_paragraphs(slide.nodes))):
            assert re.sub(r"\s|\\", "", word) in plain


def slide_paragraphs(nodes):
    for node in walk(nodes):
        if isinstance(node, Text):
            yield from paragraphs(node.content)


@pytest.mark.parametrize("name", GALLERY)
def test_every_part_is_there_typed_and_well_formed(name, decks):
    parts = decks[name].parts
    types = etree.fromstring(parts["[Content_Types].xml"])
    endings = {entry.get("Extension"): entry.get("ContentType") for entry in types.iter(f"{CONTENT}Default")}
    overrides = {entry.get("PartName") for entry in types.iter(f"{CONTENT}Override")}
    assert endings["rels"].endswith("relationships+xml")
    assert endings.get("jpeg", "image/jpeg") == "image/jpeg"
    assert endings.get("svg", "image/svg+xml") == "image/svg+xml"
    assert overrides <= {f"/{part}" for part in parts}
    reached = {"[Content_Types].xml", "_rels/.rels"}
    for part, data in parts.items():
        ending = part.rpartition(".")[2]
        assert f"/{part}" in overrides or ending in endings
        if ending in ("xml", "rels"):
            etree.fromstring(data)
        if ending == "rels":
            folder = posixpath.dirname(posixpath.dirname(part))
            for relation in etree.fromstring(data).iter(RELATION):
                if relation.get("TargetMode") != "External":
                    target = posixpath.normpath(posixpath.join(folder, relation.get("Target")))
                    assert target in parts
                    reached |= {target, part}
    assert set(parts) == reached


@pytest.mark.parametrize("name", GALLERY)
def test_every_relationship_that_is_named_is_there_and_the_other_way_round(name, decks):
    parts = decks[name].parts
    for part, data in parts.items():
        if not part.endswith(".xml") or part == "[Content_Types].xml":
            continue
        used = set(re.findall(rb'r:(?:id|embed|link)="([^"]+)"', data))
        folder, file = posixpath.split(part)
        relations = parts.get(f"{folder}/_rels/{file}.rels")
        known = {r.get("Id").encode() for r in etree.fromstring(relations).iter(RELATION)} if relations else set()
        assert used <= known, part


@pytest.mark.parametrize("name", GALLERY)
def test_ids_and_names_of_shapes_are_unique(name, decks):
    opened = decks[name]
    trees = [*opened.slides, *opened.deck.slide_layouts, opened.deck.slide_masters[0]]
    for tree in trees:
        # a program takes either what is offered to it or the fallback
        fallbacks = {one for other in tree._element.iter(f"{COMPATIBILITY}Fallback") for one in other.iter()}
        properties = [one for one in tree._element.iter(qn("p:cNvPr")) if one not in fallbacks]
        identifiers = [one.get("id") for one in properties]
        names = [one.get("name") for one in properties[1:]]
        assert len(set(identifiers)) == len(identifiers)
        assert len(set(names)) == len(names)
        assert all(one.strip() for one in names)


@pytest.mark.parametrize("name", GALLERY)
def test_every_run_has_a_language(name, decks):
    for part, data in decks[name].parts.items():
        if re.match(r"ppt/(slide|notes).*\.xml$", part):
            for one in etree.fromstring(data).iter(qn("a:rPr"), qn("a:endParaRPr")):
                assert "-" in one.get("lang"), part
                assert one.get("altLang") == ("en-US" if one.get("lang") == "ja-JP" else None), part
            for run in etree.fromstring(data).iter(qn("a:r"), qn("a:br"), qn("a:fld")):
                assert run[0].tag == qn("a:rPr")


@pytest.mark.parametrize("name", GALLERY)
def test_nothing_is_without_an_alternative_text_that_needs_one(name, decks):
    """As PowerPoint's accessibility checker asks of pictures, charts, forms without words, and diagrams."""
    for slide in decks[name].slides:
        for shape in slide.shapes:
            check(shape)


def check(shape) -> None:
    tag = shape._element.tag.rpartition("}")[2]
    alt = described(shape)
    assert not (alt and is_decorative(shape))
    if tag == "grpSp":
        if alt is None:
            for inner in shape.shapes:
                check(inner)
        return
    has_words = tag == "sp" and bool(shape.text_frame.text.strip())
    if tag in ("pic", "cxnSp") or (tag == "graphicFrame" and shape.has_chart) or (tag == "sp" and not has_words):
        empty_holder = shape.is_placeholder and tag == "sp"
        assert alt or is_decorative(shape) or empty_holder, shape.name
    if has_words or (tag == "graphicFrame" and shape.has_table):
        assert alt is None


@pytest.mark.parametrize("name", GALLERY)
def test_boxes_are_exact_to_the_unit(name, decks, scenes):
    """Every node's place, found by counting: nodes are written in the order of the Scene."""
    for number, slide in enumerate(scenes[name].slides):
        expected = [
            node.box
            for node in (*slide.nodes, *slide.backdrop, *slide.footer)
            if isinstance(node, Text | Shape | Picture)
        ]
        for wanted in walk(slide.nodes):
            if isinstance(wanted, Group) and (wanted.joined or wanted.role is Role.FIGURE):
                expected.append(wanted.box)
        places = [(s.left, s.top, s.width, s.height) for s in decks[name].shapes(number)]
        for one in expected:
            assert (round(one.x * EMU), round(one.y * EMU), round(one.w * EMU), round(one.h * EMU)) in places


@pytest.mark.parametrize("name", GALLERY)
def test_the_same_scene_gives_the_same_bytes(name, files):
    assert write(GALLERY[name]()) == files[name].read_bytes()


def test_the_zip_carries_no_clock(files):
    for path in files.values():
        with zipfile.ZipFile(path) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert archive.testzip() is None
            assert archive.namelist()[0] == "[Content_Types].xml"
