"""``factsheet verify``: which lines of the source document an edition has, and what it adds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.support import factsheet

if TYPE_CHECKING:
    from pathlib import Path

EDITION = "gedwongen-achterlating@2018-11-17"
SOURCE = "content/nl/factsheets/gedwongen-achterlating/2018-11-17.source.txt"


def rows(tree: Path, *arguments: str | Path, code: int) -> list[dict[str, object]]:
    done = factsheet("--root", tree, "verify", EDITION, *arguments, "--format", "json")
    assert done.returncode == code, done.stderr.decode()
    found: list[dict[str, object]] = json.loads(done.stdout)
    return found


def test_the_published_edition_is_its_document(tree: Path) -> None:
    found = rows(tree, code=0)
    relations = [row["relation"] for row in found]
    assert relations.count("navigation") == 6
    assert relations.count("editorial") == 2
    assert set(relations) == {"navigation", "same", "editorial"}
    lines = (tree / SOURCE).read_text("utf-8").splitlines()
    assert [row["line"] for row in found if row["line"]] == [n for n, line in enumerate(lines, 1) if line.strip()]


def test_what_the_editor_added_stands_where_a_reader_meets_it(tree: Path) -> None:
    found = rows(tree, code=0)
    at = next(index for index, row in enumerate(found) if row["units"] == ["contact/nummers"])
    assert found[at - 1]["units"] == ["contact/advies"]
    assert found[at + 1]["units"] == ["contact/gevaar"]


def test_a_changed_a_missing_and_an_extra_line(tree: Path, tmp_path: Path) -> None:
    text = (tree / SOURCE).read_text("utf-8")
    other = tmp_path / "other.txt"
    text = text.replace("geen gesprek", "een gesprek").replace(" • Weglopen van huis\n", "")
    other.write_text(text + "\n\nNog een regel van elders", "utf-8")
    found = {row["relation"]: row for row in rows(tree, other, code=1) if row["relation"] not in {"same", "navigation"}}
    assert found["changed"]["units"] == ["reporting-code/daarnaast/slachtoffer_in_buitenland"]
    assert "voer i.v.m. de veiligheid geen gesprek" in str(found["changed"]["edition"])
    assert found["extra"]["units"] == ["signals/mogelijk/weglopen"]
    assert found["missing"]["document"] == "Nog een regel van elders"


def test_the_text_form_names_line_and_unit(tree: Path) -> None:
    done = factsheet("--root", tree, "verify", "gedwongen-achterlating")
    assert "same         39  • Weglopen van huis  (signals/mogelijk/weglopen)" in done.stdout.decode()
    assert "2 editorial" in done.stderr.decode()


def test_without_a_document_or_with_a_wrong_one_it_is_wrong_use(tree: Path, tmp_path: Path) -> None:
    binary = tmp_path / "x.pdf"
    binary.write_bytes(b"\xff\xfe%PDF")
    edition = tree / "content/nl/factsheets/gedwongen-achterlating/2018-11-17.yaml"
    draft = (
        edition.read_text("utf-8").replace("  text: 2018-11-17.source.txt\n", "").replace("edition: 2018-11-17\n", "")
    )
    edition.with_name("draft.yaml").write_text(draft, "utf-8")
    for arguments, word in (
        (("gedwongen-achterlating@draft",), "name a FILE"),
        ((EDITION, tmp_path / "absent.txt"), "cannot be read"),
        ((EDITION, binary), "not UTF-8"),
    ):
        done = factsheet("--root", tree, "verify", *arguments)
        assert done.returncode == 2
        assert word in done.stderr.decode()
