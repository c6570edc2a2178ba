"""The other views in a real browser: posts, topics, relations, search; keyboard, themes, widths, paper."""

import csv
import io
import re

import pytest
import steps

import newsmine as nm
from newsmine.corpus.database import Corpus


@pytest.fixture(scope="module")
def corpus(sample_corpus):
    """Give the corpus that the page shows."""
    with Corpus.open(sample_corpus) as opened:
        yield opened


def go(page, view):
    page.click(f"#tab-{view}")
    page.locator(f"#view-{view} table, #view-{view} .topics").first.wait_for()


def rows(page, view):
    return page.locator(f"#view-{view} tbody tr:not(.below)")


def test_posts_are_those_of_the_timeline(explorer, corpus):
    go(explorer, "timeline")
    posts = nm.timeline(corpus)
    assert rows(explorer, "timeline").count() == len(posts)
    first = rows(explorer, "timeline").first.locator("td")
    assert first.nth(0).inner_text() == posts.iloc[0]["organisation"]
    assert first.nth(2).inner_text() == posts.iloc[0]["person"]
    assert first.nth(5).inner_text() == str(posts.iloc[0]["articles"])
    rows(explorer, "timeline").first.get_by_role("button", name="문장").click()
    assert explorer.locator("#view-timeline .below blockquote p").first.inner_text() == posts.iloc[0]["first_evidence"]


def test_posts_of_a_period_are_those_that_were_proven_in_it(explorer, corpus):
    go(explorer, "timeline")
    explorer.select_option("#period-from", label="2023-01")
    explorer.select_option("#period-to", label="2023-06")
    posts = nm.timeline(corpus)
    wanted = ((posts["last"] >= "2023-01") & (posts["first"] < "2023-07")).sum()
    assert 0 < wanted < len(posts)
    assert rows(explorer, "timeline").count() == wanted


def test_topics_have_terms_course_names_and_sentences(explorer, corpus):
    model = nm.fit(corpus, n_topics=6, seed=7)
    labels = nm.label_topics(model, corpus)
    go(explorer, "topics")
    entries = explorer.locator(".topics button")
    assert [text.split("\n")[0] for text in entries.all_inner_texts()] == labels["topic_label"].tolist()
    entries.nth(2).click()
    assert explorer.locator(".topic h2").inner_text() == labels["topic_label"][2]
    told = explorer.locator(".topic .bars li").all_inner_texts()
    assert [word.strip() for word in told][: len(labels["terms"][2].split())] == labels["terms"][2].split()
    months = {month for month, shares in zip(model.months, model.doc_topic, strict=True) if month and shares[2] >= 0}
    assert explorer.locator(".topic .line-chart circle").count() == len(months)
    sentences = nm.topic_sentences(model, corpus, n=5)
    assert (
        explorer.locator(".topic blockquote p").first.inner_text()
        == sentences.query("topic == 2")["sentence_text"].iloc[0]
    )
    explorer.locator(".topic .names button").first.click()
    assert explorer.locator(".panel h2").inner_text()


def test_shares_of_topics_are_those_of_the_period(explorer, corpus):
    model = nm.fit(corpus, n_topics=6, seed=7)
    go(explorer, "topics")
    explorer.select_option("#period-from", label="2024-01")
    explorer.select_option("#period-to", label="2024-12")
    inside = [shares for month, shares in zip(model.months, model.doc_topic, strict=True) if month[:4] == "2024"]
    wanted = sum(inside) / len(inside)
    told = explorer.locator(".topics .count").all_inner_texts()
    assert [float(text.rstrip("%")) for text in told] == pytest.approx(100 * wanted, abs=0.06)


def test_relations_are_sorted_filtered_and_opened(explorer, corpus):
    go(explorer, "relations")
    relations = corpus.relations(modality="all")
    assert explorer.locator("#view-relations output").inner_text() == f"{len(relations)}행"
    explorer.locator("#view-relations th button", has_text="주체").click()
    assert explorer.locator("#view-relations th", has_text="주체").get_attribute("aria-sort") == "ascending"
    heads = [row.split("\t")[0] for row in rows(explorer, "relations").all_inner_texts()]
    assert heads == explorer.evaluate("heads => [...heads].sort((a, b) => a.localeCompare(b, 'ko'))", heads)
    explorer.locator("#view-relations .controls select").first.select_option("HEAD_OF")
    assert explorer.locator("#view-relations output").inner_text() == f"{(relations['type'] == 'HEAD_OF').sum()}행"
    explorer.locator("#view-relations input[type=search]").fill("도윤재")
    said = rows(explorer, "relations").all_inner_texts()
    assert said
    assert all("도윤재" in row for row in said)
    rows(explorer, "relations").first.get_by_role("button", name="문장").click()
    assert "도윤재" in explorer.locator("#view-relations .below blockquote").first.inner_text()


