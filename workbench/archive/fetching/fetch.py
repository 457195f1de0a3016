"""A page by its address: redirects followed and checked one by one, size and time limited, all kept.

What came over the wire is kept hop by hop for the WARC; `Fetched.body` is the last one's, unpacked.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.request import getproxies, proxy_bypass
from urllib.robotparser import RobotFileParser

import httpcore2
import httpx2

from workbench import __version__
from workbench.archive.fetching.guard import Guard, GuardedBackend, RefusedError
from workbench.archive.fetching.unpack import unpacked
from workbench.i18n import tr
from workbench.model import InputError

Headers = tuple[tuple[str, str], ...]
AGENT = f"claim-workbench/{__version__}"
_REDIRECTS = (301, 302, 303, 307, 308)
_LONGEST = 4000
_ROBOTS = 500_000
"""Bytes (RFC 9309, 2.5)."""


@dataclass(frozen=True, slots=True)
class Limits:
    size: int = 50_000_000
    """Bytes, on the wire and unpacked."""
    redirects: int = 5
    seconds: float = 30.0
    """For all hops together."""
    silence: float = 10.0
    """Seconds without a byte."""
    pause: float = 1.0
    """Seconds between two captures from one host."""


@dataclass(frozen=True, slots=True)
class Hop:
    """One request and its answer."""

    url: str
    address: str
    """The IP address that was connected to."""
    request: tuple[tuple[str, str], ...]
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    raw: bytes
    """The body as it came, but for its transfer coding."""
    at: datetime

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key.lower() == name), "")


@dataclass(frozen=True, slots=True)
class Fetched:
    asked: str
    hops: tuple[Hop, ...]
    """The last one is the page."""
    body: bytes

    @property
    def url(self) -> str:
        return self.hops[-1].url

    @property
    def status(self) -> int:
        return self.hops[-1].status

    @property
    def media_type(self) -> str:
        """`Content-Type` as the server says it."""
        return self.hops[-1].header("content-type")


class Fetcher:
    """Fetches pages one after the other, kindly: by robots.txt, and not too fast for one host."""

    def __init__(
        self,
        guard: Guard | None = None,
        limits: Limits | None = None,
        *,
        verify: ssl.SSLContext | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._guard = guard or Guard()
        self._limits = limits or Limits()
        self._verify = verify
        self._sleep = sleep
        self._last: dict[str, float] = {}

    def fetch(self, url: str, *, robots: bool = True) -> Fetched:
        """The page. `robots`: ask the host's robots.txt first.

        Raises InputError in one line for whatever goes wrong: a refused address, a limit passed, an
        error status, a broken answer.
        """
        asked = checked(url)
        self._wait(asked.host)
        deadline = time.monotonic() + self._limits.seconds
        if robots and not self._robots_allow(asked, deadline):
            raise RefusedError(
                tr(
                    "robots.txt of {host} asks that this is not fetched; save the page in your browser and"
                    " attach the file, or say --ignore-robots",
                    host=asked.host,
                )
            )
        hops = self._follow(asked, deadline, self._limits.size)
        last = hops[-1]
        if last.status >= 400 or last.status < 200 or last.status in _REDIRECTS:
            said = tr("{host} answered {answer}: nothing was kept", host=asked.host, answer=_answer(last))
            raise InputError(said)
        body = unpacked(last.raw, last.header("content-encoding"), self._limits.size)
        if not body.strip():
            raise InputError(tr("{host} answered with an empty page: nothing was kept", host=asked.host))
        return Fetched(str(asked), tuple(hops), body)

    def call(
        self,
        url: str,
        body: bytes = b"",
        media_type: str = "",
        headers: Headers = (),
        *,
        size: int = 1_000_000,
    ) -> bytes:
        """A service's answer; with a body it is a POST. Redirects are not followed.

        Raises InputError as `fetch` does.
        """
        asked = checked(url)
        self._wait(asked.host)
        deadline = time.monotonic() + self._limits.seconds
        hop = self._ask(asked, deadline, size, body, media_type, headers)
        if not 200 <= hop.status < 300:
            raise InputError(tr("{host} answered {answer}", host=asked.host, answer=_answer(hop)))
        return unpacked(hop.raw, hop.header("content-encoding"), size)

    def ask(self, url: str) -> list[Hop]:
        """A page's hops, whatever it answers at the end. Raises InputError as `fetch` does."""
        asked = checked(url)
        self._wait(asked.host)
        hops = self._follow(asked, time.monotonic() + self._limits.seconds, self._limits.size)
        if hops[-1].status >= 400:
            raise InputError(tr("{host} answered {answer}", host=asked.host, answer=_answer(hops[-1])))
        return hops

    def _wait(self, host: str) -> None:
        now = time.monotonic()
        since = now - self._last.get(host, now - self._limits.pause)
        if since < self._limits.pause:
            self._sleep(self._limits.pause - since)
        self._last[host] = time.monotonic()

    def _robots_allow(self, url: httpx2.URL, deadline: float) -> bool:
        """Only a robots.txt that is there and says no forbids: one page is asked for, by a person."""
        try:
            hops = self._follow(url.copy_with(raw_path=b"/robots.txt", fragment=None), deadline, _ROBOTS)
            if hops[-1].status != 200:
                return True
            text = unpacked(hops[-1].raw, hops[-1].header("content-encoding"), _ROBOTS)
        except RefusedError:
            raise
        except InputError:
            return True
        rules = RobotFileParser()
        rules.parse(text.decode("utf-8", "replace").splitlines())
        return rules.can_fetch(AGENT, str(url))

    def _follow(self, url: httpx2.URL, deadline: float, size: int) -> list[Hop]:
        hops: list[Hop] = []
        for _ in range(self._limits.redirects + 1):
            hops.append(self._ask(url, deadline, size))
            target = hops[-1].header("location")
            if hops[-1].status not in _REDIRECTS or not target:
                return hops
            url = checked(str(url.join(target)))
        raise RefusedError(
            tr(
                "{url} redirects more than {redirects} times",
                url=hops[0].url,
                redirects=self._limits.redirects,
            )
        )

    def _ask(
        self,
        url: httpx2.URL,
        deadline: float,
        size: int,
        body: bytes = b"",
        media_type: str = "",
        headers: Headers = (),
    ) -> Hop:
        """One request and its answer; with a body it is a POST."""
        host = url.host
        proxy = _proxy(url)
        backend = GuardedBackend(self._guard, deadline, proxy.url.host if proxy else "")
        request: Headers = (("Host", url.netloc.decode()), ("User-Agent", AGENT), ("Accept", "*/*"),
                            ("Accept-Encoding", "gzip, deflate"), ("Connection", "close"))  # fmt: skip
        given = {name for name, _ in headers}
        request = (*(pair for pair in request if pair[0] not in given), *headers)
        if body:
            request += (("Content-Type", media_type), ("Content-Length", str(len(body))))
        timeout = dict.fromkeys(("connect", "read", "write", "pool"), self._limits.silence)
        at = datetime.now(UTC)
        with _explained(host), self._pool(proxy, backend) as pool:
            if proxy:
                self._check_behind_proxy(host, url.port or (443 if url.scheme == "https" else 80))
            with pool.stream(
                "POST" if body else "GET",
                str(url.copy_with(fragment=None)),
                headers=list(request),
                content=body or None,
                extensions={"timeout": timeout},
            ) as answer:
                told = tuple((k.decode("latin-1"), v.decode("latin-1")) for k, v in answer.headers)
                raw = _body(answer, size, host)
                reason = answer.extensions.get("reason_phrase", b"").decode("latin-1")
        return Hop(str(url), backend.address, request, answer.status, reason, told, raw, at)

    def _check_behind_proxy(self, host: str, port: int) -> None:
        """A proxy resolves names itself; what can be told of the target here is told."""
        try:
            self._guard.addresses(host, port)
        except RefusedError:
            raise
        except InputError:
            return  # only the proxy's network knows the name

    def _pool(self, proxy: httpx2.Proxy | None, backend: GuardedBackend) -> httpcore2.ConnectionPool:
        context = self._verify or httpx2.create_ssl_context()
        if proxy is not None:
            return httpcore2.HTTPProxy(
                proxy_url=str(proxy.url),
                proxy_auth=proxy.raw_auth,
                ssl_context=context,
                network_backend=backend,
                keepalive_expiry=0,
            )
        return httpcore2.ConnectionPool(ssl_context=context, network_backend=backend, keepalive_expiry=0)


