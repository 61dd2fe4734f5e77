"""Writes a WordPress export of any size, the same for the same arguments: ``make_wxr.py N OUT.xml [--media]``.

Stories of 3 to 30 paragraphs, two in three from the block editor; 30 people, co-authors, 40 categories, 800 tags,
captions, galleries, lists, quotations, comments, links between stories. It streams: memory does not grow.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TextIO

SITE = "https://archive.example"
_SYLLABLES = (
    "al an ar ba be bor ca cor da del dor el en er fal fen gar gen ha hol in is ka ker la lan lem lo ma mar mel mi"
    " mor na nel no or pa per pol ra ren ri ro sa sel sin so ta tel ter to un ur va vel vi wen yar zo"
)
_COMMON = (
    "the of and to in a for that on with was by is as at from has have it an be its said were after will which"
    " their are not had they who been this but more one would than up about out over when two city council harbour"
)
_FIRST = "Ada Noa Ruth Dana Maya Tamar Omer Eli Amos Jonah Clara Peter Hugo Iris Leon"
_LAST = "Keller Amit Barak Stern Moreno Vidal Okafor Lindt Halevi Sander"
_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63606060000000040001"
    "f61738550000000049454e44ae426082"
)


class Press:
    """Makes up names and text from one seeded source of chance."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        syllables = _SYLLABLES.split()
        self.words = ["".join(self.chance.choices(syllables, k=self.chance.randint(2, 4))) for _ in range(4000)]
        self.words += _COMMON.split() * 80
        names = [f"{first} {last}" for first in _FIRST.split() for last in _LAST.split()]
        self.people = self.chance.sample(names, 30)
        self.categories = [f"{word.title()} News" for word in self.chance.sample(self.words[:4000], 40)]
        self.tags = [word.title() for word in self.chance.sample(self.words[:4000], 800)]

    def sentence(self) -> str:
        """One sentence of 8 to 24 words."""
        picked = self.chance.choices(self.words, k=self.chance.randint(8, 24))
        return " ".join(picked).capitalize() + "."

    def paragraph(self, number: int) -> str:
        """Two to five sentences, now and then with a link to an earlier story or some emphasis."""
        text = " ".join(self.sentence() for _ in range(self.chance.randint(2, 5)))
        roll = self.chance.random()
        if roll < 0.12 and number > 1:
            other = self.chance.randint(1, number - 1)
            text += f' <a href="{SITE}/story-{other}/">{self.sentence()[:-1]}</a>, sources &amp; officials said.'
        elif roll < 0.2:
            text += f" <strong>{self.sentence()}</strong>"
        elif roll < 0.26:
            text += f" &#8220;{self.sentence()}&#8221; <em>[sic]</em>"
        return text


def slug(name: str) -> str:
    """A name as a slug."""
    return name.lower().replace(" ", "-")


def block_body(press: Press, number: int, photo: int) -> Iterator[str]:
    """A body from the block editor."""
    for position in range(press.chance.randint(3, 30)):
        yield f"<!-- wp:paragraph -->\n<p>{press.paragraph(number)}</p>\n<!-- /wp:paragraph -->"
        roll = press.chance.random()
        if roll < 0.05:
            yield f'<!-- wp:heading -->\n<h2 class="wp-block-heading">{press.sentence()}</h2>\n<!-- /wp:heading -->'
        elif roll < 0.09:
            yield (
                f'<!-- wp:quote -->\n<blockquote class="wp-block-quote"><p>{press.sentence()}</p>'
                f"<cite>{press.chance.choice(press.people)}</cite></blockquote>\n<!-- /wp:quote -->"
            )
        elif roll < 0.12:
            items = "".join(
                f"<!-- wp:list-item -->\n<li>{press.sentence()}</li>\n<!-- /wp:list-item -->" for _ in "abc"
            )
            yield f'<!-- wp:list -->\n<ul class="wp-block-list">{items}</ul>\n<!-- /wp:list -->'
        elif roll < 0.13:
            yield (
                '<!-- wp:embed {"url":"https://www.youtube.com/watch?v=abc","type":"video"} -->\n'
                '<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\n'
                "https://www.youtube.com/watch?v=abc\n</div></figure>\n<!-- /wp:embed -->"
            )
        if position == 2 and press.chance.random() < 0.4:
            yield (
                f'<!-- wp:image {{"id":{photo},"sizeSlug":"large"}} -->\n<figure class="wp-block-image size-large">'
                f'<img src="{photo_url(photo, "-1024x683")}" alt="{press.sentence()}" class="wp-image-{photo}"/>'
                f'<figcaption class="wp-element-caption">{press.sentence()}</figcaption></figure>\n<!-- /wp:image -->'
            )


