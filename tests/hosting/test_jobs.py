"""What the clock runs exists, and one job that fails keeps no other from running."""

import pytest
from django.core.management import CommandError, call_command, get_commands

from cities_site.hosting.schedule import EVERY_DAY, EVERY_MINUTE, JOBS, Job

RUN_JOBS = "cities_site.hosting.management.commands.run_jobs.JOBS"


def test_every_job_is_a_command() -> None:
    assert {job.command for job in JOBS} <= get_commands().keys()


def test_nothing_publishes_by_wagtail_s_command_which_loses_publications() -> None:
    assert "publish_scheduled" not in {job.command for job in JOBS}


@pytest.mark.django_db
@pytest.mark.parametrize("often", [EVERY_MINUTE, EVERY_DAY])
def test_the_jobs_run(often, monkeypatch, capsys) -> None:
    # A backup is made by programs that do not see what a test has written; it has its own tests.
    jobs = tuple(job for job in JOBS if job.command != "backup")
    assert len(jobs) == len(JOBS) - 1
    monkeypatch.setattr(RUN_JOBS, jobs)

    call_command("run_jobs", often)


@pytest.mark.django_db
def test_a_job_that_fails_is_named_after_the_others_have_run(monkeypatch, capsys) -> None:
    jobs = (Job(EVERY_MINUTE, "no_such_command"), Job(EVERY_MINUTE, "requeue_tasks"))
    monkeypatch.setattr(RUN_JOBS, jobs)

    with pytest.raises(CommandError, match="no_such_command"):
        call_command("run_jobs", EVERY_MINUTE)

    assert "tasks put back" in capsys.readouterr().out
