"""The dossier in a browser: silent, offline, walked by keyboard, narrow, dark, bilingual, printed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from khabar.core.layers import Reading
from khabar.export.dossier import dossier

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ARGUMENTS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
Open = Callable[..., "Page"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless browser, where this machine has one."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("no chromium on this machine")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def opened(browser: Browser, reading: Reading, tmp_path: Path) -> Iterator[Open]:
    """Open the dam's dossier; afterwards nothing may have been complained of or asked for."""
    heard: list[str] = []
    pages: list[Page] = []

    def open_page(width: int = 1400, height: int = 900, *, shown: Reading = reading, **options: Any) -> Page:
        path = tmp_path / "dossier.html"
        path.write_text(dossier(shown), encoding="utf-8", newline="")
        page = browser.new_page(viewport={"width": width, "height": height}, **options)
        pages.append(page)
        page.on("console", lambda message: heard.append(message.text))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.on("request", lambda asked: None if asked.url.startswith("file:") else heard.append(asked.url))
        page.goto(path.as_uri())
        return page

    yield open_page
    for page in pages:
        page.close()
    assert heard == []


def shown_ladders(page: Page) -> list[str]:
    """The ids of the ladders that can be seen."""
    found: list[str] = page.eval_on_selector_all(
        ".ladder", "all => all.filter(e => e.checkVisibility()).map(e => e.id)"
    )
    return found


def focused(page: Page) -> str:
    """The id of the element that has the focus."""
    found: str = page.evaluate("document.activeElement.id")
    return found


def test_the_browser_reads_the_text_unchanged(opened: Open, printed: Callable[..., Reading]) -> None:
    """The article's text content is the document's text, hostile words included."""
    reading = printed('\r\n<b>"x"</b> &amp; \u202eسد\u202c <script>alert(1)</script> ﻻ 👩🏽\u200d🚒')
    page = opened(shown=reading)
    assert page.evaluate("document.getElementById('text').textContent") == reading.document.text


def test_no_ladder_before_one_is_chosen(opened: Open) -> None:
    """At first the panel holds the hint and the key."""
    page = opened()
    assert shown_ladders(page) == []
    assert page.locator(".hint").is_visible()


def test_focus_shows_the_ladder(opened: Open) -> None:
    """Focusing a number shows its chain and lights its words."""
    page = opened()
    page.focus("#a-A2")
    assert shown_ladders(page) == ["l-A2"]
    assert page.locator("#text .on-q").all_inner_texts() == ["قولها"]
    assert "".join(page.locator("#text .s.on-c").all_inner_texts()).startswith("أعمال الترميم")
    assert page.locator("#text .up").count() > 0


def test_pointing_previews_and_clicking_keeps(opened: Open) -> None:
    """The ladder follows the pointer, and stays where it was clicked."""
    page = opened()
    page.hover("#text .cue >> nth=2")
    assert shown_ladders(page) == ["l-A3"]
    page.mouse.move(5, 5)
    assert shown_ladders(page) == []
    page.click("#text .cue >> nth=2")
    page.mouse.move(5, 5)
    assert shown_ladders(page) == ["l-A3"]


def test_every_number_is_reached_by_tab_in_the_order_of_the_text(opened: Open) -> None:
    """Tab goes by the skip links and buttons to the numbers, each named for a screen reader."""
    page = opened()
    seen = []
    for _ in range(12):
        page.keyboard.press("Tab")
        seen.append(focused(page))
    numbers = [one for one in seen if one.startswith("a-A")]
    assert numbers == [f"a-A{n}" for n in (1, 2, 3, 4, 5, 6)]
    assert page.get_attribute("#a-A2", "aria-label") == "A2، قال، محتمل، أنباء السد ← صدى الوادي ← سلمى درويش"


def test_the_focus_is_seen(opened: Open) -> None:
    """A focused number has an outline."""
    page = opened()
    page.keyboard.press("j")
    assert page.eval_on_selector("#a-A1", "e => getComputedStyle(e).outlineStyle") == "solid"


def test_letters_and_arrows_walk(opened: Open) -> None:
    """Pressing j and k goes on and back, the arrows too, and the walk goes round."""
    page = opened()
    walked = []
    for key in ("j", "j", "k", "k", "ArrowLeft", "ArrowDown", "ArrowUp", "ArrowRight"):
        page.keyboard.press(key)
        walked.append(focused(page))
    assert walked == [f"a-A{n}" for n in (1, 2, 1, 6, 1, 2, 1, 6)]


