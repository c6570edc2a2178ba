"""The page for those who do not see, or not well: axe finds nothing serious, in either theme, on any view."""

from pathlib import Path

import pytest
import steps

_AXE = Path(__file__).parents[2] / "newsmine/explorer/web/node_modules/axe-core/axe.min.js"


@pytest.fixture(scope="module", params=["light", "dark"])
def page(request, chromium, explored):
    """Give the page in a theme, with a name chosen and what axe needs in it."""
    context = chromium.new_context(viewport={"width": 1300, "height": 900}, color_scheme=request.param, bypass_csp=True)
    page = context.new_page()
    page.goto(explored.as_uri())
    page.wait_for_selector("html[data-ready]", state="attached")
    steps.find(page, "빛고을AI진흥재단")
    page.locator(".panel blockquote").first.wait_for()
    page.evaluate(_AXE.read_text(encoding="utf-8"))
    yield page
    context.close()


@pytest.mark.parametrize("view", ["network", "timeline", "topics", "relations", "search"])
def test_axe_finds_nothing_serious(page, view):
    page.click(f"#tab-{view}")
    if view == "search":
        page.fill("#query", "인공지능")
        page.press("#query", "Enter")
    page.wait_for_timeout(200)
    found = page.evaluate("axe.run(document)")
    assert len(found["passes"]) > 15
    wrong = [
        (each["id"], [node["html"][:150] for node in each["nodes"][:3]])
        for each in found["violations"]
        if each["impact"] in {"serious", "critical"}
    ]
    assert wrong == []
