"""The page that an accessibility statement rests on names checks that there are."""

from __future__ import annotations

import re

from tests.support import ROOT

PAGE = (ROOT / "docs/toegankelijkheid.md").read_text("utf-8")


def test_every_check_that_it_names_exists() -> None:
    files = re.findall(r"`(tests/[\w/]+\.py)`", PAGE)
    assert len(files) > 4
    assert [path for path in files if not (ROOT / path).is_file()] == []
    names = set(re.findall(r"`(test_\w+)`", PAGE))
    assert len(names) > 8
    tests = "\n".join(
        path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py") if "node_modules" not in path.parts
    )
    assert [name for name in sorted(names) if f"def {name}(" not in tests] == []


def test_it_explains_what_axe_core_leaves_undecided() -> None:
    explained = (ROOT / "tests/browser/test_accessibility.py").read_text("utf-8")
    (rules,) = re.findall(r"^EXPLAINED: dict\[str, str\] = \{(.*?)\}$", explained, re.DOTALL | re.MULTILINE)
    assert [rule for rule in re.findall(r'"([\w-]+)":', rules) if rule not in PAGE] == []
    assert bool(rules.strip()) != ("niets als 'onzeker' over" in PAGE)
