"""Which addresses may be connected to: public ones, checked at the moment of connecting.

A page may redirect to, and a name may resolve to, a machine of the reviewer's own network (server-side
request forgery, CWE-918). So a name is resolved once, every address is checked, and the connection
goes to a checked address, never to the name again.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING, Any

import httpcore2

from workbench.i18n import tr
from workbench.model import InputError

if TYPE_CHECKING:
    import ssl

Resolve = Callable[[str, int], list[str]]

_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052


class RefusedError(InputError):
    """An address that must not be connected to, or a limit that was passed."""


def is_public(address: str) -> bool:
    """Whether an IP address is a public host's; also the IPv4 address that an IPv6 one stands for."""
    try:
        ip: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(_is_global(part) for part in (ip, *_inside(ip)))


def _is_global(ip: IPv4Address | IPv6Address) -> bool:
    mapped = isinstance(ip, IPv6Address) and (ip.ipv4_mapped is not None or ip in _NAT64)
    local = isinstance(ip, IPv6Address) and ip.is_site_local  # deprecated, RFC 3879, and still routed
    return (mapped or ip.is_global) and not (
        ip.is_multicast or ip.is_unspecified or ip.is_loopback or (ip.is_reserved and not mapped) or local
    )


def _inside(ip: IPv4Address | IPv6Address) -> list[IPv4Address]:
    """The IPv4 addresses that an IPv6 address carries: mapped, NAT64, 6to4, Teredo."""
    if isinstance(ip, IPv4Address):
        return []
    found = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
    if ip in _NAT64 or ip.packed[:12] == bytes(12):  # the latter: IPv4-compatible, RFC 4291
        found.append(IPv4Address(ip.packed[12:]))
    return [part for part in found if part is not None]


def resolve(host: str, port: int) -> list[str]:
    """A name's addresses, also of numbers in any notation (`2130706433`, `0x7f.1`)."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise InputError(
            tr("{host} cannot be found; is the address right, and the network there?", host=host)
        ) from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True)
class Guard:
    """What may be connected to."""

    allowed: frozenset[str] = frozenset()
    """Hosts, as they stand in the address, that may be anywhere."""
    resolve: Resolve = resolve

    def addresses(self, host: str, port: int) -> list[str]:
        """The host's addresses. Raises RefusedError if any of them is not public."""
        found = self.resolve(host, port)
        if host.lower().strip("[]") not in self.allowed:
            for address in found:
                if not is_public(address):
                    raise RefusedError(
                        tr(
                            "{host} is refused: {address} is no public address;"
                            " --allow {host} if you mean it",
                            host=host,
                            address=address,
                        )
                    )
        return found


class GuardedBackend(httpcore2.NetworkBackend):
    """Connects to checked addresses only, and to nothing after the deadline."""

    def __init__(self, guard: Guard, deadline: float, proxy: str = "") -> None:
        self._guard = guard
        self._deadline = deadline
        self._proxy = proxy
        """A proxy's host: it was configured by the user, and resolves names itself."""
        self.address = ""
        """Of the last connection."""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """A stream to the first address that answers."""
        is_proxy = bool(self._proxy) and host == self._proxy
        addresses = [host] if is_proxy else self._guard.addresses(host, port)
        error: Exception | None = None
        for address in addresses:
            try:
                stream = httpcore2.SyncBackend().connect_tcp(
                    address, port, left(self._deadline, timeout), local_address, socket_options
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as failed:
                error = failed
                continue
            self.address = address
            return _Timed(stream, self._deadline)
        raise error or httpcore2.ConnectError(f"{host} has no address")


class _Timed(httpcore2.NetworkStream):
    """A stream that ends at a moment, however slowly the other side drips."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, left(self._deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, left(self._deadline, timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        secure = self._stream.start_tls(ssl_context, server_hostname, left(self._deadline, timeout))
        return _Timed(secure, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def left(deadline: float, timeout: float | None = None) -> float:
    """Seconds that are left. Raises RefusedError if none are."""
    seconds = deadline - time.monotonic()
    if seconds <= 0:
        raise RefusedError(tr("the page took too long; save it in your browser and attach the file"))
    return seconds if timeout is None else min(timeout, seconds)