def test_relations_are_taken_along_as_csv_that_excel_opens_right(explorer, corpus, tmp_path):
    go(explorer, "relations")
    explorer.locator("#view-relations input[type=search]").fill("도윤재")
    with explorer.expect_download() as saved:
        explorer.locator("#view-relations .csv").click()
    file = tmp_path / saved.value.suggested_filename
    saved.value.save_as(file)
    told = file.read_bytes()
    assert told.startswith(b"\xef\xbb\xbf")
    table = list(csv.reader(io.StringIO(told.decode("utf-8-sig"), newline="")))
    assert table[0] == ["주체", "관계", "대상", "직책", "서법", "날짜", "언론사", "문장"]
    relations = corpus.relations(modality="all")
    texts = corpus.articles().set_index("id")["text"]
    whole = [(row.head, row.tail, texts[row.article_id]) for row in relations.itertuples()]
    assert file.suffix == ".csv"
    assert len(table) > 5
    for head, _, tail, *_, sentence in table[1:]:
        assert any((head, tail) == (one, other) and sentence in text for one, other, text in whole)


def test_search_gives_keywords_in_context(explorer):
    go(explorer, "search")
    explorer.fill("#query", "업무협약")
    explorer.press("#query", "Enter")
    told = explorer.evaluate(
        "window.newsmine.app.source.quotes.reduce((n, quote) => n + quote.text.split('업무협약').length - 1, 0)"
    )
    explorer.locator(".kwic tbody tr").first.wait_for()
    assert explorer.locator("#view-search output").inner_text() == f"{told}곳"
    assert rows(explorer, "search").count() == told > 1
    assert set(explorer.locator(".kwic .keyword").all_inner_texts()) == {"업무협약"}
    scope = explorer.locator("#view-search > div > .note").inner_text()
    assert re.fullmatch(r"이 파일에 담긴 문장 \d+개에서 찾습니다\.", scope)
    explorer.select_option("#period-from", label="2025-01")
    steps.until(explorer, "n => document.querySelectorAll('.kwic tbody tr').length < n", told)


def test_the_whole_way_goes_by_keyboard(explorer):
    for _ in range(40):
        explorer.keyboard.press("Tab")
        if explorer.evaluate("document.activeElement.id") == "find":
            break
    explorer.keyboard.type("빛고을AI")
    explorer.keyboard.press("ArrowDown")
    explorer.keyboard.press("ArrowUp")
    explorer.keyboard.press("Enter")
    assert explorer.evaluate("document.activeElement.textContent") == "빛고을AI진흥재단"
    for _ in range(3):
        explorer.keyboard.press("Tab")
    name = explorer.evaluate("document.activeElement.querySelector('span').textContent")
    explorer.keyboard.press("Enter")
    assert set(explorer.locator(".panel h2").inner_text().split(" — ")) == {"빛고을AI진흥재단", name}
    explorer.locator(".panel blockquote").first.wait_for()
    explorer.evaluate("document.getElementById('tab-network').focus()")
    explorer.keyboard.press("ArrowRight")
    assert explorer.evaluate("document.activeElement.id") == "tab-timeline"
    assert explorer.locator("#view-timeline").is_visible()
    explorer.keyboard.press("ArrowLeft")
    explorer.evaluate("document.querySelector('.picture').focus()")
    steps.until(explorer, "!window.newsmine.app.picture.sigma.getCamera().isAnimated()")
    before = steps.places(explorer)[1][0]
    explorer.keyboard.press("ArrowRight")
    assert steps.places(explorer)[1][0] > before
    explorer.keyboard.press("0")
    steps.until(explorer, "!window.newsmine.app.picture.sigma.getCamera().isAnimated()")
    explorer.keyboard.press("+")
    steps.until(explorer, "window.newsmine.app.picture.sigma.getCamera().ratio < 1")


def test_the_full_text_opens_where_its_licence_allows(explorer, corpus):
    steps.find(explorer, "빛고을AI진흥재단")
    quote = explorer.locator(".panel blockquote").first
    quote.get_by_role("button", name="본문 보기").click()
    text = quote.locator(".text")
    steps.until(explorer, "document.querySelector('.panel .text')?.textContent.length > 100")
    assert text.text_content() in set(corpus.articles()["text"])


