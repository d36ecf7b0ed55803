"""Work on every core gives what work in turn gives."""

import os
import threading
from functools import partial

import pytest

from lawplain import parallel
from lawplain.language import speech
from lawplain.language.speech import In, Language, say


def square(number: int) -> int:
    return number * number


def whose() -> int:
    return os.getpid()


@pytest.mark.parametrize("cores", ["1", "2", "8"])
def test_results_come_in_the_order_of_the_work(monkeypatch: pytest.MonkeyPatch, cores: str) -> None:
    monkeypatch.setenv("LAWPLAIN_CORES", cores)
    assert parallel.run([partial(square, n) for n in range(20)]) == [n * n for n in range(20)]
    assert parallel.run([]) == []


def test_a_process_with_threads_works_in_turn() -> None:
    wait = threading.Event()
    thread = threading.Thread(target=wait.wait)
    thread.start()
    try:
        assert parallel.run([whose, whose]) == [os.getpid()] * 2
    finally:
        wait.set()
        thread.join()


def test_what_goes_wrong_in_a_process_is_raised_here() -> None:
    def wrong() -> int:
        raise ValueError("of the work")

    with pytest.raises(ValueError, match="of the work"):
        parallel.run([wrong, wrong])
    assert parallel.run([partial(square, 2), partial(square, 3)]) == [4, 9], "and the next work is done"


def test_the_language_that_is_spoken_is_spoken_there_too() -> None:
    def said() -> str:
        return say("Topics")

    with In(Language("mi", "Māori", messages={"Topics": "Kaupapa"})):
        assert parallel.run([said, said]) == ["Kaupapa"] * 2
    assert speech.language() is None


def test_this_process_works_beside_jobs_that_began() -> None:
    with parallel.beside([partial(square, n) for n in range(4)]) as results:
        assert parallel.run([whose, whose]) == [os.getpid()] * 2, "no others are begun beside them"
        assert results() == [0, 1, 4, 9]


def test_a_job_begins_no_others() -> None:
    def inside() -> bool:
        return parallel.run([whose, whose]) == [os.getpid()] * 2

    assert parallel.run([inside, inside]) == [True, True]


def test_a_block_that_fails_leaves_nothing_behind() -> None:
    with pytest.raises(ValueError, match="of the block"), parallel.beside([whose, whose]):
        raise ValueError("of the block")
    assert parallel.run([partial(square, 2), partial(square, 3)]) == [4, 9]


def test_it_is_told_which_job_ended() -> None:
    ended: list[int] = []
    parallel.run([partial(square, n) for n in range(6)], ended.append)
    assert sorted(ended) == list(range(6))
