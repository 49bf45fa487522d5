#!/usr/bin/env python3
"""Set everything up and run it: python3 run.py reproduce | test | lab | COMMAND …

    reproduce   run the main job on seeds/: tables, figures, notebooks
    test        run the tests
    lab         open JupyterLab on notebooks/
    lint        check style with ruff; `format` checks the layout
    COMMAND     any command of mailuo, as in `run.py articles seeds`; `run.py commands` lists them

Options before the command:
    --no-venv   use the Python that runs this (an active conda environment) as it stands; install nothing

What follows the command is passed on. Standard library only; set-up is skipped when nothing changed.
"""

import hashlib
import importlib.metadata
import os
import re
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OURS = {  # run in the project's folder; all else is a command of mailuo
    "reproduce": ["-m", "mailuo", "run", "seeds", "--out", "."],
    "test": ["-m", "pytest"],
    "lab": ["-m", "jupyterlab", "notebooks"],
    "lint": ["-m", "ruff", "check", "."],
    "format": ["-m", "ruff", "format", "--check", "."],
    "commands": ["-m", "mailuo", "--help"],
}
OLDEST, NEWEST = (3, 11), (3, 13)  # gensim has no wheel beyond 3.13


def main() -> int:
    arguments = sys.argv[1:]
    own = "--no-venv" in arguments[:1]
    arguments = arguments[own:]
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        say(__doc__.strip())
        return 0 if arguments else 2
    check_version()
    python = Path(sys.executable) if own else PYTHON
    check_packages() if own else set_up()
    here = ROOT if arguments[0] in OURS else None  # a command's paths are those of the folder one stands in
    return subprocess.call([str(python), *command(*arguments)], cwd=here, env=environment(python))


def say(line: str) -> None:
    """Print in UTF-8 whatever the console's code page is."""
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    print(line, flush=True)


def check_version() -> None:
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        sys.exit(
            f"Python 3.11, 3.12 or 3.13 is needed and this is {sys.version.split()[0]}: get one from your system, "
            "pyenv or conda (`conda env create -f environment.yml`), then call it by name, as in `python3.12 run.py …`."
        )


def command(name: str, *rest: str) -> list[str]:
    """What the environment's Python is asked to do."""
    return [*OURS.get(name, ["-m", "mailuo", name]), *rest]


def environment(python: Path) -> dict[str, str]:
    """The caller's variables; UTF-8 everywhere, and the environment's own commands found first."""
    path = os.pathsep.join([str(python.parent), os.environ.get("PATH", "")])
    return {**os.environ, "PYTHONUTF8": "1", "PATH": path}


def check_packages() -> None:
    """Name the packages that the active environment lacks; install nothing."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = [
        re.split(r"[<>=!~ \[]", line)[0] for line in project["dependencies"] + project["optional-dependencies"]["test"]
    ]
    missing = [name for name in [*names, project["name"]] if not installed(name)]
    if missing:
        sys.exit(
            f"This environment lacks {', '.join(missing)}: `conda env create -f environment.yml` makes one with them."
        )


def installed(name: str) -> bool:
    try:
        importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True


def set_up() -> None:
    """Make .venv and install the locked packages and the project, unless that is done already."""
    files = [ROOT / "pyproject.toml", ROOT / "requirements.lock"]
    # line ends are no change: a Windows checkout may have others
    text = "\n".join(file.read_text(encoding="utf-8") for file in files) + sys.version + str(ROOT)
    wanted, stamp = hashlib.sha256(text.encode()).hexdigest(), ENVIRONMENT / ".stamp"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    say(f"Setting up {ENVIRONMENT} (once; some minutes) …")
    install = [*make_environment(), "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    for what in (["--require-hashes", "-r", "requirements.lock"], ["--no-deps", "-e", "."]):
        if subprocess.call([*install, *what], cwd=ROOT):
            sys.exit(
                "The packages could not be installed; the lines above say why. Run the same command again to retry."
            )
    say("Compiling the kernels and jieba's dictionary (once) …")
    if subprocess.call([str(PYTHON), "-m", "mailuo", "warm"], cwd=ROOT, env=environment(PYTHON)):
        sys.exit("The kernels could not be compiled; the lines above say why.")
    stamp.write_text(wanted, encoding="utf-8")


def make_environment() -> list[str]:
    """An empty environment in .venv, and the pip that installs into it."""
    try:
        import ensurepip  # noqa: F401  Debian's python3 comes without it

        venv.create(ENVIRONMENT, with_pip=True, clear=True)
        return [str(PYTHON), "-m", "pip"]
    except (ImportError, subprocess.CalledProcessError):
        venv.create(ENVIRONMENT, with_pip=False, clear=True)
        return [sys.executable, "-m", "pip", "--python", str(PYTHON)]


if __name__ == "__main__":
    sys.exit(main())
