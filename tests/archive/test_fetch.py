"""Fetching from a real server that misbehaves, and from addresses that must not be asked."""

import gzip
import io
import socket
import zlib
from collections.abc import Iterator
from pathlib import Path

import httpcore2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.archive.web import Web, page, redirect, unvouched_tls, web
from workbench.archive.fetching.fetch import Fetched, Fetcher, Limits
from workbench.archive.fetching.guard import Guard, RefusedError, is_public, resolve
from workbench.archive.fetching.unpack import unpacked
from workbench.archive.fetching.warc import warc
from workbench.model import InputError

HTML = b"<html><body><p>The harbour bridge opened in 2019.</p></body></html>"
LIMITS = Limits(size=100_000, seconds=5, silence=2, pause=0)


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def server() -> Iterator[Web]:
    with web() as served:
        yield served


def _fetch(url: str, limits: Limits = LIMITS, *, robots: bool = False) -> Fetched:
    return Fetcher(Guard(frozenset(["localhost"])), limits).fetch(url, robots=robots)


def test_a_page_with_its_headers(server: Web) -> None:
    server.answers["/a"] = page(HTML, "Content-Type: text/html; charset=windows-1256")
    found = _fetch(server.url("/a#part"))
    assert found.body == HTML
    assert (found.status, found.media_type) == (200, "text/html; charset=windows-1256")
    assert found.hops[0].address in ("127.0.0.1", "::1")
    assert server.asked == ["/a"]


def test_redirects_are_followed_and_kept(server: Web) -> None:
    server.answers |= {"/a": redirect("/b", "301 Moved"), "/b": redirect("c?x=1"), "/c?x=1": page(HTML)}
    found = _fetch(server.url("/a"))
    assert [hop.status for hop in found.hops] == [301, 302, 200]
    assert found.url.endswith("/c?x=1")
    assert found.asked.endswith("/a")


def test_redirects_in_a_circle(server: Web) -> None:
    server.answers |= {"/a": redirect("/b"), "/b": redirect("/a")}
    with pytest.raises(RefusedError, match="redirects more than 5 times"):
        _fetch(server.url("/a"))
    assert len(server.asked) == 6


@pytest.mark.parametrize(
    "target",
    ["http://127.0.0.1/", "http://2130706433/", "http://0x7f.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/",
     "http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/", "http://0/", "http://[fe80::1]/"],
)  # fmt: skip
def test_a_redirect_into_the_house_is_refused(server: Web, target: str) -> None:
    server.answers["/a"] = redirect(target)
    with pytest.raises(InputError):
        _fetch(server.url("/a"))
    assert server.asked == ["/a"]


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://example.org/", "http://a:b@example.org/", "http://"]
)
def test_a_redirect_to_what_is_no_web_address_is_refused(server: Web, target: str) -> None:
    server.answers["/a"] = redirect(target)
    with pytest.raises(InputError):
        _fetch(server.url("/a"))


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1::1", True), ("127.0.0.1", False), ("0.0.0.0", False),  # noqa: S104  # an address to refuse
        ("10.1.2.3", False), ("172.16.0.1", False), ("192.168.1.1", False), ("169.254.169.254", False),
        ("100.64.0.1", False), ("224.0.0.1", False), ("255.255.255.255", False), ("240.0.0.1", False),
        ("::1", False), ("::", False), ("fe80::1%eth0", False), ("fd00::1", False), ("fec0::1", False),
        ("ff02::1", False), ("::ffff:127.0.0.1", False), ("::ffff:10.0.0.1", False), ("::127.0.0.1", False),
        ("64:ff9b::7f00:1", False), ("64:ff9b::5db8:d822", True), ("2002:7f00:1::", False),
        ("2001:db8::1", False), ("noise", False),
    ],
)  # fmt: skip
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "127.1", "017700000001"])
def test_numbers_in_any_notation_are_resolved_before_they_are_checked(host: str) -> None:
    with pytest.raises(InputError):
        Guard().addresses(host, 80)


