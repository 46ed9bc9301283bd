from __future__ import annotations

import base64
import hashlib
import itertools
import json
import re
from typing import TYPE_CHECKING

import pytest

from factsheet_content import ContactsBlock, DefinitionsBlock, Factsheet, ListBlock, TextBlock
from factsheet_content.contract import from_dict
from factsheet_content.model import LanguageEntry
from factsheet_content.record import replace
from factsheet_content.rendering import FORMATS, bibtex, csl, html
from factsheet_content.rendering.linked_data import linked_data
from tests.rendering import pdf_samples
from tests.rendering.html_reading import Reading
from tests.rendering.sheets import HOSTILE, hostile, later

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SITE = html.Site(
    base_address="https://factsheets.example/",
    exit="https://weer.example/",
    path="nl/x-2018-11-17.html",
    canonical="nl/x.html",
    downloads=(html.Download("gedwongen-achterlating-2018-11-17.pdf", "pdf"),),
    sheets=("stalking",),
)
#: Everything that can be on a page; no text may add to it.
ELEMENTS = {
    *("html", "head", "meta", "title", "link", "style", "script", "body", "header", "nav", "main", "article", "footer"),
    *("section", "div", "h1", "h2", "h3", "p", "ul", "ol", "li", "dl", "dt", "dd"),
    *("a", "span", "bdi", "strong", "em"),
}


def reading(sheet: Factsheet, site: html.Site | None = None) -> Reading:
    return Reading(html.render(sheet, site))


def texts(sheet: Factsheet) -> list[str]:
    """The words of every block, in reading order."""
    found = []
    for block in sheet.blocks():
        match block:
            case TextBlock():
                found.append(block.text.text)
            case ListBlock():
                found += [text.text.text for item in block.items for text in (item, *item.items)]
            case DefinitionsBlock():
                found += [text.text for item in block.items for text in (item.term, item.description)]
            case ContactsBlock():
                found += [sheet.contacts[key].name.text for key in block.contacts]
    return [" ".join(text.split()) for text in found]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_text_is_there_in_order(lang: str) -> None:
    sheet = pdf_samples.real(lang)
    words = reading(sheet).words
    at = words.index(texts(sheet)[0])
    for text in texts(sheet):
        at = words.index(text, at)


@pytest.mark.parametrize("words", [*HOSTILE, pdf_samples.HOSTILE, "</script><script>x</script>", '"><img src=x>'])
@pytest.mark.parametrize("site", [None, SITE])
def test_text_never_becomes_markup(words: str, site: html.Site | None) -> None:
    page = reading(hostile(words), site)
    assert page.words.count(" ".join(words.split())) > 10
    assert {tag for tag, _ in page.elements} <= ELEMENTS
    assert [name for _, given in page.elements for name in given if name.startswith("on") or name == "style"] == []


def test_hostile_ids_and_addresses_stay_in_their_attributes() -> None:
    data = pdf_samples.real().to_dict()
    bad = '"><script>alert(1)</script>'
    data["slug"] = data["sections"][0]["id"] = data["sections"][0]["blocks"][0]["id"] = bad
    data["origin"] = {"url": f"https://x.example/{bad}"}
    next(iter(data["contacts"].values()))["channels"]["telefoon"]["uri"] = f"tel:{bad}"
    page = reading(from_dict(data))
    assert [given for tag, given in page.elements if tag == "script" and not given] == [{}]  # the exit's own
    assert bad in page.values("id")


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("https://example.org/a?b=c&d", "https://example.org/a?b=c&d"),
        ("tel:112", "tel:112"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("#signals", "#signals"),
        ("#sources", "#sources"),
        ("#source-verwey_jonker_2014", "#source-verwey_jonker_2014"),
        ("factsheet:stalking", "stalking.html"),
        ("gedwongen-achterlating-2018-11-17.pdf", "gedwongen-achterlating-2018-11-17.pdf"),
        ("no-such-file.pdf", None),
        ("#nowhere", None),
        ("factsheet:no-such-slug", None),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//example.org", None),
        ("../../etc/passwd", None),
        ("JavaScript:alert(1)", None),
    ],
)
def test_a_link_leads_to_where_it_may(target: str, address: str | None) -> None:
    page = reading(pdf_samples.linked(target), SITE)
    (block,) = pdf_samples.linked(target).sections[0].blocks
    place = next(index for index, (_, given) in enumerate(page.elements) if given.get("id") == block.id)
    tag, given = page.elements[place + 1]
    assert (given.get("href") if tag == "a" else None) == address


