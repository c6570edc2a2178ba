"""What the tests in a browser share."""

import json
import re
import shutil
import subprocess

import pytest
from bs4 import BeautifulSoup


@pytest.fixture
def chromium(required_in_ci):
    """Give Chromium's path."""
    found = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
    if found is None:
        required_in_ci("no Chromium is installed")
    return found


@pytest.fixture
def browse(tmp_path, chromium):
    """Give what opens a page and returns what it writes, as JSON, into its element ``outcome``, or takes its picture."""

    def opened(page, *words):
        path = tmp_path / "page.html"
        path.write_text(page, encoding="utf-8", errors="replace")
        asked = words or ("--dump-dom", "--virtual-time-budget=3000")
        own = f"--user-data-dir={tmp_path / 'own'}"
        done = subprocess.run(
            [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", *asked, own, path.as_uri()],
            capture_output=True, text=True, encoding="utf-8", timeout=120, check=True,
        )  # fmt: skip
        if words:
            return None
        said = re.search(r'<pre id="outcome">(.*?)</pre>', done.stdout, re.DOTALL)
        return json.loads(BeautifulSoup(said[1], "lxml").get_text())

    return opened
