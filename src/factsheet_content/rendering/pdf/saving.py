"""Writes a PDF: the same bytes for the same document, and no stream whose length could be read in two ways.

ISO 19005-2, 6.1.7.1, lets a line end stand before ``endstream``. Where the data of a stream ends with a carriage
return, as one compressed stream in 256 does, that and the line feed after it read as one line end, and validators
report a wrong length.
"""

from __future__ import annotations

import io
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pikepdf

_AMBIGUOUS = b"\r\nendstream"


@contextmanager
def opened(pdf: bytes) -> Iterator[pikepdf.Pdf]:
    """The document of a file, to be changed."""
    import pikepdf

    if not hasattr(os, "memfd_create"):
        with pikepdf.open(io.BytesIO(pdf)) as document:
            yield document
        return
    # What lies in memory as a file is read where it is; of a stream every few bytes are asked for by a call to Python.
    with os.fdopen(os.memfd_create("pdf"), "w+b") as file:
        file.write(pdf)
        file.flush()
        with pikepdf.open(file, access_mode=pikepdf.AccessMode.mmap) as document:
            yield document


def saved(document: pikepdf.Pdf) -> bytes:
    """The document as a file."""
    import pikepdf

    # In streams of objects the tags take half the room, and no more time.
    written = _written(document, pikepdf.ObjectStreamMode.generate)
    if _AMBIGUOUS not in written:
        return written
    with pikepdf.open(io.BytesIO(written)) as again:
        for one in again.objects:
            if isinstance(one, pikepdf.Stream) and one.read_raw_bytes().endswith(b"\r"):
                _lengthen(one)
        written = _written(again, pikepdf.ObjectStreamMode.generate)
        # What is left is a stream of the file's own making.
        return written if _AMBIGUOUS not in written else _written(again, pikepdf.ObjectStreamMode.disable)


def _written(document: pikepdf.Pdf, mode: pikepdf.ObjectStreamMode) -> bytes:
    file = io.BytesIO()
    document.save(file, deterministic_id=True, object_stream_mode=mode, fix_metadata_version=False)
    return file.getvalue()


def _lengthen(stream: pikepdf.Stream) -> None:
    """One byte more that says nothing, after a font or at the end of a text; not 0, which leaves the checksum's end."""
    if "/Length1" in stream:
        stream.write(stream.read_bytes() + b"\1")
        stream.Length1 = len(stream.read_bytes())
    else:
        stream.write(stream.read_bytes() + b"\n")