def test_a_sheet_without_a_page_here_leads_to_its_official_page() -> None:
    page = reading(pdf_samples.linked("factsheet:stalking"))
    assert "https://example.org/stalking" in page.values("href", "a")


def test_what_fell_back_says_in_which_language_it_is() -> None:
    sheet = pdf_samples.fallback()
    page = reading(sheet)
    fallen = [text for text in pdf_samples.texts(sheet.to_dict()) if text.get("lang") == "nl"]
    assert len(fallen) > 3
    for text in fallen:
        assert (" ".join(text["text"].split()), "nl") in page.language_of
    assert (sheet.sections[2].heading.text, "en") in page.language_of
    assert page.words.count("(In Dutch only)") == 2


def marked(data: object, is_dutch: Callable[[int], bool], numbers: Iterator[int]) -> None:
    """Give every text a word of its own, its number."""
    if isinstance(data, list):
        for value in data:
            marked(value, is_dutch, numbers)
    if not isinstance(data, dict):
        return
    if {"text", "markdown"} <= data.keys() and isinstance(data["text"], str):
        number = next(numbers)
        fields = " ".join(re.findall(r"\{\w+\}", data["text"]))
        data["text"] = data["markdown"] = f"t{number}t {fields}".strip()
        data.pop("lang", None)
        if is_dutch(number):
            data |= {"lang": "nl", "dir": "ltr", "state": "missing"}
    for value in data.values():
        marked(value, is_dutch, numbers)


@pytest.mark.parametrize("dutch", [0, 1])
@pytest.mark.parametrize("bit", range(9))  # any two numbers differ in one
@pytest.mark.parametrize("make", [pdf_samples.real, pdf_samples.superseded, pdf_samples.every_kind])
def test_every_text_on_the_page_has_its_own_language_and_gives_it_to_no_other(
    make: Callable[[], Factsheet], bit: int, dutch: int
) -> None:
    def is_dutch(number: int) -> bool:
        return number >> bit & 1 == dutch

    data = make().to_dict() | {"language": "en", "direction": "ltr"}
    newer = html.Alternate(LanguageEntry("nl", "Nederlands", "ltr", "2027-01-31"), "nl/x.html")
    entries = [{"edition": day, "status": "current", "languages": ["en"]} for day in ("2027-01-31", "2018-11-17")]
    data["editions"] = entries
    site = replace(
        SITE,
        alternates=(newer,),
        newer=newer,
        editions=("2027-01-31", "2018-11-17"),
        changes={"2027-01-31": "x.html"},
        downloads=tuple(html.Download("x.pdf", kind) for kind in ("pdf", "text", "csl")),
    )
    marked(data, is_dutch, itertools.count())
    page = reading(from_dict(data), site)
    found = [(int(word), lang) for text, lang in page.language_of for word in re.findall(r"t(\d+)t", text)]
    assert len({number for number, _ in found}) > 80
    assert [pair for pair in found if pair[1] != ("nl" if is_dutch(pair[0]) else "en")] == []


