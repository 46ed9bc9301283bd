"""Everything that the command line says of content can be said in Dutch; ``REWRITE=1`` brings new messages in."""

from __future__ import annotations

import ast
import os
import string
from dataclasses import replace

from factsheet_content.authoring import po_reader, po_writer
from factsheet_content.authoring.catalog import Catalog, Entry
from factsheet_content.cli.wording import DOMAIN, LOCALES, look_up
from factsheet_content.messages import Phrase
from tests.house.ui_messages import SOURCE, arguments, called, calls, has_words, messages, told_to_people

PATH = LOCALES / "nl" / "LC_MESSAGES" / f"{DOMAIN}.po"
MESSAGES = messages()


def read() -> Catalog:
    return po_reader.read(PATH, PATH.name)


def rewrite() -> None:
    catalog = read()
    known = {entry.msgid: entry for entry in catalog.entries}
    entries = tuple(
        replace(
            known.get(message.template, Entry(message.template)),
            references=(message.path,),
            flags=("python-brace-format",) if "{" in message.template else (),
            obsolete=False,
        )
        for message in MESSAGES
    )
    PATH.write_bytes(po_writer.render(replace(catalog, entries=entries)))


if os.environ.get("REWRITE"):
    rewrite()


def test_the_catalog_has_the_messages_of_the_source_and_no_others() -> None:
    assert [entry.msgid for entry in read().entries] == [message.template for message in MESSAGES]


def test_every_message_is_translated() -> None:
    assert [entry.msgid for entry in read().entries if not entry.translated] == []


def names(template: str) -> set[str]:
    """The values of a template; braces of a message without values stand for themselves."""
    try:
        found = {str(name) for _, name, _, _ in string.Formatter().parse(template) if name}
    except ValueError:
        return set()
    return {name for name in found if name.isidentifier()}


def test_a_translation_has_the_values_of_its_message() -> None:
    entries = [entry for entry in read().entries if entry.translated]
    assert [entry.msgid for entry in entries if names(entry.msgid) != names(entry.msgstr)] == []


def test_no_message_is_put_together_before_it_is_known() -> None:
    """What an f-string says cannot be translated."""
    found = [
        f"{path.relative_to(SOURCE)}:{call.lineno}"
        for path in sorted(SOURCE.rglob("*.py"))
        for call in calls(ast.parse(path.read_text(encoding="utf-8")))
        if called(call) != "Code"
        for argument in arguments(call, called(call))
        if isinstance(argument, ast.JoinedStr)
    ]
    assert found == []


def test_a_refusal_and_what_was_done_are_told_as_phrases() -> None:
    """What is given as it stands stays English; the rooms that an app imports have no use for another language."""
    found = [
        f"{path.relative_to(SOURCE)}:{call.lineno}"
        for room in ("authoring", "translation", "editions", "checks", "publishing", "importing", "cli")
        for path in sorted((SOURCE / "factsheet_content" / room).rglob("*.py"))
        for call in told_to_people(ast.parse(path.read_text(encoding="utf-8")))
        if has_words(call.args[0])
    ]
    assert found == []


def test_words_that_are_no_phrase_are_seen() -> None:
    source = """
raise FactsheetError("no such file")
raise ContentError(f"{path} is damaged", found)
output.say("done" if done else phrase("not done"))
output.say(f"{domain}: {unit}")
output.say(phrase("written"))
"""
    assert [call.lineno for call in told_to_people(ast.parse(source)) if has_words(call.args[0])] == [2, 3, 4]


def test_a_phrase_is_told_in_dutch_with_phrases_within_it() -> None:
    from factsheet_content.messages import phrase, translated

    inner = phrase("a text")
    text = phrase("{name} must be {wanted}; here is {found}.", name="“x”", wanted=inner, found="1")
    assert text == "“x” must be a text; here is 1."
    assert isinstance(text, Phrase)
    assert translated(text, look_up("nl")) == "“x” moet een tekst zijn; hier staat 1."
