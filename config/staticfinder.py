"""Which static files come out of installed wheels, so that no third-party file is kept in the repository?"""

import functools
from importlib.metadata import distribution
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

from . import fonts

# The map stands beside the sheet: storage with a manifest refuses a sheet whose map it cannot find.
BOOTSTRAP = ("bootstrap.min.css", "bootstrap.min.css.map")


class WheelFinder(BaseFinder):
    """Named files only: a whole package folder takes collectstatic most of a minute."""

    def find(self, path, find_all=False, **kwargs):
        found = [
            str(Path(storage.location) / name)
            for storage, names in _places()
            for name in names
            if path == f"{storage.prefix}/{name}"
        ]
        return found if find_all or kwargs.get("all") else (found[0] if found else [])

    def list(self, ignore_patterns):
        for storage, names in _places():
            for name in names:
                yield name, storage


@functools.cache
def _places():
    css = distribution("bootstrap-wrapper").locate_file("bootstrap/css")
    cut = fonts.built(folder=Path(settings.VAR_DIR) / "fonts")
    return (
        (_storage(folder=css, prefix="bootstrap"), BOOTSTRAP),
        (_storage(folder=cut, prefix="romduol"), tuple(each.name for each in fonts.CUTS)),
    )


def _storage(*, folder, prefix):
    storage = FileSystemStorage(location=folder)
    storage.prefix = prefix  # type: ignore[attr-defined] # what the finders of Django do too
    return storage