def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    guard = Guard(resolve=lambda host, port: ["93.184.216.34", "10.0.0.1"])
    with pytest.raises(RefusedError, match=r"10\.0\.0\.1 is no public address"):
        guard.addresses("example.org", 80)


def test_the_connection_goes_to_the_address_that_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([["93.184.216.34"], ["127.0.0.1"]])  # a name whose second answer is another one
    went: list[str] = []

    def connect(self: object, host: str, *rest: object) -> None:
        went.append(host)
        raise httpcore2.ConnectError("no")

    monkeypatch.setattr(httpcore2.SyncBackend, "connect_tcp", connect)
    fetcher = Fetcher(Guard(resolve=lambda host, port: next(answers)), LIMITS)
    with pytest.raises(InputError, match="cannot be reached"):
        fetcher.fetch("http://example.org/", robots=False)
    assert went == ["93.184.216.34"]
    with pytest.raises(RefusedError):
        fetcher.fetch("http://example.org/", robots=False)
    assert went == ["93.184.216.34"]


def test_an_endless_page_ends_at_the_size(server: Web) -> None:
    def endless(client: socket.socket) -> None:
        client.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        while not server.over.is_set():
            client.sendall(b"400\r\n" + b"x" * 1024 + b"\r\n")

    server.answers["/a"] = endless
    with pytest.raises(RefusedError, match=r"larger than 100,000 bytes"):
        _fetch(server.url("/a"))


@pytest.mark.parametrize("header", [b"X-Drip: ", b"Content-Length: 900\r\n\r\n"])
def test_a_page_that_drips_ends_at_the_time(server: Web, header: bytes) -> None:
    def drip(client: socket.socket) -> None:
        client.sendall(b"HTTP/1.1 200 OK\r\n" + header)
        while not server.over.wait(0.05):
            client.sendall(b"x")

    server.answers["/a"] = drip
    with pytest.raises(InputError, match=r"took too long|in time"):
        _fetch(server.url("/a"), Limits(seconds=0.4, silence=5, pause=0))


def test_a_server_that_says_nothing(server: Web) -> None:
    server.answers["/a"] = lambda client: server.over.wait(20) and None
    with pytest.raises(InputError, match="in time"):
        _fetch(server.url("/a"), Limits(seconds=5, silence=0.2, pause=0))


def test_a_page_shorter_than_it_says(server: Web) -> None:
    server.answers["/a"] = lambda client: client.sendall(
        b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort"
    )
    with pytest.raises(InputError, match="broke off"):
        _fetch(server.url("/a"))


@pytest.mark.parametrize("noise", [b"", b"\x00\x01\x02", b"HTTP/9 what\r\n\r\n", b"<html>no headers</html>"])
def test_an_answer_that_is_none(server: Web, noise: bytes) -> None:
    server.answers["/a"] = lambda client: client.sendall(noise)
    with pytest.raises(InputError):
        _fetch(server.url("/a"))


def test_a_gzip_bomb_stops_at_the_size(server: Web) -> None:
    server.answers["/a"] = page(gzip.compress(bytes(50_000_000)), "Content-Encoding: gzip")
    with pytest.raises(RefusedError, match="unpacks to more than"):
        _fetch(server.url("/a"))


@pytest.mark.parametrize("coding", ["gzip", "deflate", "raw"])
def test_packed_pages(server: Web, coding: str) -> None:
    raw = zlib.compressobj(wbits=-15)
    packed = {
        "gzip": gzip.compress(HTML), "deflate": zlib.compress(HTML), "raw": raw.compress(HTML) + raw.flush(),
    }  # fmt: skip
    header = "gzip" if coding == "gzip" else "deflate"
    server.answers["/a"] = page(packed[coding], f"Content-Encoding: {header}")
    found = _fetch(server.url("/a"))
    assert found.body == HTML
    assert found.hops[0].raw == packed[coding]


@given(st.binary(max_size=60), st.sampled_from(["gzip", "deflate", "br", "gzip, deflate"]))
def test_any_packed_bytes_are_unpacked_or_refused(data: bytes, coding: str) -> None:
    try:
        assert len(unpacked(data, coding, 1000)) <= 1000
    except InputError as error:
        told = str(error)
        assert "\n" not in told  # either outcome is right


