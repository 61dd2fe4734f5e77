# ruff: noqa: E501 (prose)
# fmt: off
"""The same invented paper in Hebrew: what stands from right to left."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from markupsafe import Markup

from masthead.look import blocks, pages, parts
from masthead.look.dates import calendar_weeks
from masthead.look.parts import Byline, Head, Label, Link, MenuItem
from tests.rooms.look import english_others as others
from tests.rooms.look.english import picture, story
from tests.rooms.look.english_story import IN_MEMORIAM as ENGLISH_MEMORIAL

EDITION = parts.EditionView(
    name="דואר הנמל",
    language="he",
    direction="rtl",
    zone="Asia/Jerusalem",
    home_url="/he/",
    tagline="העיתון של מפרץ הבז ושל אנשיו מאז 1887",
    about=Markup("<p>דואר הנמל נכתב ונערך בבית החבלים הישן ברחוב הזפת. הוא שייך לקוראיו.</p>"),
    founded=date(1887, 3, 12),
    rights="© אגודת דואר הנמל. כל הזכויות שמורות.",
    social=(parts.SocialAccount("facebook", "פייסבוק", "https://www.facebook.com/example"),),
    style_url="/static/look/edition-2.css",
    feeds_url="/he/feeds/",
    archive_url="/he/archive/",
    corrections_url="/he/corrections/",
    live_url="/he-live.html",
    others=(parts.OtherEdition("English", "en", "ltr", "/"),),
    embed_hosts=("www.youtube-nocookie.com",),
)
MENU = parts.Menu(
    main=(
        MenuItem("העיר", "/he/city/", (MenuItem("המועצה", "/he/city/council/"), MenuItem("חינוך", "/he/city/schools/"))),
        MenuItem("הנמל", "/he/harbour/", (MenuItem("דיג", "/he/harbour/fishing/"), MenuItem("ספנות", "/he/harbour/shipping/"))),
        MenuItem("הארץ", "/he/country/"),
        MenuItem("העולם", "/he/world/"),
        MenuItem("כלכלה", "/he/business/"),
        MenuItem("דעות", "/he/opinion/"),
        MenuItem("תרבות", "/he/culture/", (MenuItem("ספרים", "/he/culture/books/"), MenuItem("במה", "/he/culture/stage/"))),
        MenuItem("ספורט", "/he/sport/"),
        MenuItem("לזכרם", "/he/in-memoriam/"),
    ),
    footer=(MenuItem("אודות", "/he/about/"), MenuItem("תנאי שימוש", "/he/terms/"), MenuItem("פרטיות", "/he/privacy/")),
)
INES = Byline("אינס קלוויי", "/he/by/ines-calloway/", role="כתבת הנמל", portrait=picture("face1"))
WIRE = Byline("סוכנות הצפון", "/he/by/northern-wire/", "agency")
EXCLUSIVE = Label("exclusive", "בלעדי")

LEAD = story(
    "הסוורים שובתים יום שלישי ברציפות; השיחות עם הנהלת הנמל קרסו",
    "משמרת הלילה הצביעה 612 נגד 9 להישאר בבית. בחנויות אומרים שהבננות ונייר העיתון ייגמרו ביום שני, ומנהל הנמל ביקש מהממשלה מגשר.",
    "harbour", kicker="שביתת הנמל", bylines=(INES, WIRE), labels=(EXCLUSIVE,),
)
STORIES = (
    story("גשר המפנה ניצל על חודו של קול", "התיקון יעלה 14 מיליון, ודמי המעבר יחזרו אחרי 51 שנה.", "bridge", kicker="העיר העתיקה"),
    story("השרה ידעה על גגות בתי הספר כבר במרץ", "המפקחים הזהירו מפני קריסה בחמישה בניינים.", labels=(EXCLUSIVE,)),
    story("תקציב העירייה אושר בחצות: פחות אוטובוסים, יותר אחיות", "קו 9 נשאר, קו 4 לא.", "council", kicker="מועצת העיר"),
    story("הסערה לקחה ארבעים מטר מן הטיילת", "המהנדסים: החומה נבנתה בשביל ים אחר.", "storm"),
    story("למה הדג המלוח יקר החורף", "מים חמים, מכסות קטנות ומכונת קרח שבורה אחת.", "market", kind="explainer", kind_label="הסבר"),
    story("הבוץ בשפך הנהר מספר על גל שאיש לא תיעד", "שכבת צדפים בת תשעת אלפים שנה מונחת במקום שאין בו צדפים.", "lab", kicker="מדע"),
)


def _opinion(name: str, face: str, headline: str, standfirst: str) -> parts.Card:
    writer = Byline(name, "/he/by/x/", portrait=picture(face))
    return story(headline, standfirst, kind="opinion", kind_label="דעה", bylines=(writer,))


OPINIONS = (
    _opinion("רות אמסל", "face1", "גשר שאינו מסתובב הוא קיר עם נוף", "המועצה קנתה לנו זמן, לא מעבר."),
    _opinion("כרים חדאד", "face2", "לא השובתים סגרו את הנמל", "ספרו את האוניות שהפסיקו לבוא."),
    _opinion("אוליב מרקטי", "face3", "לימדתי בחדר 12, ולא הורדתי את המעיל", "מה ילדים לומדים מחדר קר."),
    _opinion("פר סנדוויק", "face4", "בשבח התקציב המשעמם", "איש לא הפגין בעד סעיפי תקציב."),
)
HOME = pages.HomePage(
    edition=EDITION, menu=MENU, head=Head(title="דואר הנמל", canonical="https://harbourpost.example/he/"), current_url="/he/",
    lead=LEAD,
    lead_related=(story("מה רוצים הסוורים, בחמש שורות"), story("המדפים הריקים: איפה כדאי לחפש"), story("מנהל הנמל: „אין לי עוד מה לתת”")),
    secondaries=STORIES,
    running=(Link("שביתת הנמל", "/he/harbour/strike/"), Link("גגות בתי הספר", "/he/city/roofs/")),
    latest=tuple(story(text, hours=n * 1.3 + 0.4) for n, text in enumerate(("המעבורת לאיים בוטלה עד מחר בצהריים", "בית המשפט שחרר אדם שנעצר בטעות", "הפסקת מים בעיר התחתית ביום ראשון בלילה", "הרכבת לצפון הזמינה תשעה קטרים"))),
    opinions=OPINIONS,
    rivers=(pages.River("תרבות", "/he/culture/", (story("מגדלור, שחקנית אחת וקול ים של מישהו אחר", "תשעים דקות על הבמה הקטנה.", "theatre", kicker="במה"), story("לחם שיפון של שלושה ימים", "האופה שאין לו שעון.", "bakery"), story("הספרייה משאילה כלי עבודה וטלסקופים", photo="lab"), story("תשעה ספרים על איים", photo="storm"))),),
)
TEXT: tuple[blocks.Block, ...] = (
    blocks.Paragraph(html=Markup('איש לא צעק כשהסתיימה הספירה. מנהל משמרת הלילה, אוראל שטאם, קרא את המספרים מגב תעודת משלוח, קיפל אותה, ואמר שכולם ילכו הביתה לישון. שש מאות ושנים־עשר סוורים הצביעו להישאר בבית יום שלישי; תשעה <a href="/he/x/">התנגדו</a>.')),
    blocks.Paragraph(html=Markup("השיחות נמשכו ארבע־עשרה שעות, במלון שבמטבחו נותרו רק ביצים, ונגמרו בשאלה של אחת־עשרה דקות: הזמן שניתן לצוות לקשור מכולה לפני שמורידים את הבאה אחריה. „אחת־עשרה דקות זה מה שהמכונה צריכה”, אמר שטאם. „אדם בכפפה רטובה צריך <b>חמש־עשרה</b>”.")),
    blocks.PullQuote(text="אחת־עשרה דקות זה מה שהמכונה צריכה. אדם בכפפה רטובה צריך חמש־עשרה.", attribution="אוראל שטאם, מנהל משמרת"),
    blocks.Heading(text="מה ייגמר קודם"),
    blocks.BulletList(items=(Markup("פירות וירקות: עד יום שני"), Markup("נייר עיתון: עד יום שלישי (Reuters, 20.11)"), Markup("דלק: לא צפוי מחסור"))),
    blocks.Paragraph(html=Markup("בשוק הדגים, שאינו תלוי בנמל, נפתחה המכירה הפומבית בארבע כרגיל. המחירים עלו בחמישית. „קונים כאילו מצור”, אמרה דורתה ברנדט, שמוכרת דגים על אותו מטר מרובע שלושים ואחת שנים.")),
    blocks.Quotation(html=Markup("אין לי עוד מה לתת. אם אתן להם חמש־עשרה דקות, אתן להם רציף ריק."), attribution="לוקאס ויין, מנהל הנמל"),
    blocks.Table(caption="ארבע שביתות בנמל", has_header_row=True, rows=((Markup("שנה"), Markup("ימים"), Markup("על מה")), (Markup("1931"), Markup("41"), Markup("שכר")), (Markup("1968"), Markup("6"), Markup("משמרת של שמונה שעות")))),
    blocks.TimelineEntry(when="אביב 1931", heading="ארבעים ואחד ימים בלי לחם", html=Markup("<p>ארגון האופים שולח קמח למטבח הסוורים.</p>")),
    blocks.TimelineEntry(at=datetime(1968, 5, 9, 12, tzinfo=UTC), heading="שמונה שעות"),
    blocks.Embed(url="https://www.youtube.com/watch?v=example", provider="YouTube", title="כך עובד מנעול מכולה", frame_url="https://www.youtube-nocookie.com/embed/example"),
    blocks.Document(url="/documents/agreement.pdf", title="הסכם 1968 המלא", format_name="PDF", size=1_843_200),
    blocks.FollowUs(),
)
STORY = pages.StoryPage(
    edition=EDITION, menu=MENU, head=Head(title=LEAD.headline, canonical="https://harbourpost.example/he/2026/11/20/strike/"), current_url="/he/harbour/",
    breadcrumbs=(Link("ראשי", "/he/"), Link("הנמל", "/he/harbour/")),
    url="https://harbourpost.example/he/2026/11/20/strike/", headline=LEAD.headline, standfirst=LEAD.standfirst, kicker="שביתת הנמל",
    published=datetime(2026, 11, 20, 15, 42, tzinfo=UTC), updated=datetime(2026, 11, 21, 6, 5, tzinfo=UTC),
    labels=(EXCLUSIVE,), bylines=(INES, WIRE), dateline="מפרץ הבז", lead_picture=replace(picture("harbour"), caption=Markup("רציף המכולות ביום חמישי בערב."), credit="אינס קלוויי/דואר הנמל"),
    key_points=(Markup("השביתה נכנסת ליומה השלישי."), Markup("השיחות קרסו על זמן הקשירה של מכולה.")),
    blocks=TEXT, topics=(Link("שביתת הנמל", "/he/topic/strike/"), Link("איגודים מקצועיים", "/he/topic/unions/")),
    corrections=(parts.Correction(at=datetime(2026, 11, 20, 18, tzinfo=UTC), text=Markup("בגרסה קודמת נכתב שהתנגדו 90 סוורים. התנגדו 9.")),),
    changes_url="/he/2026/11/20/strike/changes/", related=STORIES[2:6],
)
OPINION = replace(STORY, headline=OPINIONS[0].headline, standfirst=OPINIONS[0].standfirst, kicker="", labels=(), kind="opinion", kind_link=Link("דעה", "/he/opinion/"), bylines=(INES,), dateline="", lead_picture=None, key_points=())
MONTH = replace(
    others.ARCHIVE_MONTH,
    edition=EDITION,
    menu=MENU,
    calendar=replace(others.ARCHIVE_MONTH.calendar, weeks=calendar_weeks(date(2026, 11, 1), "he", {date(2026, 11, d): pages.ArchiveDay(date(2026, 11, d), f"/he/archive/2026/11/{d}/", d) for d in range(1, 21)})),
    days=(pages.DayOfStories(date(2026, 11, 20), STORIES),),
)
LIVE = replace(others.LIVE, edition=EDITION, head=Head(title="מבזק"), breaking=parts.BreakingNews("הנמל סגור עד להודעה חדשה; משמר החופים מבקש מכל כלי השיט לחזור", others.FAR, "/he/2026/11/20/dockers/"))
ALL: dict[str, pages.Page] = {
    "home": HOME,
    "story": STORY,
    "opinion": OPINION,
    "live": LIVE,
    "archive-month": MONTH,
    "section": replace(others.SECTION, edition=EDITION, menu=MENU, name="הנמל", introduction=Markup("<p>אוניות, דגים, חבלים.</p>"), lead=LEAD, secondaries=STORIES[:3], cards=STORIES),
    "in-memoriam": replace(ENGLISH_MEMORIAL, edition=EDITION, menu=MENU, person="אלזבת ורגה", headline="היא כיוונה כל פסנתר בעיר וזכרה כל אחד", standfirst="", blocks=TEXT[:2], tributes=()),
}
