"""Nothing to a small corpus: four pages of an invented evening paper, to try things on."""

import shutil
from importlib import resources
from pathlib import Path

from .making import Made, make_corpus


def demonstrate(folder: Path) -> Made:
    """Make a corpus folder of four invented pages of 2021 and 2023, and two themes: waste sorting, old estates."""
    with resources.as_file(resources.files("mailuo").joinpath("defaults/demo")) as demo:
        made = make_corpus(folder, [demo / "pages"], name="江城晚报（虚构）")
        shutil.copyfile(demo / "themes.toml", folder / "themes.toml")
    return made
