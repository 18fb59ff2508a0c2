"""Addresses of the web as files hold them: in ASCII (RFC 3986), whatever script their authors write them in."""

from __future__ import annotations

from urllib.parse import quote, urlsplit, urlunsplit

_PLAIN = "%/:?#[]@!$&'()*+,;=~"
"""What RFC 3986 lets stand beside letters and digits; a per cent sign begins what is encoded already."""


def ascii_address(address: str) -> str:
    """Return an address in ASCII: the host as IDNA, everything else with per cent signs."""
    if address.isascii() and " " not in address:
        return address
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        place = parts.netloc
        if not host.isascii():
            # the host is the same in lower case, but an account before it is not
            account, at, rest = place.rpartition("@")
            port = rest[len(host) :]
            place = f"{account}{at}{host.encode('idna').decode()}{port}"
        address = urlunsplit((parts.scheme, place, parts.path, parts.query, parts.fragment))
    except ValueError:
        pass
    return quote(address, safe=_PLAIN)
