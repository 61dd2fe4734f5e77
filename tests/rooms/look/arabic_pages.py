# ruff: noqa: E501 (prose)
# fmt: off
"""A little of the invented paper in Arabic: letters that join, digits, tall lines."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from masthead.look import blocks, pages
from masthead.look.parts import BreakingNews, Byline, Head
from tests.rooms.look import hebrew_pages as hebrew
from tests.rooms.look.english import story

EDITION = replace(
    hebrew.EDITION,
    name="بريد الميناء",
    language="ar",
    home_url="/ar/",
    live_url="/ar-live.html",
    tagline="صحيفة خليج العوسق وأهله منذ ١٨٨٧",
    about=Markup("<p>تُكتب الصحيفة وتُحرَّر في مصنع الحبال القديم.</p>"),
    rights="© تعاونية بريد الميناء",
    others=(),
)
LEAD = story("عمال الميناء يضربون لليوم الثالث بعد انهيار المحادثات", "صوّتت وردية الليل بأغلبية ساحقة على البقاء في البيت.", "harbour", kicker="إضراب الميناء", bylines=(Byline("إيناس كالواي", "/ar/by/x/"), Byline("وكالة الشمال")))
STORY = replace(
    hebrew.STORY,
    edition=EDITION,
    head=Head(title=LEAD.headline),
    headline=LEAD.headline,
    standfirst=LEAD.standfirst,
    kicker=LEAD.kicker,
    labels=(),
    bylines=LEAD.bylines,
    dateline="خليج العوسق",
    key_points=(),
    kind="feature",
    blocks=(
        blocks.Paragraph(html=Markup("لم يصرخ أحد حين انتهى العدّ. قرأ رئيس وردية الليل الأرقام من ظهر ورقة تسليم، وطواها، وقال إن على الجميع أن يعودوا إلى بيوتهم ويناموا.")),
        blocks.Heading(text="ما الذي ينفد أولاً"),
        blocks.PullQuote(text="إحدى عشرة دقيقة هي ما تحتاج إليه الآلة."),
    ),
    corrections=(),
    topics=(),
    related=(),
)
ALL: dict[str, pages.Page] = {
    "home": replace(hebrew.HOME, edition=EDITION, lead=LEAD, lead_related=(), opinions=(), rivers=()),
    "story": STORY,
    "live": replace(hebrew.LIVE, edition=EDITION, head=Head(title="عاجل"), breaking=BreakingNews("الميناء مغلق حتى إشعار آخر", hebrew.LIVE.today_until)),
}
