"""The stage rail: the path of a pilot with the dated evidence for each step."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from pilots.choices import STAGE_PATH, Stage


@dataclass(frozen=True)
class MilestoneLine:
    """A dated step of a pilot as readers of one language see it."""

    date: datetime.date
    date_in_words: str
    duration_days: int | None
    stage: str
    stage_label: str
    label: str
    evidence_title: str
    evidence_url: str


@dataclass(frozen=True)
class StageStep:
    """One step of the rail; `state` is "done", "current" or "ahead"."""

    stage: str
    label: str
    state: str
    date_in_words: str
    evidence_url: str


def stage_rail(
    stage: str, is_completed: bool, milestones: Iterable[MilestoneLine]
) -> list[StageStep]:
    """Place a pilot on the path of stages, each step with the latest milestone that proves it.

    A cancelled or suspended pilot stands where its last milestone left it.
    """
    by_stage = {}
    for milestone in sorted(milestones, key=lambda line: line.date):
        by_stage[milestone.stage] = milestone
    if stage in STAGE_PATH:
        reached, is_done = STAGE_PATH.index(stage), is_completed
    else:
        reached = max((STAGE_PATH.index(s) for s in by_stage if s in STAGE_PATH), default=-1)
        is_done = True
    # A pilot that has been closed has nothing left to do, whatever the box says.
    is_done = is_done or stage == Stage.CLOSED
    steps = []
    for position, step in enumerate(STAGE_PATH):
        milestone = by_stage.get(step)
        if position < reached or (position == reached and is_done):
            state = "done"
        else:
            state = "current" if position == reached else "ahead"
        steps.append(
            StageStep(
                stage=step.value,
                label=str(step.label),
                state=state,
                date_in_words=milestone.date_in_words if milestone else "",
                evidence_url=milestone.evidence_url if milestone else "",
            )
        )
    return steps