def classic_body(press: Press, number: int, photo: int) -> Iterator[str]:
    """A body from the classic editor: blank lines make paragraphs."""
    for position in range(press.chance.randint(3, 30)):
        yield press.paragraph(number)
        roll = press.chance.random()
        if position == 1 and roll < 0.4:
            yield (
                f'[caption id="attachment_{photo}" align="alignright" width="300"]<img class="size-medium'
                f' wp-image-{photo}" src="{photo_url(photo, "-300x200")}" alt="{press.sentence()}" width="300"'
                f' height="200" /> {press.sentence()}[/caption]'
            )
        elif roll < 0.03:
            yield f"<blockquote>{press.sentence()}</blockquote>"
        elif roll < 0.05:
            yield f'[gallery ids="{photo},{max(photo - 2, 10_000_001)}"]'
        elif roll < 0.06:
            yield "https://twitter.com/example/status/1"


def photo_url(photo: int, size: str = "") -> str:
    """The address of a picture."""
    return f"{SITE}/wp-content/uploads/2015/03/picture-{photo}{size}.png"


def cdata(text: str) -> str:
    """Text as WordPress writes it."""
    return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>"


def write_header(out: TextIO, press: Press) -> None:
    """The channel with its people and terms."""
    out.write(
        '<?xml version="1.0" encoding="UTF-8" ?>\n<rss version="2.0"\n'
        '\txmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"\n'
        '\txmlns:content="http://purl.org/rss/1.0/modules/content/"\n'
        '\txmlns:wfw="http://wellformedweb.org/CommentAPI/"\n\txmlns:dc="http://purl.org/dc/elements/1.1/"\n'
        '\txmlns:wp="http://wordpress.org/export/1.2/"\n>\n<channel>\n\t<title>The Archive</title>\n'
        f"\t<link>{SITE}</link>\n\t<description>Every day</description>\n\t<language>en-US</language>\n"
        f"\t<wp:wxr_version>1.2</wp:wxr_version>\n\t<wp:base_site_url>{SITE}</wp:base_site_url>\n"
        f"\t<wp:base_blog_url>{SITE}</wp:base_blog_url>\n"
    )
    for number, name in enumerate(press.people, 1):
        out.write(
            f"\t<wp:author><wp:author_id>{number}</wp:author_id><wp:author_login>{cdata(slug(name))}</wp:author_login>"
            f"<wp:author_email>{cdata(slug(name) + '@archive.example')}</wp:author_email>"
            f"<wp:author_display_name>{cdata(name)}</wp:author_display_name></wp:author>\n"
        )
    for number, name in enumerate(press.categories, 1):
        out.write(
            f"\t<wp:category><wp:term_id>{number}</wp:term_id><wp:category_nicename>{cdata(slug(name))}"
            f"</wp:category_nicename><wp:category_parent>{cdata('')}</wp:category_parent>"
            f"<wp:cat_name>{cdata(name)}</wp:cat_name></wp:category>\n"
        )


def write_item(out: TextIO, kind: str, number: int, title: str, when: datetime, body: str, rest: str) -> None:
    """One item."""
    local = when + timedelta(hours=2)
    status = "inherit" if kind == "attachment" else "publish"
    out.write(
        f"\t<item>\n\t\t<title>{cdata(title)}</title>\n\t\t<link>{SITE}/story-{number}/</link>\n"
        f"\t\t<pubDate>{when:%a, %d %b %Y %H:%M:%S} +0000</pubDate>\n"
        f'\t\t<guid isPermaLink="false">{SITE}/?p={number}</guid>\n\t\t<description></description>\n'
        f"\t\t<content:encoded>{cdata(body)}</content:encoded>\n"
        f"\t\t<wp:post_id>{number}</wp:post_id>\n"
        f"\t\t<wp:post_date>{cdata(f'{local:%Y-%m-%d %H:%M:%S}')}</wp:post_date>\n"
        f"\t\t<wp:post_date_gmt>{cdata(f'{when:%Y-%m-%d %H:%M:%S}')}</wp:post_date_gmt>\n"
        f"\t\t<wp:post_modified>{cdata(f'{local:%Y-%m-%d %H:%M:%S}')}</wp:post_modified>\n"
        f"\t\t<wp:post_modified_gmt>{cdata(f'{when:%Y-%m-%d %H:%M:%S}')}</wp:post_modified_gmt>\n"
        f"\t\t<wp:comment_status>{cdata('open')}</wp:comment_status>\n"
        f"\t\t<wp:post_name>{cdata(f'story-{number}')}</wp:post_name>\n\t\t<wp:status>{cdata(status)}</wp:status>\n"
        f"\t\t<wp:post_parent>0</wp:post_parent>\n\t\t<wp:menu_order>0</wp:menu_order>\n"
        f"\t\t<wp:post_type>{cdata(kind)}</wp:post_type>\n\t\t<wp:post_password>{cdata('')}</wp:post_password>\n"
        f"\t\t<wp:is_sticky>0</wp:is_sticky>\n{rest}\t</item>\n"
    )


