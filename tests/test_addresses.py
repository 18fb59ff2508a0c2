"""Addresses: which lead somewhere, what is wrong with others, and how they are written in files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twindeck.addresses import LONGEST, ascii_address, fault


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("https://example.org/?a=1&b=2#frag", "https://example.org/?a=1&b=2#frag"),
        ("HTTPS://Example.ORG/A", "https://Example.ORG/A"),
        ("https://user@example.org:8443/p", "https://user@example.org:8443/p"),
        ("http://[2001:db8::1]/x", "http://[2001:db8::1]/x"),
        (
            "https://例え.jp/報告?年=令和#節",
            "https://xn--r8jz45g.jp/%E5%A0%B1%E5%91%8A?%E5%B9%B4=%E4%BB%A4%E5%92%8C#%E7%AF%80",
        ),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/%E5%A0%B1", "https://example.org/%E5%A0%B1"),
        ('https://example.org/{id}|x^`y"z', "https://example.org/%7Bid%7D%7Cx%5E%60y%22z"),
        ("mailto:info@例え.jp?subject=%41", "mailto:info@xn--r8jz45g.jp?subject=%41"),
        ("Mailto:窓口@example.org", "mailto:%E7%AA%93%E5%8F%A3@example.org"),
        ("tel:+81-3-1234-5678", "tel:+81-3-1234-5678"),
    ],
)
def test_what_leads_somewhere_is_written_in_ascii(address: str, written: str) -> None:
    assert fault(address) is None
    assert ascii_address(address) == written


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("https://", "names no site"),
        ("https://[::1", "not written as an address"),
        ("https://[::g]/", "no site of the name"),
        ("http://:80", "names no site"),
        ("https://example.org:port/", "the port"),
        ("https://example.org:70000/", "the port"),
        ("https://exa..mple.org", "no site of the name"),
        ("https://-a.org", "no site of the name"),
        ("https://.", "no site of the name"),
        ("https:/example.org", "not written as an address"),
        ("https://a@b@c/", "not written as an address"),
        ("https://example.org/a b", "a blank"),
        ("https://example.org/a\u200b", "does not show"),
        ("https://example.org/\x07", "does not show"),
        ("mailto:", "names no mailbox"),
        ("mailto:a@b@c", "names no mailbox"),
        ("mailto:@example.org", "no mailbox of the name"),
        ("mailto:a@", "no site of the name"),
        ("mailto:a@b.c,d@e.f", "several mailboxes"),
        ("tel:call me".replace(" ", ""), "no telephone number"),
        ("ftp://example.org/", "no address that a reader could open"),
        ("javascript:alert(1)", "no address that a reader could open"),
        ("www.example.org", "no address that a reader could open"),
        ("https://example.org/" + "a" * LONGEST, "longer than 2,080"),
        ("https://example.org/" + "あ" * 300, "longer than 2,080"),
    ],
)
def test_what_leads_nowhere_is_told_with_its_cure(address: str, what: str) -> None:
    found = fault(address)
    assert found is not None
    assert what in found[0]
    assert found[1]


@given(st.text(alphabet='htps:/@.?#[]%&+-_~a1é例 "<>{}|^`\\', max_size=30))
def test_any_text_is_judged_and_written_in_ascii(text: str) -> None:
    for address in (text, f"https://{text}", f"mailto:{text}"):
        fault(address)
        assert ascii_address(address).isascii()


@given(st.text(alphabet="aZ9.-_~%/?#@:é例[]!$&'()*+,;=", max_size=20))
def test_writing_twice_changes_nothing(rest: str) -> None:
    address = f"https://example.org/{rest}"
    assert ascii_address(ascii_address(address)) == ascii_address(address)
