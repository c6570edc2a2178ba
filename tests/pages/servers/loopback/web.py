"""The hosts of the little web, and what steers them while they are up."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from loopback.doors import google, naver
from loopback.faults import faulty
from loopback.http import App, Host, Line, Reply, Request
from loopback.outlets import Outlet, ledger, maeil, namdo
from loopback.sources import with_source

_OUTLETS = {"namdo": namdo, "ledger": ledger, "maeil": maeil}


class Web:
    """All hosts of one test: outlets by count, two doors, faults by name, and a canary that nobody may touch."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self.log: list[Line] = []
        self.outlets: dict[str, Outlet] = {}
        self.hosts: dict[str, Host] = {}
        delays = settings.get("crawl_delay", {})
        for i, (name, count) in enumerate(settings.get("outlets", {}).items()):
            self.outlets[name], app = _OUTLETS[name](count, delays.get(name))
            self._add(name, f"127.0.0.{2 + i}", app)
        shelf = [(outlet, self._base_of(name)) for name, outlet in self.outlets.items()]
        self._add("naver", "127.0.0.7", naver(shelf, quota=settings.get("quota", 25_000)))
        self._add("google", "127.0.0.8", google(shelf))
        for i, name in enumerate(settings.get("faults", ())):
            self._add(name, f"127.0.1.{i + 1}", faulty(name))
        for i, name in enumerate(settings.get("sources", ())):
            self._add(name, f"127.0.2.{i + 1}", with_source(name))
        for i, (name, certificate) in enumerate(settings.get("certificates", {}).items()):
            _, app = namdo(3)
            self.hosts[name] = Host(name, f"127.0.3.{i + 1}", app, self.log, certificate=certificate)
        self._touched: list[str] = []

    async def open(self) -> dict[str, Any]:
        """Open every host; return their addresses, that of the control and that of the canary."""
        for host in self.hosts.values():
            await host.open()
        control = Host("control", "127.0.0.1", self._control, [])
        await control.open()
        canary = await asyncio.start_server(self._touch, "127.0.0.1", 0)
        port = canary.sockets[0].getsockname()[1]
        for address in ("127.0.0.9", "::1"):
            try:
                await asyncio.start_server(self._touch, address, port)
            except OSError:  # a machine without IPv6
                continue
        self._kept = (control, canary)
        bases = {name: host.base for name, host in self.hosts.items()}
        return {"control": control.base, "canary": port, "bases": bases}

    def _add(self, name: str, address: str, app: App) -> None:
        self.hosts[name] = Host(name, address, app, self.log)

    def _base_of(self, name: str) -> Callable[[], str]:
        return lambda: self.hosts[name].base

    async def _touch(self, _: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._touched.append(str(writer.get_extra_info("peername")))
        writer.close()

    def _control(self, request: Request) -> Reply:
        if request.path == "/log":
            answer: Any = [asdict(line) for line in self.log]
        elif request.path == "/count":
            answer = len(self.log)
        elif request.path == "/touched":
            answer = self._touched
        elif request.path == "/clear":
            self.log.clear()
            answer = True
        else:
            outlet = self.outlets[request.query["outlet"]]
            outlet.count += int(request.query["more"])
            answer = outlet.count
        return Reply(json.dumps(answer).encode(), type="application/json")
