"""run.py sets up and passes on; here without installing anything."""

import ast
import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def run(tmp_path, monkeypatch):
    """run.py as a module, rooted in an empty project whose folder has a space and Chinese in its name."""
    spec = importlib.util.spec_from_file_location("run", ROOT / "run.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    root = tmp_path / "项 目"
    root.mkdir()
    for name in ("pyproject.toml", "requirements.lock"):
        (root / name).write_text((ROOT / name).read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr(module, "ROOT", root)
    monkeypatch.setattr(module, "ENVIRONMENT", root / ".venv")
    (root / ".venv").mkdir()
    return module


def test_it_needs_the_standard_library_only():
    tree = ast.parse((ROOT / "run.py").read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= set(sys.stdlib_module_names)


def test_an_old_python_gets_one_line_that_says_what_to_do(run, monkeypatch):
    monkeypatch.setattr(run.sys, "version_info", (3, 10, 0))
    with pytest.raises(SystemExit, match=r"Python 3\.11, 3\.12 or 3\.13 is needed.*conda env create"):
        run.check_version()
    monkeypatch.setattr(run.sys, "version_info", (3, 14, 0))
    with pytest.raises(SystemExit):
        run.check_version()


def test_set_up_is_skipped_when_nothing_changed_and_repeated_when_the_lock_did(run, monkeypatch):
    calls = []
    monkeypatch.setattr(run, "make_environment", lambda: calls.append("environment") or ["pip"])
    monkeypatch.setattr(run.subprocess, "call", lambda *a, **k: 0)
    run.set_up()
    run.set_up()
    assert calls == ["environment"]
    with (run.ROOT / "requirements.lock").open("a", encoding="utf-8") as lock:
        lock.write("# changed\n")
    run.set_up()
    assert calls == ["environment", "environment"]


def test_a_failed_installation_leaves_no_stamp(run, monkeypatch):
    monkeypatch.setattr(run, "make_environment", lambda: ["pip"])
    monkeypatch.setattr(run.subprocess, "call", lambda *a, **k: 1)
    with pytest.raises(SystemExit, match="could not be installed"):
        run.set_up()
    assert not (run.ENVIRONMENT / ".stamp").exists()


def test_without_an_environment_of_its_own_it_names_what_is_missing_and_installs_nothing(run, monkeypatch):
    monkeypatch.setattr(run, "installed", lambda name: name not in ("gensim", "jieba"))
    monkeypatch.setattr(run.subprocess, "call", lambda *a, **k: pytest.fail("nothing is to be installed"))
    with pytest.raises(SystemExit, match="lacks gensim, jieba"):
        run.check_packages()


def test_further_arguments_are_passed_on(run):
    assert run.command("test", "-k", "words") == ["-m", "pytest", "-k", "words"]
    assert run.command("articles", "a b.txt") == ["-m", "mailuo", "articles", "a b.txt"]


def test_help_is_printed_in_utf8_on_any_console():
    done = subprocess.run(
        [sys.executable, ROOT / "run.py", "--help"], capture_output=True, env={"PYTHONIOENCODING": "ascii"}
    )
    assert done.returncode == 0
    assert "reproduce" in done.stdout.decode("utf-8")


def test_continuous_integration_runs_what_a_user_types():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "python3 run.py test" in script
    assert "|| true" not in script
