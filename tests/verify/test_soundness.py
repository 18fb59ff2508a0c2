"""PDFs whose trees are none: refused at once, with what is wrong."""

import io

import pikepdf
import pytest

from twindeck.verify.pdf_reading import read_pdf
from twindeck.verify.reading import Unreadable


def written(pdf: pikepdf.Pdf) -> bytes:
    """Return a file as it is, without pikepdf mending its pages."""
    made = io.BytesIO()
    pdf.save(made)
    return made.getvalue()


def empty() -> pikepdf.Pdf:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.Root.StructTreeRoot = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    return pdf


def test_no_pages_at_all() -> None:
    pdf = pikepdf.new()
    with pytest.raises(Unreadable, match="has no pages"):
        read_pdf(written(pdf))


def test_a_structure_tree_that_comes_back_to_itself() -> None:
    pdf = empty()
    element = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.P))
    element.K = element
    pdf.Root.StructTreeRoot.K = element
    with pytest.raises(Unreadable, match="structure tree that comes back to itself"):
        read_pdf(written(pdf))


def test_a_structure_tree_that_shares_its_branches() -> None:
    """Forty levels, each with the next one twice: a million million leaves."""
    pdf = empty()
    element = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.P))
    for _ in range(40):
        element = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.P, K=pikepdf.Array([element, element])))
    pdf.Root.StructTreeRoot.K = element
    with pytest.raises(Unreadable, match="structure tree that comes back to itself"):
        read_pdf(written(pdf))


def test_parents_that_come_back_to_themselves() -> None:
    pdf = empty()
    element = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.P, K=0))
    element.P = element
    pdf.Root.StructTreeRoot.K = element
    with pytest.raises(Unreadable, match="parents come back to themselves"):
        read_pdf(written(pdf))
