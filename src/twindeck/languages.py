"""Names of languages as files hold them: tags after BCP 47, such as ja, en-GB or zh-Hant. Knows no deck and no format.

`fault` tells what is wrong with a tag; `canonical` is its usual spelling. The common ones are known here; for all others
the IANA registry is looked up, by `langcodes`, which is only loaded then.
"""

from __future__ import annotations

import re
from functools import lru_cache

_COMMON = re.compile(
    r"(?:ar|bg|bn|cs|da|de|el|en|es|et|fa|fi|fil|fr|he|hi|hr|hu|id|it|ja|km|ko|lo|lt|lv|mn|ms|my|nb|ne|nl|nn|no|pl|pt|ro|ru"
    r"|si|sk|sl|sq|sr|sv|ta|th|tl|tr|uk|ur|vi|zh)(?:-(?:Hans|Hant|Latn|Cyrl))?(?:-(?:AT|AU|BE|BR|CA|CH|CN|DE|ES|FR|GB|HK|IE"
    r"|IN|IT|JP|KR|MX|NL|NZ|PT|SG|TW|US))?"
)
_FORM = re.compile(r"[A-Za-z0-9]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_LONGEST = 35
"""Characters that BCP 47 (4.4.1) asks programs to take at least; no language needs more."""

_MEANT = {
    "jp": "ja", "jpn": "ja", "cn": "zh", "kr": "ko", "cz": "cs", "dk": "da", "gr": "el", "ua": "uk", "se": "sv", "vn": "vi",
    "gb": "en-GB", "us": "en-US", "eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "zh-cht": "zh-Hant",
    "zh-chs": "zh-Hans", "en-uk": "en-GB", "japanese": "ja", "日本語": "ja", "和文": "ja", "english": "en", "英語": "en",
    "german": "de", "deutsch": "de", "french": "fr", "français": "fr", "spanish": "es", "español": "es", "chinese": "zh",
    "中文": "zh", "korean": "ko", "한국어": "ko", "italian": "it", "italiano": "it", "portuguese": "pt", "português": "pt",
    "dutch": "nl", "nederlands": "nl", "russian": "ru", "русский": "ru", "arabic": "ar", "vietnamese": "vi", "thai": "th",
}  # fmt: skip
"""What is often written for a language, and its tag."""

_MACRO = ("ar", "kok", "lv", "ms", "sgn", "sw", "uz", "zh")
"""Languages that a second code may follow (zh-yue)."""

EXAMPLES = "ja, en-GB or zh-Hant"


@lru_cache(maxsize=1024)
def fault(tag: str) -> str | None:
    """Return how to mend a tag that names no language, None where it names one."""
    if _is_known(tag):
        return None
    plain = re.sub(r"[_\s]+", "-", tag.strip())
    meant = _MEANT.get(plain.casefold(), plain)
    if meant != tag and _is_known(meant):
        return f"write {canonical(meant)}"
    return f"write a language as in {EXAMPLES}: its code, and a script or a country where that matters"


def _is_known(tag: str) -> bool:
    if _COMMON.fullmatch(tag):
        return True
    if len(tag) > _LONGEST or not _FORM.fullmatch(tag):
        return False
    first, *others = tag.lower().split("-")
    if (
        len(first) < 2
        or "uk" in others
        or (others and len(others[0]) == 3 and others[0].isalpha() and first not in _MACRO)
    ):
        return False
    import langcodes

    # a code of three letters where there is one of two (jpn) is no tag, though the library lets it pass
    return langcodes.tag_is_valid(tag) and (
        len(first) == 2 or langcodes.standardize_tag(tag).split("-")[0].lower() == first
    )


@lru_cache(maxsize=1024)
def canonical(tag: str) -> str:
    """Return a tag as it is usually spelt: language small, script with a capital, country in capitals."""
    first, *others = tag.split("-")
    found = [first.lower()]
    is_private = False
    for part in others:
        is_private = is_private or len(part) == 1
        if len(part) == 4 and part.isalpha() and not is_private:
            found.append(part.capitalize())
        elif len(part) == 2 and part.isalpha() and not is_private:
            found.append(part.upper())
        else:
            found.append(part.lower())
    return "-".join(found)