def test_the_title_and_the_count_of_shift_say_in_which_language_they_are() -> None:
    data = pdf_samples.real("en").to_dict()
    for text in (data["series"]["title"], data["labels"]["verlaat_teller"]):
        text |= {"lang": "nl", "dir": "ltr", "state": "missing"}
    page = reading(from_dict(data))
    assert ("title", {"lang": "nl", "dir": "ltr"}) in page.elements
    assert next(given for _, given in page.elements if given.get("id") == "_counted")["lang"] == "nl"


def test_a_right_to_left_page_keeps_dutch_passages_and_numbers_left_to_right() -> None:
    page = reading(pdf_samples.arabic())
    assert page.elements[0] == ("html", {"lang": "ar", "dir": "rtl"})
    assert ("Bij achterlating wordt een kind in het buitenland achtergelaten.", "nl") in page.language_of
    numbers = [number for number in page.values("href", "a") if number.startswith("tel:")]
    assert len([given for tag, given in page.elements if tag == "bdi" and given["dir"] == "ltr"]) >= len(numbers)
    # A citation in Latin letters, broken over lines, would be read in the wrong order.
    cited = [number for number, (tag, given) in enumerate(page.elements) if given.get("id", "").startswith("source-")]
    assert cited
    assert all(page.elements[number + 1] == ("bdi", {"dir": "auto"}) for number in cited)


@pytest.mark.parametrize(
    ("sheet", "words"),
    [
        (pdf_samples.draft, "Concept"),
        (pdf_samples.withdrawn, "Ingetrokken: gebruik deze tekst niet"),
        (pdf_samples.superseded, "Vervangen door de uitgave van 2027-01-31"),
    ],
)
def test_a_text_that_is_not_current_says_so_first_and_stays_out_of_search_engines(sheet: object, words: str) -> None:
    assert callable(sheet)
    page = reading(sheet())
    status = next(given for tag, given in page.elements if given.get("class") == "status")
    assert page.elements.index(("p", status)) < [tag for tag, _ in page.elements].index("h1")
    assert words in page.words
    assert ("meta", {"name": "robots", "content": "noindex"}) in page.elements


def test_notices_come_before_whom_to_call_and_the_text() -> None:
    ids = reading(pdf_samples.real()).values("id")
    assert ids.index("_notices") < ids.index("notices.afwegingskader") < ids.index("_help") < ids.index("definition")
    page = reading(pdf_samples.real())
    links = [given["href"] for tag, given in page.elements if tag == "a"]
    assert links.count("#_notices") == 2  # beside the figure and beside the section that they are about


def test_every_unit_has_its_anchor_once() -> None:
    sheet = pdf_samples.real()
    ids = reading(sheet, SITE).values("id")
    units = [block.id for block in sheet.blocks()] + [item.id for part in sheet.sections for item in part.items]
    assert len(units) > 30
    assert set(units) <= set(ids)
    assert len(set(ids)) == len(ids)


def test_the_exit_comes_first_and_the_emergency_number_is_in_the_bar() -> None:
    links = [given for tag, given in reading(pdf_samples.real(), SITE).elements if tag == "a"]
    assert (links[0]["id"], links[0]["href"], links[0]["rel"]) == ("_exit", "https://weer.example/", "noreferrer")
    assert [link["href"] for link in links[1:3]] == ["#_main", "tel:112"]


def test_the_policy_of_a_page_by_itself_names_its_own_style_and_scripts_only() -> None:
    text = html.render(pdf_samples.real())
    policy = next(given for _, given in reading(pdf_samples.real()).elements if "http-equiv" in given)["content"]
    inside = re.findall(r"<(?:style|script[^>]*)>(.*?)</(?:style|script)>", text, re.DOTALL)
    digests = {f"'sha256-{base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()}'" for part in inside}
    assert len(digests) == 3
    assert set(re.findall(r"'sha256-[^']+'", policy)) == digests
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert not re.search(r'(?:src|href)="(?!https:|tel:|#|data:,|[a-z0-9-]+\.pdf)', text)


