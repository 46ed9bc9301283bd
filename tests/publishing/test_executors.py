from __future__ import annotations

from concurrent.futures import as_completed, wait

import pytest

from factsheet_content import load
from factsheet_content.publishing.executors import InProcess, processes
from factsheet_content.publishing.exporting import render_json
from factsheet_content.rendering import render


def test_a_call_is_done_when_it_was_submitted() -> None:
    with InProcess() as executor:
        future = executor.submit(divmod, 7, 2)
        assert future.done()
        assert future.result() == (3, 1)
        assert list(executor.map(abs, [-1, 2])) == [1, 2]
        assert wait([future]).not_done == set()
        assert list(as_completed([future])) == [future]


def test_an_error_is_raised_when_the_result_is_asked_for() -> None:
    future = InProcess().submit(divmod, 1, 0)
    assert isinstance(future.exception(), ZeroDivisionError)
    with pytest.raises(ZeroDivisionError):
        future.result()


def test_processes_make_pdfs_after_this_one_has() -> None:
    sheet = load("gedwongen-achterlating")
    here = render(sheet, "pdf")
    with processes(2) as executor:
        assert executor.submit(render_json, sheet.to_json().encode(), "pdf").result(60) == here
