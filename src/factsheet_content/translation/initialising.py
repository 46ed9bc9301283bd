"""Begins a new language: its catalogs with CLDR's header fields, its glossary, and what to do next."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factsheet_content.authoring import po_writer
from factsheet_content.authoring.catalog import Catalog
from factsheet_content.authoring.sheet import mapping, string
from factsheet_content.authoring.tree import SOURCE_LANGUAGE
from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase
from factsheet_content.translation import locales
from factsheet_content.translation.acceptance import accepted_path
from factsheet_content.translation.merging import merge
from factsheet_content.translation.templates import catalog_path, domain_units, domains, template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.tree import ContentTree

_CATEGORIES = ("zero", "one", "two", "few", "many", "other")
# Integers beyond these fall into no plural category that one of these does not.
_COUNTED = (*range(201), 1_000, 10_000, 100_000, 1_000_000)


def new_catalog(language: str, template: Catalog) -> Catalog:
    """An empty catalog with the header that CLDR gives the language; nothing in it is newer than the template."""
    domain = template.path.removeprefix("content/pot/").removesuffix(".pot")
    headers = {
        "Project-Id-Version": f"factsheet-content {domain}",
        "Report-Msgid-Bugs-To": "",
        "PO-Revision-Date": template.headers["POT-Creation-Date"],
        "Last-Translator": "",
        "Language-Team": english_name(language),
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural_forms(language),
        "X-Review": "unofficial",
    }
    return Catalog(catalog_path(language, domain), headers)


def english_name(language: str) -> str:
    """The language's name in English, as catalogs name teams."""
    found = locales.locale(language)
    return found.get_display_name("en") or language


def plural_forms(language: str) -> str:
    """The ``Plural-Forms`` field by CLDR's rule: the categories that whole numbers fall into, in CLDR's order."""
    from babel.plural import PluralRule, to_gettext

    rule = locales.locale(language).plural_form
    used = {rule(number) for number in _COUNTED}
    named = {category: text for category, text in rule.rules.items() if category in used}
    if "other" not in used:  # kept for fractions: the last category that is left takes what no other one does
        del named[max(named, key=_CATEGORIES.index)]
    return _without_truisms(to_gettext(PluralRule(named)))


def _without_truisms(expression: str) -> str:
    """The expression without the conditions on decimals, which are true of every whole number."""
    number = r"\(+0 == 0\)+"
    plain = expression.replace("((0 == 0)) && ", "").replace(" && ((0 == 0))", "")
    return plain if not re.search(number, plain) else expression


def check_new(tree: ContentTree, language: str) -> None:
    """``FactsheetError`` where a language cannot be begun: CLDR has none such, it is there, or its tag is unusual."""
    if language in locales.PSEUDO:
        raise FactsheetError(
            phrase("{tag} is a pseudo-language, which tests layouts: factsheet i18n pseudo makes it", tag=language)
        )
    tag = locales.best_match(language)
    if tag != language:
        raise FactsheetError(phrase("the usual tag of that language is {tag}; use that", tag=tag))
    if language == SOURCE_LANGUAGE:
        raise FactsheetError(phrase("{tag} is the language that the content is written in", tag=SOURCE_LANGUAGE))
    if tree.path(f"content/{language}").exists():
        raise FactsheetError(
            phrase("content/{tag} is there already; bring it up to date with: i18n update {tag}", tag=language)
        )


def new_files(tree: ContentTree, language: str) -> Iterator[tuple[str, bytes]]:
    """Relative path → bytes of every file of a new language."""
    for domain in domains(tree):
        source = template(tree, domain)
        merged = merge(source, new_catalog(language, source), language=language)
        yield catalog_path(language, domain), po_writer.render(merged.catalog)
    yield f"content/{language}/glossary.yaml", _glossary(tree, language).encode()
    yield accepted_path(language), EMPTY_ACCEPTED.encode()


EMPTY_ACCEPTED = """\
# yaml-language-server: $schema=../../schema/accepted.schema.json
# Who accepted which critical translation of which Dutch text, by the fingerprints of both. A change withdraws it.
accepted: {}
"""


def _glossary(tree: ContentTree, language: str) -> str:
    """The Dutch terms as comments, to be filled in: a term without a translation would be no entry."""
    lines = [
        "# yaml-language-server: $schema=../../schema/glossary-translation.schema.json",
        f"# {english_name(language)}. The ids are those of content/{SOURCE_LANGUAGE}/glossary.yaml.",
        "# Decide on these terms first: take away the {} and the # of a term, and write what to use.",
        "# `avoid` is for words that look right and are not.",
        "terms: {}",
    ]
    glossary = mapping(mapping(tree.document(f"content/{SOURCE_LANGUAGE}/glossary.yaml").data).get("terms"))
    for id_, term in glossary.items():
        lines += [f"  # {id_}:", f"  #   use: []  # {string(mapping(term).get('term'))}"]
    return "\n".join(lines) + "\n"


def checklist(tree: ContentTree, language: str) -> str:
    """What is to be done before a factsheet can be published in the language, in Markdown."""
    units = (unit for domain in domains(tree) for unit, _ in domain_units(tree, domain))
    critical = {(unit.domain, unit.id, unit.text) for unit in units if unit.critical}
    return _CHECKLIST.format(
        name=english_name(language),
        language=language,
        direction={"rtl": "right to left", "ltr": "left to right"}[locales.direction(language)],
        domains="\n".join(f"   - [ ] {catalog_path(language, domain)}" for domain in domains(tree)),
        critical=len(critical),
    )


_CHECKLIST = """\
# {name} ({language}, written {direction})

1. [ ] Agree on the terms: content/{language}/glossary.yaml
2. [ ] Translate, in this order, in Poedit, Weblate or a text editor:
{domains}
3. [ ] Check: factsheet i18n check
4. [ ] Let an expert who speaks the language read it: factsheet i18n review {language}
5. [ ] Accept the {critical} critical texts one by one: factsheet i18n accept {language} UNIT --by NAME
6. [ ] See whether it can be published: factsheet i18n stats
"""
