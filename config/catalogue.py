"""Where do our own translations come from, and are they complete? Compiled without gettext, which is not everywhere.

`locale/<language>/LC_MESSAGES/django.po` is kept by people; Django reads what is compiled of it into `LOCALE_PATHS`.
"""

import ast
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.utils.translation.template import templatize

SOURCES = ("config", "orgs", "screening", "referrals")
# Words that browsers break in two, at the place where they do (measured in Chromium).
SPLIT_BY_BROWSERS = (("អត្ត", "សញ្ញាណ"), ("សាមី", "ខ្លួន"), ("គ្រោះ", "ថ្នាក់"), ("រង", "គ្រោះ"))
WORD_JOINER = "\u2060"
# Which argument of each function is the context, the message, the plural; None where it has none.
_ARGUMENTS = {
    "gettext": (None, 0, None),
    "ngettext": (None, 0, 1),
    "pgettext": (0, 1, None),
    "npgettext": (0, 1, 2),
}


@dataclass(frozen=True, order=True)
class Message:
    context: str
    text: str
    plural: str = ""


def compile_all() -> None:
    """Bring every compiled catalogue up to date with its source."""
    for source in sorted((settings.BASE_DIR / "locale").glob("*/LC_MESSAGES/django.po")):
        language = source.parent.parent.name
        target = Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.mo"
        if not target.exists() or target.stat().st_mtime_ns != _stamp(source):
            _compile(source=source, target=target)


def _compile(*, source: Path, target: Path) -> None:
    import polib  # only needed when something changed

    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent)
    os.close(handle)
    catalogue = polib.pofile(str(source))
    for entry in catalogue:
        entry.msgstr = kept_whole(entry.msgstr)
        entry.msgstr_plural = {place: kept_whole(text) for place, text in entry.msgstr_plural.items()}
    catalogue.save_as_mofile(name)
    os.utime(name, ns=(_stamp(source), _stamp(source)))
    os.chmod(name, 0o644)
    os.replace(name, target)


def _stamp(source: Path) -> int:
    """Between the times of the source and of this module, so that another one of either is noticed, an older too."""
    return (source.stat().st_mtime_ns + Path(__file__).stat().st_mtime_ns) // 2


def kept_whole(text: str) -> str:
    """The same words, with a joiner where a browser would break one of them in two."""
    for first, second in SPLIT_BY_BROWSERS:
        text = text.replace(first + second, f"{first}{WORD_JOINER}{second}")
    return text


def messages() -> dict[Message, set[str]]:
    """Everything marked for translation in our sources, and the files it stands in."""
    found: dict[Message, set[str]] = {}
    files = (file for app in SOURCES for file in sorted((settings.BASE_DIR / app).rglob("*")))
    for file in (*files, *sorted((settings.BASE_DIR / "fixtures/indicator_sets").glob("*.yaml"))):
        for message in _marked(file) if file.suffix in (".py", ".html", ".txt", ".yaml") else ():
            found.setdefault(message, set()).add(str(file.relative_to(settings.BASE_DIR)))
    return found


def _marked(file: Path) -> Iterator[Message]:
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".py":
        yield from _in_python(ast.parse(text))
        return
    if file.suffix == ".yaml":
        yield from _in_set(yaml.safe_load(text))
        return
    for line in templatize(text).splitlines():
        yield from _in_template(line)


def _in_set(content: dict[str, Any]) -> Iterator[Message]:
    """What a responder reads of a shipped set of indicators: each item, how to ask it, and why."""
    for item in (*content["indicators"], *content["observations"]):
        yield from (Message(context="", text=item[part]) for part in ("text", "ask", "why") if item.get(part))


def _in_template(line: str) -> Iterator[Message]:
    """What Django's own reader left of one line of a template: calls among filler."""
    for name in ("npgettext(", "ngettext(", "pgettext(", "gettext(", "_("):
        start = line.find(name)
        while start >= 0:
            before = line[start - 1] if start else " "
            if not before.isalnum() and before != "_":
                yield from _in_call(line[start:])
            start = line.find(name, start + 1)


def _in_call(text: str) -> Iterator[Message]:
    """Read the call that `text` begins with, whatever follows it."""
    end = text.find(")")
    while end >= 0:
        try:
            tree = ast.parse(text[: end + 1].strip())
        except SyntaxError:
            end = text.find(")", end + 1)
            continue
        yield from _in_python(tree)
        return


def _in_python(tree: ast.AST) -> Iterator[Message]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = getattr(node.func, "id", getattr(node.func, "attr", ""))
            yield from _called(function, node.args)


def _called(function: str, arguments: list[ast.expr]) -> Iterator[Message]:
    name = "gettext" if function == "_" else function.removesuffix("_lazy")
    if name not in _ARGUMENTS:
        return
    context, text, plural = (_strings(arguments, place) for place in _ARGUMENTS[name])
    for each in text:
        yield Message(context=(context or [""])[0], text=each, plural=(plural or [""])[0])


def _strings(arguments: list[ast.expr], place: int | None) -> list[str]:
    """The texts an argument may stand for: one, or both sides of a condition."""
    if place is None or place >= len(arguments):
        return []
    argument = arguments[place]
    branches = [argument.body, argument.orelse] if isinstance(argument, ast.IfExp) else [argument]
    return [each.value for each in branches if isinstance(each, ast.Constant) and isinstance(each.value, str)]
