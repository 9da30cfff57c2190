"""What the clock runs exists, and one job that fails keeps no other from running."""

import pytest
from django.core.management import CommandError, call_command, get_commands

from cities_site.hosting import schedule
from cities_site.hosting.schedule import EVERY_DAY, EVERY_MINUTE, JOBS, Job

# Other parts of the site bring these.
NOT_YET_HERE = {"publish_due"}


def test_every_job_is_a_command() -> None:
    assert {job.command for job in JOBS} - get_commands().keys() <= NOT_YET_HERE


def test_nothing_publishes_by_wagtail_s_command_which_loses_publications() -> None:
    assert "publish_scheduled" not in {job.command for job in JOBS}


@pytest.mark.django_db
def test_the_daily_jobs_run(capsys) -> None:
    call_command("run_jobs", EVERY_DAY)


@pytest.mark.django_db
def test_a_job_that_fails_is_named_after_the_others_have_run(monkeypatch, capsys) -> None:
    jobs = (Job(EVERY_MINUTE, "no_such_command"), Job(EVERY_MINUTE, "requeue_tasks"))
    monkeypatch.setattr(schedule, "JOBS", jobs)
    monkeypatch.setattr("cities_site.hosting.management.commands.run_jobs.JOBS", jobs)

    with pytest.raises(CommandError, match="no_such_command"):
        call_command("run_jobs", EVERY_MINUTE)

    assert "tasks put back" in capsys.readouterr().out
