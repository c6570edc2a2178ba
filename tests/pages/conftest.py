"""The little web of the collector's tests needs the whole loopback network, 127.0.0.0/8."""

import socket

import pytest


@pytest.fixture(autouse=True)
def _several_hosts():
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.2", 0))
        except OSError:
            pytest.skip("this machine has one loopback address only; the little web needs 127.0.0.2 and on")
