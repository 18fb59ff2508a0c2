"""A theme file says only what differs; the rest is as in the theme it extends."""

import shutil
from pathlib import Path

import pytest

from twindeck.theme.load import MAX_EXTENDS, find_theme, load_bundled

CIVIC = load_bundled("civic")
DECKS = Path(__file__).parents[1] / "decks"


def rgb(theme, accent: str, role: str) -> str:
    return theme.colours[getattr(theme.accents[accent], role)].rgb


def test_nothing_said_is_the_root_theme(theme) -> None:
    made = theme("name: own")
    assert (made.name, made.styles, made.spacing, made.lengths) == ("own", CIVIC.styles, CIVIC.spacing, CIVIC.lengths)
    assert (made.colours, made.accents, made.faces, made.chip_tones) == (
        CIVIC.colours, CIVIC.accents, CIVIC.faces, CIVIC.chip_tones,
    )  # fmt: skip


def test_a_theme_without_a_name_is_called_as_its_file(theme) -> None:
    assert theme("extends: civic").name == "own"


def test_what_differs_is_laid_over_by_name_and_deeply(theme) -> None:
    made = theme(
        """
        styles: {title: {leading: 1.2}}
        spacing: {cards: [20, 9], blocks: 7}
        lengths: {margin: 50}
        """
    )
    title = CIVIC.styles["title"]
    assert made.styles["title"] == type(title)(
        "title", title.size, title.smallest, title.bold, 1.2, title.colour, title.breaks, title.largest
    )
    assert made.styles["body"] == CIVIC.styles["body"]
    assert (made.spacing["cards"], made.spacing["blocks"]) == ((20, 9), (7, 7))
    assert (made.lengths["margin"], made.lengths["gutter"]) == (50, CIVIC.lengths["gutter"])


def test_a_new_size_takes_the_inherited_limits_with_it(theme, tmp_path) -> None:
    """Twice as large, it is fitted between twice the limits; one that is given stays."""
    sizes = "{size: 14, smallest: 12, largest: 19}"
    (tmp_path / "house.yaml").write_text(f"styles: {{card-heading: {sizes}, body: {sizes}}}\n")
    made = theme("extends: house.yaml\nstyles: {card-heading: {size: 28}, body: {size: 28, smallest: 20}}").styles
    assert (made["card-heading"].smallest, made["card-heading"].size, made["card-heading"].largest) == (24, 28, 38)
    assert (made["body"].smallest, made["body"].largest) == (20, 38)


class TestAccents:
    def test_a_colour_alone_is_the_brand_s_and_all_else_follows(self, theme) -> None:
        made = theme('accents: {health: "#7A1F5C"}')
        health = made.accents["health"]
        assert made.colours[health.fill].rgb == "7A1F5C"
        assert health.main == health.fill
        roles = {getattr(health, role) for role in ("tint", "box", "track", "soft", "faint")}
        assert len({made.colours[role].rgb for role in roles}) == 5

    def test_the_key_colour_takes_everything_made_from_it_along(self, theme) -> None:
        """A blue tint beside a green brand would be another brand's."""
        made = theme('colours: {key: "#1E6B3A"}')
        assert rgb(made, "key", "fill") == made.colours["link"].rgb == "1E6B3A"
        for role in ("tint", "box", "track", "soft", "faint"):
            assert rgb(made, "key", role) != rgb(CIVIC, "key", role)
        assert made.accents["business"] == CIVIC.accents["business"]

    def test_the_accent_key_is_the_colour_key(self, theme) -> None:
        one, other = theme('colours: {key: "#1E6B3A"}'), theme('accents: {key: "#1E6B3A"}')
        assert one.colours == other.colours
        assert one.accents == other.accents

    def test_roles_may_be_given_beside_the_colour(self, theme) -> None:
        made = theme(
            """
            colours: {key: "#1E6B3A", leaf: "#E3F0E6"}
            accents: {key: {tint: leaf, track: "#B5D6BF"}}
            """
        )
        assert (rgb(made, "key", "tint"), rgb(made, "key", "track")) == ("E3F0E6", "B5D6BF")
        assert rgb(made, "key", "soft") != rgb(CIVIC, "key", "soft")

    def test_a_role_given_by_its_colour_s_name(self, theme) -> None:
        assert rgb(theme('colours: {key: "#1E6B3A", key-tint: "#E3F0E6"}'), "key", "tint") == "E3F0E6"

    def test_one_role_of_an_inherited_accent(self, theme) -> None:
        made = theme('accents: {business: {tint: "#EEF8FA"}}')
        assert rgb(made, "business", "tint") == "EEF8FA"
        assert rgb(made, "business", "soft") == rgb(CIVIC, "business", "soft")

    def test_an_accent_may_be_left_out(self, theme) -> None:
        assert list(theme("accents: {business: none, warm: none}").accents) == ["key", "administration"]

    def test_chips_take_the_brand_s_colours_where_it_has_its_own(self, theme) -> None:
        made = theme('accents: {health: "#7A1F5C", business: none}')
        assert made.chip_tones == (made.accents["key"].track, made.accents["health"].track, "line")
        assert theme('colours: {key: "#1E6B3A"}').chip_tones == CIVIC.chip_tones
        assert theme('chip-tones: [business-tint, "#DDEEAA"]').chip_tones[0] == CIVIC.accents["business"].tint


