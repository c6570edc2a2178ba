"""A thousand bad requests: each is refused in JSON, and none is noticed afterwards."""

import json

from bad_requests import bad_requests
from raw_http import send


def test_a_thousand_bad_requests_leave_no_trace(server):
    server.post("/tokenize", text="광주에서 열렸다.")
    before, workers = server.memory(), server.children()
    kinds = set()
    for bad in bad_requests(1000):
        answer = send(server.port, bad)
        kinds.add(bad.kind)
        if bad.then == "leave":
            continue
        assert 400 <= answer.status < 500 or answer.status == 503, bad
        if not bad.sent.startswith(b"HEAD "):
            assert set(json.loads(answer.body)["error"]) == {"code", "message", "field", "value", "way_out"}
    assert len(kinds) == 13
    assert server.memory() - before < 50
    assert server.children() == workers
    assert "Traceback" not in "".join(server.log)
    assert server.post("/pos", text="광주")[0] == 200
