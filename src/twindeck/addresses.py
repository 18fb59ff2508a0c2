"""Addresses of the web as authors write them and as files hold them. Knows no deck and no file format.

An address is of the web (http, https), of a mailbox (mailto) or of a telephone (tel). `fault` tells what is wrong with one;
what it lets through, browsers, mail programs, PowerPoint and PDF viewers all read alike. `ascii_address` is its form in
files: in ASCII (RFC 3986), whatever script it was written in.
"""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote

LONGEST = 2080
"""Characters of an address that all programs of Office still follow."""

SCHEMES = ("http", "https", "mailto", "tel")

_PLAIN = "%/:?#[]@!$&'()*+,;=~"
"""What RFC 3986 lets stand beside letters and digits; a per cent sign begins what is encoded already."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_WEB = re.compile(
    r"""//(?:(?P<account>[^@/?#\[\]\\<>"|^`{}]*)@)?"""
    r"(?P<host>\[[^\]/?#]*\]|[^:/?#\[\]@]*)(?P<port>:[^/?#]*)?(?P<rest>[/?#].*)?",
    re.S,
)
_MAIL = re.compile(r"(?P<account>[^@?#]*)@(?P<host>[^@?#]*)(?P<rest>\?.*)?", re.S)
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?", re.I)
_MAILBOX = re.compile(r"[A-Za-z0-9!$%&'*+=^_`{|}~-]+(?:\.[A-Za-z0-9!$%&'*+=^_`{|}~-]+)*")
_TELEPHONE = re.compile(r"\+?[0-9][0-9().-]*(?:;[A-Za-z0-9-]+(?:=[A-Za-z0-9+().%-]+)?)*")

Fault = tuple[str, str]
"""What is wrong with an address, as the end of a sentence, and its cure."""


@lru_cache(maxsize=4096)
def fault(address: str) -> Fault | None:
    """Return what is wrong with an address, None where nothing is."""
    odd = next((character for character in address if _is_odd(character)), None)
    if odd == " ":
        return "has a blank in it", "write %20 for a blank"
    if odd is not None:
        return f"has a character in it that does not show (U+{ord(odd):04X})", "type the address anew, or delete it"
    scheme = _SCHEME.match(address)
    name = scheme[1].lower() if scheme else ""
    if name not in SCHEMES:
        return "is no address that a reader could open", (
            "start it with https:// or mailto:, or with # and the name of a slide"
        )
    rest = address[len(name) + 1 :]
    match name:
        case "mailto":
            found = _mail_fault(rest)
        case "tel":
            ok = _TELEPHONE.fullmatch(rest)
            found = None if ok else ("is no telephone number", "write it with its country, as in tel:+81-3-1234-5678")
        case _:
            found = _web_fault(rest)
    if found is None and len(ascii_address(address)) > LONGEST:
        return f"is longer than {LONGEST:,} characters", "use a shorter address that leads to the same page"
    return found


def _is_odd(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) in ("Cc", "Cf", "Cs", "Cn", "Zl", "Zp")


def _web_fault(rest: str) -> Fault | None:
    parts = _WEB.fullmatch(rest)
    if parts is None or not rest.startswith("//"):
        return "is not written as an address of the web", "write it as in https://www.example.org/page"
    if not parts["host"]:
        return "names no site", "write the site after //, as in https://www.example.org/"
    if _ascii_host(parts["host"]) is None:
        return (
            f'has no site of the name "{parts["host"]}"',
            "a site is words with points between, as in www.example.org",
        )
    port = parts["port"]
    if port is not None and not (port[1:].isdecimal() and port.isascii() and int(port[1:]) <= 65535):
        return f'has the port "{port[1:]}"', "a port is a number up to 65535; leave it out if in doubt"
    return None


def _mail_fault(rest: str) -> Fault | None:
    if "," in rest.partition("?")[0]:
        return "has several mailboxes", "lead to one mailbox; others can follow as ?cc=…"
    parts = _MAIL.fullmatch(rest)
    if parts is None:
        return "names no mailbox", "write name@site, as in mailto:info@example.org"
    if "/" in parts["account"] or not _MAILBOX.fullmatch(quote(parts["account"], safe="!$%&'*+=^_`{|}~.-")):
        return f'has no mailbox of the name "{parts["account"]}"', "write name@site, as in mailto:info@example.org"
    if _ascii_host(parts["host"]) is None or parts["host"].startswith("["):
        return f'has no site of the name "{parts["host"]}"', "a site is words with points between, as in example.org"
    return None


def _ascii_host(host: str) -> str | None:
    """Return a host in ASCII: its words as IDNA, an address of IPv6 as it is; None where it is none."""
    if host.startswith("["):
        try:
            ipaddress.IPv6Address(host[1:-1])
        except ValueError:
            return None
        return host
    try:
        name = host if host.isascii() else host.encode("idna").decode()
    except UnicodeError:
        return None
    labels = name.removesuffix(".").split(".")
    return name if len(name) <= 253 and all(map(_LABEL.fullmatch, labels)) else None


@lru_cache(maxsize=4096)
def ascii_address(address: str) -> str:
    """Return an address in ASCII: the scheme in small letters, the host as IDNA, everything else with per cent signs.

    An address that `fault` finds nothing wrong with stays what it means; another one is at least in ASCII.
    """
    scheme = _SCHEME.match(address)
    if scheme is None:
        return _quoted(address)
    name, rest = scheme[1].lower(), address[scheme.end() :]
    pattern = {"http": _WEB, "https": _WEB, "mailto": _MAIL}.get(name)
    parts = pattern.fullmatch(rest) if pattern else None
    if parts is not None and not parts["host"].isascii():
        host = _ascii_host(parts["host"])
        if host is not None:
            first, last = parts.span("host")
            rest = rest[:first] + host + rest[last:]
    return f"{name}:{_quoted(rest)}"


def _quoted(text: str) -> str:
    """Return a text with per cent signs for all that an address may not hold, stray per cent signs included."""
    return quote(re.sub("%(?![0-9A-Fa-f]{2})", "%25", text), safe=_PLAIN)
