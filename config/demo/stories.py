"""Who are the invented people of the demonstration, and what happens to each?"""

from .cases import Story


def all_stories() -> list[Story]:
    """Every story, in no particular order."""
    return []
