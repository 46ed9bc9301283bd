"""Reads a saved web page: its blocks in reading order, and what the page itself marks as navigation."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from factsheet_content import inline
from factsheet_content.importing.lines import CALL_OUT, MARKER
from factsheet_content.importing.pieces import Piece, Reading, clean_runs, signs, words
from factsheet_content.importing.text import decoded

_SILENT = frozenset(("script", "style", "noscript", "template", "svg", "head", "iframe", "object"))
# A form may be around a whole page (ASP.NET); what is in one is text until an editor says otherwise.
_CHROME = frozenset(("nav", "footer", "button", "select"))
_INLINE = frozenset(
    """
    a abbr acronym b bdi bdo big cite code data dfn em font i img input ins kbd label mark q s samp small span
    strong sub sup time tt u var wbr
    """.split()  # noqa: SIM905 - prose is easier to keep than a hundred quotation marks
)
_VOID = frozenset(
    """
    area base br col embed hr img input link meta param source track wbr
    """.split()  # noqa: SIM905 - prose is easier to keep than a hundred quotation marks
)
# What our own pages print around a text, and who made the page: a page that was exported can be imported again.
_OWN_PAGE = "_exit"
_AROUND = frozenset(
    """
    skip hint counted call head masthead status notices help figures contents foot remark important
    sources origin added series spoken
    """.split()  # noqa: SIM905 - prose is easier to keep than a hundred quotation marks
)
_STRONG, _EMPHASIS = frozenset(("b", "strong")), frozenset(("i", "em"))


def read(data: bytes) -> Reading:
    """The pieces of a page in UTF-8."""
    return read_markup(decoded(data))


def read_markup(text: str) -> Reading:
    """The pieces of a page."""
    reader, second = _Reader(), _Words()
    for parser in (reader, second):
        parser.feed(text)
        parser.close()
    reader.flush()
    plain = "".join(second.found)
    return Reading(reader.pieces, words(plain), url=reader.url, dropped=signs(plain))


class _Words(HTMLParser):
    """The second reader: all characters that stand between tags, blocks parted by spaces; it knows nothing else."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _SILENT:
            self._silent.append(tag)
        if tag not in _INLINE:
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._silent:
            while self._silent.pop() != tag:
                pass
        if tag not in _INLINE:
            self.found.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.found.append(data)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[Piece] = []
        self.url = ""
        self._open: list[tuple[str, str, bool]] = []
        """Elements with where a link leads, and whether all in them is the page's and not the text's."""
        self._own = False
        self._aside: list[str] = []
        self._asides: list[Piece] = []
        self._runs: list[tuple[str, str, str]] = []
        """Characters with the marks and the target they stand under."""
        self._lists: list[list[int]] = []
        self._term = ""
        self._cells: list[str] | None = None

    def _inside(self, tags: frozenset[str]) -> bool:
        return any(tag in tags for tag, *_ in self._open)

    def _is_chrome(self) -> bool:
        return any(tag in _CHROME or around for tag, _, around in self._open)

    def _is_around(self, values: dict[str, str]) -> bool:
        """Whether one of our own pages says that this is no part of its text."""
        id_ = values.get("id", "")
        self._own |= id_ == _OWN_PAGE
        marked = bool(_AROUND & set(values.get("class", "").split())) or id_ == "sources" or id_.startswith("_")
        return self._own and marked and id_ != "_main"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: C901 - a case a tag
        values = {name: value or "" for name, value in attrs}
        if tag == "link" and values.get("rel") == "canonical" and values.get("href", "").startswith("https://"):
            self.url = values["href"]
        if self._inside(_SILENT):
            if tag not in _VOID:
                self._open.append((tag, "", False))
            return
        if tag not in _INLINE and not (tag in ("p", "div") and self._cell()):
            self.flush()
        elif tag not in _INLINE:
            self._runs.append((" ", "", ""))
        if tag == "a" and self._is_chrome():
            self.flush()
        if tag in ("ul", "ol"):
            start = values.get("start", "1")
            self._lists.append([int(start) - 1 if tag == "ol" and start.isdigit() else 0 if tag == "ol" else -1])
        elif tag == "li" and self._lists and self._lists[-1][0] >= 0:
            self._lists[-1][0] += 1
        elif tag == "tr":
            self._cells = []
        if tag not in _VOID:
            self._open.append((tag, values.get("href", "") if tag == "a" else "", self._is_around(values)))

    def _cell(self) -> bool:
        return self._cells is not None and self._inside(frozenset(("td", "th")))

    def handle_endtag(self, tag: str) -> None:
        if not self._inside(frozenset((tag,))):
            return
        if self._inside(_SILENT):
            self._close(tag)
            return
        if tag in ("td", "th") and self._cells is not None:
            self._cells.append(inline.to_text(self._taken()))
        elif tag == "tr":
            self._row()
        elif tag not in _INLINE and not self._cell():
            self.flush()
        self._close(tag)
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()

    def _close(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._inside(_SILENT):
            return
        if self._is_chrome() and not self._in_own_block():
            self._aside.append(data)
            return
        if data[:1].isspace():
            self._aside.append(" ")
        mark = "strong" if self._inside(_STRONG) else "emphasis" if self._inside(_EMPHASIS) else ""
        target = next((href for tag, href, _ in reversed(self._open) if tag == "a"), "")
        self._runs.append((data, mark, target))

    def _in_own_block(self) -> bool:
        """Whether what is chrome is a block of its own, and not a word within a text."""
        return any(tag not in _INLINE and (tag in _CHROME or around) for tag, _, around in self._open)

    def _taken(self) -> tuple[inline.Run, ...]:
        found: list[inline.Run] = []
        last: tuple[str, str] | None = None
        for text, mark, target in self._runs:
            before = _text_of(found.pop()) if last == (mark, target) else ""
            found.append(_run(before + text, mark, target))
            last = (mark, target)
        self._runs = []
        return clean_runs(found)

    def _row(self) -> None:
        cells, self._cells = [cell for cell in self._cells or () if cell], None
        if not cells:
            return
        note = ("was een tabel",)
        if len(cells) == 2:  # noqa: PLR2004 - a term and what it means
            self.pieces.append(Piece("pair", (inline.Plain(cells[1]),), term=cells[0], explicit=True, notes=note))
        else:
            self.pieces.append(Piece("bullet", (inline.Plain(" – ".join(cells)),), explicit=True, notes=note))

    def flush(self) -> None:
        """End the piece that is being read."""
        aside, self._aside = clean_runs([inline.Plain("".join(self._aside))]), []
        if aside:  # at the end: between two items it would make two lists of one
            self._asides.append(Piece("paragraph", aside, chrome=True))
        runs = self._taken()
        if not runs:
            return
        tags = [tag for tag, *_ in self._open]
        chrome = self._is_chrome()
        if self._cell() and self._cells is not None:
            self._cells.append(inline.to_text(runs))
        elif chrome:
            self.pieces.append(Piece("paragraph", runs, chrome=True))
        elif "dt" in tags:
            self._end_term()
            self._term = inline.to_text(runs)
        elif "dd" in tags and self._term:
            self.pieces.append(Piece("pair", runs, term=self._term, explicit=True))
            self._term = ""
        else:
            self._end_term()
            self.pieces.append(self._piece(runs, tags))

    def close(self) -> None:
        super().close()
        self.flush()
        self._end_term()
        self.pieces += self._asides
        self._asides = []

    def _end_term(self) -> None:
        if self._term:
            self.pieces.append(Piece("paragraph", (inline.Plain(self._term),), notes=("begrip zonder uitleg",)))
            self._term = ""

    def _piece(self, runs: tuple[inline.Run, ...], tags: list[str]) -> Piece:  # noqa: PLR0911 - a return a kind
        text = inline.to_text(runs)
        heading = next((int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)), 0)
        if heading:
            return Piece("heading", (inline.Plain(text),), heading, explicit=True)
        if "li" in tags and self._lists:
            number = self._lists[-1][0]
            level = min(len(self._lists) - 1, 1)
            if number > 0 and level:
                return Piece("bullet", runs, level, explicit=True)
            lines = (f"{number}. {text}",) if number > 0 else ()
            return Piece("step" if number > 0 else "bullet", runs, level, max(number, 0), lines=lines)
        if CALL_OUT.match(text) or "blockquote" in tags:
            return Piece("callout", runs)
        marker = MARKER.match(text)
        first = runs[0]
        if marker and marker[1] and isinstance(first, inline.Plain):
            return Piece("bullet", inline.join([inline.Plain(first.text[marker.end() :]), *runs[1:]]))
        if len(runs) == 1 and isinstance(first, inline.Strong) and not text.endswith((".", ",", ";", ":")):
            return Piece("heading", (inline.Plain(text),), 4, explicit=True, notes=("stond vet als een kop",))
        return Piece("paragraph", runs)


def _run(text: str, mark: str, target: str) -> inline.Run:
    run: inline.Run = inline.Plain(text)
    if mark:
        run = inline.Strong((run,)) if mark == "strong" else inline.Emphasis((run,))
    return inline.Link((run,), target) if target else run


def _text_of(run: inline.Run) -> str:
    return run.text if isinstance(run, inline.Plain) else inline.to_text(run.runs)
