"""Style sheets: quick where rules are many, and bounded where no cleverness helps."""

import pytest
from drawings import svg

from twindeck.pictures import PictureError, load
from twindeck.pictures.svg import load_svg


def test_style_rules_that_would_take_for_ever_are_an_error_that_names_the_element():
    rules = "".join(f"* .a{i} *{{fill:red}}" for i in range(4000))
    shapes = "".join(f'<rect class="a{i}" id="r{i}"/>' for i in range(4000))
    with pytest.raises(PictureError, match=r"too many rules for so many elements, at rect #r\d+ \(line 1\)"):
        load(svg(f"<style>{rules}</style>{shapes}"), name="slow.svg", shown=(9, 9))


def test_many_rules_are_tried_once_for_all_elements_that_are_the_same_to_them():
    rules = "".join(f".a{i} .b rect{{fill:red}}" for i in range(4000)) + ".a7 > .b rect{fill:lime}"
    shapes = "".join(f'<rect id="r{i}" width="1" height="1"/>' for i in range(20_000))
    drawn = load_svg(svg(f'<style>{rules}</style><g class="a7"><g class="b">{shapes}</g></g>'))
    assert drawn.vector is not None
    assert {path.fill for path in drawn.vector.paths} == {"00FF00"}


@pytest.mark.parametrize("css", ["a{b:" + "(" * 5000 + "}", "a{b:" + "1" * 5000 + "}", "a{b:c}" * 100_000])
def test_style_sheets_that_no_parser_is_made_for_are_an_error(css):
    with pytest.raises(PictureError, match=r"its style sheets|characters of styles"):
        load_svg(svg(f"<style>{css}</style><rect/>"))


def test_a_style_attribute_with_endless_brackets_is_an_error_that_names_the_element():
    with pytest.raises(PictureError, match=r"the style of g #a \(line 1\) cannot be read"):
        load_svg(svg(f'<g id="a" style="fill:{"(" * 5000}\'\'"/>'))
