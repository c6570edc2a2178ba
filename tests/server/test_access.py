"""Who may ask: by token, by the name of the server, and from which page."""

import pytest

TOKEN = "k3-Xy7_not-a-secret.Qw"  # noqa: S105 - for these tests alone
QUESTION = {"text": "광주"}


@pytest.fixture(scope="module")
def guarded(run_server, tmp_path_factory):
    file = tmp_path_factory.mktemp("token") / "token"
    file.write_text(TOKEN + "\n", encoding="utf-8")
    words = ("--token-file", str(file), "--allow-origin", "https://study.example", "--allow-host", "news.example")
    with run_server("--workers", "1", "--tokenizer", "moody", "--tagger", "none", *words) as started:
        yield started
    assert TOKEN not in "".join(started.log)
    assert "Traceback" not in "".join(started.log)


@pytest.mark.parametrize(
    "given",
    [
        "",
        TOKEN,
        f"Basic {TOKEN}",
        "Bearer",
        "Bearer x",
        f"Bearer {TOKEN}x",
        f"Bearer {TOKEN[:-1]}",
        "Bearer \xe9\xff",
        "Bearer " + "a" * 9000,
    ],
)
def test_without_the_token_nothing_is_answered(guarded, given):
    status, headers, body = guarded.ask("POST", "/pos", QUESTION, Authorization=given)
    assert (status, body["error"]["code"]) == (401, "token_needed")
    assert headers["WWW-Authenticate"].startswith("Bearer")
    assert guarded.ask("GET", "/nothing", Authorization=given)[0] == 401


@pytest.mark.parametrize("given", [f"Bearer {TOKEN}", f"bearer {TOKEN}", f"BEARER   {TOKEN}"])
def test_with_the_token_it_is(guarded, given):
    assert guarded.ask("POST", "/pos", QUESTION, Authorization=given)[0] == 200


def test_health_and_the_page_need_no_token(guarded):
    assert [guarded.ask("GET", path)[0] for path in ("/health", "/docs", "/openapi.json")] == [200, 200, 200]


def test_only_a_page_of_an_allowed_origin_may_read_the_answer(guarded):
    token = {"Authorization": f"Bearer {TOKEN}"}
    _, headers, _ = guarded.ask("POST", "/pos", QUESTION, Origin="https://study.example", **token)
    assert headers["Access-Control-Allow-Origin"] == "https://study.example"
    assert headers["Vary"] == "Origin"
    _, headers, _ = guarded.ask("POST", "/pos", QUESTION, Origin="https://evil.example", **token)
    assert headers["Access-Control-Allow-Origin"] is None


def test_a_browser_is_told_before_it_asks(guarded):
    asks = {"Access_Control_Request_Method": "POST", "Access_Control_Request_Headers": "authorization"}
    status, headers, _ = guarded.ask("OPTIONS", "/pos", Origin="https://study.example", **asks)
    assert status == 204
    assert "Authorization" in headers["Access-Control-Allow-Headers"]
    status, headers, _ = guarded.ask("OPTIONS", "/pos", Origin="https://evil.example", **asks)
    assert (status, headers["Access-Control-Allow-Origin"]) == (401, None)


def test_without_allowed_origins_no_page_may_read(server):
    for origin in ("https://study.example", "null", "http://localhost"):
        _, headers, _ = server.ask("POST", "/pos", QUESTION, Origin=origin)
        assert not [name for name in headers if name.lower().startswith("access-control")]


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "localhost.evil.example", "127.0.0.1.evil.example", ""]
)
def test_a_name_that_is_not_the_servers_is_refused(server, host):
    status, _, body = server.ask("POST", "/pos", QUESTION, Host=host)
    assert (status, body["error"]["code"]) == (421, "wrong_host")


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1234", "127.0.0.1", "[::1]:8000"])
def test_the_servers_own_names_are_not(server, host):
    assert server.ask("POST", "/pos", QUESTION, Host=host)[0] == 200


def test_a_name_that_was_allowed_is_not_refused(guarded):
    assert guarded.ask("GET", "/health", Host="news.example")[0] == 200
    assert guarded.ask("GET", "/health", Host="other.example")[0] == 421