def meta(key: str, value: str) -> str:
    """One meta value."""
    return (
        f"\t\t<wp:postmeta>\n\t\t<wp:meta_key>{cdata(key)}</wp:meta_key>\n"
        f"\t\t<wp:meta_value>{cdata(value)}</wp:meta_value>\n\t\t</wp:postmeta>\n"
    )


def comment(press: Press, number: int, when: datetime) -> str:
    """One comment."""
    return (
        f"\t\t<wp:comment>\n\t\t<wp:comment_id>{number}</wp:comment_id>\n"
        f"\t\t<wp:comment_author>{cdata(press.chance.choice(press.people))}</wp:comment_author>\n"
        f"\t\t<wp:comment_date_gmt>{cdata(f'{when:%Y-%m-%d %H:%M:%S}')}</wp:comment_date_gmt>\n"
        f"\t\t<wp:comment_content>{cdata(press.sentence())}</wp:comment_content>\n"
        f"\t\t<wp:comment_approved>{cdata('1')}</wp:comment_approved>\n\t\t<wp:comment_parent>0</wp:comment_parent>\n"
        "\t\t</wp:comment>\n"
    )


def story_rest(press: Press, number: int, when: datetime, photo: int) -> str:
    """Byline, terms, meta values and comments of a story."""
    pieces = [f"\t\t<dc:creator>{cdata(slug(press.chance.choice(press.people)))}</dc:creator>\n"]
    pieces.append(f"\t\t<excerpt:encoded>{cdata(press.sentence())}</excerpt:encoded>\n")
    named = [("category", name) for name in press.chance.sample(press.categories, press.chance.randint(1, 2))]
    named += [("post_tag", name) for name in press.chance.sample(press.tags, press.chance.randint(0, 6))]
    if press.chance.random() < 0.15:
        named += [("author", name) for name in press.chance.sample(press.people, 2)]
    pieces += [f'\t\t<category domain="{d}" nicename="{slug(n)}">{cdata(n)}</category>\n' for d, n in named]
    pieces += [meta("_edit_last", "1"), meta("_yoast_wpseo_metadesc", press.sentence())]
    if number % 3 == 0:
        pieces.append(meta("_thumbnail_id", str(photo)))
    if press.chance.random() < 0.1:
        pieces += [
            comment(press, number * 10 + n, when + timedelta(hours=n)) for n in range(press.chance.randint(1, 8))
        ]
    return "".join(pieces)


def photo_rest(press: Press, photo: int) -> str:
    """The particulars of a picture."""
    return (
        f"\t\t<dc:creator>{cdata(slug(press.people[0]))}</dc:creator>\n"
        f"\t\t<excerpt:encoded>{cdata(press.sentence())}</excerpt:encoded>\n"
        f"\t\t<wp:attachment_url>{cdata(photo_url(photo))}</wp:attachment_url>\n"
        + meta("_wp_attached_file", f"2015/03/picture-{photo}.png")
        + meta("_wp_attachment_image_alt", press.sentence())
        + meta("_media_credit", press.chance.choice(press.people))
    )


def write(count: int, path: Path, media: Path | None = None, seed: int = 7) -> None:
    """Write ``count`` stories, with a picture for every third; ``media``: a folder to put the pictures' files in."""
    press = Press(seed)
    start = datetime(2007, 7, 30, 6, 0)
    with path.open("w", encoding="utf-8") as out:
        write_header(out, press)
        for number in range(1, count + 1):
            when = start + timedelta(minutes=97 * number)
            photo = 10_000_000 + (number // 3) * 3 + 1
            maker = block_body if number % 3 else classic_body
            body = "\n\n".join(maker(press, number, photo))
            write_item(out, "post", number, press.sentence()[:90], when, body, story_rest(press, number, when, photo))
            if number % 3 == 0:
                write_item(out, "attachment", photo, press.sentence()[:40], when, "", photo_rest(press, photo))
                if media is not None:
                    file = media / "2015" / "03" / f"picture-{photo}.png"
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_bytes(_PIXEL)
        out.write("</channel>\n</rss>\n")


def main() -> None:
    """Read the command line and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, help="number of stories")
    parser.add_argument("out", type=Path, help="the file to write")
    parser.add_argument("--media", action="store_true", help="also write the pictures into OUT's folder, media/")
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    write(given.count, given.out, given.out.parent / "media" if given.media else None, given.seed)


if __name__ == "__main__":
    main()