@pytest.mark.parametrize("status", ["404 Not Found", "500 Oops", "304 Not Modified"])
def test_error_pages_are_not_kept(server: Web, status: str) -> None:
    server.answers["/a"] = page(b"sorry", status=status)
    with pytest.raises(InputError, match="nothing was kept"):
        _fetch(server.url("/a"))


def test_tls_that_is_none(server: Web) -> None:
    server.answers["/a"] = page(HTML)
    with pytest.raises(InputError, match="TLS"):
        _fetch(server.url("/a").replace("http:", "https:"))


def test_a_certificate_that_nobody_vouches_for(tmp_path: Path) -> None:
    with unvouched_tls(tmp_path) as port, pytest.raises(InputError, match="cannot prove who it is") as told:
        _fetch(f"https://localhost:{port}/a")
    assert "\n" not in str(told.value)


def test_robots(server: Web) -> None:
    server.answers["/robots.txt"] = page(b"User-agent: *\nDisallow: /private\n")
    server.answers |= {"/private/a": page(HTML), "/open": page(HTML)}
    assert _fetch(server.url("/open"), robots=True).body == HTML
    with pytest.raises(RefusedError, match=r"robots\.txt"):
        _fetch(server.url("/private/a"), robots=True)
    assert _fetch(server.url("/private/a"), robots=False).body == HTML


def test_a_host_without_robots_may_be_asked(server: Web) -> None:
    server.answers["/a"] = page(HTML)
    assert _fetch(server.url("/a"), robots=True).body == HTML
    assert server.asked == ["/robots.txt", "/a"]


def test_one_host_is_not_asked_too_fast(server: Web) -> None:
    server.answers["/a"] = page(HTML)
    waits: list[float] = []
    fetcher = Fetcher(Guard(frozenset(["localhost"])), Limits(pause=60), sleep=waits.append)
    for _ in range(2):
        fetcher.fetch(server.url("/a"), robots=False)
    assert len(waits) == 1
    assert 0 < waits[0] <= 60


def test_a_proxy_is_used_and_the_target_still_checked(server: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{server.port}")
    server.answers["http://example.org/a"] = page(HTML)
    guard = Guard(resolve=lambda host, port: ["93.184.216.34"])
    assert Fetcher(guard, LIMITS).fetch("http://example.org/a", robots=False).body == HTML
    inside = Guard(resolve=lambda host, port: ["10.0.0.1"])
    with pytest.raises(RefusedError):
        Fetcher(inside, LIMITS).fetch("http://intern.example.org/a", robots=False)
    assert server.asked == ["http://example.org/a"]


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:9", "noise://x", "http://["])
def test_proxies_that_are_not_known(monkeypatch: pytest.MonkeyPatch, proxy: str) -> None:
    monkeypatch.setenv("http_proxy", proxy)
    guard = Guard(resolve=lambda host, port: ["93.184.216.34"])
    with pytest.raises(InputError):
        Fetcher(guard, LIMITS).fetch("http://example.org/a", robots=False)


def test_names_that_are_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(*_: object, **__: object) -> None:
        raise socket.gaierror("unknown")

    monkeypatch.setattr(socket, "getaddrinfo", nowhere)
    with pytest.raises(InputError, match="cannot be found"):
        resolve("nowhere.invalid", 80)


def test_the_warc_holds_every_hop(server: Web) -> None:
    from warcio.archiveiterator import ArchiveIterator

    server.answers |= {"/a": redirect("/b"), "/b": page(HTML, "Content-Type: text/html")}
    data = warc(_fetch(server.url("/a")).hops)
    records = []
    for record in ArchiveIterator(io.BytesIO(data)):
        status = record.http_headers.statusline if record.http_headers else ""
        records.append((record.rec_type, status, record.content_stream().read()))
    assert [kind for kind, _, _ in records] == ["warcinfo", "response", "request", "response", "request"]
    assert records[3][2] == HTML
    assert records[1][1] == "302 Found"
