"""Rasterisers in a child process: pictures that would kill it or hold it up are errors, and the next one is drawn."""

import os
import signal
import sys
import threading
from pathlib import Path

import pytest
from drawings import svg

from twindeck.pictures import PictureError, guard, load
from twindeck.pictures.svg.resvg import render

posix = pytest.mark.skipif(sys.platform == "win32", reason="no limits of processes on this system")
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is limited on Linux alone")

PLAIN = svg('<rect width="50" height="50" fill="red"/>').decode()
SLOW = '<rect width="100" height="100" filter="url(#f)"/>'
ENDLESS = (
    "<pattern id='p' width='5e4' height='5e4' patternUnits='userSpaceOnUse'><rect width='9' height='9'/></pattern>"
)
"""A pattern that resvg draws as an image of two and a half thousand million pixels."""


@pytest.fixture(autouse=True)
def _no_children_left():
    yield
    guard._end()


def ids():
    """Return the processes that wait for a picture."""
    return [child._process.pid for child in guard._idle]


def test_one_child_draws_one_picture_after_another():
    first = render(PLAIN, 20, 20)
    before = ids()
    assert render(PLAIN, 20, 20) == first
    assert ids() == before
    assert len(before) == 1


def test_pictures_drawn_at_the_same_time_have_a_child_each():
    made = []
    threads = [threading.Thread(target=lambda: made.append(render(PLAIN, 20, 20))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(made)) == 1
    assert len(made) == 4


@linux
def test_a_picture_that_asks_for_too_much_memory_is_an_error_and_the_next_is_drawn():
    text = svg(f'{ENDLESS}<rect width="90" height="90" fill="url(#p)"/>').decode()
    with pytest.raises(PictureError, match=r"^drawing it takes more than 1,024 MB of memory$"):
        render(text, 100, 100)
    assert ids() == []
    assert render(PLAIN, 20, 20)


@posix
def test_a_picture_that_takes_too_long_is_an_error(monkeypatch):
    monkeypatch.setattr(guard, "SECONDS", 0)
    turbulence = '<filter id="f"><feTurbulence baseFrequency=".9" numOctaves="50"/></filter>'
    text = svg(turbulence + SLOW * 20).decode()
    with pytest.raises(PictureError, match=r"^drawing it takes more than 0 s$"):
        render(text, 2000, 2000)


def test_a_child_that_answers_nothing_is_stopped(monkeypatch):
    monkeypatch.setattr(guard, "PATIENCE", 0.5)
    child = guard._take()
    if hasattr(signal, "SIGSTOP"):
        os.kill(child._process.pid, signal.SIGSTOP)
        guard._idle.append(child)
        with pytest.raises(PictureError, match="takes more than"):
            render(PLAIN, 20, 20)
        assert child._process.returncode is not None


def test_a_child_that_died_while_idle_is_replaced():
    render(PLAIN, 20, 20)
    (child,) = guard._idle
    child._process.kill()
    child._process.wait()
    assert render(PLAIN, 20, 20)
    assert ids() != [child._process.pid]


def test_what_resvg_cannot_read_is_an_error_with_its_words():
    with pytest.raises(PictureError, match=r"^the drawing cannot be rendered \(.+\)$"):
        render("<svg", 20, 20)
    assert len(ids()) == 1


def test_a_machine_that_starts_no_process_is_an_error(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(PictureError, match="the process that draws it cannot be started: no such file"):
        render(PLAIN, 20, 20)


@posix
def test_a_forked_process_does_not_use_its_parent_s_children():
    render(PLAIN, 20, 20)
    pid = os.fork()
    if not pid:
        os._exit(len(guard._idle))
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert len(ids()) == 1


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="no /proc on this system")
def test_a_child_holds_nothing_of_ours_and_ends_with_us(tmp_path):
    with open(tmp_path / "secret", "w", encoding="utf-8") as file:
        os.set_inheritable(file.fileno(), True)
        render(PLAIN, 20, 20)
        (pid,) = ids()
        held = [file.readlink() for file in Path(f"/proc/{pid}/fd").iterdir()]
    assert len(held) > 2
    assert tmp_path / "secret" not in held
    (child,) = guard._idle
    child._requests.close()
    assert child._process.wait(20) == 0


@linux
def test_the_picture_s_error_names_what_of_it_may_be_at_fault(monkeypatch):
    monkeypatch.setattr("twindeck.pictures.svg.cost.refuse_large_tiles", lambda *_: None)
    data = svg(f'{ENDLESS}\n<rect width="90" height="90" fill="url(#p)"/>')
    with pytest.raises(PictureError) as caught:
        load(data, name="tiles.svg", shown=(90, 90))
    words = "tiles.svg: drawing it takes more than 1,024 MB of memory; it has a pattern on rect (line 2)"
    assert caught.value.message == words
    assert caught.value.hint


def test_an_ordinary_drawing_starts_no_child():
    load(svg('<circle cx="50" cy="50" r="40"/>'), name="a.svg", shown=(90, 90))
    assert ids() == []
