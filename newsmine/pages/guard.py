"""Where a collector may go: http and https to public addresses, checked again at the moment of connecting."""

import ipaddress
import re
from urllib.parse import SplitResult, urlsplit

import idna

from newsmine.errors import GuardError

# Longer addresses are mistakes of a page; servers refuse most of them.
_LONGEST_URL = 4096
_NEVER_IN_A_URL = re.compile(r"[\x00-\x20\x7f-\xa0\\]")
_HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.){1,30}[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)$")
_DOTTED = re.compile(r"(?:(?:0|[1-9][0-9]{0,2})\.){3}(?:0|[1-9][0-9]{0,2})")
# Names that mean this machine or its own network (RFC 6761, 6762, 8375, 9476; .internal is kept for private use).
_OWN_NAMES = ("localhost", "localdomain", "local", "internal", "intranet", "lan", "home.arpa", "corp", "private")
# Ports of databases, queues, desktops and control planes that no newspaper serves pages on (IANA's register of names).
_SERVICES = frozenset(
    map(
        int,
        [
            "1080",
            "1433",
            "1434",
            "1521",
            "1723",
            "2049",
            "2181",
            "2375",
            "2376",
            "2379",
            "2380",
            "3128",
            "3306",
            "3389",
            "4369",
            "5060",
            "5061",
            "5432",
            "5672",
            "5900",
            "5901",
            "5984",
            "5985",
            "5986",
            "6379",
            "6443",
            "6666",
            "6667",
            "7000",
            "7001",
            "8086",
            "8500",
            "9042",
            "9092",
            "9200",
            "9300",
            "9418",
            "10250",
            "10255",
            "11211",
            "15672",
            "25565",
            "27017",
            "27018",
            "50070",
        ],
    )
).union(range(6000, 6064))
_WEB = frozenset((80, 443))
_FREE_FROM = 1024
# IANA's special-purpose registries; what is not for the public internet.
_REFUSED_4 = {
    "0.0.0.0/8": "this network",
    "10.0.0.0/8": "private",
    "100.64.0.0/10": "shared by a provider",
    "127.0.0.0/8": "this machine",
    "169.254.0.0/16": "link-local",
    "172.16.0.0/12": "private",
    "192.0.0.0/24": "reserved",
    "192.0.2.0/24": "documentation",
    "192.31.196.0/24": "reserved",
    "192.52.193.0/24": "reserved",
    "192.88.99.0/24": "6to4 relays",
    "192.168.0.0/16": "private",
    "192.175.48.0/24": "reserved",
    "198.18.0.0/15": "benchmarks",
    "198.51.100.0/24": "documentation",
    "203.0.113.0/24": "documentation",
    "224.0.0.0/4": "multicast",
    "240.0.0.0/4": "reserved",
}
_REFUSED_6 = {
    "::/128": "unspecified",
    "::1/128": "this machine",
    "::/96": "IPv4-compatible",
    "64:ff9b:1::/48": "local translation",
    "100::/64": "discard",
    "2001::/23": "Teredo and other protocols",
    "2001:db8::/32": "documentation",
    "2002::/16": "6to4",
    "3fff::/20": "documentation",
    "fc00::/7": "private",
    "fe80::/10": "link-local",
    "fec0::/10": "site-local",
    "ff00::/8": "multicast",
}
_NETWORKS_4 = [(ipaddress.IPv4Network(net), why) for net, why in _REFUSED_4.items()]
_NETWORKS_6 = [(ipaddress.IPv6Network(net), why) for net, why in _REFUSED_6.items()]
_GLOBAL_6 = ipaddress.IPv6Network("2000::/3")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
# What ``allow_private`` opens: never private networks or link-local addresses, where clouds keep their secrets.
_OPENED = frozenset({"this machine"})


