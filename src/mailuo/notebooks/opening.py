"""A notebook's parameters to its study, from whatever folder Jupyter was started in."""

import dataclasses
from pathlib import Path

from .. import study as studies
from ..errors import CorpusError

SOURCES = Path(__file__).resolve().parents[3] / "notebooks"


def seek(name: str, start: Path) -> Path | None:
    """Give the folder or file *name* in *start* or in the nearest folder above it that has one, or None."""
    places = (place / name for place in (start, *start.parents))
    return next((place.resolve() for place in places if name and place.exists()), None)


def open_study(corpus: str, *, seed: int | None = None) -> studies.Study:
    """Open the study of a notebook, wherever Jupyter was started: *corpus* is sought here and in all folders above.

    *seed* takes the place of the one in study.toml.
    """
    folder = seek(corpus, Path.cwd()) or seek(corpus, SOURCES)
    if folder is None:
        raise CorpusError(f"no folder {corpus!r} is here, nor in any folder above; set `corpus` to where it is")
    study = studies.open_study(folder)
    if seed is None or seed == study.settings.seed:
        return study
    return dataclasses.replace(study, settings=dataclasses.replace(study.settings, seed=seed))
