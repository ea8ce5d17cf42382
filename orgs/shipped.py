"""What comes with the project as data that people can read: one way to read it."""

from pathlib import Path
from typing import Any

import yaml

# The same safe subset, read by libyaml where PyYAML was built with it: some ten times faster.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(file: Path) -> dict[str, Any]:
    """The mapping in ``file`` (YAML, UTF-8). Raises `yaml.YAMLError` where it cannot be read."""
    content: dict[str, Any] = yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)
    return content
