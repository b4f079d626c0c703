"""Every page by axe (WCAG 2.2 AA), its language, its headings, and what a screen reader hears of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessible import SCREENS, assert_accessible, assert_in_order, heading_levels, violations, width_at
from tests.browser.serving import serving
from tests.dashboards.builders import published, small_town, with_candidate
from tests.dashboards.desk_builders import BUNDLE, PDF, SCAN, SHEET, deliver_all, desk_rows

pytestmark = pytest.mark.browser
IN_SIGHT = """() => {
    const element = document.activeElement, box = element.getBoundingClientRect();
    const bar = document.querySelector('.st-key-besluit'), top = bar ? bar.getBoundingClientRect().top : innerHeight;
    const free = !bar || bar.contains(element) || box.top < top;
    return {name: element.innerText || element.getAttribute('aria-label') || element.tagName,
            visible: box.top < innerHeight && box.bottom > 0 && free};
}"""
"""Whether the element that has the focus can be seen, and is not under the bar with the decision."""
PLACES = {
    "start": "/",
    "the officer's start": "/?rol=Subsidiemedewerker",
    "the chair's start": "/?rol=Voorzitter",
    "the reviewer's start": "/?rol=Beoordelaar",
    "the administrator's start": "/?rol=Beheerder",
    "overview": "/overzicht?rol=Beleidsadviseur",
    "overview of a quarter that little is known of": "/overzicht?periode=1e+kwartaal+2025",
    "a page outside a role": "/beoordelen?rol=Beleidsadviseur",
    "a choice in the address that is not there": "/cijfers?organisatie=Bestaat+niet",
    "figures and stories": "/cijfers",
    "stories without an activity": "/cijfers?tonen=Verhalen+zonder+activiteit",
    "figures and stories in short": "/cijfers?tonen=In+het+kort",
    "a document as it was read": "/bron?document=jaarverslag_linde&zin=4",
    "a document that is gone": "/bron?document=weg",
    "documents": "/documenten",
    "judging": "/beoordelen",
    "the quotations of one activity": "/citaten?activiteit=jaarverslag_linde-a1",
    "themes": "/themas",
    "themes through a lens": "/themas?indeling=Participatieladder",
    "one theme": "/themas?thema=sociaal_netwerk",
    "one claim": "/themas?bevinding=jaarverslag_linde-sociaal_netwerk-geheel",
    "what fits no theme": "/themas?thema=geen",
    "a theme that is a filter": "/themas?bij_thema=Contact+en+steun",
    "organisations": "/organisaties",
    "one organisation": "/organisaties?naam=Buurthuis+De+Linde",
    "an organisation that is not there": "/organisaties?naam=Bestaat+niet",
    "reliability": "/betrouwbaar",
    "the guide": "/handleiding",
    "the accessibility statement": "/toegankelijkheid",
    "the effect review": "/effectgesprek",
    "the effect review of a year": "/effectgesprek?gesprek=jaar",
    "one point of the effect review": "/effectgesprek?punt=4",
    "a chapter of a year": "/effectgesprek?gesprek=jaar&punt=3",
    "agreements": "/afspraken",
    "no pitches yet": "/pitches",
    "panels, none yet": "/verhalenpanel",
    "a panel that is gone": "/verhalenpanel?panel=7",
    "new themes": "/nieuwe-themas",
    "search, nothing asked": "/zoeken",
    "search, something found": "/zoeken?zoek=kookgroep",
    "search, nothing found": "/zoeken?zoek=krant",
    "the audit log": "/logboek?rol=Beheerder",
    "a filter that fits nothing": "/cijfers?organisatie=Taalhuis+Zuid&programma=Samen+in+de+wijk",
}


@dataclass(frozen=True)
class Seen:
    """What was seen of one place: what axe finds in each theme, by theme; how wide it is, by screen; and its words."""

    violations: dict[str, list[str]]
    widths: dict[str, int]
    language: str
    title: str
    headings: list[int]


@pytest.fixture(scope="module", params=PLACES.values(), ids=PLACES)
def place(request: pytest.FixtureRequest, browser: Browser, town: str) -> Seen:
    """One place, opened once for all that is asked of it."""
    context = browser.new_context(locale="nl-NL", viewport={"width": 1366, "height": 768})
    page = context.new_page()
    page.goto(town + request.param)
    expect(page.locator("h1")).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1000)
    found = {"light": violations(page)}
    language, title, headings = page.evaluate("document.documentElement.lang"), page.title(), heading_levels(page)
    page.emulate_media(color_scheme="dark")
    expect(page.locator(".stApp")).to_have_css("color-scheme", "dark")
    page.wait_for_timeout(500)
    found["dark"] = violations(page)
    seen = Seen(found, {name: width_at(page, *size) for name, size in SCREENS.items()}, language, title, headings)
    context.close()
    return seen


def test_axe_finds_nothing_in_the_light_and_in_the_dark(place: Seen):
    assert place.violations == {"light": [], "dark": []}


def test_nothing_falls_off_a_small_screen_or_a_large_letter(place: Seen):
    assert {name: width for name, width in place.widths.items() if width > SCREENS[name][0]} == {}


def test_axe_finds_nothing_in_a_candidate_and_its_forms(page: Page, tmp_path: Path):
    with serving(published(with_candidate(small_town()), tmp_path)) as address:
        page.goto(f"{address}/nieuwe-themas")
        for label in ("Maak hier een thema van", "Geen thema"):
            button = page.get_by_role("button", name=label)
            expect(button).to_be_visible()
            assert violations(page) == []
            button.click()
            expect(page.get_by_role("button", name="Opslaan")).to_be_visible()
            assert violations(page) == []
            page.get_by_role("button", name="Annuleren").click()


DESK = {
    "the inbox": "/aanleveren",
    "a spreadsheet": f"/aanleveren?bestand={SHEET}",
    "a report": f"/aanleveren?bestand={PDF[:16]}",
    "a bundle of stories": f"/aanleveren?bestand={BUNDLE[:16]}",
    "a file that can't be read": f"/aanleveren?bestand={SCAN[:16]}",
}


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server over a desk with deliveries; nothing is read there."""
    folder = tmp_path_factory.mktemp("desk")
    deliver_all(folder)
    with serving(published(desk_rows(), folder)) as address:
        yield address


