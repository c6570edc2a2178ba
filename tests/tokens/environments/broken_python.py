"""Environments in which something is truly broken: the packages of this one by links, but for what a test takes away."""

import os
import shutil
import site
import subprocess
import venv
from pathlib import Path

from newsmine import __version__

_ROOT = Path(__file__).resolve().parents[3]
_HERE = Path(site.getsitepackages()[0])

_OURS = ("hannanum", "kiwi", "kkma", "komoran", "mecab", "okt")


class Environment:
    """A Python with our packages, each of them a link that a test may replace."""

    def __init__(self, folder):
        self.folder = folder
        venv.create(folder, symlinks=True)
        self.packages = next((folder / "lib").glob("python*/site-packages"))
        for entry in _HERE.iterdir():
            if not (self.packages / entry.name).exists():
                (self.packages / entry.name).symlink_to(entry)

    def without(self, *patterns):
        """Take packages away, with what tells that they are installed."""
        for pattern in patterns:
            found = list(self.packages.glob(pattern))
            assert found, pattern
            for entry in found:
                entry.unlink()

    def own(self, *parts):
        """Return a path in a package, each folder on the way made a folder of this environment's own, its file a copy."""
        path = self.packages
        for part in parts:
            path /= part
            if path.is_symlink():
                target = path.resolve()
                path.unlink()
                if target.is_dir():
                    path.mkdir()
                    for entry in target.iterdir():
                        (path / entry.name).symlink_to(entry)
                else:
                    shutil.copyfile(target, path)
        return path

    def only(self, *names):
        """Leave these of our tokenizers."""
        points = self.own(f"newsmine-{__version__}.dist-info", "entry_points.txt")
        lines = points.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [
            line for line in lines if ":" not in line or "newsmine.tokens." not in line or line.split(" ")[0] in names
        ]
        assert len(kept) == len(lines) - len(_OURS) + len(names)
        points.write_text("".join(kept), encoding="utf-8")

    def plug_in(self, name, code):
        """Install a package that declares a tokenizer; ``code`` is its module, with a factory ``make``."""
        module = f"{name}_plugin"
        (self.packages / f"{module}.py").write_text(code, encoding="utf-8")
        info = self.packages / f"{module}-1.5.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}-plugin\nVersion: 1.5\n", encoding="utf-8")
        (info / "entry_points.txt").write_text(f"[newsmine.tokenizers]\n{name} = {module}:make\n", encoding="utf-8")

    def run(self, *words, env=None, before=None):
        """Run its Python."""
        paths = os.pathsep.join(filter(None, (os.environ.get("PYTHONPATH"), str(_ROOT))))
        return subprocess.run(
            [str(self.folder / "bin" / "python"), *map(str, words)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": paths, **(env or {})},
            preexec_fn=before,
        )
