from __future__ import annotations

from concurrent.futures import Executor
from typing import TYPE_CHECKING, Any, TypeVar

import pytest

from factsheet_content.authoring.diagnostics import ContentError
from factsheet_content.authoring.tree import ContentTree
from factsheet_content.checks import validation
from factsheet_content.checks.validation import errors, require_sound, validate
from factsheet_content.publishing.executors import InProcess, processes
from factsheet_content.publishing.site import fingerprint, judging, making
from tests.publishing.published import SLUG, publish, remembered, replace

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future
    from pathlib import Path

T = TypeVar("T")

OTHER = "ander-blad"
FOLDER = "content/nl/factsheets"


@pytest.fixture
def two(tree: Path) -> Path:
    """A tree with a second factsheet: a draft, so that the lock need not know it."""
    text = (tree / f"{FOLDER}/{SLUG}/2018-11-17.yaml").read_text("utf-8")
    text = text.replace("edition: 2018-11-17\n", "").replace(f"factsheet: {SLUG}", f"factsheet: {OTHER}", 1)
    start = text.index("origin:")
    rest = text[start:].splitlines(keepends=True)[1:]
    kept = next(number for number, line in enumerate(rest) if not line.startswith(" "))
    (tree / f"{FOLDER}/{OTHER}").mkdir()
    draft = tree / f"{FOLDER}/{OTHER}/draft.yaml"
    draft.write_text(text[:start] + "".join(rest[kept:]), encoding="utf-8")
    return tree


def fingerprints(root: Path) -> dict[str, str]:
    return judging.fingerprints(ContentTree(root), fingerprint.Files(root))


def judged(root: Path, before: dict[str, str]) -> dict[str, str]:
    return judging.judged(ContentTree(root), fingerprint.Files(root), before)


def changed(root: Path, before: dict[str, str]) -> set[str]:
    now = fingerprints(root)
    return {slug for slug in now if now[slug] != before.get(slug)}


@pytest.mark.parametrize(
    ("path", "slugs"),
    [
        (f"{FOLDER}/{SLUG}/2018-11-17.yaml", {SLUG}),
        (f"{FOLDER}/{SLUG}/notices.yaml", {SLUG}),
        (f"{FOLDER}/{SLUG}/2018-11-17.source.txt", {SLUG}),
        (f"{FOLDER}/{OTHER}/draft.yaml", {OTHER}),
        (f"content/en/factsheets/{SLUG}.po", {SLUG}),
        (f"content/pot/factsheets/{SLUG}.pot", {SLUG}),
        ("content/nl/labels.yaml", {SLUG, OTHER}),
        ("content/nl/contacts.yaml", {SLUG, OTHER}),
        ("content/nl/glossary.yaml", {SLUG, OTHER}),
        ("content/en/accepted.yaml", {SLUG, OTHER}),
        ("content/en/labels.po", {SLUG, OTHER}),
        ("content/editions.lock", {SLUG, OTHER}),
        ("content/site.yaml", {SLUG, OTHER}),
        (f"{FOLDER}/{OTHER}/new.yaml", {SLUG, OTHER}),
    ],
)
def test_a_changed_file_is_judged_with_all_that_it_may_spoil(two: Path, path: str, slugs: set[str]) -> None:
    before = fingerprints(two)
    assert changed(two, before) == set()
    with (two / path).open("a", encoding="utf-8") as file:
        file.write("# x\n")
    assert changed(two, before) == slugs


