"""Where the collector may go, told from the address alone and from what a name leads to."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmine.errors import GuardError
from newsmine.html.addresses import host_of
from newsmine.pages.guard import check_url, refuse
from newsmine.pages.resolver import Resolver

PUBLIC = ("8.8.8.8", "211.231.100.15", "2001:4860:4860::8888", "2400:cb00::1", "64:ff9b::808:808", "::ffff:8.8.8.8")
OWN = [
    "0.0.0.0",  # noqa: S104 - refused, not bound to
    "10.1.2.3",
    "100.64.0.1",
    "100.127.255.255",
    "127.0.0.1",
    "127.8.8.8",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.1",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:0:4136:e378::1",
    "2001:10::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:808:808::",
    "3fff::1",
    "4000::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "nonsense",
]


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_visited(address):
    refuse(address)


@pytest.mark.parametrize("address", OWN)
def test_addresses_of_machines_networks_and_tunnels_are_refused(address):
    with pytest.raises(GuardError, match="refused"):
        refuse(address)


@given(st.integers(0, 2**32 - 1))
def test_an_ipv4_address_in_an_ipv6_one_is_judged_as_itself(number):
    plain = str(ipaddress.IPv4Address(number))
    dressed = (f"::ffff:{plain}", str(ipaddress.IPv6Address((0x64FF9B << 96) | number)))
    assert {refused(plain)} == {refused(each) for each in dressed}


@given(st.integers(0, 2**32 - 1))
def test_what_python_calls_private_is_refused(number):
    address = ipaddress.IPv4Address(number)
    if (
        address.is_private
        or address.is_multicast
        or address.is_reserved
        or address.is_loopback
        or address.is_link_local
    ):
        assert refused(str(address))


def test_the_switch_for_tests_opens_this_machine_only():
    for address in ("127.0.0.1", "127.8.8.8", "::1"):
        refuse(address, allow_private=True)
    for address in ("169.254.169.254", "10.0.0.1", "fd00::1", "fe80::1", "224.0.0.1", "0.0.0.0", "2002:7f00:1::"):  # noqa: S104 - refused
        with pytest.raises(GuardError):
            refuse(address, allow_private=True)


@pytest.mark.parametrize("port", [22, 25, 53, 110, 445, 587, 995, 3306, 5432, 6379, 9200, 11211, 27017])
def test_ports_of_other_services_are_refused(port):
    with pytest.raises(GuardError, match=f"port {port}"):
        check_url(f"http://hanbit.example:{port}/")


@pytest.mark.parametrize("port", ["", ":80", ":443", ":8080", ":8443", ":30001"])
def test_ports_of_the_web_are_visited(port):
    check_url(f"https://hanbit.example{port}/news/articleView.html?idxno=7&a=%EA%B0%80|b")


def test_korean_names_are_visited_and_look_alikes_of_this_machine_are_not():
    check_url("https://한빛일보.example/기사/7")
    for url in ("http://ⓛocalhost/", "http://loc\u00adalhost/", "http://１２７。0。0。1/", "http://lo\u200bcalhost/"):
        with pytest.raises(GuardError):
            check_url(url)


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_is_refused_in_one_line(text):
    try:
        check_url(f"http://{text}/")
    except GuardError as error:
        assert "\n" not in str(error)  # noqa: PT017 - the message is the point


@pytest.mark.parametrize(
    "url", ["https://News.Hanbit.example.:8443/1", "http://news.hanbit.example/", "//news.hanbit.example"]
)
def test_a_host_is_the_same_whatever_its_port_case_and_dot(url):
    assert host_of(url) == "news.hanbit.example"


class Receiver:
    def __init__(self):
        self.addresses, self.ended = [], False

    def resolutionBegan(self, resolution):  # noqa: N802 - Twisted's
        pass

    def addressResolved(self, address):  # noqa: N802 - Twisted's
        self.addresses.append(address.host)

    def resolutionComplete(self):  # noqa: N802 - Twisted's
        self.ended = True


def test_each_answer_of_a_name_is_checked_anew_and_only_public_ones_come_through():
    answers = {"turning.example": ("8.8.8.8", "8.8.8.8,10.0.0.1", "169.254.169.254")}
    resolver = Resolver(None, allow_private=False, answers=answers)
    seen = []
    for _ in range(3):
        receiver = Receiver()
        resolver.resolveHostName(receiver, "turning.example", portNumber=80)
        assert receiver.ended
        seen.append(receiver.addresses)
    assert seen == [["8.8.8.8"], ["8.8.8.8"], []]
    assert "169.254.169.254" in resolver.refused["turning.example"]


def refused(address):
    try:
        refuse(address)
    except GuardError:
        return True
    return False
