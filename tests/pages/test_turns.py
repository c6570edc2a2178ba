"""Turns: who waits for whom, and for how long."""

import asyncio
import time

import pytest

from newsmine.corpus.frontier import host_times, note_request
from newsmine.corpus.pages import PageStore
from newsmine.pages.faults import PageFault
from newsmine.pages.turns import Turns

DELAY = 0.05


@pytest.fixture
def store(tmp_path):
    with PageStore.open(tmp_path / "a.pages.sqlite") as opened:
        yield opened


async def ask(turns, host, times, *, takes=0.0, slower=0.0):
    async with turns.turn(host, slower=lambda: slower):
        times.append(time.monotonic())
        await asyncio.sleep(takes)
    times.append(time.monotonic())


def test_a_host_waits_from_the_end_of_an_answer_and_others_do_not_wait(store):
    async def run():
        turns, first, other = Turns(store, DELAY), [], []
        await asyncio.gather(
            *(ask(turns, "a.example", first, takes=0.03) for _ in range(3)), ask(turns, "b.example", other)
        )
        return first, other

    first, other = asyncio.run(run())
    starts, ends = first[0::2], first[1::2]
    assert all(start - end >= DELAY for end, start in zip(ends, starts[1:], strict=False))
    assert other[0] < ends[0]


def test_a_slow_host_and_its_robots_make_the_delay_longer_never_shorter(store):
    async def run():
        turns, times = Turns(store, DELAY), []
        turns.slow_down("a.example", 0.2)
        await ask(turns, "a.example", times)
        await ask(turns, "a.example", times)
        await ask(turns, "a.example", times, slower=0.3)
        await ask(turns, "a.example", times)
        return times[0::2], times[1::2]

    starts, ends = asyncio.run(run())
    assert starts[1] - ends[0] >= 0.2
    assert starts[2] - ends[1] >= 0.2
    assert starts[3] - ends[2] >= 0.3


def test_another_run_waits_for_what_the_last_one_asked(store):
    note_request(store, "a.example", time.time(), 0.3)

    async def run():
        times, begun = [], time.monotonic()
        await ask(Turns(store, DELAY), "a.example", times)
        return times[0] - begun

    assert asyncio.run(run()) >= 0.29


def test_what_robots_of_another_port_ask_for_makes_the_delay_longer_and_of_a_last_run_it_is_forgotten(store):
    note_request(store, "a.example", time.time(), 9.0)
    turns = Turns(store, DELAY)
    assert turns.delay_of("a.example") == 9.0
    turns.slow_down("a.example", 2.0)
    turns.slow_down("a.example", 1.0)
    assert turns.delay_of("a.example") == 2.0


def test_a_clock_that_was_set_back_makes_nobody_wait_for_long(store):
    note_request(store, "a.example", time.time() + 86_400, 0.0)

    async def run():
        times, begun = [], time.monotonic()
        await ask(Turns(store, DELAY), "a.example", times)
        return times[0] - begun

    assert asyncio.run(run()) < 1.0


def test_each_request_is_noted_before_it_is_sent(store):
    async def run():
        async with Turns(store, DELAY).turn("a.example", slower=lambda: 0.0):
            return host_times(store)["a.example"][0]

    assert abs(asyncio.run(run()) - time.time()) < 5


def test_a_stopped_host_is_left_alone_and_who_waits_is_told(store):
    async def run():
        turns, times = Turns(store, DELAY), []
        turns.pause("a.example", 30)
        waiting = asyncio.create_task(ask(turns, "a.example", times))
        await asyncio.sleep(0.05)
        begun = time.monotonic()
        turns.close()
        with pytest.raises(PageFault, match="host_stopped"):
            await waiting
        assert time.monotonic() - begun < 5
        assert times == []
        other = Turns(store, DELAY)
        other.stop("b.example", PageFault("retry_after_too_long", "for a century"))
        with pytest.raises(PageFault, match="for a century"):
            await ask(other, "b.example", times)

    asyncio.run(run())
