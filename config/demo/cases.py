"""In which order does everything of the demonstration happen? By time, over all cases, ending before now."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any

from orgs import clock
from orgs.models import User
from screening.models import Case

Step = Callable[["Story"], Any]


@dataclass(frozen=True)
class Scene:
    """What one invented person does, so many days ago, at a time of day in Phnom Penh."""

    days_ago: int
    at: time
    step: Step


@dataclass
class Story:
    """One invented case, and what was made on the way."""

    name: str
    scenes: list[Scene]
    case: Case | None = None
    made: dict[str, Any] = field(default_factory=dict)


def play() -> None:
    """Let every scene of every story happen at its moment."""
    from . import stories  # the stories name people, who must have been loaded first

    present = clock.now()
    told = stories.all_stories()
    moments = [
        (_moment(scene, present=present), number, story, scene)
        for number, (story, scene) in enumerate((story, scene) for story in told for scene in story.scenes)
    ]
    for moment, _number, story, scene in sorted(moments, key=lambda row: row[:2]):
        with clock.at(moment):
            _play(story, scene)


def _play(story: Story, scene: Scene) -> None:
    try:
        scene.step(story)
    except Exception as error:
        error.add_note(f"in the story “{story.name}”, {scene.step.__name__}, {scene.days_ago} days ago")
        raise


def who(email: str) -> User:
    """One of the demonstration's people, by the part of the address before the at sign."""
    return User.objects.get(email=f"{email}@example.org")


def _moment(scene: Scene, *, present: datetime) -> datetime:
    day = clock.local_day(present) - timedelta(days=scene.days_ago)
    moment = datetime.combine(day, scene.at, tzinfo=clock.PHNOM_PENH)
    # What is told of today lies before now, whatever the hour.
    return min(moment, present - timedelta(minutes=1))