class TestBackground:
    def test_on_a_dark_background_everything_is_worked_out_anew(self, theme) -> None:
        made = theme('colours: {background: "#101820", key: "#7FD1E3"}')
        assert made.colours["text"].rgb == "FFFFFF"
        for name in ("muted", "line", "quiet", "link"):
            assert made.colours[name].rgb != CIVIC.colours[name].rgb
        assert rgb(made, "business", "tint") != rgb(CIVIC, "business", "tint")

    def test_a_background_nearly_the_same_keeps_the_text(self, theme) -> None:
        assert theme('colours: {background: "#FFFDF8"}').colours["text"].rgb == CIVIC.colours["text"].rgb

    def test_greys_that_are_given_stay(self, theme) -> None:
        made = theme('colours: {background: "#101820", muted: "#AABBCC", text: "#F0F0F0"}')
        assert (made.colours["muted"].rgb, made.colours["text"].rgb) == ("AABBCC", "F0F0F0")


class TestFonts:
    def test_the_family_is_read_from_the_file(self, theme, fonts) -> None:
        made = theme("fonts: {regular: fonts/WorkSans-Regular.ttf, bold: fonts/WorkSans-Bold.ttf}")
        assert (made.regular.family, made.bold.family) == ("Work Sans", "Work Sans")
        assert (made.regular.bold, made.bold.bold) == (False, True)
        assert made.regular.path == str(fonts / "WorkSans-Regular.ttf")

    def test_replaced_faces_lend_the_characters_that_the_new_ones_lack(self, theme, fonts) -> None:
        made = theme("fonts: {regular: fonts/WorkSans-Regular.ttf, bold: fonts/WorkSans-Bold.ttf}\nsymbols: false")
        assert [(face.family, face.bold) for face in made.fallbacks] == [
            ("BIZ UDPGothic", False),
            ("BIZ UDPGothic", True),
        ]

    def test_a_bold_face_that_stays_another_one_is_a_warning(self, found, fonts) -> None:
        made, (warning,) = found("fonts: {regular: fonts/WorkSans-Regular.ttf}")
        assert made is not None
        assert (warning.code, warning.span.line, warning.span.column) == ("no-bold", 1, 18)


class TestChains:
    def test_a_theme_extends_a_file_beside_it(self, theme, tmp_path) -> None:
        (tmp_path / "house.theme.yaml").write_text('colours: {key: "#1E6B3A"}\nlengths: {margin: 44}\n')
        made = theme("extends: house.theme.yaml\nlengths: {gutter: 20}")
        assert (made.lengths["margin"], made.lengths["gutter"]) == (44, 20)
        assert rgb(made, "key", "fill") == "1E6B3A"

    def test_what_the_nearer_theme_says_wins(self, theme, tmp_path) -> None:
        (tmp_path / "house.theme.yaml").write_text('colours: {key: "#1E6B3A"}\n')
        assert rgb(theme('extends: house.theme.yaml\ncolours: {key: "#7A1F5C"}'), "key", "fill") == "7A1F5C"

    def test_a_tint_of_the_house_holds_for_the_house_s_colour_only(self, theme, tmp_path) -> None:
        (tmp_path / "house.theme.yaml").write_text('colours: {key: "#1E6B3A", key-tint: "#E3F0E6"}\n')
        assert rgb(theme("extends: house.theme.yaml"), "key", "tint") == "E3F0E6"
        assert rgb(theme('extends: house.theme.yaml\ncolours: {key: "#7A1F5C"}'), "key", "tint") != "E3F0E6"

    def test_a_theme_that_extends_itself(self, found, tmp_path) -> None:
        (tmp_path / "house.theme.yaml").write_text("extends: own.theme.yaml\n")
        made, (error,) = found("extends: house.theme.yaml")
        assert made is None
        assert (error.code, Path(error.span.file).name, error.span.line) == ("extends", "house.theme.yaml", 1)

    def test_a_long_row_of_themes_ends(self, found, tmp_path) -> None:
        for number in range(1, 30):
            (tmp_path / f"t{number}.yaml").write_text(f"extends: t{number + 1}.yaml\n")
        made, (error,) = found("extends: t1.yaml")
        assert made is None
        assert Path(error.span.file).name == f"t{MAX_EXTENDS - 1}.yaml"

    def test_an_error_in_the_theme_that_is_extended_is_placed_there(self, found, tmp_path) -> None:
        (tmp_path / "house.theme.yaml").write_text("lengths: {margn: 3}\n")
        _, (error,) = found("extends: house.theme.yaml")
        assert (Path(error.span.file).name, error.span.column) == ("house.theme.yaml", 11)


def test_the_brand_of_the_test_decks_is_ten_lines() -> None:
    lines = (DECKS / "brand.theme.yaml").read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 10
    made, found = find_theme("brand.theme.yaml", DECKS, None)
    assert found == ()
    assert made is not None
    assert list(made.accents) == ["key", "sun"]


@pytest.mark.parametrize("path", sorted(DECKS.glob("*.theme.yaml")), ids=lambda path: path.stem)
def test_every_theme_of_the_test_decks_is_sound(path, tmp_path) -> None:
    made, found = find_theme(path.name, path.parent, None)
    assert [one for one in found if one.severity == "error"] == []
    assert made is not None
    shutil.rmtree(tmp_path)
