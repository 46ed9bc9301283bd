"""Factsheets to make PDFs of: the real one, and what it could become."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factsheet_content import inline, load
from factsheet_content.contract import from_dict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from factsheet_content.model import Factsheet

    Json = dict[str, Any]

HOSTILE = (
    '#panic("x") $x$ *a* _b_ `c` <d> @e // f /* g */ [h](i) #[j] \\k -- --- ... ~ \'l\' "m" '
    "<b>n</b> &amp; {{ o }} {% p %} ![q](r) = s"
)
_ARABIC = (
    "ترك",
    "الأشخاص",
    "قسرا",
    "في",
    "الخارج",
    "ضد",
    "إرادتهم",
    "بينما",
    "تعود",
    "بقية",
    "الأسرة",
    "إلى",
    "هولندا",
)

# Test data, not a translation: vowel signs, an imperative, numbers both ways, brackets, emphasis, and Persian joiners.
SENTENCES = (
    "اتصل فورًا بالرقم [112](tel:112) إذا كان هناك خطر.",
    "رقم **Veilig Thuis** هو [0800-2000](tel:08002000)، وهو مجانيّ (لا يعمل من الخارج).",
    "من الخارج: [+31 247 247 247](tel:+31247247247)، على مدار الساعة.",
    "يُقدَّر عدد الضحايا بين 182 و815 شخصًا *كلَّ سنة*؛ انظر [المصادر والمراجع كلها في آخر هذه الورقة](#sources)!",
    "هیچ‌کس را تنها نگذارید: می‌شود کمک خواست.",
)


def real(lang: str = "nl") -> Factsheet:
    """The factsheet of the series that there is."""
    return load("gedwongen-achterlating", lang=lang)


def draft() -> Factsheet:
    return from_dict(real().to_dict() | {"status": "draft", "edition": None, "edition_label": "Concept"})


def superseded() -> Factsheet:
    newer = [{"edition": "2027-01-31", "status": "current", "languages": ["nl"]}]
    return from_dict(real().to_dict() | {"status": "superseded", "editions": newer})


def withdrawn() -> Factsheet:
    return from_dict(real().to_dict() | {"status": "withdrawn"})


def longer() -> Factsheet:
    """Every text 60 % longer, and words that fit nowhere."""
    data = _reworded(lambda word: word + "n" * round(len(word) * 0.6))
    set_text(data["sections"][0]["blocks"][0]["text"], "W" * 150)
    set_text(data["sections"][1]["heading"], "M" * 150)
    set_text(data["notices"][0]["text"], "W" * 300)
    set_text(next(iter(data["contacts"].values()))["name"], "M" * 120)
    set_text(next(iter(data["facts"].values()))["label"], "W" * 90)
    return from_dict(data)


def compounds() -> Factsheet:
    """Words of more than 40 letters everywhere, as Dutch and German can make them."""
    return from_dict(_reworded(lambda word: (word * 45)[:45] if len(word) > 7 else word))


def endless() -> Factsheet:
    """A word of 5,000 letters."""
    return saying("W" * 5000)


def hostile() -> Factsheet:
    """Markup of every language around in every text."""
    data = real().to_dict()
    labels = data.pop("labels")
    for text in texts(data):
        set_text(text, HOSTILE)
    return from_dict(data | {"labels": labels})


def fallback() -> Factsheet:
    """English with passages that are there in Dutch only."""
    data = real("en").to_dict()
    dutch = {"lang": "nl", "dir": "ltr", "state": "missing"}
    data["sections"][0]["heading"] |= dutch
    data["sections"][0]["blocks"][0]["text"] |= dutch
    data["sections"][1]["blocks"][1]["items"][2]["text"] |= dutch | {"state": "outdated"}
    data["labels"]["belangrijk"] |= dutch
    return from_dict(data)


def arabic() -> Factsheet:
    """Right to left, with one Dutch passage."""
    data = _reworded(lambda word: word if re.search(r"[0-9{]", word) else _ARABIC[len(word) % len(_ARABIC)])
    dutch = data["sections"][0]["blocks"][0]["text"]
    set_text(dutch, "Bij achterlating wordt een kind in het buitenland achtergelaten.")
    dutch |= {"lang": "nl", "dir": "ltr", "state": "missing"}
    return from_dict(data | {"language": "ar", "direction": "rtl"})


def sentences() -> Factsheet:
    """Right to left, with sentences that somebody could read."""
    data = arabic().to_dict()
    blocks = [_block("paragraph", text=_text(sentence)) for sentence in SENTENCES]
    data["sections"][1]["blocks"] = [*blocks, _block("bullets", items=[_nested(_text(SENTENCES[3]))])]
    return from_dict(data)


def passage() -> Factsheet:
    """Left to right, with a passage from right to left."""
    data = real().to_dict()
    text = _text(SENTENCES[2]) | {"lang": "ar", "dir": "rtl"}
    data["sections"][0]["blocks"].append(_block("paragraph", text=text))
    return from_dict(data)


def every_kind() -> Factsheet:
    """Blocks of every kind, nested items, and a kind of a later version."""
    data = real().to_dict()
    definition = {"id": "d", "term": _text("Grooming"), "description": _text("Wat dat **is**.")}
    data["sections"][0]["blocks"] += [
        _block("subheading", text=_text("Een tussenkop")),
        _block("callout", text=_text("Let *goed* op."), critical=True),
        _block("steps", items=[_nested(), _nested()], critical=True),
        _block("bullets", items=[_nested()]),
        _block("definitions", items=[definition], editorial=True),
        _block("table", rows=[]),
    ]
    return from_dict(data)


def _nested(text: Json | None = None) -> Json:
    return {
        "id": "i",
        "text": text or _text("Een"),
        "items": [{"id": "i/j", "text": _text("Twee") | {"critical": True}}],
    }


def linked(*targets: str) -> Factsheet:
    """One paragraph with a link to each of the targets."""
    data = real().to_dict()
    links = " ".join(f"[{number}e]({target})" for number, target in enumerate(targets))
    data["sections"][0]["blocks"] = [_block("paragraph", text={"text": "", "markdown": links})]
    data["links"]["stalking"] = {"factsheet": "stalking", "uri": "https://example.org/stalking"}
    return from_dict(data)


def saying(words: str) -> Factsheet:
    """One paragraph with these words."""
    data = real().to_dict()
    data["sections"][0]["blocks"] = [_block("paragraph", text=_text(words))]
    return from_dict(data)


def texts(node: Any) -> Iterator[Json]:
    """Every text below a value of the JSON contract."""
    if isinstance(node, dict):
        if isinstance(node.get("text"), str):
            yield node
        for value in node.values():
            yield from texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from texts(value)


def set_text(text: Json, words: str) -> None:
    """Other words in the place of a text's."""
    text |= {"text": words, "markdown": inline.to_markdown((inline.Plain(words),))}


def _text(markdown: str) -> Json:
    return {"text": inline.to_text(inline.parse(markdown)), "markdown": markdown}


def _block(kind: str, **content: Any) -> Json:
    return {"id": f"definition/{kind}", "kind": kind, "markdown": "Wat een *andere* lezer toont."} | content


def _reworded(change: Callable[[str], str]) -> Json:
    """The real sheet with every word of running text changed, its links and fields as they were."""
    data = real().to_dict()
    for text in texts(data):
        runs = tuple(_changed(run, change) for run in inline.parse(text["markdown"]))
        text |= {"text": inline.to_text(runs), "markdown": inline.to_markdown(runs)}
    return data


def _changed(run: inline.Run, change: Callable[[str], str]) -> inline.Run:
    if isinstance(run, inline.Plain):
        return inline.Plain(re.sub(r"[^\s{}]+(?![^{]*\})", lambda word: change(word[0]), run.text))
    runs = tuple(_changed(below, change) for below in run.runs)
    return inline.Link(runs, run.target) if isinstance(run, inline.Link) else type(run)(runs)
