"""Dates as newspapers print them."""

import csv
import time
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmine.html.dates import find_dates, labelled_dates, lies_ahead, parse_date
from newsmine.pages.list_dates import list_date
from newsmine.records import KST

with Path(__file__).with_name("dates.tsv").open(encoding="utf-8", newline="") as table:
    TABLE = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))

FORMS = {
    "2024. 11. 27. 09:52": "2024-11-27T09:52",
    "2024. 1. 6. 16:19": "2024-01-06T16:19",
    "2021.10.04. 오후 4:26": "2021-10-04T16:26",
    "2021.10.04. 오전 12:05": "2021-10-04T00:05",
    "2021.10.04. 오후 12:10": "2021-10-04T12:10",
    "2021-10-04 오후 00:10": "2021-10-04T12:10",
    "2021.10.04 오후 16:26": "2021-10-04T16:26",
    "2019년 11월 19일(화) 04:50": "2019-11-19T04:50",
    "2019년 11월 19일 화요일 오후 4시 50분": "2019-11-19T16:50",
    "2019년11월19일 16시": "2019-11-19T16:00",
    "20241127": "2024-11-27T00:00",
    "202411270952": "2024-11-27T09:52",
    "20241127095203": "2024-11-27T09:52",
    "24.11.27": "2024-11-27T00:00",
    "'24.11.27 13:05": "2024-11-27T13:05",
    "98.11.27": "1998-11-27T00:00",
    "2026-01-29T18:40:00+09:00": "2026-01-29T18:40",
    "2026-01-29T09:40:00Z": "2026-01-29T18:40",
    "2026-01-29T09:40:00.123Z": "2026-01-29T18:40",
    "2026-01-29T18:40:00+0900": "2026-01-29T18:40",
    "2020-07-28 17:48:34": "2020-07-28T17:48",
    "2020-07-28 17:48:34.0": "2020-07-28T17:48",
    "2020-07-28 PM 5:48": "2020-07-28T17:48",
    "2020.07.28 05:48 PM": "2020-07-28T17:48",
    "2020/07/28 17:48": "2020-07-28T17:48",
    "2020.07.28(화) 17:48": "2020-07-28T17:48",
    "2020.07.28 (화) | 17:48": "2020-07-28T17:48",
    "2020.07.28. 24:00": "2020-07-29T00:00",
    "Wed, 27 Nov 2024 09:52:00 +0900": "2024-11-27T09:52",
    "Wed, 27 Nov 2024 00:52:00 GMT": "2024-11-27T09:52",
    "Nov 27, 2024 09:52": "2024-11-27T09:52",
    "November 27, 2024": "2024-11-27T00:00",
    "2023년 3월 2일자 지면": "2023-03-02T00:00",
}
PREFIXES = ("입력", "수정 : ", "승인", "게재 ", "송고시간", "발행일 : ", "등록 ", "기사입력", "최종수정 ")
NO_DATES = (
    "",
    "11월 27일",
    "오후 4:26",
    "2024.13.01",
    "2023.02.29 10:00",
    "0024-11-27",
    "2504-11-27",
    "10.11.12.13",
    "27.11.2024",
    "010-1234-5678",
    "3시간 전",
    "전화 02-1234-5678",
    "1,221명",
    "Foo 27, 2024",
    "2024.02.30",
    "2024.00.10",
    "2024.11.31 09:00",
    "2023-02-29T09:00:00Z",
    "2024.11.27 25:00",
    "2024.11.27 09:60",
    "2024-11-27T09:52:00+99:00",
    "20241327",
    "20241127250000",
    "2024112709",
    "0212345678",
    "15881234",
    "1.1.2.3",
    "방금 전",
    "어제",
    "어제 18:40",
    "오늘 09:52",
    "2일 전",
    "11.27 09:52",
    "11-27 09:52",
    "09:52",
    "3 hours ago",
    "Wed, 32 Nov 2024 09:52:00 GMT",
    "최근 3년간",
    "2024년",
    "2024년 11월",
)


@pytest.mark.parametrize(("text", "want"), FORMS.items())
def test_every_printed_form_is_read_to_the_minute(text, want):
    found = parse_date(text)
    assert found is not None
    assert found.isoformat()[:16] == want
    assert found.isoformat().endswith("+09:00")


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_prefix_does_not_disturb_the_date(prefix):
    assert parse_date(f"{prefix}2024. 11. 27. 09:52").isoformat() == "2024-11-27T09:52:00+09:00"


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_is_never_guessed(text):
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("text", "published", "modified"),
    [
        ("입력 2024.11.27 09:52 수정 2024.11.27 10:07", "09:52", "10:07"),
        ("입력2024.11.27 09:52\n수정2024.11.27 10:07\n지면A3", "09:52", "10:07"),
        ("수정 : 2024.11.27 10:07 | 입력 : 2024.11.27 09:52", "09:52", "10:07"),
        ("승인 : 2024. 11. 27. 09:52", "09:52", None),
        ("입력 2024.11.27 09:52 승인 2024.11.27 10:07", "09:52", None),
        ("승인 2024.11.27 09:52 수정 2024.11.27 10:07", "09:52", "10:07"),
        ("게재 2024-11-27 09:52:34", "09:52", None),
        ("송고시간2024-11-27 09:52", "09:52", None),
        ("발행일 : 2024-11-27 09:52", "09:52", None),
        ("등록 2024.11.27 09:52:00", "09:52", None),
        ("2024.11.27 09:52", "09:52", None),
        ("2024.11.27 09:52 (수정 2024.11.27 10:07)", "09:52", "10:07"),
        ("2024.11.27 09:52 입력 | 2024.11.27 10:07 수정", "09:52", "10:07"),
        ("최종수정 2024.11.27 10:07", "10:07", "10:07"),
        ("Published : 2024.11.27 09:52 Updated : 2024.11.27 10:07", "09:52", "10:07"),
        ("날짜 없음", None, None),
    ],
)
def test_published_and_modified_are_kept_apart(text, published, modified):
    got = labelled_dates(text)
    assert [when and when.strftime("%H:%M") for when in got] == [published, modified]


