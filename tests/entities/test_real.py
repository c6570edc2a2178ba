"""The floor on real annotated pages, which are not part of the project."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.real
def test_names_on_annotated_pages_reach_the_floor(real_data):
    done = subprocess.run(
        [sys.executable, str(ROOT / "benchmarks" / "entities.py"), str(real_data), "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    figures = json.loads(done.stdout)
    assert figures["study + public"]["core"] >= 0.9
    assert figures["public only"]["core"] >= 0.75
    assert figures["public only"]["HEAD_OF"] >= 0.8
    assert figures["public only"]["links"] >= 0.92
    assert figures["public only"]["hard"] == 0
