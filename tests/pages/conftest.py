"""The little web of the collector's tests needs the whole loopback network, and an end to every test."""

import signal
import socket

import pytest

# Seconds; the longest test, of ten kills, takes a minute on a machine of two cores that does nothing else.
_LONGEST = 400


def pytest_collection_modifyitems(items):
    """Skip what opens a little web where this machine has one loopback address only."""
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.2", 0))
        except OSError:
            why = pytest.mark.skip(reason="this machine has no 127.0.0.2; the little web needs several hosts")
            for item in items:
                if hasattr(getattr(item, "module", None), "site"):
                    item.add_marker(why)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    """Fail a test that does not end, with what it shares."""
    if not hasattr(signal, "SIGALRM"):
        return (yield)

    def end(*_):
        pytest.fail(f"{item.name} was still running after {_LONGEST} s")

    before = signal.signal(signal.SIGALRM, end)
    signal.alarm(_LONGEST)
    try:
        return (yield)
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
