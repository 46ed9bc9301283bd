"""What an editor waits for after a change: all catalogs brought up to date, from the YAML on, by us, gettext and Babel.

The peers get finished templates and are called once per catalog, as they have to be; ours makes the templates as well.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from load import PYTHON, install
from measuring import Contender, compare, result

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from measuring import Result

    Change = Callable[[dict[str, str]], dict[str, str]]

ROOT = Path(__file__).resolve().parents[1]
SHARED = 4
"""The catalogs that every tree has beside those of its factsheets."""
UNITS = 64
CHANGED = 0.05
PYBABEL = (*PYTHON, "-m", "babel.messages.frontend", "--quiet")
#: The installed program, as its own script starts it.
PROGRAM = "import sys; sys.path.insert(0, sys.argv.pop(1)); from factsheet_content.cli import main; main()"


@dataclass(frozen=True)
class Renewed(Contender):
    """A program that changes its input, which is laid ready again before each run."""

    prepare: Callable[[], None] = lambda: None

    def run(self) -> float:
        """Seconds that the whole process took."""
        self.prepare()
        return super().run()


def measure(rounds: int) -> Iterator[Result]:
    """The three bounds: many catalogs, one with other ids, and how the time grows."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        site = install(folder)
        many = Case(site, folder / "many", {f"blad-{number}": UNITS for number in range(30 - SHARED)}, _rewrite)
        peers = [many.msgmerge(), many.pybabel()]
        yield from compare(
            f"update, 30 catalogs, {CHANGED:.0%} changed", many.ours(), peers, min(rounds, 9), bounds=[0.5, 0.06]
        )
        renamed = Case(site, folder / "renamed", {"blad-0": 4096}, _rename)
        yield from compare(
            "update, 4,096 entries, ids renamed", renamed.ours(), [renamed.msgmerge()], min(rounds, 5), bounds=[0.3]
        )
        small, large = (Case(site, folder / str(size), {"blad-0": size}, _rewrite).ours() for size in (5_000, 50_000))
        pairs = [(large.run(), 10 * small.run()) for _ in range(min(rounds, 3))]
        yield result("update, 50,000 entries", "itself, ten times 5,000", pairs, bound=1.2)


class Case:
    """A content tree whose factsheets have changed since their catalogs were made."""

    def __init__(self, site: Path, root: Path, sizes: Mapping[str, int], change: Change) -> None:
        self.site = site
        self.root = root
        for part in ("content", "schema"):
            shutil.copytree(ROOT / part, root / part)
        for part in ("en", "pot", "nl/factsheets"):
            shutil.rmtree(root / "content" / part)
        (root / "content/editions.lock").write_text("factsheets: {}\nseries: {}\n", encoding="utf-8")
        types = {slug: {"name": slug} for slug in sizes}
        (root / "content/nl/types.yaml").write_text(json.dumps({"types": types}), encoding="utf-8")
        for slug, size in sizes.items():
            self._write(slug, _texts(slug, size))
        self._update()
        _translate(root)
        self._before = root.with_name(f"{root.name}-before")
        shutil.copytree(root / "content", self._before)
        for slug, size in sizes.items():
            self._write(slug, change(_texts(slug, size)))
        self._update()
        self._after = root.with_name(f"{root.name}-after")
        shutil.copytree(root / "content/pot", self._after)
        self._domains = [
            file.relative_to(self._after).with_suffix("").as_posix() for file in self._after.rglob("*.pot")
        ]

    def _write(self, slug: str, texts: dict[str, str]) -> None:
        draft = {
            "factsheet": slug,
            "series": "2018-11-17",
            "title": slug,
            "sections": [{"id": "signals", "blocks": [{"id": "lijst", "bullets": texts}]}],
        }
        file = self.root / f"content/nl/factsheets/{slug}/draft.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        # As an editor writes it: a line per text.
        file.write_text(json.dumps(draft, ensure_ascii=False, indent=1), encoding="utf-8")

    def _update(self) -> None:
        (self.root / "content/en").mkdir(exist_ok=True)
        subprocess.run(self._command, check=True, capture_output=True)

    @property
    def _command(self) -> list[str]:
        return [*PYTHON, "-c", PROGRAM, str(self.site), "--root", str(self.root), "i18n", "update"]

    def ours(self) -> Contender:
        """Templates and catalogs, in one process."""

        def prepare() -> None:
            for part in ("en", "pot"):
                shutil.copytree(self._before / part, self.root / "content" / part, dirs_exist_ok=True)

        return Renewed("", self._command, prepare=prepare)

    def msgmerge(self) -> Contender:
        """GNU gettext, as it is called for a merge that keeps the former texts."""
        return self._each("msgmerge --previous", "msgmerge --quiet --previous --no-wrap --output-file={po} {po} {pot}")

    def pybabel(self) -> Contender:
        """Babel, likewise."""
        command = " ".join(PYBABEL)
        return self._each(
            "pybabel update --previous", f"{command} update --previous --no-wrap -l en -i {{pot}} -o {{po}}"
        )

    def _each(self, name: str, command: str) -> Contender:
        folder = self.root.with_name(f"{self.root.name}-{name.split(maxsplit=1)[0]}")
        calls = [
            command.format(po=folder / f"{domain}.po", pot=self._after / f"{domain}.pot") for domain in self._domains
        ]

        def prepare() -> None:
            shutil.copytree(self._before / "en", folder, dirs_exist_ok=True)

        return Renewed(name, ["sh", "-ec", "\n".join(calls)], prepare=prepare)


def _texts(slug: str, size: int) -> dict[str, str]:
    """Item ids and sentences of Dutch words, always the same ones."""
    chance = random.Random(slug)  # noqa: S311 - no secret
    words = (ROOT / "content/nl/factsheets/gedwongen-achterlating/2018-11-17.source.txt").read_text("utf-8").split()
    plain = sorted({word for word in words if word.isalpha()})
    return {
        f"punt_{number}": " ".join(chance.choices(plain, k=chance.randint(8, 24))).capitalize()
        for number in range(size)
    }


def _rewrite(texts: dict[str, str]) -> dict[str, str]:
    every = round(1 / CHANGED)
    return {id_: f"{text}, maar anders" if at % every == 0 else text for at, (id_, text) in enumerate(texts.items())}


def _rename(texts: dict[str, str]) -> dict[str, str]:
    return {f"nieuw_{id_}": text for id_, text in texts.items()}


def _translate(root: Path) -> None:
    """Every text has a translation, in other words than the Dutch ones."""
    sys.path.insert(0, str(ROOT / "src"))
    from factsheet_content.authoring import po_reader, po_writer

    for file in (root / "content/en").rglob("*.po"):
        catalog = po_reader.read(file, file.name)
        entries = tuple(replace(entry, msgstr=_translated(entry.msgid)) for entry in catalog.entries)
        po_writer.write(replace(catalog, entries=entries), file)


def _translated(text: str) -> str:
    return text if "{" in text or "https:" in text else text.swapcase()
