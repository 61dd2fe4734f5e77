"""Several workers, and workers that are killed: each action is done once, and within a second of its moment."""

from __future__ import annotations

import signal

import pytest

from tests.rooms.clock.stage import Stage

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
WORK = """
print("up", flush=True)
is_done = lambda: not Action.objects.exclude(kind="effect").filter(done_at=None).exists()
working.work(is_done)
"""
KILLED = """
def die(due):
    effect(due)
    print("writing", flush=True)
    signal.pause()
doing.register("print", die)
working.work(lambda: False)
"""


@pytest.fixture
def stage(tmp_path):
    return Stage(tmp_path)


def test_two_workers_do_each_action_once(stage):
    stage.says('for number in range(200): at(timezone.now(), "print", f"{number:03}")')
    workers = [stage.start(WORK) for _ in range(2)]
    for worker in workers:
        _, err = worker.communicate(timeout=120)
        assert (worker.returncode, err) == (0, "")
    # An action that is done twice breaks the rule that effects are unique, and says so.
    assert stage.says("print(len(effects()), Action.objects.exclude(failure='').count())") == "200 0"


def test_a_worker_killed_in_the_middle_of_an_action_has_done_nothing_and_the_next_does_it_once(stage):
    stage.says('at(timezone.now(), "print", "the morning edition")')
    with stage.start(KILLED) as worker:
        assert worker.stdout is not None
        assert worker.stdout.readline() == "writing\n"
        worker.send_signal(signal.SIGKILL)
    assert stage.says("print(effects())") == "[]"
    assert stage.says(WORK + "print(effects())") == "up\n['the morning edition']"


def test_actions_are_done_within_a_second_while_a_hundred_others_are_due(stage):
    """In one of three rounds: whatever else a machine does meanwhile is not the clock's lateness."""
    for number in range(3):
        late = _latest(stage, number)
        if late < 1:
            break
    assert 0 <= late < 1


def _latest(stage: Stage, number: int) -> float:
    """Seconds by which the last of 101 actions, due at one moment, is late."""
    with stage.start(WORK.replace("is_done)", f"lambda: len(effects()) == {101 * (number + 1)})")) as worker:
        assert worker.stdout is not None
        assert worker.stdout.readline() == "up\n"
        # They are there before their moment is said: how long that takes is nobody's lateness.
        stage.says(
            f"""
for number in range(101): at(timezone.now() + timedelta(hours=1), "print", f"{number} {{number}}")
moment = timezone.now() + timedelta(seconds=1)
Action.objects.filter(kind="print", done_at=None).update(due_at=moment, not_before=moment)
"""
        )
        assert worker.wait(60) == 0
    done = f'Action.objects.filter(kind="print", subject__startswith="{number} ")'
    return float(stage.says(f"print(max(action.late_by for action in {done}).total_seconds())"))
