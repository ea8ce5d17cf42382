"""Which words stand for a code on a page? Languages; more codes are said by their own lists."""

from typing import Any

from ..forms.shared import LANGUAGES

LANGUAGE_WORDS: dict[str, Any] = dict(LANGUAGES)


def language_words(code: str) -> Any:
    """Vietnamese for ``vi``; the code itself where it is none of ours."""
    return LANGUAGE_WORDS.get(code, code)