def checked(url: str) -> httpx2.URL:
    """An address that may be asked for. Raises InputError."""
    try:
        found = httpx2.URL(url.strip())
    except (httpx2.InvalidURL, ValueError, TypeError) as error:
        raise InputError(tr("{url!r} is no web address", url=url[:200])) from error
    if found.scheme not in ("http", "https") or not found.host or len(url) > _LONGEST:
        raise InputError(tr("{url!r} is no web address; it begins with https:// or http://", url=url[:200]))
    if found.userinfo:
        raise InputError(tr("the address holds a name or password; take it out, it would be published"))
    return found


def _proxy(url: httpx2.URL) -> httpx2.Proxy | None:
    """The proxy that the environment names for this address. Raises InputError for one of another kind."""
    known = getproxies()
    named = "" if proxy_bypass(url.host) else known.get(url.scheme) or known.get("all") or ""
    if not named:
        return None
    try:
        found = httpx2.Proxy(named)
    except (ValueError, httpx2.InvalidURL) as error:
        raise InputError(tr("http_proxy or https_proxy names no proxy; mend it")) from error
    if found.url.scheme not in ("http", "https"):
        raise InputError(
            tr("a {scheme} proxy cannot be used here; name an HTTP one", scheme=found.url.scheme)
        )
    return found


def _body(answer: httpcore2.Response, size: int, host: str) -> bytes:
    out = bytearray()
    for piece in answer.iter_stream():
        out += piece
        if len(out) > size:
            raise RefusedError(tr("the page of {host} is larger than {size:,} bytes", host=host, size=size))
    return bytes(out)


@contextmanager
def _explained(host: str) -> Iterator[None]:
    """What can go wrong on the way, as one line that says what to do."""
    try:
        yield
    except httpcore2.TimeoutException as error:
        raise InputError(tr("{host} does not answer in time; try again later", host=host)) from error
    except httpcore2.ConnectError as error:
        if isinstance(error.__cause__, ssl.SSLError) or "SSL" in str(error) or "certificate" in str(error):
            raise InputError(
                tr(
                    "{host} cannot prove who it is (TLS: {reason}); nothing was fetched",
                    host=host,
                    reason=error,
                )
            ) from error
        raise InputError(tr("{host} cannot be reached: {reason}", host=host, reason=error)) from error
    except httpcore2.ProxyError as error:
        raise InputError(tr("the proxy refuses: {reason}", reason=error)) from error
    except (httpcore2.NetworkError, httpcore2.ProtocolError, ssl.SSLError, OSError) as error:
        raise InputError(
            tr("{host} broke off or answered wrongly: {reason}", host=host, reason=error)
        ) from error


def _answer(hop: Hop) -> str:
    return f"{hop.status} {hop.reason}".strip()
