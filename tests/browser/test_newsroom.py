"""What an editor does in Chromium with the keyboard, in the newsroom of the demo."""

from __future__ import annotations

import re
from collections.abc import Iterator
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

BODY = '[data-contentpath="body"]'
# On a busy machine a page of the newsroom takes longer than Playwright's five seconds.
expect.set_options(timeout=30_000)
KINDS_OF_BLOCKS = f'{BODY} [data-streamfield-child] input[name$="-type"]'


@pytest.fixture(scope="module")
def signed_in(browser: Browser, paper: str) -> Iterator[BrowserContext]:
    """A browser in which an editor has signed in with the keyboard; it keeps the newsroom's scripts between tests."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, base_url=paper)
    page = context.new_page()
    page.goto("/newsroom/account/login/")
    page.fill("#id_login", "editor")
    page.fill("#id_password", "morning-watch")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.close()
    yield context
    context.close()


@pytest.fixture
def desk(signed_in: BrowserContext) -> Iterator[Page]:
    """An editor's window; whatever goes wrong in it fails the test."""
    page = signed_in.new_page()
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    yield page
    for window in signed_in.pages:
        window.close()
    assert troubles == []


def write(page: Page) -> None:
    """Open the editor of a new story."""
    page.goto("/newsroom/stories/write/")
    page.locator("ul.newsroom-write a").first.click()
    page.locator(BODY).locator(".c-sf-add-button").first.wait_for()


def test_a_block_is_inserted_by_typing_its_name_and_enter(desk: Page):
    write(desk)
    desk.locator(f"{BODY} .c-sf-add-button").first.focus()
    desk.keyboard.press("Enter")
    expect(desk.locator(".w-combobox input")).to_be_focused()
    desk.keyboard.type("quot")
    desk.keyboard.press("Enter")
    expect(desk.locator(KINDS_OF_BLOCKS)).to_have_value("quotation")


def test_escape_leads_from_the_list_of_blocks_back_to_its_button(desk: Page):
    write(desk)
    button = desk.locator(f"{BODY} .c-sf-add-button").first
    button.focus()
    desk.keyboard.press("Enter")
    expect(desk.locator(".w-combobox input")).to_be_focused()
    desk.keyboard.press("Escape")
    expect(desk.locator(".w-combobox")).to_have_count(0)
    expect(button).to_be_focused()


def test_a_slash_in_a_paragraph_offers_all_blocks(desk: Page):
    write(desk)
    desk.locator(f"{BODY} .c-sf-add-button").first.click()
    desk.keyboard.type("parag")
    desk.keyboard.press("Enter")
    expect(desk.locator(f"{BODY} [contenteditable=true]")).to_be_focused()
    # The first list goes after its choice has arrived.
    expect(desk.locator("[role=option]")).to_have_count(0)
    desk.keyboard.type("/head")
    expect(desk.locator("[role=option][aria-selected=true]")).to_have_text("Heading")
    desk.keyboard.press("Enter")
    expect(desk.locator(f'{BODY} [data-streamfield-child] input[name$="-type"][value="heading"]')).to_have_count(1)


def test_a_topic_for_many_stories_is_found_while_typing(desk: Page):
    desk.goto("/newsroom/stories/?status=live")
    desk.locator("tbody input[type=checkbox]").first.check()
    desk.get_by_role("button", name="Add a topic").click()
    desk.locator(".newsroom-pick input[role=combobox]").focus()
    desk.keyboard.type("har")
    expect(desk.locator("[role=option]").first).to_be_visible()
    desk.keyboard.press("Enter")
    expect(desk.locator("input[name=add_topic]")).not_to_have_value("")
    desk.keyboard.press("Enter")
    expect(desk.get_by_text("1 story done.")).to_be_visible()


def test_the_account_page_runs_without_an_error(desk: Page):
    desk.goto("/newsroom/account/", wait_until="networkidle")
    expect(desk.get_by_label("Preferred language")).to_be_attached()


def test_breaking_news_is_raised_and_lowered_with_one_click_each(desk: Page):
    def stored(condition: str) -> None:
        # Past the browser's cache, where the reader's page would join an older question that waits for its answer.
        asked = "await fetch('/live.html', { cache: 'no-store' })"
        # Not with every frame: the press needs the machine too.
        desk.wait_for_function(
            f"async () => {{ const text = await ({asked}).text(); return {condition} }}", polling=200
        )

    desk.goto("/newsroom/")
    desk.get_by_label("Words").fill("Harbour closed until further notice")
    desk.get_by_role("button", name="Raise", exact=True).click()
    expect(desk.get_by_text("stands over every page")).to_be_visible()
    stored("text.includes('Harbour closed')")
    reader = desk.context.new_page()
    reader.goto("/")
    expect(reader.locator(".live .breaking")).to_be_in_viewport()
    desk.get_by_role("button", name="Lower").click()
    stored("!text.includes('Harbour closed')")
    reader.reload()
    expect(reader.locator(".today")).not_to_be_empty()
    expect(reader.locator(".live .breaking")).to_have_count(0)


def test_a_story_is_raised_from_its_editor_without_sending_what_is_being_written(desk: Page):
    desk.goto("/newsroom/stories/?status=live")
    desk.locator(".newsroom-stories__headline a").first.click()
    desk.get_by_role("button", name="More actions").click()
    desk.get_by_role("button", name="Raise as breaking news").click()
    expect(desk.get_by_text("stands over every page")).to_be_visible()
    expect(desk).to_have_url(re.compile("/edit/$"))
    desk.goto("/newsroom/")
    desk.get_by_role("button", name="Lower").first.click()
    expect(desk.get_by_text("Breaking news is lowered.")).to_be_visible()


@pytest.mark.parametrize("pause", [0, 250, 750], ids=["at once", "before it saves itself", "while it saves itself"])
def test_a_new_story_is_saved_once_whenever_its_button_is_clicked(desk: Page, pause: int):
    headline = f"The crane that was heard once, {uuid4()}"

    def slowly(route: Route) -> None:
        # What a busy machine does: the story is there before the browser hears of it.
        answer = route.fetch(max_redirects=0)
        desk.wait_for_timeout(1000)
        route.fulfill(response=answer)

    write(desk)
    desk.locator("form[data-edit-form]").evaluate("form => { form.dataset.wAutosaveIntervalValue = 500; }")
    desk.locator("#id_title").fill(headline)
    desk.route("**/newsroom/pages/add/**", slowly)
    # Wagtail says so itself when it looks at the form anew, which is a matter of seconds.
    desk.locator("form[data-edit-form]").evaluate("form => form.dispatchEvent(new CustomEvent('w-unsaved:add'))")
    desk.wait_for_timeout(pause)
    desk.get_by_role("button", name="Save draft").click()
    desk.wait_for_url("**/edit/")
    desk.wait_for_timeout(1500)
    desk.unroute_all()
    desk.goto("/newsroom/stories/?status=draft")
    expect(desk.get_by_role("link", name=headline)).to_have_count(1)
