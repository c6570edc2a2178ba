"""뉴시스: three systems, told apart by what holds the body."""

from datetime import date

from newsmine.sources import Feed, Layout, Publisher

_DROP = (".summury", ".summury_view", ".summary_view", "#view_ad", ".view_text .view_text", ".email_v2", "iframe")

PUBLISHER = Publisher(
    id="newsis",
    name="뉴시스",
    domains=("newsis.com",),
    feeds=(
        Feed(url="https://www.newsis.com/RSS/sokbo.xml"),
        Feed(url="https://www.newsis.com/RSS/economy.xml"),
        Feed(url="https://www.newsis.com/RSS/society.xml"),
        Feed(url="https://www.newsis.com/RSS/country.xml"),
    ),
    layouts=(
        Layout(
            marks=".articleView .viewer article",
            title=".articleView .title_area",
            body=".articleView .viewer article",
            subtitle=".summury p + p, .summury_view p + p",  # the first says that it is a summary
            published_at=".infoLine .txt, .articleView .top .txt",
            captions=".photojournal, figcaption",
            rights=".articleView .copyRight",
            drop=_DROP,
        ),
        Layout(
            until=date(2020, 12, 31),
            marks=".article_bx .view_text #textBody, #article #textBody",
            title=".article_tbx h1",
            body="#textBody",
            published_at=".article_tbx .date, .date",
            captions=".photojournal, figcaption, .center_img p",
            rights=".article_bx .copyright",
            drop=_DROP,
        ),
        Layout(
            until=date(2016, 12, 31),
            marks=".viewnewstitle",
            title=".viewnewstitle",
            body="#articleBody",
            published_at="table:has(.viewnewstitle) font",
            captions=".center_img, figcaption",
        ),
    ),
)
