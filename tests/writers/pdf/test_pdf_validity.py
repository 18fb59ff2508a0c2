"""Every Scene becomes a PDF without a fault: for veraPDF, for qpdf, and for the rules those do not check."""

from pathlib import Path

import pikepdf
import pytest

from twindeck.writers.pdf import write
from writers.gallery import GALLERY
from writers.pdf.tagged import TaggedPdf, kids


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pdf")
    made = {}
    for name, scene in GALLERY.items():
        made[name] = folder / f"{name.replace(' ', '-')}.pdf"
        made[name].write_bytes(write(scene()))
    return made


@pytest.fixture(scope="module")
def verdicts(files, verapdf):
    return verapdf(list(files.values()))


@pytest.mark.parametrize("name", GALLERY)
def test_it_meets_pdf_ua(name, files, verdicts):
    assert [str(failure) for failure in verdicts[files[name]]] == []


@pytest.mark.parametrize("name", GALLERY)
def test_its_syntax_is_sound(name, files, qpdf):
    qpdf(files[name])


@pytest.mark.parametrize("name", GALLERY)
def test_all_that_is_painted_is_tagged_or_decoration_and_never_both(name, files):
    tagged = TaggedPdf(files[name].read_bytes())
    for page in tagged.stretches:
        identifiers = [one.mcid for one in page if one.mcid is not None]
        assert identifiers == list(range(len(identifiers)))


@pytest.mark.parametrize("name", GALLERY)
def test_the_parent_tree_leads_back_to_the_element_of_everything(name, files):
    tagged = TaggedPdf(files[name].read_bytes())
    tree = tagged.root.StructTreeRoot
    numbers = list(tree.ParentTree.Nums)
    parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    assert list(parents) == sorted(parents)
    assert int(tree.ParentTreeNextKey) == len(parents)
    reached = set()
    for element in tagged.elements():
        assert element.P.objgen == tree.objgen or element.P.S
        for kid in kids(element):
            if isinstance(kid, int):
                page = tagged.page_of(element.Pg)
                owners = parents[int(element.Pg.StructParents)]
                assert owners[kid].objgen == element.objgen
                assert (page, kid) not in reached
                reached.add((page, kid))
            elif kid.get("/Type") == "/OBJR":
                assert parents[int(kid.Obj.StructParent)].objgen == element.objgen
    for number, page in enumerate(tagged.pdf.pages):
        assert page.StructParents == number
        assert page.Tabs == "/S"
        assert {key for key in reached if key[0] == number} == {(number, one) for one in tagged.marked(number)}
        assert len(parents[number]) == len(tagged.marked(number))
        for annotation in page.get("/Annots", []):
            assert parents[int(annotation.StructParent)].S == "/Link"


@pytest.mark.parametrize("name", GALLERY)
def test_elements_hold_something_and_lists_only_what_lists_may_hold(name, files):
    tagged = TaggedPdf(files[name].read_bytes())
    for element in tagged.elements():
        role = str(element.S)[1:]
        children = [str(kid.S)[1:] for kid in kids(element) if not isinstance(kid, int) and "/S" in kid]
        if role not in ("TD", "TH"):
            assert len(kids(element)), f"{role} is empty"
        if role == "L":
            assert set(children) <= {"LI", "L", "Caption"}
            assert str(element.A.ListNumbering) in ("/Disc", "/Decimal", "/None")
        if role == "LI":
            assert set(children) <= {"Lbl", "LBody"}
            assert "LBody" in children
            assert not any(isinstance(kid, int) for kid in kids(element))
        if role == "Figure":
            assert str(element.Alt)
            assert len(element.A.BBox) == 4
        if role == "Table":
            rows = [kid for section in kids(element) for kid in kids(section)]
            assert len({len(kids(row)) for row in rows}) == 1


@pytest.mark.parametrize("name", GALLERY)
def test_only_embedded_fonts_are_named(name, files):
    with pikepdf.open(files[name]) as pdf:
        fonts = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"]
        assert fonts
        for font in fonts:
            inner = font if "/FontDescriptor" in font else font.DescendantFonts[0]
            assert "/FontFile2" in inner.FontDescriptor
            assert str(inner.BaseFont)[7] == "+"


@pytest.mark.parametrize("name", GALLERY)
def test_the_same_scene_gives_the_same_bytes(name, files):
    assert write(GALLERY[name]()) == files[name].read_bytes()
