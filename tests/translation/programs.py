"""What programs make of a catalog that is opened and saved: by the library itself, else by a stated imitation."""

from __future__ import annotations

import io
import re
import warnings
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

from factsheet_content.authoring import po_reader, po_writer
from tests.support import need, run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from factsheet_content.authoring.catalog import Catalog, Entry


def babel(data: bytes, folder: Path) -> bytes:
    """Babel: previous texts become comments, unknown ``X-`` fields and the marks of obsolete entries are gone."""
    del folder
    pofile = import_module("babel.messages.pofile")
    written = io.BytesIO()
    pofile.write_po(written, pofile.read_po(io.BytesIO(data)), include_previous=True)
    return written.getvalue()


def polib(data: bytes, folder: Path) -> bytes:
    """The polib package: the previous texts of obsolete entries are gone."""
    file = folder / "polib.po"
    file.write_bytes(data)
    return str(import_module("polib").pofile(str(file))).encode()


def translate_toolkit(data: bytes, folder: Path) -> bytes:
    """The Translate Toolkit, on which Weblate and Virtaal stand."""
    file = folder / "toolkit.po"
    file.write_bytes(data)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        store = import_module("translate.storage.pypo").pofile.parsefile(str(file))
        return bytes(store)


def weblate(data: bytes, folder: Path) -> bytes:
    """An imitation: the Translate Toolkit wrapping at 77 columns, with Weblate's own header fields."""
    file = folder / "weblate.po"
    file.write_bytes(data)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        store = import_module("translate.storage.pypo").pofile.parsefile(str(file))
        store.wrapper.width = 77
        store.updateheader(X_Generator="Weblate 5.14", PO_Revision_Date="2026-12-01 09:00+0000")
        return bytes(store)


def poedit(data: bytes, folder: Path) -> bytes:
    """An imitation: gettext's own wrapping, Poedit's header fields, and deleted translations purged."""
    done = run(need("msgattrib"), "--no-obsolete", "-", cwd=folder, stdin=data)
    assert done.returncode == 0, done.stderr
    text = re.sub(rb'"PO-Revision-Date: [^"]*"', rb'"PO-Revision-Date: 2026-12-01 10:00+0100\\\\n"', done.stdout)
    return text.replace(b'"Language: en\\n"', b'"Language: en\\n"\n"X-Generator: Poedit 3.6\\n"', 1)


def omegat(data: bytes, folder: Path) -> bytes:
    """An imitation: every fuzzy mark and previous text is gone, and what was not confirmed is empty."""
    del folder
    return _each(data, _omegat)


def omegat_confirming(data: bytes, folder: Path) -> bytes:
    """The same where its memory has the old translations: they come back as if they were confirmed."""
    del folder
    return _each(data, lambda entry: replace(_omegat(entry), msgstr=entry.msgstr))


def _omegat(entry: Entry) -> Entry:
    flags = tuple(flag for flag in entry.flags if flag != "fuzzy")
    words = "" if entry.fuzzy else entry.msgstr
    return replace(entry, msgstr=words, flags=flags, previous_msgctxt=None, previous_msgid=None)


def _each(data: bytes, change: Callable[[Entry], Entry]) -> bytes:
    catalog: Catalog = po_reader.parse(data, "sent.po")
    entries = tuple(change(entry) for entry in catalog.entries if not entry.obsolete)
    return po_writer.render(replace(catalog, entries=entries))


PROGRAMS: dict[str, Callable[[bytes, Path], bytes]] = {
    "Babel": babel,
    "polib": polib,
    "Translate Toolkit": translate_toolkit,
    "Weblate": weblate,
    "Poedit": poedit,
    "OmegaT": omegat,
    "OmegaT with a memory": omegat_confirming,
}
