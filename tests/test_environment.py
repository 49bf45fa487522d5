"""The ways to install agree: pyproject.toml, environment.yml and requirements.lock."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RENAMED = {"matplotlib-base": "matplotlib"}  # conda-forge's name for it without a GUI
TOOLS = {"python", "pip"}


def wanted():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = project["dependencies"] + project["optional-dependencies"]["test"]
    return dict(map(split, lines)), project


def split(line):
    name, bounds = re.fullmatch(r"([A-Za-z0-9._-]+)(.*)", line).groups()
    return RENAMED.get(name, name), frozenset(bounds.split(","))


def offered():
    text = (ROOT / "environment.yml").read_text(encoding="utf-8")
    lines = [line.strip("- ") for line in text.split("dependencies:")[1].splitlines() if line.strip().startswith("- ")]
    return [line for line in lines if line and not line.startswith(("e .", "pip:"))]


def test_conda_and_pip_name_the_same_packages_with_the_same_bounds():
    packages = {name: bounds for name, bounds in map(split, offered()) if name not in TOOLS}
    assert packages == wanted()[0]


def test_conda_and_pip_want_the_same_python():
    python = dict(map(split, offered()))["python"]
    assert python == frozenset(wanted()[1]["requires-python"].split(","))


def test_conda_installs_the_project_itself():
    assert "-e .[test]" in (ROOT / "environment.yml").read_text(encoding="utf-8")


def test_every_package_is_locked_with_hashes_and_without_an_address():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = {match.lower().replace("_", "-") for match in re.findall(r"^([A-Za-z0-9._-]+)==", lock, re.MULTILINE)}
    assert {name.lower() for name in wanted()[0]} <= locked
    assert "://" not in lock
    entries = re.split(r"^(?=[A-Za-z0-9._-]+==)", lock, flags=re.MULTILINE)[1:]
    assert entries and all("--hash=sha256:" in entry for entry in entries)
