#!/usr/bin/env python3
"""Runs one of the project's commands; the settings are config.settings."""

import os
import sys


def main() -> None:
    # The demonstration has its own database and plain http, so its mode must be known before the settings are read.
    if sys.argv[1:2] == ["demo"]:
        os.environ["ROMDUOL_MODE"] = "demo"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
