"""A real server: ``newsmine serve`` in a process of its own, at a free port of this machine."""

import contextlib
import json
import os
import re
import subprocess
import sys
import threading
from http.client import HTTPConnection
from pathlib import Path

import pytest

_START_SECONDS = 120
_PLUGIN = '''
"""A tokenizer that hangs, ends its process or fails, as the text says."""

import os
import time


class Moody:
    def pos(self, text):
        if "멈춤" in text:
            time.sleep(3600)
        if "끝" in text:
            os._exit(3)
        if "고장" in text:
            raise KeyError(text)
        return [(word, "Noun") for word in text.split()]


def moody(user_words=()):
    return Moody()
'''
_ENTRY_POINTS = "[newsmine.tokenizers]\nmoody = moody_plugin:moody\n"


class Server:
    """A running server, and a client of it."""

    def __init__(self, process):
        self.process = process
        self.log = []
        self.told = threading.Event()
        self.url = ""
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()
        if not self.told.wait(_START_SECONDS) or not self.url:
            process.kill()
            process.wait()
            raise AssertionError("".join(self.log))

    @property
    def port(self):
        return int(self.url.rpartition(":")[2])

    def ask(self, method, path, body=None, **headers):
        """Return status, headers and body of an answer; a dict is sent as JSON, an answer in JSON is read."""
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        if isinstance(body, dict):
            body = json.dumps(body, ensure_ascii=False).encode()
        if body is not None:
            given.setdefault("Content-Type", "application/json")
        with contextlib.closing(HTTPConnection("127.0.0.1", self.port, timeout=60)) as connection:
            connection.request(method, path, body, given)
            answer = connection.getresponse()
            content = answer.read()
        is_json = content and answer.headers.get_content_type() == "application/json"
        return answer.status, answer.headers, json.loads(content) if is_json else content

    def post(self, path, **fields):
        """Return status and body of an answer to a question."""
        status, _, body = self.ask("POST", path, fields)
        return status, body

    def children(self):
        """Return the process ids of the workers."""
        tasks = Path(f"/proc/{self.process.pid}/task")
        if not tasks.exists():
            pytest.skip("this system has no /proc to see processes in")
        return sorted({int(pid) for task in tasks.iterdir() for pid in (task / "children").read_text().split()})

    def memory(self):
        """Return the resident memory of the server and its workers, in MB."""
        return sum(_resident(pid) for pid in (self.process.pid, *self.children()))

    def stop(self):
        """End it, if it has not ended, as Ctrl-C does."""
        if self.process.poll() is None:
            self.process.terminate()
        code = self.process.wait(60)
        self._thread.join(10)
        self.process.stderr.close()
        return code

    def _read(self):
        for line in self.process.stderr:
            self.log.append(line)
            found = re.search(r"serves (http://\S+)", line)
            if found:
                self.url = found[1]
                self.told.set()
        self.told.set()


@contextlib.contextmanager
def running(*words, path=None, code=None, **environ):
    """Give a server started by ``newsmine serve`` with these words, or by the Python code."""
    command = (
        [sys.executable, "-c", code] if code else [sys.executable, "-m", "newsmine", "serve", "--port", "0", *words]
    )
    env = {**os.environ, **environ, **({"PYTHONPATH": str(path)} if path else {}), "PYTHONUTF8": "1"}
    env.pop("NEWSMINE_TOKEN", None) if "NEWSMINE_TOKEN" not in environ else None
    process = subprocess.Popen(command, env=env, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    server = Server(process)
    try:
        yield server
    finally:
        server.stop()


def _resident(pid):
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return int(re.search(r"VmRSS:\s+(\d+) kB", status)[1]) / 1024


@pytest.fixture(scope="session")
def plugin(tmp_path_factory):
    """Give a folder in which a package lies that declares the tokenizer ``moody``."""
    folder = tmp_path_factory.mktemp("plugin")
    (folder / "moody_plugin.py").write_text(_PLUGIN, encoding="utf-8")
    info = folder / "moody_plugin-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: moody-plugin\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(_ENTRY_POINTS)
    return folder


@pytest.fixture(scope="session")
def server(plugin):
    """Give a server with one worker, and the tokenizer ``moody`` beside ours."""
    with running("--workers", "1", path=plugin) as started:
        yield started
    assert "Traceback" not in "".join(started.log)


@pytest.fixture(scope="session")
def run_server(plugin):
    """Give what starts a server of one's own, the plug-in at hand."""

    def start(*words, **more):
        return running(*words, path=plugin, **more)

    return start
