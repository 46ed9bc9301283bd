"""The manual pages of translations by value: what a translation must have of its Dutch text."""

from __future__ import annotations

from factsheet_content.authoring.codes import Code
from factsheet_content.authoring.diagnostics import Severity

_STUDY = 'msgstr "A new study of the figures is still under way."'
_AFRAID = 'msgstr "Is afraid of the holiday"'


CODES = (
    Code(
        "FC520",
        "field-count",
        Severity.WARNING,
        "A field stands in the translation more or less often than in the Dutch text.",
        why="A figure would be missing, or be there twice.",
        bad=(
            'msgstr "The number of victims is between {facts.slachtoffers.min} and {facts.slachtoffers.max} a year, '
            'at most {facts.slachtoffers.max}."'
        ),
        good=(
            'msgstr "The number of victims is between {facts.slachtoffers.min} and {facts.slachtoffers.max} a year."'
        ),
    ),
    Code(
        "FC521",
        "numbers-differ",
        Severity.ERROR,
        "A translation has another figure than the Dutch text, by its value.",
        why="Dutch 1.200 is 1,200 in English; 1.200 would be little more than one.",
        bad='msgstr "1.200 cases were counted."',
        good='msgstr "1,200 cases were counted."',
    ),
    Code(
        "FC522",
        "dates-differ",
        Severity.ERROR,
        "A translation has another date than the Dutch text.",
        why="A reader reckons with it. Write the same day, as the language writes it.",
        bad='msgstr "The figures are of 5 March 2026."',
        good='msgstr "The figures are of 3 May 2026."',
    ),
    Code(
        "FC523",
        "numbers-to-call-differ",
        Severity.ERROR,
        "A translation has another telephone number than the Dutch text, or writes it in another way.",
        why="Who calls for help would reach somebody else. Numbers belong in contacts.yaml.",
        bad='msgstr "A new study of the figures is still under way: call 0900-8844."',
        good=_STUDY,
    ),
    Code(
        "FC524",
        "addresses-differ",
        Severity.ERROR,
        "A translation has another web or mail address than the Dutch text.",
        why="Nobody would correct it when it changes. Addresses belong under links.",
        bad='msgstr "A new study of the figures is still under way: see www.cbs.nl."',
        good=_STUDY,
    ),
    Code(
        "FC525",
        "emphasis-differs",
        Severity.WARNING,
        "A translation stresses more or less than the Dutch text.",
        why="What is stressed is what must not be overlooked.",
        bad='msgstr "Does **not** have their own passport"',
        good='msgstr "Does not have their own passport"',
    ),
    Code(
        "FC526",
        "abbreviation-lost",
        Severity.WARNING,
        "An abbreviation of the Dutch text is missing from the translation, or mistyped.",
        why="A reader asks for an organisation by these letters.",
        bad='msgstr "The LHKA is studying the figures."',
        good='msgstr "The LKHA is studying the figures."',
    ),
    Code(
        "FC527",
        "negation-lost",
        Severity.ERROR,
        "A critical text says “not” in Dutch, and its translation does not; or the other way round.",
        why="A warning would tell the reader to do the dangerous thing.",
        bad='msgstr "Victim abroad: talk to the family."',
        good='msgstr "Victim abroad: do not talk to the family."',
    ),
    Code(
        "FC528",
        "term-missing",
        Severity.WARNING,
        "A translation lacks the word that the glossary has for a term of the Dutch text.",
        why="Two words for one thing look like two things.",
        bad='msgstr "Steps of the protocol"',
        good='msgstr "Steps of the reporting code"',
    ),
    Code(
        "FC529",
        "term-to-avoid",
        Severity.WARNING,
        "A translation uses a word that the glossary warns of, such as a false friend.",
        why="It looks right and says something else.",
        bad='msgstr "Steps of the notification code"',
        good='msgstr "Steps of the reporting code"',
    ),
    Code(
        "FC530",
        "brackets",
        Severity.WARNING,
        "A bracket of a translation has no other half.",
        why="Part of the text was lost, or a link is broken.",
        bad='msgstr "A new study (of the figures is still under way."',
        good=_STUDY,
    ),
    Code(
        "FC531",
        "end-mark",
        Severity.WARNING,
        "A translation does not end as the Dutch text does, in the marks of its language.",
        why="Often the end of the text is missing.",
        bad='msgstr "A new study of the figures is still under way"',
        good=_STUDY,
    ),
    Code(
        "FC532",
        "length",
        Severity.WARNING,
        "A translation is far shorter or longer than the Dutch text.",
        why="A sentence may be missing, or stand there twice.",
        bad='msgstr "A new study is under way."',
        good='msgstr "A new study of the figures is still under way. The result will be in the next edition."',
    ),
    Code(
        "FC533",
        "not-translated",
        Severity.WARNING,
        "The translation is the Dutch text itself.",
        why="It counts as translated, and a screen reader reads it with the wrong voice.",
        bad='msgstr "Heeft het eigen paspoort niet"',
        good='msgstr "Does not have their own passport"',
    ),
    Code(
        "FC534",
        "translated-differently",
        Severity.WARNING,
        "The same Dutch text has two translations in one catalog.",
        why="A reader takes them for two things.",
        bad='msgctxt "belaging.name"\nmsgid "Stalking"\nmsgstr "Harassment"',
        good='msgctxt "belaging.name"\nmsgid "Stalking"\nmsgstr "Stalking"',
    ),
    Code(
        "FC535",
        "direction-open",
        Severity.ERROR,
        "A character that changes the direction of the text has no other half.",
        why="The rest of the page can come out back to front, numbers included. Remove it.",
        bad='msgstr "Is afraid of \u202ethe holiday"',
        good=_AFRAID,
    ),
    Code(
        "FC536",
        "plural-entry",
        Severity.ERROR,
        "An entry has plural forms.",
        why="Our texts have none, so that nothing would be published of it. Take the entry from the template.",
        bad=(
            'msgid "Is bang voor de vakantie"\nmsgid_plural "Zijn bang voor de vakantie"\n'
            'msgstr[0] "Is afraid of the holiday"\nmsgstr[1] "Are afraid of the holiday"'
        ),
        good='msgid "Is bang voor de vakantie"\nmsgstr "Is afraid of the holiday"',
    ),
    Code(
        "FC537",
        "header-incomplete",
        Severity.WARNING,
        "The header lacks a field that translation programs need, or has one that they cannot read.",
        why="Poedit and Weblate ask for it, or guess. Copy it from another catalog of the language.",
        bad='"Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\\n"',
        good='"Plural-Forms: nplurals=2; plural=(n != 1);\\n"',
    ),
    Code(
        "FC538",
        "untidy-translation",
        Severity.WARNING,
        "A translation has spaces, line breaks or characters that no reader can use.",
        why="Print shows gaps, search misses words.",
        bad='msgstr "Is afraid  of the holiday"',
        good=_AFRAID,
    ),
    Code(
        "FC539",
        "silence-unused",
        Severity.WARNING,
        "A comment silences a rule that says nothing here, that cannot be silenced, or does not say why.",
        why="It would hide the next real fault. Remove it, or write the reason behind the code.",
        bad='# FC531: no full stop in English titles\nmsgctxt "title"',
        good='msgctxt "title"',
    ),
)