def test_enter_goes_into_the_ladder_and_escape_back(opened: Open) -> None:
    """Enter moves to the ladder, Escape closes it and returns to the number."""
    page = opened()
    page.focus("#a-A3")
    page.keyboard.press("Enter")
    assert focused(page) == "l-A3"
    page.keyboard.press("Escape")
    assert (focused(page), shown_ladders(page)) == ("a-A3", [])


def test_skip_link_leads_to_the_article(opened: Open) -> None:
    """The first Tab offers to skip the head."""
    page = opened()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert focused(page) == "article"


def test_lists_jump_to_the_words(opened: Open) -> None:
    """A teller's saying shows its ladder; a time's words are lit in the text."""
    page = opened()
    page.click(".say[data-jump=A4]")
    assert shown_ladders(page) == ["l-A4"]
    page.click("[data-jump=t1]")
    assert "".join(page.locator(".hit").all_inner_texts()) == "15 مارس 2031"


@pytest.mark.parametrize("width", [320, 375, 700, 900, 1280])
def test_no_sideways_scrolling(opened: Open, width: int) -> None:
    """At any width the page is no wider than the window, in both languages."""
    page = opened(width)
    for _ in range(2):
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.click("#language")


def test_on_a_phone_the_ladder_is_a_sheet(opened: Open) -> None:
    """The ladder comes up from the bottom, does not hide its number, and goes away."""
    page = opened(320, 640, has_touch=True, reduced_motion="reduce")
    page.tap("#a-A3")
    page.wait_for_function("document.getElementById('a-A3').getBoundingClientRect().bottom < 300")
    sheet = page.locator(".sheet").bounding_box()
    assert sheet is not None
    assert round(sheet["y"] + sheet["height"]) == 640
    assert sheet["height"] <= 0.53 * 640
    page.tap("#close")
    assert shown_ladders(page) == []


def test_dark_follows_the_system_and_the_button_turns_it(opened: Open) -> None:
    """The scheme is the system's until the reader turns it."""
    page = opened(color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(23, 24, 27)"
    page.click("#theme")
    assert page.evaluate(ground) == "rgb(252, 251, 248)"


def test_the_language_turns_words_direction_and_labels(opened: Open) -> None:
    """One button turns the whole interface; the article stays as it is."""
    page = opened()
    assert page.locator("#h-tellers").inner_text() == "القائلون وما قالوه"
    page.click("#language")
    assert page.locator("#h-tellers").inner_text() == "Tellers and what each says"
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["en", "ltr"]
    assert page.get_attribute("#a-A6", "aria-label") == "A6, declines to comment, negated, أنباء السد → Nader al-Halabi"
    assert page.eval_on_selector("#text", "e => getComputedStyle(e).direction") == "rtl"


def test_without_a_script_every_ladder_can_be_read(opened: Open) -> None:
    """Without a script all ladders stand in the page, and no button that does nothing."""
    page = opened(java_script_enabled=False)
    assert page.locator(".ladder:visible").count() == 6
    assert page.locator("button:visible").count() == 0
    assert page.locator("table:visible").count() == 1


def test_named_controls_and_landmarks(opened: Open) -> None:
    """Everything that can be pressed or followed has a name; the page has its landmarks."""
    page = opened()
    nameless = page.eval_on_selector_all(
        "a, button, summary",
        "all => all.filter(e => e.checkVisibility() && !(e.ariaLabel || e.innerText.trim())).map(e => e.outerHTML)",
    )
    assert nameless == []
    for landmark in ("header", "main", "aside", "footer"):
        assert page.locator(f"body {landmark}").count() == 1
    assert page.locator("h1").count() == 1


def test_print_holds_text_and_table(opened: Open, tmp_path: Path) -> None:
    """On paper stand the article, every attribution and its chain, even with a ladder open."""
    page = opened()
    page.keyboard.press("j")
    page.emulate_media(media="print")
    assert page.locator("tbody tr:visible").count() == 6
    assert page.locator("button:visible").count() == 0
    assert page.locator(".unknowns:visible, .quantities:visible, .times:visible, .names:visible").count() == 4
    path = tmp_path / "dossier.pdf"
    page.pdf(path=str(path), prefer_css_page_size=True)
    assert path.read_bytes().startswith(b"%PDF")
    tool = shutil.which("pdftotext")
    if tool is not None:
        words = subprocess.run([tool, str(path), "-"], check=True, capture_output=True).stdout.decode()  # noqa: S603  # our own file
        for shown in ("A6", "CT+", "Salma Darwish", "dropped-subject", "2031-03-15"):
            assert shown in words