def test_the_policy_of_a_page_of_a_site_allows_its_own_style_and_script_and_nothing_else() -> None:
    page = reading(pdf_samples.real(), SITE)
    policy = next(given for _, given in page.elements if "http-equiv" in given)["content"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    scripts = rules.pop("script-src").split()
    assert scripts[0] == "'self'"
    assert len(scripts) == 2  # the JSON-LD by its digest: checkers take it for a script
    assert rules == {
        "default-src": "'none'",
        "style-src": "'self'",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_a_later_version_of_the_contract_is_shown() -> None:
    page = reading(later())
    assert "under-embargo" in page.words
    for block in later().blocks():
        if type(block).__name__ == "Block":
            assert " ".join(block.markdown.split()) in page.words


def test_linked_data_says_what_the_page_says() -> None:
    sheet = pdf_samples.real("en")
    text = re.findall(r'ld\+json">(.*?)</script>', html.render(sheet, SITE), re.DOTALL)
    assert [json.loads(one) for one in text] == [linked_data(sheet, "https://factsheets.example/nl/x.html")]
    article = linked_data(sheet)["mainEntity"]
    assert article["datePublished"] == sheet.edition
    assert "publisher" not in article  # the publication is not the ministry's


def test_linked_data_says_when_and_in_which_languages_somebody_answers_and_when_the_text_was_reviewed() -> None:
    data = pdf_samples.real().to_dict()
    data["contacts"]["veilig_thuis"]["channels"]["telefoon"]["languages"] = ["nl", "en"]
    data["review"] |= {"on": "2026-01-31", "by": "Anna"}
    page = linked_data(from_dict(data))
    assert (page["lastReviewed"], page["reviewedBy"]["name"]) == ("2026-01-31", "Anna")
    assert "creativeWorkStatus" not in page["mainEntity"]
    points = {
        point.get("telephone"): point for body in page["mainEntity"]["mentions"] for point in body["contactPoint"]
    }
    hours = points["0800-2000"]["hoursAvailable"]
    assert (len(hours["dayOfWeek"]), hours["opens"], hours["closes"]) == (7, "00:00:00", "23:59:59")
    assert points["0800-2000"]["availableLanguage"] == ["nl", "en"]
    assert not {"hoursAvailable", "availableLanguage"} & points["0900-8844"].keys()  # unknown, so not said
    assert "lastReviewed" not in linked_data(pdf_samples.real())


@pytest.mark.parametrize("make", [pdf_samples.draft, pdf_samples.superseded, pdf_samples.withdrawn])
def test_linked_data_says_that_a_text_is_not_the_current_one(make: Callable[[], Factsheet]) -> None:
    sheet = make()
    assert linked_data(sheet)["mainEntity"]["creativeWorkStatus"] == sheet.status != "current"


def test_it_is_a_format_to_export() -> None:
    assert FORMATS["html"].extension == "html"


def test_sources_as_csl_json() -> None:
    sheet = pdf_samples.real()
    (item,) = json.loads(csl.render(sheet))
    source = sheet.sources["verwey_jonker_2014"]
    assert (item["id"], item["title"], item["URL"]) == ("verwey_jonker_2014", source.title, source.url)
    assert [author["family"] for author in item["author"]] == list(source.authors)
    assert item["issued"] == {"date-parts": [[2014]]}


def test_sources_as_bibtex_keep_every_character() -> None:
    data = pdf_samples.real().to_dict()
    data["sources"]["verwey_jonker_2014"]["title"] = r"100% {zeker} & \zo # $1 ~ a_b"
    text = bibtex.render(from_dict(data))
    assert r"title = {{100\% \{zeker\} \& \textbackslash{}zo \# \$1 \textasciitilde{} a\_b}}," in text
    assert text.startswith("@techreport{verwey_jonker_2014,\n")
    assert text.replace(r"\{", "").replace(r"\}", "").count("{") == text.replace(r"\{", "").replace(r"\}", "").count(
        "}"
    )