def minute(when):
    return when.isoformat()[:16] if when else "-"


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["text"])
def test_every_form_of_the_table_is_read_to_the_minute(row):
    if row["read as"] == "head":
        assert minute(parse_date(row["text"])) == row["published"]
    else:
        assert [minute(when) for when in labelled_dates(row["text"])] == [row["published"], row["modified"]]


NOW = datetime(2026, 1, 29, 18, 40, tzinfo=KST)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("3시간 전", "2026-01-29T15:40"),
        ("15분 전", "2026-01-29T18:25"),
        ("어제", "2026-01-28T00:00"),
        ("어제 18:20", "2026-01-28T18:20"),
        ("12-30 09:52", "2025-12-30T09:52"),
    ],
)
def test_time_gone_by_is_a_date_only_where_the_present_is_given(text, want):
    assert minute(list_date(text, NOW)) == want
    assert list_date(text) is None
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("text", "ahead"),
    [("2027.01.29 10:00", True), ("29.01.26", True), ("2026.01.30 지면", False), ("2026.01.29 18:40", False)],
)
def test_a_date_in_the_future_is_told(text, ahead):
    assert lies_ahead(parse_date(text), now=NOW) is ahead


WHEN = st.datetimes(min_value=datetime(1970, 1, 1), max_value=datetime(2069, 12, 31))  # noqa: DTZ001 - KST is added


@given(
    when=WHEN,
    form=st.sampled_from(
        [
            "%Y. %m. %d. %H:%M",
            "%Y년 %m월 %d일 %H시 %M분",
            "%Y년%m월%d일%H시%M분",
            "%Y-%m-%d %H:%M",
            "%Y/%m/%d [%H:%M:%S]",
            "%Y.%m.%d(%a) %H:%M",
            "%Y%m%d%H%M",
            "%Y%m%dT%H%M%S",
            "%y.%m.%d %H:%M",
            "'%y-%m-%d %I:%M %p",
            "%Y.%m.%d. %p %I:%M",
            "%d %b %Y %H:%M:%S",
            "%B %d, %Y, %H:%M",
            "%a %b %d %H:%M:%S KST %Y",
            "%a %b %d %Y %H:%M:%S GMT+0900 (KST)",
        ]
    ),
)
def test_a_printed_date_is_read_back(when, form):
    got = parse_date(f"입력 {when.strftime(form)}")
    assert got is not None
    assert got.strftime("%Y%m%d%H%M") == when.strftime("%Y%m%d%H%M")


@given(when=WHEN, week=st.sampled_from(["", "(화)", " 화요일"]))
def test_both_halves_of_a_day_are_read_back(when, week):
    half, hour = ("오후", when.hour - 12) if when.hour > 11 else ("오전", when.hour)
    text = f"{when.year}.{when.month}.{when.day}.{week} {half} {hour or 12}:{when.minute:02}"
    assert minute(parse_date(text)) == minute(when)


@given(
    when=WHEN.filter(lambda when: 1971 < when.year < 2068),
    offset=st.integers(-12 * 4, 14 * 4).map(lambda quarters: timezone(timedelta(minutes=15 * quarters))),
)
def test_every_zone_is_read_back(when, offset):
    aware = when.replace(tzinfo=offset)
    want = minute(aware.astimezone(KST))
    for text in (
        aware.isoformat(),
        aware.isoformat(" ", "seconds"),
        format_datetime(aware),
        f"{aware:%Y%m%dT%H%M%S%z}",
    ):
        assert minute(parse_date(text)) == want


@given(second=st.integers(1_000_000_000, 1_999_999_999))
def test_seconds_since_1970_are_read_back_or_refused(second):
    got = parse_date(str(second))
    assert got is None or got == datetime.fromtimestamp(second, tz=KST)
    assert got is not None or str(second)[:2] in {"18", "19"}


@given(when=WHEN, later=st.timedeltas(timedelta(minutes=1), timedelta(days=9)), first=st.booleans())
def test_published_and_modified_are_never_swapped(when, later, first):
    published, modified = when.replace(tzinfo=KST), (when + later).replace(tzinfo=KST)
    parts = [f"입력 {published:%Y.%m.%d %H:%M:%S}", f"수정 {modified:%Y.%m.%d %H:%M:%S}"]
    got = labelled_dates(" | ".join(parts if first else parts[::-1]))
    assert [minute(when) for when in got] == [minute(published), minute(modified)]


@given(text=st.text(alphabet="0123456789.:-/ 년월일오전후입력수정TZ+'", max_size=60))
def test_any_text_yields_dates_in_order_that_lie_in_it(text):
    places = [(start, end) for _, start, end in find_dates(text)]
    assert places == sorted(places)
    assert all(0 <= start < end <= len(text) for start, end in places)
    labelled_dates(text)


@pytest.mark.parametrize(
    "unit",
    [
        "2",
        "20241127 ",
        "2024.",
        "2024. 11. ",
        " ",
        "2024.11.27 오전 ",
        "입력 ",
        "1 Nov ",
        "12:",
        "24.11.27.",
        "2024-11-27T09:52:00+",
    ],
)
def test_a_hostile_line_takes_no_long_time(unit):
    text = (unit * 100_000)[:100_000]
    start = time.process_time()
    labelled_dates(text)
    assert time.process_time() - start < 0.5
