"""A web page as a reader or a program sees it: elements, ids, links and text, read by the standard library's parser."""

from __future__ import annotations

from html.parser import HTMLParser

_VOID = ("meta", "link", "br", "input", "img", "hr")
_SILENT = ("script", "style", "title")


class Reading(HTMLParser):
    """What there is on a page."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text: list[str] = []
        self.language_of: list[tuple[str, str]] = []
        """Each piece of text with the language that it is in."""
        self._open: list[tuple[str, str]] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.elements.append((tag, given))
        if tag not in _VOID:
            inherited = self._open[-1][1] if self._open else ""
            self._open.append((tag, given.get("lang", inherited)))

    def handle_endtag(self, tag: str) -> None:
        opened, _ = self._open.pop()
        assert opened == tag

    def handle_data(self, data: str) -> None:
        if data.strip() and self._open[-1][0] not in _SILENT:
            self.text.append(data)
            self.language_of.append((" ".join(data.split()), self._open[-1][1]))

    def values(self, attribute: str, *tags: str) -> list[str]:
        """The values of an attribute in reading order, of those elements or of all."""
        found = (given for tag, given in self.elements if not tags or tag in tags)
        return [given[attribute] for given in found if attribute in given]

    @property
    def words(self) -> str:
        """The text with single spaces."""
        return " ".join("".join(self.text).split())