def test_other_rules_schemas_or_libraries_judge_everything_again(two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprints(two)
    inputs = fingerprint.Files(two).inputs()
    monkeypatch.setattr(judging, "judge", lambda: "others")
    monkeypatch.setattr(fingerprint, "judge", lambda: "others")
    assert changed(two, before) == {SLUG, OTHER}
    assert fingerprint.Files(two).inputs() != inputs


def test_the_judge_is_rules_schemas_and_libraries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "package"
    for path in ("checks/rule.py", "schema/x.schema.json", "code.py", "cli/command.py"):
        (package / path).parent.mkdir(parents=True, exist_ok=True)
        (package / path).write_text("", encoding="utf-8")
    monkeypatch.setattr(fingerprint, "_PACKAGE", package)

    def judge() -> str:
        fingerprint.renderer.cache_clear()
        fingerprint.judge.cache_clear()
        return fingerprint.judge()

    seen = {judge()}
    for path in ("checks/rule.py", "schema/x.schema.json", "code.py"):
        (package / path).write_text("x", encoding="utf-8")
        seen.add(judge())
    monkeypatch.setattr(fingerprint, "_JUDGES", ("pytest",))
    seen.add(judge())
    assert len(seen) == 5
    (package / "cli/command.py").write_text("x", encoding="utf-8")
    assert judge() in seen
    monkeypatch.undo()
    judge()


def test_rules_go_through_what_changed_and_know_of_the_rest(two: Path) -> None:
    part = judging.part(ContentTree(two), [OTHER])
    assert list(part.slugs) == [OTHER]
    assert SLUG in part.slugs
    assert "no-such" not in part.slugs
    replace(two / f"{FOLDER}/{SLUG}/2018-11-17.yaml", "Weglopen van huis", "Weglopen")
    assert not [one for one in errors(validate(part)) if SLUG in one.path]
    assert [one for one in errors(validate(ContentTree(two))) if SLUG in one.path]


def test_only_what_changed_is_judged(tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tree, tmp_path / "site")
    known = remembered(tmp_path / "site").judged
    assert known == fingerprints(tree)
    seen: list[list[str]] = []

    def noted(tree: ContentTree, *, jobs: int | None = None) -> list[object]:
        assert jobs is None
        seen.append(list(tree.slugs))
        return []

    monkeypatch.setattr(judging, "validate", noted)
    monkeypatch.setattr(judging, "require_sound", noted)
    judged(tree, known)
    assert seen == [[]]
    judged(tree, {})
    assert seen == [[], [SLUG]]


def test_a_fault_in_the_part_is_told_of_the_whole(two: Path) -> None:
    now = fingerprints(two)
    replace(two / f"{FOLDER}/{SLUG}/2018-11-17.yaml", "Weglopen van huis", "Weglopen")
    with pytest.raises(ContentError) as caught:
        judged(two, now)
    assert list(caught.value.diagnostics) == errors(validation.validate(ContentTree(two)))


class _Recording(InProcess):
    """Works in this process, and knows what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        self.asked.append(fn.__name__)
        return super().submit(fn, *args, **kwargs)


class _Others(Executor):
    """The same, for who cannot see that it is this process."""

    def __init__(self) -> None:
        self.own = _Recording()

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        return self.own.submit(fn, *args, **kwargs)


def test_others_render_before_content_is_judged_and_nothing_of_it_stays(tree: Path, tmp_path: Path) -> None:
    replace(tree / f"{FOLDER}/{SLUG}/2018-11-17.yaml", "Weglopen van huis", "Weglopen")
    others = _Others()
    with pytest.raises(ContentError):
        making.publish(ContentTree(tree), tmp_path / "site", others)
    assert "render_bundle" in others.own.asked
    assert not any(path.name.endswith("site") for path in tmp_path.iterdir() if path != tree)


def test_this_process_judges_before_it_renders(tree: Path, tmp_path: Path) -> None:
    replace(tree / f"{FOLDER}/{SLUG}/2018-11-17.yaml", "Weglopen van huis", "Weglopen")
    itself = _Recording()
    with pytest.raises(ContentError):
        making.publish(ContentTree(tree), tmp_path / "site", itself)
    assert itself.asked == ["get_ready"]


@pytest.mark.parametrize("fault", ["\n]: [", "\nextra: {facts: 1}\n", "\nsections: []\n"])
def test_what_cannot_even_be_rendered_is_told_as_a_fault_of_the_content(tree: Path, tmp_path: Path, fault: str) -> None:
    with (tree / f"{FOLDER}/{SLUG}/2018-11-17.yaml").open("a", encoding="utf-8") as file:
        file.write(fault)
    with pytest.raises(ContentError) as before:
        require_sound(ContentTree(tree))
    with processes(2) as executor, pytest.raises(ContentError) as refused:
        making.publish(ContentTree(tree), tmp_path / "site", executor)
    assert str(refused.value) == str(before.value)