def test_the_language_changes_and_keeps_what_was_chosen(explorer):
    steps.find(explorer, "무등창업지원센터")
    explorer.select_option("#period-from", label="2022-01")
    explorer.get_by_role("button", name="English").click()
    assert explorer.locator("html").get_attribute("lang") == "en"
    assert explorer.locator("#tab-relations").inner_text() == "Relations"
    assert explorer.locator(".panel h2").inner_text() == "무등창업지원센터"
    assert explorer.evaluate("document.querySelector('#period-from').selectedOptions[0].textContent") == "2022-01"
    go(explorer, "relations")
    assert "HEAD_OF" in explorer.locator("#view-relations tbody").inner_text()
    explorer.get_by_role("button", name="한국어").click()
    assert explorer.locator("#tab-relations").inner_text() == "관계"


def grounds(page):
    return page.evaluate(
        "[getComputedStyle(document.body).backgroundColor, window.newsmine.app.theme().ground, window.newsmine.app.theme().ink]"
    )


def test_it_is_dark_where_the_reader_likes_it_dark(visit, explored):
    page = visit(explored, color_scheme="dark")
    assert grounds(page) == ["rgb(22, 24, 27)", "#16181b", "#ececec"]
    page.get_by_role("button", name="어둡게/밝게").click()
    assert grounds(page) == ["rgb(255, 255, 255)", "#ffffff", "#1b1b1b"]


@pytest.mark.parametrize("view", ["network", "timeline", "topics", "relations", "search"])
def test_it_is_read_on_a_phone(visit, explored, view):
    page = visit(explored, viewport={"width": 375, "height": 740}, has_touch=True, is_mobile=True)
    page.click(f"#tab-{view}")
    if view == "search":
        page.fill("#query", "인공지능")
        page.press("#query", "Enter")
    page.wait_for_timeout(200)
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    if view == "network":
        steps.find(page, "빛고을AI진흥재단")
        page.locator(".panel blockquote").first.scroll_into_view_if_needed()
        box = page.locator(".panel blockquote").first.bounding_box()
        assert box["width"] > 250


def test_it_goes_on_paper_with_its_picture(explorer):
    steps.find(explorer, "빛고을AI진흥재단")
    explorer.locator(".panel blockquote").first.wait_for()
    explorer.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    explorer.emulate_media(media="print", color_scheme="dark")
    colours = explorer.evaluate(
        """() => {
          const canvas = document.querySelector("canvas.print");
          const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
          const seen = new Set();
          for (let i = 0; i < data.length; i += 4) seen.add((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]);
          return seen.size;
        }"""
    )
    assert colours > 100
    assert not explorer.locator(".controls").first.is_visible()
    assert explorer.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert len(explorer.pdf()) > 20_000


def test_without_webgl_there_is_a_list_of_names(chromium, explored):
    context = chromium.new_context(viewport={"width": 1300, "height": 900})
    context.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    page = context.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(explored.as_uri())
    page.wait_for_selector("html[data-ready]", state="attached")
    page.locator(".picture.list button", has_text="빛고을AI진흥재단").first.click()
    page.locator(".panel blockquote").first.wait_for()
    assert not errors
    context.close()


def test_every_letter_is_drawn_also_without_korean_fonts(explorer):
    """No glyph may be the box that stands for a missing one: each is drawn by the page's own font and compared with it."""
    boxes = explorer.evaluate(
        """async () => {
          await document.fonts.load('40px "Newsmine Gothic"', "가");
          const letters = [...new Set(document.body.innerText + window.newsmine.app.source.network.nodes.name.join(""))];
          const canvas = Object.assign(document.createElement("canvas"), { width: 60, height: 60 });
          const context = canvas.getContext("2d", { willReadFrequently: true });
          context.font = '40px "Newsmine Gothic"';
          const drawn = (letter) => {
            context.clearRect(0, 0, 60, 60);
            context.fillText(letter, 5, 45);
            return context.getImageData(0, 0, 60, 60).data.join();
          };
          const box = drawn("\\u{10FFFE}");
          return letters.filter((letter) => letter.trim() && drawn(letter) === box);
        }"""
    )
    assert boxes == []
    assert explorer.evaluate("[...document.fonts].map((font) => font.status)") == ["loaded"]
