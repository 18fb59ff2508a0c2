"""What shapes and layouts are called in the selection pane and in Slide Master view: unique, in the deck's language.

Names come from the Scene: an author's own words, and the engine's few words for its parts ("card heading – panel"). Only
the engine's are translated, and only into the languages below; in all others they stay English.
"""

from __future__ import annotations

_JAPANESE = {
    "arrow": "矢印", "bar": "帯", "bars": "棒グラフ", "chapters": "章", "chart": "グラフ", "chips": "札",
    "circles": "円", "columns": "列", "content": "コンテンツ", "contents": "目次", "date": "日付",
    "decoration": "装飾", "diagram": "図解", "dot": "点", "footer": "フッター", "group": "グループ",
    "headline": "見出し", "items": "項目", "key": "凡例", "lead": "リード文", "left panel": "左の面",
    "line": "線", "list": "箇条書き", "logo": "ロゴ", "mark": "目印", "note": "注", "notes": "ノート", "number": "番号",
    "numbered": "番号付きの項目", "panel": "面", "parts": "内訳", "picture": "図", "plus": "足し算の記号",
    "publisher": "発行者", "ring": "円グラフ", "rule": "罫線", "shape": "図形",
    "slide image": "スライド イメージ", "slide number": "スライド番号", "subtitle": "サブタイトル",
    "table": "表", "text": "テキスト", "tiles": "タイル", "timeline": "年表", "title": "タイトル",
    "topics": "主な内容", "value": "値",
    # layouts
    "cover": "表紙", "section": "章の扉", "statement": "宣言", "change": "変化", "message": "メッセージ",
    "closing": "結び",
}  # fmt: skip
_WORDS = {"ja": _JAPANESE}

_PARTS = " – "
_LONGEST = 80


def in_language(name: str, lang: str) -> str:
    """Return a name with the engine's words in a language; those are whole names, or parts after a dash."""
    words = _WORDS.get(lang.split("-")[0].lower())
    if words is None:
        return name
    first, *others = name.split(_PARTS)
    return _PARTS.join((words.get(first.lower(), first), *(words.get(part, part) for part in others)))


class Names:
    """Makes the names of one slide's shapes unique."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._taken: set[str] = set()
        self._counts: dict[str, int] = {}

    def unique(self, name: str, otherwise: str = "shape") -> str:
        """Return a name on one line that no other shape has, with a number where it must; `otherwise` where it is empty."""
        plain = in_language(" ".join(name.split()) or otherwise, self._lang)
        if len(plain) > _LONGEST:
            plain = plain[: _LONGEST - 1] + "…"
        count = self._counts.get(plain, 0) + 1
        made = plain if count == 1 else f"{plain} {count}"
        while made in self._taken:
            count += 1
            made = f"{plain} {count}"
        self._counts[plain] = count
        self._taken.add(made)
        return made
