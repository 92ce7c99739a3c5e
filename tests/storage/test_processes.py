import os
import subprocess
import sys

from storage.processes import alive, claim_mark, machine, mark_is_dead


def test_this_process_is_alive_and_one_that_ended_is_not():
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()

    assert alive(os.getpid())
    assert not alive(child.pid)


def test_a_process_of_somebody_else_is_alive():
    assert alive(1)


def test_our_own_mark_is_not_dead():
    assert not mark_is_dead(claim_mark())


def test_a_mark_of_an_ended_process_of_this_machine_is_dead():
    script = "from storage.processes import claim_mark; print(claim_mark())"
    mark = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout.strip()

    assert mark_is_dead(mark)


def test_an_earlier_process_with_our_number_is_dead():
    assert mark_is_dead(f"{machine()}:{os.getpid()}:earlier")


def test_of_another_machine_nobody_knows():
    assert not mark_is_dead("elsewhere:999999999:x")
    assert not mark_is_dead("nonsense")
