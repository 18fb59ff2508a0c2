"""docs/themes.md tells authors every name that a theme may hold, as the contract has it."""

import re

from tables import DOCS, MARK, TABLES, filled_in

from twindeck.theme.load import find_theme


def test_the_tables_are_as_the_contract_has_them(update) -> None:
    """Run `pytest --update` after a change of the contract."""
    text = DOCS.read_text(encoding="utf-8")
    if update:
        text = filled_in(text)
        DOCS.write_text(text, encoding="utf-8")
    assert text == filled_in(text)
    assert {found[1] for found in MARK.finditer(text)} == set(TABLES)


def test_the_brand_in_the_page_is_a_theme(tmp_path) -> None:
    """What stands there to be copied works, but for the files that it names."""
    (example,) = re.findall(r"```yaml\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    without_files = "".join(line for line in example.splitlines(True) if "src:" not in line and "fonts:" not in line)
    (tmp_path / "harbour.theme.yaml").write_text(without_files, encoding="utf-8")
    theme, found = find_theme("harbour.theme.yaml", tmp_path, None)
    assert found == ()
    assert theme is not None
    assert theme.colours[theme.accents["sun"].fill].rgb == "F2B705"
    assert len(example.splitlines()) <= 10