def check_url(url: str, *, allow_private: bool = False) -> None:
    """Raise unless a collector may ask for that URL, as far as the URL itself tells.

    Parameters
    ----------
    url : str
        Absolute.
    allow_private : bool
        Whether this machine may be visited: for tests.

    Raises
    ------
    GuardError
        If it is not http or https, holds a user, a control character or a port of another service, or names this
        machine or an address that is not public, in whatever spelling.

    Examples
    --------
    >>> check_url("https://hanbit.example/news/1")
    >>> check_url("http://0x7f.1/")
    Traceback (most recent call last):
    newsmine.errors.GuardError: http://0x7f.1/: the host '0x7f.1' is an address in disguise; refused
    """
    parts = _split(url)
    host = _ascii_host(url, parts)
    _check_port(url, parts)
    if host.startswith("["):
        refuse(host[1:-1], place=url, allow_private=allow_private)
    elif _DOTTED.fullmatch(host):
        refuse(host, place=url, allow_private=allow_private)
    elif _NUMBER.match(host.rpartition(".")[2]):
        raise GuardError(f"{_shown(url)}: the host {host!r} is an address in disguise; refused")
    elif any(host == name or host.endswith(f".{name}") for name in _OWN_NAMES):
        if not (allow_private and host == "localhost"):
            raise GuardError(f"{_shown(url)}: the host {host!r} is of this machine or its own network; refused")
    elif not _HOST.fullmatch(host):
        raise GuardError(f"{_shown(url)}: the host {host!r} is no name of a public host; refused")


def refuse(address: str, *, place: str | None = None, allow_private: bool = False) -> None:
    """Raise unless a network address may be connected to.

    IPv6 addresses that carry an IPv4 address are judged by it, or refused.

    Parameters
    ----------
    address : str
        IPv4 or IPv6, as the system's resolver gives it.
    place : str, optional
        What asked for it, for the message.
    allow_private : bool
        Whether this machine may be visited: for tests.

    Raises
    ------
    GuardError
        If it is not public, or no address.

    Examples
    --------
    >>> refuse("::ffff:169.254.169.254")
    Traceback (most recent call last):
    newsmine.errors.GuardError: the address ::ffff:169.254.169.254 is not public (link-local); refused
    """
    why = _why_refused(address)
    if why is not None and not (allow_private and why in _OPENED):
        head = f"{_shown(place)}: " if place else ""
        raise GuardError(f"{head}the address {address} is not public ({why}); refused")


def _why_refused(address: str) -> str | None:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return "no address"
    if isinstance(found, ipaddress.IPv4Address):
        return next((why for network, why in _NETWORKS_4 if found in network), None)
    inside = found.ipv4_mapped or (ipaddress.IPv4Address(int(found) & 0xFFFFFFFF) if found in _NAT64 else None)
    if inside is not None:
        return _why_refused(str(inside))
    if found.scope_id:
        return "link-local"
    why = next((why for network, why in _NETWORKS_6 if found in network), None)
    return why or (None if found in _GLOBAL_6 else "reserved")


def _split(url: str) -> SplitResult:
    if len(url) > _LONGEST_URL:
        raise GuardError(
            f"{_shown(url)}: an address of {len(url):,} characters; at most {_LONGEST_URL:,} are asked for"
        )
    if _NEVER_IN_A_URL.search(url):
        raise GuardError(f"{_shown(url)}: a character that no address holds; refused")
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise GuardError(f"{_shown(url)}: no address of a page: {error}") from None
    if parts.scheme not in {"http", "https"}:
        raise GuardError(f"{_shown(url)}: the scheme {parts.scheme!r}; only http and https are visited")
    if "@" in parts.netloc:
        raise GuardError(f"{_shown(url)}: a user in the address; refused")
    return parts


def _ascii_host(url: str, parts: SplitResult) -> str:
    """Return the host as it is asked for: IDNA, lower case, without the last dot; IPv6 in brackets."""
    host = parts.hostname or ""
    if parts.netloc.startswith("["):
        return f"[{host}]"
    if "%" in host or not host.strip("."):
        raise GuardError(f"{_shown(url)}: no host in the address; refused")
    if not host.isascii():
        try:
            host = idna.encode(host, uts46=True).decode("ascii")
        except (idna.IDNAError, UnicodeError) as error:
            raise GuardError(f"{_shown(url)}: the host {host!r} is no name: {error}; refused") from None
    return host.lower().removesuffix(".")


def _check_port(url: str, parts: SplitResult) -> None:
    port = parts.port
    if port is None or port in _WEB or (port >= _FREE_FROM and port not in _SERVICES):
        return
    raise GuardError(f"{_shown(url)}: port {port} is not of the web; 80, 443 and free ones from 1024 are visited")


def _shown(url: str) -> str:
    short = url if len(url) <= 200 else f"{url[:200]}…"  # noqa: PLR2004 - a line of a terminal or two
    return short.encode("unicode_escape").decode("ascii") if not short.isprintable() else short
