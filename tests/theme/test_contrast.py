"""What cannot be read or seen is an error where it was written, with the nearest colour that would do."""

import re

import pytest

from twindeck.theme.colours import contrast
from twindeck.theme.contract import SHAPES, STYLES

CASES = {
    "pale text": ('colours: {text: "#999999"}', "text", "#999999"),
    "pale notes": ('colours: {muted: "#A0A0A0"}', "muted", "#A0A0A0"),
    "pale links": ('colours: {link: "#88AAFF"}', "link", "#88AAFF"),
    "one style in a pale colour": ('colours: {mist: "#BBBBBB"}\nstyles: {lead: {colour: mist}}', "mist", "#BBBBBB"),
    "a main colour that cannot be read": ('accents: {key: {main: "#F2B705"}}', "key", "#F2B705"),
    "an ink that cannot be read": ('accents: {key: {ink: "#3344CC"}}', "key-ink", "#3344CC"),
    "a tint as dark as its words": ('accents: {key: {tint: "#5566AA"}}', "key-tint", "#5566AA"),
    "a fill that is the background": ('accents: {sun: "#FEFEF4"}', "sun", "#FEFEF4"),
    "a track that is the tint": ('accents: {key: {track: "#E8F1FE"}}', "key-track", "#E8F1FE"),
    "a line nobody sees": ('colours: {line: "#F0F0F0"}', "line", "#F0F0F0"),
    "a box nobody sees": ('accents: {key: {box: "#F8FAFF"}}', "key-box", "#F8FAFF"),
}


@pytest.mark.parametrize("case", CASES)
def test_the_nearest_colour_that_would_do_does(case, found) -> None:
    lines, name, written = CASES[case]
    made, problems = found(lines)
    assert made is None
    assert {one.code for one in problems} == {"contrast"}
    problem = next(one for one in problems if f'"{name}"' in one.hint)
    line = lines.splitlines()[problem.span.line - 1]
    assert line[problem.span.column - 1 :].lstrip('"').startswith(written)
    (better,) = re.findall(r'would do is "(#[0-9A-F]{6})"', problem.hint)
    made, problems = found(lines.replace(written, better, 1))
    assert [one.message for one in problems] == []
    assert made is not None


def test_each_colour_is_named_once_where_it_is_worst(found) -> None:
    """Pale text fails in two dozen styles on several grounds: that is one mistake."""
    _, problems = found('colours: {text: "#999999"}')
    assert len(problems) == 1
    assert re.search(r"#999999 on #[0-9A-F]{6} has a contrast of \d\.\d\d, and needs 4.5", problems[0].message)


def test_a_background_that_fits_nothing_is_an_error_of_the_background(found) -> None:
    _, problems = found('colours: {background: "#777777"}')
    assert {(one.span.line, one.span.column) for one in problems} == {(1, 23)}


def test_the_bundled_theme_holds_its_own_contract(theme) -> None:
    """Worked out here anew, from the tables alone."""
    made = theme("name: own")
    for accent in made.accents.values():
        grounds = {"background": ["background"], "tint": [accent.tint], "box": [accent.box], "fill": [accent.fill],
                   "chip": [accent.track, *made.chip_tones]}  # fmt: skip
        for name, use in STYLES.items():
            ink = made.colours[accent.named(made.styles[name].colour)].rgb
            for ground in use.on:
                for under in grounds[ground]:
                    assert contrast(ink, made.colours[under].rgb) >= 4.5, (name, accent.name, ground)
        for pair in SHAPES:
            one, other = (made.colours[accent.named(part)].rgb for part in (pair.shape, pair.ground))
            assert contrast(one, other) >= pair.least, (pair, accent.name)


def test_the_report_s_text_is_seven_to_one(theme) -> None:
    made = theme("name: own")
    for accent in made.accents.values():
        for ground in ("background", accent.tint, accent.box):
            assert contrast(made.colours["text"].rgb, made.colours[ground].rgb) >= 7
