"""What the server answers is what the library answers, in the shapes that its description promises."""

import json
import re
import unicodedata

import pytest
from raw_http import Bad, post, send

import newsmine as nm
from newsmine.server import shapes

TEXT = "광주시는 27일 🚀 한빛로보틱스와 업무협약을 맺고, 교육생 305명을 모집한다고 밝혔다.\n서가온 원장도 참석했다."
ANSWERS = {
    "/tokenize": shapes.TokenizeAnswer,
    "/pos": shapes.PosAnswer,
    "/nouns": shapes.NounsAnswer,
    "/entities": shapes.EntitiesAnswer,
}


@pytest.fixture(scope="module")
def kiwi():
    return nm.tokenizer("kiwi")


@pytest.mark.parametrize("path", ANSWERS)
def test_an_answer_has_the_shape_that_the_description_promises(server, path):
    status, body = server.post(path, texts=[TEXT, "", " \n", "a" * 1000, "ㅋㅋㅋ\u200b\x00\ufeff"])
    assert status == 200
    model = ANSWERS[path].model_validate(body, strict=True)
    assert json.loads(model.model_dump_json()) == body
    assert len(model.results) == 5


@pytest.mark.parametrize(
    "options", [{}, {"compounds": True}, {"units": True}, {"stopwords": ["것", "/JKS"]}, {"compounds": None}]
)
def test_tokens_are_those_of_the_library(server, kiwi, options):
    status, body = server.post("/tokenize", text=TEXT, **options)
    given = {name: value for name, value in options.items() if value is not None}
    assert status == 200
    assert body["results"][0]["tokens"] == [token._asdict() for token in kiwi.tokenize(TEXT, **given)]
    assert (body["tokenizer"], body["fingerprint"]) == ("kiwi", kiwi.fingerprint)


def test_pairs_and_nouns_are_those_of_the_library(server, kiwi):
    assert server.post("/pos", text=TEXT)[1]["results"][0]["pos"] == [list(pair) for pair in kiwi.pos(TEXT)]
    assert server.post("/pos", text=TEXT, join=True)[1]["results"][0]["pos"] == kiwi.pos(TEXT, join=True)
    nested = [[list(pair) for pair in word] for word in kiwi.pos(TEXT, flatten=False)]
    assert server.post("/pos", text=TEXT, flatten=False)[1]["results"][0]["pos"] == nested
    assert server.post("/nouns", text=TEXT)[1]["results"][0]["nouns"] == kiwi.nouns(TEXT)
    assert server.post("/nouns", text=TEXT, compounds=True)[1]["results"][0]["nouns"] == kiwi.nouns(
        TEXT, compounds=True
    )


def test_names_are_those_of_the_library(server):
    text = "빛고을AI진흥재단 서가온 원장은 27일 ㈜누리온데이터와 업무협약을 맺었다."
    found = server.post("/entities", text=text)[1]["results"][0]
    want = [(m.start, m.end, m.label, m.canonical) for m in nm.find(text)]
    assert [(m["start"], m["end"], m["label"], m["canonical"]) for m in found["mentions"]] == [
        mention for mention in want if mention[2] != "DATE"
    ]
    valued = server.post("/entities", text=text, values=True)[1]["results"][0]
    assert [(m["start"], m["end"], m["label"], m["canonical"]) for m in valued["mentions"]] == want
    assert [(r["type"], r["role"]) for r in found["relations"]] == [("HEAD_OF", "원장")]


@pytest.mark.parametrize("path", ["/tokenize", "/entities"])
def test_places_are_of_the_text_as_it_was_given(server, path):
    text = unicodedata.normalize("NFD", "🚀🚀 ㈜누리온데이터와 가온정보진흥원이 협약을 맺었다.")
    for offsets, units in (("codepoints", "utf-32-le"), ("utf16", "utf-16-le")):
        body = server.post(path, text=text, offsets=offsets)[1]
        assert body["offsets"] == offsets
        encoded, width = text.encode(units), 4 if offsets == "codepoints" else 2
        places = body["results"][0]["tokens" if path == "/tokenize" else "mentions"]
        assert places
        for place in places:
            found = encoded[place["start"] * width : place["end"] * width].decode(units)
            form = place["form"] if path == "/tokenize" else place["text"]
            assert unicodedata.normalize("NFC", found) == unicodedata.normalize("NFC", form)