@pytest.mark.parametrize("path", DESK.values(), ids=DESK)
def test_axe_finds_nothing_at_the_desk(page: Page, desk: str, path: str):
    page.goto(desk + path)
    expect(page.locator("h1")).to_be_visible()
    page.wait_for_timeout(1500)
    assert_accessible(page)


def test_axe_finds_nothing_at_the_desk_with_forms_open(page: Page, desk: str):
    page.goto(f"{desk}/aanleveren?bestand={SHEET}")
    page.get_by_text("Wat betekenen de kolommen?").click()
    for opened, field in (
        ("Wijzig periode", "combobox"),
        ("Wijzig organisatie", "combobox"),
        ("Wijzig Taalcafé", "textbox"),
    ):
        page.get_by_role("button", name=re.compile(f"^{opened}")).click()
        expect(page.locator("[data-testid=stForm]").get_by_role(field).first).to_be_visible()  # type: ignore[arg-type]
        page.wait_for_timeout(500)
        assert violations(page) == [], opened
    page.get_by_role("button", name="Stuur terug").click()
    page.get_by_role("button", name="Stuur terug met deze reden").click()
    expect(page.get_by_text("Vul eerst bovenaan de pagina uw naam in.")).to_be_visible()
    assert violations(page) == []


def test_buttons_at_the_desk_say_what_they_are_about(page: Page, desk: str):
    for path in DESK.values():
        page.goto(desk + path)
        expect(page.locator("h1")).to_be_visible()
        page.wait_for_timeout(1000)
        names = [button.inner_text() for button in page.locator("main button, [data-testid=stMain] button").all()]
        spoken = [name.strip() for name in names if name.strip()]
        assert len(spoken) == len(set(spoken)), spoken


def test_the_desk_by_keyboard_never_hides_where_one_is(page: Page, desk: str):
    page.goto(f"{desk}/aanleveren?bestand={SHEET}")
    expect(page.get_by_role("button", name="Keur goed")).to_be_visible()
    page.get_by_label("Uw naam").focus()
    page.keyboard.type("Anna")
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        seen = page.evaluate(IN_SIGHT)
        assert seen["visible"], seen
        reached.add(seen["name"])
        if seen["name"] == "Keur goed":
            break
    assert any(name.startswith("Wijzig") for name in reached)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Goedgekeurd door Anna")).to_be_visible()
    page.get_by_role("button", name="Maak ongedaan").press("Enter")
    expect(page.get_by_role("button", name="Keur goed")).to_be_visible()


def test_axe_finds_nothing_with_the_form_open(page: Page, town: str):
    page.goto(f"{town}/documenten")
    page.get_by_role("button", name="Klopt dit niet?").first.click()
    expect(page.get_by_label("Uw naam")).to_be_visible()
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_text("Vul uw naam in.")).to_be_visible()
    assert violations(page) == []


def test_the_page_is_dutch_and_says_where_one_is(place: Seen):
    assert place.language == "nl"
    assert place.title.endswith("Verhaal")


def test_headings_go_one_step_at_a_time(place: Seen):
    assert_in_order(place.headings)


def test_axe_finds_nothing_with_all_evidence_open(page: Page, town: str):
    page.goto(f"{town}/cijfers")
    page.get_by_role("button", name="Open alle bewijs op deze pagina").click()
    expect(page.locator(".bewijs")).to_have_count(3)
    page.wait_for_timeout(500)
    assert_accessible(page)


def test_what_has_the_focus_is_not_under_the_heading_that_stays(page: Page, town: str):
    page.goto(f"{town}/cijfers")
    expect(page.locator(".activiteitrij").first).to_be_visible()
    for link in page.locator(".activiteitrij h3 a").all():
        link.evaluate("element => element.focus()")
        assert link.evaluate(
            "element => { const box = element.getBoundingClientRect();"
            " return element.contains(document.elementFromPoint(box.left + 3, box.top + box.height / 2)); }"
        )


def test_the_chart_has_a_name_and_a_table(page: Page, town: str):
    page.goto(f"{town}/cijfers?tonen=In+het+kort")
    expect(page.locator("[aria-label^='Het vaakst gaat het over']").first).to_be_attached()
    page.get_by_text("Bekijk als tabel of download: wat er veranderde").click()
    table = page.locator("table.tabel", has=page.locator("caption", has_text="Wat er veranderde"))
    expect(table).to_be_visible()
    expect(table.locator("tbody tr")).to_have_count(7)


def test_nothing_of_streamlit_itself_asks_for_attention(page: Page, town: str):
    page.goto(f"{town}/cijfers")
    expect(page.locator("h1")).to_be_visible()
    for words in ("Deploy", "Made with", "Rerun", "Manage app"):
        expect(page.get_by_text(words)).to_have_count(0)
