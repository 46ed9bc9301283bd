"""The memo as Markdown, for a pull request: dropped words in ``<del>``, added words in ``<ins>``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_content import inline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.editions.diff.memo import Entry, Memo
    from factsheet_content.editions.diff.words import Stretches

_TAGS = {"=": ("", ""), "-": ("<del>", "</del>"), "+": ("<ins>", "</ins>")}


def render(memo: Memo) -> str:
    """The memo as CommonMark; code hosts show ``<del>`` and ``<ins>``."""
    return "\n".join(_lines(memo)) + "\n"


def _lines(memo: Memo) -> Iterator[str]:
    yield f"# {_plain(memo.title)}"
    yield ""
    yield _plain(memo.summary)
    for group in memo.groups:
        yield ""
        yield f"## {group.heading}"
        yield ""
        for entry in group.entries:
            yield from _entry(entry)
    if memo.languages:
        yield ""
        yield f"## {memo.languages_heading}"
        yield ""
        yield from (f"- {_plain(line)}" for line in memo.languages)


def _entry(entry: Entry) -> Iterator[str]:
    yield f"- **{entry.what}**: {_plain(entry.where)} (`{entry.id}`)"
    for stretches in entry.texts:
        yield ""
        yield f"  > {_marked(stretches)}"
        yield ""
    yield from (f"  - {_plain(remark)}" for remark in entry.remarks)


def _marked(stretches: Stretches) -> str:
    return "".join(f"{_TAGS[fate][0]}{_plain(text)}{_TAGS[fate][1]}" for fate, text in stretches)


def _plain(text: str) -> str:
    return inline.to_markdown((inline.Plain(text),)) if text else ""
