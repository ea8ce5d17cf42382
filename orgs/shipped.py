"""What comes with the project as data that people can read: one way to read it."""

from pathlib import Path
from typing import Any

import yaml

# The safe subset, read by the libyaml that PyYAML's wheels carry: some ten times faster.
from yaml import CSafeLoader


def read(file: Path) -> dict[str, Any]:
    """The mapping in ``file`` (YAML, UTF-8). Raises `yaml.YAMLError` where it cannot be read."""
    content: dict[str, Any] = yaml.load(file.read_text(encoding="utf-8"), Loader=CSafeLoader)
    return content
