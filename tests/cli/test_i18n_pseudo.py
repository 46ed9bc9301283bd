from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support import factsheet

if TYPE_CHECKING:
    from pathlib import Path


def test_the_usual_commands_export_what_it_writes(tree: Path, tmp_path: Path) -> None:
    out = tmp_path / "pseudo"
    done = factsheet("--root", tree, "i18n", "pseudo", "--out", out)
    assert (done.returncode, done.stdout) == (0, b"")
    assert "content/ar-XB/labels.po: written" in done.stderr.decode()
    shown = factsheet("--root", out, "export", "gedwongen-achterlating", "--to", "text", "--lang", "en-XA")
    assert shown.returncode == 0, shown.stderr.decode()
    assert "[Ƒåçţšĥééţ: [Ĝéðŵöñĝéñ åçĥţéŕļåţîñĝ" in shown.stdout.decode()


def test_a_folder_that_is_not_empty_is_wrong_use(tree: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").touch()
    done = factsheet("--root", tree, "i18n", "pseudo", "--out", tmp_path)
    assert (done.returncode, b"is there already" in done.stderr) == (2, True)


def test_faulty_content_is_refused_before_anything_is_written(tree: Path, tmp_path: Path) -> None:
    (tree / "content/nl/labels.yaml").write_text("labels: [", encoding="utf-8")
    done = factsheet("--root", tree, "i18n", "pseudo", "--out", tmp_path / "out")
    assert (done.returncode, (tmp_path / "out").exists()) == (1, False)
