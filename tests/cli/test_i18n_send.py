from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support import factsheet

if TYPE_CHECKING:
    from pathlib import Path

BEGINNINGS = {
    "xliff": b'<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2" ',
    "tmx": b'<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">',
    "csv": b"\xef\xbb\xbfcontext,source,target,",
}


@pytest.mark.parametrize("form", BEGINNINGS)
def test_to_standard_output_and_to_a_file_are_the_same(tree: Path, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"en.{form}"
    shown = factsheet("--root", tree, "i18n", "send", "en", "--to", form)
    assert shown.returncode == 0, shown.stderr.decode()
    assert shown.stdout.startswith(BEGINNINGS[form])
    for told in (b"written", b"unchanged"):
        done = factsheet("--root", tree, "i18n", "send", "en", "--to", form, "--out", file)
        assert (done.returncode, done.stdout, told in done.stderr) == (0, b"", True)
    assert file.read_bytes() == shown.stdout


def test_what_comes_back_as_it_went_changes_nothing(tree: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in tree.rglob("*.po")}
    factsheet("--root", tree, "i18n", "send", "en", "--to", "xliff", "--out", tmp_path / "en.XLF")
    done = factsheet("--root", tree, "i18n", "receive", tmp_path / "en.XLF")
    assert (done.returncode, done.stderr) == (0, b"Nothing differs from what was sent.\n")
    assert {path: path.read_bytes() for path in tree.rglob("*.po")} == before


def test_unknown_language_is_wrong_use(tree: Path) -> None:
    done = factsheet("--root", tree, "i18n", "send", "xx", "--to", "csv")
    assert (done.returncode, b"there is no language 'xx'" in done.stderr) == (2, True)
