from __future__ import annotations

import multiprocessing
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from factsheet_content.authoring.diagnostics import ContentError
from factsheet_content.authoring.tree import ContentTree
from factsheet_content.editions.publication import Publication
from factsheet_content.errors import (
    FactsheetError,
    UnknownEditionError,
    UnknownFactsheetError,
    UnknownLanguageError,
)
from factsheet_content.publishing import exporting
from factsheet_content.publishing.executors import InProcess
from factsheet_content.publishing.exporting import Job, Reference, export, render_json
from factsheet_content.rendering import FORMATS, render
from tests.translation.trees import EDITION, SLUG, add_edition, edit_entry, lock, published, shipped

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CURRENT = Reference(SLUG, EDITION)
NEWER = "2022-03-04"
JOBS = [Job(CURRENT, tag, form) for tag in ("nl", "en") for form in FORMATS if form != "pdf"]


def opened(root: Path) -> Publication:
    """The publication of the tree as it is now."""
    return Publication(ContentTree(root))


def test_every_job_gives_what_rendering_gives_in_order() -> None:
    files = list(export(shipped(), JOBS, InProcess()))
    assert [job for job, _ in files] == JOBS
    for job, data in files:
        assert data == render(published(job.language), job.format), job.path


@pytest.mark.parametrize(
    "pool",
    [
        pytest.param(lambda: ThreadPoolExecutor(3), id="threads"),
        pytest.param(lambda: ProcessPoolExecutor(2, multiprocessing.get_context("spawn")), id="spawned processes"),
    ],
)
def test_any_executor_gives_the_same_bytes(pool: Callable[[], Executor]) -> None:
    jobs = [*JOBS, Job(CURRENT, "nl", "pdf")]
    with pool() as executor:
        assert list(export(shipped(), jobs, executor)) == list(export(shipped(), jobs, InProcess()))


def test_a_file_is_there_as_soon_as_it_is_done() -> None:
    started: list[str] = []

    class Counting(InProcess):
        def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
            started.append(str(args[-1]))
            return super().submit(fn, *args, **kwargs)

    files = export(shipped(), JOBS, Counting())
    assert next(files)[0] == JOBS[0]
    assert len(started) == 1
    assert len(list(files)) == len(JOBS) - 1


def test_a_job_that_fails_says_so_where_its_file_is_asked_for() -> None:
    files = export(shipped(), [JOBS[0], Job(CURRENT, "nl", "papyrus")], InProcess())
    assert next(files)[0] == JOBS[0]
    with pytest.raises(FactsheetError, match="papyrus"):
        next(files)


def test_what_crosses_to_an_executor_is_json_and_bytes() -> None:
    data = render(published("en"), "json")
    assert render_json(data, "json") is data
    assert render_json(data, "text") == published("en").to_text().encode()


def test_where_a_file_goes() -> None:
    assert [job.path for job in (*JOBS[:3], Job(CURRENT, "en", "pdf"))] == [
        f"nl/{SLUG}-{EDITION}.json",
        f"nl/{SLUG}-{EDITION}.md",
        f"nl/{SLUG}-{EDITION}.txt",
        f"en/{SLUG}-{EDITION}.pdf",
    ]


def test_what_a_reference_names(tree: Path) -> None:
    add_edition(tree, NEWER)
    lock(tree)
    add_edition(tree, "", name="draft")
    publication = opened(tree)
    assert exporting.resolve(publication, SLUG) == Reference(SLUG, NEWER)
    assert exporting.resolve(publication, f"{SLUG}@{EDITION}") == CURRENT
    assert exporting.resolve(publication, f"{SLUG}@draft") == Reference(SLUG, "draft")
    assert exporting.everything(publication) == [Reference(SLUG, NEWER)]
    assert str(CURRENT) == f"{SLUG}@{EDITION}"


@pytest.mark.parametrize(
    ("text", "error", "message"),
    [
        ("niets", UnknownFactsheetError, f"there are: {SLUG}"),
        ("niets@2018-11-17", UnknownFactsheetError, f"there are: {SLUG}"),
        (f"{SLUG}@2017-01-01", UnknownEditionError, f"there are: {EDITION}"),
        (f"{SLUG}@notices", FactsheetError, "never released|no edition"),
        (f"{SLUG}@../{SLUG}/{EDITION}", FactsheetError, "never released|no edition"),
    ],
)
def test_a_reference_that_names_nothing(text: str, error: type[FactsheetError], message: str) -> None:
    with pytest.raises(error, match=message):
        exporting.resolve(shipped(), text)


def test_an_edition_that_was_never_released(tree: Path) -> None:
    add_edition(tree, NEWER)
    with pytest.raises(FactsheetError, match="never released"):
        exporting.resolve(opened(tree), f"{SLUG}@{NEWER}")
    lock(tree, withdrawn={NEWER: "2022-04-01", EDITION: "2022-04-01"})
    with pytest.raises(UnknownEditionError, match=f"{SLUG}@draft"):
        exporting.resolve(opened(tree), SLUG)


def test_the_languages_of_an_export() -> None:
    assert exporting.languages(shipped(), CURRENT, []) == ["nl", "en"]
    assert exporting.languages(shipped(), CURRENT, ["en", "en"]) == ["en"]
    assert exporting.languages(shipped(), Reference(SLUG, "draft"), []) == ["nl"]
    assert exporting.languages(shipped(), Reference(SLUG, "draft"), ["en"]) == ["en"]
    with pytest.raises(UnknownLanguageError, match="there are: nl, en"):
        exporting.languages(shipped(), CURRENT, ["tr"])


def test_a_language_without_a_critical_text_is_refused_with_its_name(tree: Path) -> None:
    assert exporting.refused(opened(tree), CURRENT, "en") == []
    edit_entry(tree, "contact/gevaar", msgstr="")
    publication = opened(tree)
    (found,) = exporting.refused(publication, CURRENT, "en")
    assert found.unit == "contact/gevaar"
    assert exporting.refused(publication, CURRENT, "nl") == []
    exporting.require(publication, CURRENT, "nl")
    with pytest.raises(ContentError, match="not published in en") as caught:
        exporting.require(publication, CURRENT, "en")
    assert caught.value.diagnostics == (found,)


def test_a_draft_can_be_looked_at_in_any_language(tree: Path) -> None:
    edit_entry(tree, "contact/gevaar", msgstr="")
    add_edition(tree, "", name="draft")
    draft = Reference(SLUG, "draft")
    assert exporting.refused(opened(tree), draft, "en") == []
    ((_, data),) = export(opened(tree), [Job(draft, "en", "text")], InProcess())
    assert "[nl] Bij acuut gevaar bel 112." in data.decode()


def test_the_exit_of_a_page_leads_where_the_settings_say(tree: Path) -> None:
    settings = tree / "content/site.yaml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("exit: https://www.knmi.nl/", "exit: https://weer.example/"), encoding="utf-8")
    ((_, page),) = export(opened(tree), [Job(CURRENT, "nl", "html")], InProcess())
    assert b'href="https://weer.example/" rel="noreferrer"' in page
    assert b"knmi" not in page
