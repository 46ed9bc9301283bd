"""What an edition refers to, in one language: links and where they lead, sources and how they are cited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factsheet_content import inline, model
from factsheet_content.translation.wording import link_address

if TYPE_CHECKING:
    from factsheet_content.translation.wording import Wording


def links(wording: Wording) -> dict[str, model.Link]:
    """Every link by its id; one that leads nowhere has no address."""
    return {id_: _link(link_address(wording, id_)) for id_ in wording.sheet.links}


def _link(address: str) -> model.Link:
    slug = address.removeprefix("factsheet:") if address.startswith("factsheet:") else None
    return model.Link(address or None, slug)


def sources(wording: Wording) -> dict[str, model.Source]:
    """Every source by its id, with a citation to print."""
    return {id_: _source(data) for id_, data in wording.sheet.sources.items()}


def _source(data: dict[str, Any]) -> model.Source:
    runs = inline.join(_citation(data))
    return model.Source(
        type=data["type"],
        title=data["title"],
        citation=model.Text(inline.to_text(runs), inline.to_markdown(runs)),
        publisher=data.get("publisher"),
        authors=tuple(data.get("authors", ())),
        year=data.get("year"),
        url=data.get("url"),
        lang=data.get("lang"),
    )


def _citation(data: dict[str, Any]) -> list[inline.Run]:
    """Authors (year). *Title*. Publisher. Address: the order that APA and the Dutch libraries share."""
    by = ", ".join(data.get("authors", ())) or data.get("publisher", "")
    year = f" ({data['year']})" if "year" in data else ""
    runs: list[inline.Run] = [inline.Plain(f"{by}{year}. " if by else "")]
    stop = "" if by and data["title"].endswith((".", "?", "!")) else "."
    runs += [inline.Emphasis((inline.Plain(data["title"]),)), inline.Plain(stop if by else f"{year}.")]
    if data.get("publisher") and data.get("authors"):
        runs.append(inline.Plain(f" {data['publisher']}."))
    if data.get("url"):
        runs += [inline.Plain(" "), inline.Link((inline.Plain(data["url"]),), data["url"])]
    return runs
