from __future__ import annotations

from concurrent.futures import as_completed, wait

import pytest

from factsheet_content.publishing.executors import InProcess


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
