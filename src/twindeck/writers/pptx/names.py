"""What shapes are called in the selection pane: as the Scene names them, on one line, and no two alike."""

from __future__ import annotations

from twindeck.scene import LONGEST_NAME


class Names:
    """Makes the names of one slide's shapes unique."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._counts: dict[str, int] = {}

    def unique(self, name: str, otherwise: str) -> str:
        """Return a name on one line that no other shape has, with a number where it must; `otherwise` where it is empty."""
        plain = " ".join(name.split()) or otherwise
        if len(plain) > LONGEST_NAME:
            plain = plain[: LONGEST_NAME - 1] + "…"
        count = self._counts.get(plain, 0) + 1
        made = plain if count == 1 else f"{plain} {count}"
        while made in self._taken:
            count += 1
            made = f"{plain} {count}"
        self._counts[plain] = count
        self._taken.add(made)
        return made
