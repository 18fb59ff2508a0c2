"""What a DOCTYPE may declare: entities of the file's own, as Illustrator writes them, and little of it."""

import pytest
from drawings import svg

from twindeck.pictures import PictureError
from twindeck.pictures.svg import load_svg, pathdata


def doctype(declarations: str, body: str) -> bytes:
    return f"<!DOCTYPE svg [{declarations}]>".encode() + svg(body)


def test_attributes_that_a_doctype_gives_are_those_of_the_element():
    drawn = load_svg(doctype('<!ELEMENT rect ANY><!ATTLIST rect width CDATA "7">', '<rect height="3"/>'))
    assert drawn.vector is not None
    assert pathdata.bounds(drawn.vector.paths[0].path) == (0, 0, 7, 3)


@pytest.mark.parametrize(
    ("declarations", "words"),
    [
        ("".join(f'<!ENTITY a{i} "b">' for i in range(1001)), "more than 1,000 entities"),
        (f'<!ENTITY a "{"b" * 10_001}">', "a long entity, 'a',"),
        (f'<!ENTITY a "{"b" * 9000}"><!ENTITY c "{"&a;" * 2300}">', "'c', which comes to too much text"),
        ("".join(f'<!ATTLIST rect a{i} CDATA "1">' for i in range(17)), "attributes to"),
        (f'<!ATTLIST rect a CDATA "{"b" * 1001}">', "gives attributes to rect"),
        ('<!ENTITY a SYSTEM "a.gif" NDATA gif>', "outside the file"),
    ],
)
def test_a_doctype_that_declares_very_much_is_an_error(declarations, words):
    with pytest.raises(PictureError, match=words):
        load_svg(doctype(declarations, "<rect/>"))


def test_entities_that_come_to_very_much_where_they_are_used_are_an_error():
    with pytest.raises(PictureError, match="come to too much text"):
        load_svg(doctype(f'<!ENTITY a "{"b" * 9000}">', "<text>" + "&a;" * 2300 + "</text>"))


def test_a_namespace_with_a_very_long_name_is_an_error():
    with pytest.raises(PictureError, match="namespace with a very long name"):
        load_svg(svg("<x:a/>" * 10, f'xmlns:x="{"u" * 1001}" viewBox="0 0 9 9"'))
