"""The page as it will be, of what is in the tree at this moment: for ``factsheet preview``, while somebody writes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factsheet_content.authoring.tree import DRAFT, SOURCE_LANGUAGE, ContentTree
from factsheet_content.checks.validation import errors, validate
from factsheet_content.editions.publication import Publication
from factsheet_content.errors import FactsheetError
from factsheet_content.model import LanguageEntry
from factsheet_content.publishing.site.judging import part
from factsheet_content.publishing.site.pages import traces
from factsheet_content.publishing.site.plan import Plan
from factsheet_content.publishing.site.words import SiteWords, setting
from factsheet_content.publishing.staging import STALE
from factsheet_content.rendering import html
from factsheet_content.translation import locales
from factsheet_content.translation.pseudo import in_memory

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from factsheet_content.authoring.diagnostics import Diagnostic

#: Where a page asks whether anything was saved; the script that asks.
CHANGES, SCRIPT = "changes", "assets/preview.js"


@dataclass(frozen=True, slots=True)
class Speech:
    """How the person who writes is spoken to."""

    language: str = "en"
    tell: Callable[[str], str] = str
    """A message in that language."""


@dataclass(frozen=True, slots=True)
class Look:
    """One look at the content: it is read after its state was noted, so that no save after that goes unseen."""

    root: Path
    speech: Speech = field(default_factory=Speech)
    script: str = field(init=False)
    """The script that follows the files, with the state that it starts from."""
    tree: ContentTree = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "script", f"{SCRIPT}?{state(self.root)}")
        object.__setattr__(self, "tree", ContentTree(self.root))


@dataclass(frozen=True, slots=True)
class Choice:
    """A factsheet that can be looked at."""

    slug: str
    edition: str
    """``draft``, or an edition."""

    @property
    def name(self) -> str:
        """What the command line calls it."""
        return f"{self.slug}@{self.edition}"

    @property
    def path(self) -> str:
        """Its page, below that of a language."""
        return f"{self.slug}/{self.edition}.html"


def state(root: Path) -> str:
    """Changes whenever a file of the content does; from names, sizes and times, so that asking costs nothing."""
    from hashlib import sha256

    whole = sha256()
    for path in sorted((root / "content").rglob("*")):
        try:
            status = path.stat()
        except FileNotFoundError:
            continue  # an editor replaces a file by another
        whole.update(f"{path}\0{status.st_mtime_ns}\0{status.st_size}\n".encode())
    return whole.hexdigest()


def choices(tree: ContentTree) -> list[Choice]:
    """Every factsheet: its draft, then its editions, the newest first."""
    return [Choice(slug, name) for slug in tree.slugs for name in [DRAFT] * tree.has_draft(slug) + tree.editions(slug)]


def page(look: Look, slug: str, edition: str, tag: str) -> str:
    """The page with the problems of its files above it; where it cannot be made, the problems alone."""
    choice, tree = Choice(slug, edition), look.tree
    found = [one for one in validate(part(tree, [slug])) if _concerns(tree, one, slug, tag)]
    lines = _lines(found, look.speech)
    try:
        if any(one.code != STALE for one in errors(found)):  # templates are refreshed when the writing is done
            return _problems_page(look, choice, lines)
        sheet = Publication(_tree_in(tree, tag, slug)).factsheet(slug, edition, tag)
    except FactsheetError as error:
        return _problems_page(look, choice, [*lines, look.speech.tell(error.args[0] if error.args else str(error))])
    return html.render(sheet, _site(look, choice, tag, lines))


def languages(tree: ContentTree) -> list[str]:
    """Those that a page can be looked at in: the pseudo-languages too."""
    return list(dict.fromkeys([SOURCE_LANGUAGE, *tree.languages, *locales.PSEUDO]))


def traces_page(tree: ContentTree, tag: str) -> str | None:
    """The page on what stays behind on a device; ``None`` where no edition is published, whose words it borrows."""
    publication = Publication(_tree_in(tree, tag))
    if not publication.slugs:
        return None
    entries = [_language(one, "") for one in languages(tree)]
    return traces(Plan(publication), SiteWords(publication, tag), entries)


def _tree_in(tree: ContentTree, tag: str, slug: str = "") -> ContentTree:
    """The tree that has a language: a pseudo-language is made for the one factsheet, while somebody waits."""
    return in_memory(tree, tag, slug) if tag in locales.PSEUDO and tag not in tree.languages else tree


def _language(tag: str, edition: str) -> LanguageEntry:
    return LanguageEntry(tag, locales.self_name(tag), locales.direction(tag), edition)


def index_page(look: Look) -> str:
    """The factsheets to choose from."""
    links = {f"/{SOURCE_LANGUAGE}/{one.path}": one.name for one in choices(look.tree)}
    return _plain_page(look, "factsheet preview", [], links)


def _problems_page(look: Look, choice: Choice, lines: Sequence[str]) -> str:
    """A page that says what is wrong, and follows the files as well; another language may have no such problem."""
    links = {f"/{one}/{choice.path}": locales.self_name(one) for one in languages(look.tree)}
    return _plain_page(look, choice.name, lines, links)


def _plain_page(look: Look, title: str, lines: Sequence[str], links: Mapping[str, str]) -> str:
    return html.plain_page(title, problems=lines, links=links, spoken=look.speech.language, script=look.script)


def _concerns(tree: ContentTree, found: Diagnostic, slug: str, tag: str) -> bool:
    """Whether a problem is of this factsheet or of a file that all share; other factsheets' are not its business."""
    other = any(f"/factsheets/{name}/" in found.path or f"/factsheets/{name}.po" in found.path for name in tree.slugs)
    own = f"/factsheets/{slug}/" in found.path or f"/factsheets/{slug}.po" in found.path
    language = found.path.split("/")[1] if "/" in found.path else ""
    return (own or not other) and language in {SOURCE_LANGUAGE, tag, "site.yaml", "editions.lock", "pot", ""}


def _site(look: Look, choice: Choice, tag: str, lines: Sequence[str]) -> html.Site:
    entries = [_language(one, choice.edition) for one in languages(look.tree)]
    return html.Site(
        base_address="/",
        exit=_exit(look.tree),
        path=f"{tag}/{choice.path}",
        canonical=f"{tag}/{choice.path}",
        alternates=tuple(html.Alternate(one, f"{one.language}/{choice.path}") for one in entries),
        script=look.script,
        problems=tuple(lines),
        spoken=look.speech.language,
    )


def _exit(tree: ContentTree) -> str:
    return setting(Publication(tree), "exit") or html.EVERYDAY_PAGE


def _lines(found: Sequence[Diagnostic], speech: Speech) -> list[str]:
    return [
        f"{one.path}:{one.line}:{one.column}: {one.code} "
        + " ".join(speech.tell(text) for text in (one.message, one.help) if text)
        for one in found
    ]
