"""The manual pages of texts: characters, style, lists, headings, plain language."""

from __future__ import annotations

from factsheet_content.authoring.codes import Code
from factsheet_content.authoring.diagnostics import Severity

_ITEM = "angst: Is bang voor de vakantie"
_PASSPORT = "paspoort: Heeft het eigen paspoort niet"
_SCHOOL = "school: Komt niet meer op school"
_LINK = "paragraph: Lees ook de [factsheet over stalking]({links.stalking})"
_DANGER = "- id: gevaar\n  paragraph: Bij acuut gevaar bel {contacts.alarmnummer.telefoon}.\n  critical: true"

CODES = (
    Code(
        "FC801",
        "not-nfc",
        Severity.ERROR,
        "A letter with an accent is written as two characters.",
        why="It looks right and is found by no search. `validate --fix` mends the whole file.",
        bad="angst: Is bang voor de clie\u0308nt",
        good="angst: Is bang voor de cliënt",
    ),
    Code(
        "FC802",
        "odd-character",
        Severity.ERROR,
        "A soft hyphen, a ligature, a picture or another character that cannot be printed everywhere.",
        why="The PDF would have a gap there, and a screen reader stumbles. Mostly pasted along from a PDF.",
        bad="angst: Is bang voor de va\u00adkantie",
        good=_ITEM,
    ),
    Code(
        "FC803",
        "double-space",
        Severity.WARNING,
        "Two spaces stand in a row.",
        why="Print shows a gap. Write one.",
        bad="angst: Is bang  voor de vakantie",
        good=_ITEM,
    ),
    Code(
        "FC804",
        "no-break-space",
        Severity.WARNING,
        "A no-break space stands between two words.",
        why="Lines then break at odd places. It comes along when you paste from Word; type a space over it.",
        bad="angst: Is bang\u00a0voor de vakantie",
        good=_ITEM,
    ),
    Code(
        "FC805",
        "quotation-marks",
        Severity.WARNING,
        "Straight and curly quotation marks stand in one factsheet, or one has no other half.",
        why="A reader sees two hands at work. Use one kind throughout.",
        bad='paspoort: Heeft “het eigen paspoort” niet\nangst: Is bang voor "de vakantie"',
        good="paspoort: Heeft “het eigen paspoort” niet\nangst: Is bang voor “de vakantie”",
    ),
    Code(
        "FC806",
        "punctuation",
        Severity.WARNING,
        "A mark stands behind a space, is repeated, or has no space behind it.",
        why="A screen reader stops at the wrong place. One mark, right behind the word, then a space.",
        bad="angst: Is bang voor de vakantie , en stil",
        good="angst: Is bang voor de vakantie, en stil",
    ),
    Code(
        "FC807",
        "word-twice",
        Severity.WARNING,
        "A word stands twice in a row.",
        why="Nobody sees it when rereading, every reader sees it. Remove one.",
        bad="angst: Is bang voor de de vakantie",
        good=_ITEM,
    ),
    Code(
        "FC808",
        "paragraph-end",
        Severity.WARNING,
        "A paragraph does not end as a sentence does.",
        why="It looks as if something is missing, and often it is. End with a full stop.",
        bad=_LINK,
        good=f"{_LINK}.",
    ),
    Code(
        "FC809",
        "item-stop",
        Severity.WARNING,
        "A list item ends with a full stop and the others do not, or the other way round.",
        why="Items that look alike are read as a list. Write them all alike.",
        bad=f"{_PASSPORT}\n{_ITEM}.\n{_SCHOOL}",
        good=f"{_PASSPORT}\n{_ITEM}\n{_SCHOOL}",
    ),
    Code(
        "FC810",
        "item-capital",
        Severity.WARNING,
        "A list item begins with a capital and the others do not, or the other way round.",
        why="Items that look alike are read as a list. Write them all alike.",
        bad=f"{_PASSPORT}\nangst: is bang voor de vakantie\n{_SCHOOL}",
        good=f"{_PASSPORT}\n{_ITEM}\n{_SCHOOL}",
    ),
    Code(
        "FC821",
        "heading-end",
        Severity.WARNING,
        "A heading ends with a full stop, a colon or a comma.",
        why="A heading is no sentence. Only a question keeps its mark.",
        bad="- id: signals\n  heading: Signalen van geweld.",
        good="- id: signals\n  heading: Signalen van geweld",
    ),
    Code(
        "FC822",
        "heading-twice",
        Severity.WARNING,
        "Two sections have the same heading.",
        why="In a table of contents, or with a screen reader, nobody can tell which is which.",
        bad="- id: contact\n  heading: Feiten en cijfers",
        good="- id: contact\n  heading: Advies",
    ),
    Code(
        "FC823",
        "empty-part",
        Severity.WARNING,
        "Nothing stands under a sub-heading.",
        why="A reader who leafs to it finds nothing. Write the text, or remove the sub-heading.",
        bad=f"{_DANGER}\n- {{id: leraren, subheading: Voor leraren}}",
        good=_DANGER,
    ),
    Code(
        "FC824",
        "list-announced",
        Severity.WARNING,
        "A paragraph ends with a colon, and no list follows.",
        why="Something seems to have been lost. Put the list behind it, or end with a full stop.",
        bad='paragraph: "Lees ook de [factsheet over stalking]({links.stalking}):"',
        good=f"{_LINK}.",
    ),
    Code(
        "FC825",
        "standard-section-missing",
        Severity.ADVICE,
        "A factsheet lacks the signals, the steps of the reporting code or the contacts.",
        why="A reader looks for these in every factsheet of the series, and an app asks for them by their id.",
        bad="- id: signalen\n  heading: Signalen",
        good="- id: signals\n  heading: Signalen",
    ),
    Code(
        "FC901",
        "long-sentence",
        Severity.ADVICE,
        "A sentence has more than 25 words.",
        why="At level B1 a reader loses the beginning before the end. Make two sentences of it.",
        bad=(
            "paragraph: >-\n"
            "  Wie merkt dat een kind of een jongere bang is voor de vakantie en het eigen paspoort niet heeft,\n"
            "  vraagt daarnaar en bespreekt met een collega wat er nu moet gebeuren."
        ),
        good=(
            "paragraph: >-\n"
            "  Merk je dat een kind of een jongere bang is voor de vakantie en het eigen paspoort niet heeft? Vraag\n"
            "  daarnaar. Bespreek met een collega wat er nu moet gebeuren."
        ),
    ),
    Code(
        "FC902",
        "long-word",
        Severity.ADVICE,
        "A word has more than 18 letters and is no name or term of the field.",
        why="A long compound has to be taken apart while reading. Take it apart in writing.",
        bad="angst: Is bang voor de huwelijksvoorbereidingen",
        good="angst: Is bang voor de voorbereiding van het huwelijk",
    ),
    Code(
        "FC903",
        "abbreviation",
        Severity.ADVICE,
        "Ordinary words are abbreviated.",
        why="A screen reader spells the letters, and who learns Dutch does not know them. Write the words.",
        bad="angst: Is bang i.v.m. de vakantie",
        good="angst: Is bang vanwege de vakantie",
    ),
)
