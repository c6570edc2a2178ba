"""Open a little web: settings as JSON on the first line of stdin, addresses as JSON on stdout; ends with its stdin."""

import asyncio
import json
import sys

from loopback.web import Web


async def _main() -> None:
    loop = asyncio.get_running_loop()
    settings = json.loads(await loop.run_in_executor(None, sys.stdin.readline))
    web = Web(settings)
    print(json.dumps(await web.open()), flush=True)  # noqa: T201 - how its parent learns the ports
    await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(_main())