def test_the_answer_to_several_texts_comes_in_their_order(server, kiwi):
    texts = [f"{i}번 기사는 광주에서 쓰였다." for i in range(100)]
    body = server.post("/pos", texts=texts)[1]
    assert [result["pos"] for result in body["results"]] == [[list(p) for p in kiwi.pos(text)] for text in texts]


def test_korean_is_korean_on_the_wire(server):
    status, headers, _ = server.ask("POST", "/pos", {"text": "광주"})
    assert status == 200
    assert headers["Content-Type"] == "application/json; charset=utf-8"
    raw = send(server.port, Bad("good", post(b'{"text": "\\uad11\\uc8fc"}', "/pos")))
    assert '["광주","NNP"]'.encode() in raw.body


def test_user_words_and_gazetteer_are_the_servers(run_server, tmp_path):
    words, names = tmp_path / "user_words.csv", tmp_path / "gazetteer.csv"
    words.write_text("word,tag,note\n빛고을나래봇,NNP,\n", encoding="utf-8")
    names.write_text(
        "name,label,canonical,aliases,since,until,note\n나래봇,PRODUCT,빛고을나래봇,,,,\n", encoding="utf-8"
    )
    with run_server("--workers", "1", "--user-words", str(words), "--gazetteer", str(names)) as own:
        pairs = own.post("/pos", text="빛고을나래봇이 나왔다.")[1]["results"][0]["pos"]
        found = own.post("/entities", text="나래봇이 나왔다.")[1]["results"][0]["mentions"]
    assert ["빛고을나래봇", "NNP"] in pairs
    assert [(each["text"], each["canonical"]) for each in found] == [("나래봇", "빛고을나래봇")]


@pytest.mark.jvm
def test_another_tokenizer_is_loaded_when_it_is_asked_for(server):
    for _ in range(10):
        status, body = server.post("/pos", text="광주에서 만나욬ㅋㅋㅋㅋ", tokenizer="okt", norm=True, stem=True)
        if status == 200:
            break
        assert body["error"]["code"] in {"loading", "busy"}
    want = nm.tokenizer("okt").pos("광주에서 만나욬ㅋㅋㅋㅋ", norm=True, stem=True)
    assert body["results"][0]["pos"] == [list(pair) for pair in want]


def test_the_page_stands_alone_and_shows_every_path(server):
    status, headers, page = server.ask("GET", "/docs")
    text = page.decode()
    assert status == 200
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.findall(r"https?://|//\w", text.replace("<!doctype", ""))
    for path in (*ANSWERS, "/health"):
        assert f'data-path="{path}"' in text
    for asset in re.findall(r'(?:href|src)="([^"]+)"', text):
        assert server.ask("GET", asset)[0] == 200, asset
    assert "onclick" not in text
    assert "<script>" not in text


def test_the_description_names_every_path_and_refusal(server):
    description = server.ask("GET", "/openapi.json")[2]
    assert set(description["paths"]) == {*ANSWERS, "/health"}
    for path in ANSWERS:
        responses = description["paths"][path]["post"]["responses"]
        assert {"200", "400", "401", "413", "422", "503"} <= set(responses)
        kinds = {tuple(response["content"]) for response in responses.values()}
        assert kinds == {("application/json",)}


def test_health_counts_the_workers(server):
    status, _, body = server.ask("GET", "/health")
    assert status == 200
    assert body == {"status": "ok", "workers": 1, "busy": 0, "waiting": 0}
