"""Notebooks repeat themselves byte for byte, keep to the house's form, and never overwrite what someone edited."""

import ast
import json
import re

import jupytext
import nbformat
import pytest

from mailuo import doctor, notebooks
from mailuo.errors import MailuoError

SOURCES = sorted(notebooks.SOURCES.glob("*.py"))
SOURCE = """# %% [markdown]
# # What is here? 有什么？

# %% tags=["parameters"]
corpus = "seeds"
seed = 1

# %%
import os
print(corpus, seed, os.path.exists(os.path.join("..", corpus, "study.toml")))

# %%
seed + 1
"""


@pytest.fixture
def folder(tmp_path):
    """A corpus folder `pages of mine`, and beside it the sources of one notebook."""
    (tmp_path / "pages of mine").mkdir()
    (tmp_path / "pages of mine" / "study.toml").write_text("seed = 7\n", encoding="utf-8")
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "01-what.py").write_text(SOURCE, encoding="utf-8")
    return tmp_path


def run(folder, **options):
    return notebooks.run(corpus=folder / "pages of mine", out=folder / "out", sources=folder / "sources", **options)


def code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]


def test_a_run_gives_the_same_bytes_and_nothing_of_the_machine(folder):
    (path,) = run(folder)
    first = path.read_bytes()
    run(folder)
    assert path.read_bytes() == first
    content = json.loads(first)
    assert content["metadata"] == {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    assert [cell["id"] for cell in content["cells"]] == ["cell-01", "cell-02", "cell-03", "cell-04"]
    assert [cell.get("execution_count") for cell in content["cells"]] == [None, 1, 2, 3]
    assert all(cell["metadata"] in ({}, {"tags": ["parameters"]}) for cell in content["cells"])
    assert str(folder).encode() not in first


def test_corpus_and_seed_go_into_the_parameters_cell(folder):
    (path,) = run(folder)
    cells = nbformat.read(path, as_version=4).cells
    assert cells[1].source == 'corpus = "pages of mine"\nseed = 7'
    assert cells[2].outputs[0].text == "pages of mine 7 True\n"
    assert cells[3].outputs[0].data["text/plain"] == "8"


def test_an_edited_notebook_is_refused_by_name_and_left_as_it_is(folder):
    (path,) = run(folder)
    notebook = nbformat.read(path, as_version=4)
    notebook.cells[3].source = "seed + 2"
    nbformat.write(notebook, path)
    edited = path.read_bytes()
    with pytest.raises(MailuoError, match=r"01-what\.ipynb.*--overwrite"):
        run(folder)
    assert path.read_bytes() == edited
    run(folder, overwrite=True)
    assert path.read_bytes() != edited


def test_another_corpus_in_the_parameters_cell_is_no_edit(folder):
    (path,) = run(folder)
    before = path.read_bytes()
    notebook = nbformat.read(path, as_version=4)
    notebook.cells[1].source = 'corpus = "elsewhere"\nseed = 3'
    nbformat.write(notebook, path)
    run(folder)
    assert path.read_bytes() == before


def test_a_file_that_is_no_notebook_is_not_overwritten(folder):
    (folder / "out").mkdir()
    (folder / "out" / "01-what.ipynb").write_text("my notes", encoding="utf-8")
    with pytest.raises(MailuoError, match="01-what"):
        run(folder)


def test_a_cell_that_fails_is_named_and_nothing_is_written(folder):
    (folder / "sources" / "01-what.py").write_text(SOURCE.replace("seed + 1", "1 / 0"), encoding="utf-8")
    with pytest.raises(MailuoError, match=r"01-what\.ipynb stops in cell 4: ZeroDivisionError"):
        run(folder)
    assert not list((folder / "out").glob("*.ipynb"))


def test_what_a_cell_says_on_standard_error_is_a_warning_and_not_in_the_file(folder):
    (folder / "sources" / "01-what.py").write_text(
        SOURCE.replace("seed + 1", 'import sys; print("beware", file=sys.stderr)'), encoding="utf-8"
    )
    with pytest.warns(UserWarning, match="01-what.ipynb, cell 4: beware"):
        (path,) = run(folder)
    assert nbformat.read(path, as_version=4).cells[3].outputs == []


def test_a_name_without_a_notebook_is_refused_with_those_there_are(folder):
    with pytest.raises(MailuoError, match=r"02-words; known: 01-what"):
        run(folder, names=["02-words"])


def test_the_corpus_is_found_from_any_folder_below(folder):
    deep = folder / "a" / "b"
    deep.mkdir(parents=True)
    corpus = folder / "pages of mine"
    assert notebooks.seek("pages of mine", deep) == corpus.resolve()
    assert notebooks.seek("nowhere at all", deep) is None
    assert notebooks.told(corpus, deep) == "pages of mine"
    (folder / "a" / "pages of mine").mkdir()
    assert (deep / notebooks.told(corpus, deep)).resolve() == corpus.resolve()


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_a_notebook_keeps_to_the_form_of_the_house(path):
    notebook = jupytext.read(path)
    cells = code(notebook)
    assert len(cells) <= 25
    assert sum("parameters" in cell.metadata.get("tags", ()) for cell in cells) == 1
    for cell in cells:
        assert len(cell.source.strip().split("\n")) <= 6, cell.source
        nodes = list(ast.walk(ast.parse(cell.source)))
        assert not any(isinstance(node, ast.FunctionDef | ast.Lambda | ast.For | ast.While) for node in nodes)
    prose = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    assert re.match(r"# [^\n]*\?[^\n]*？", prose[0]), "the title is a question, in both languages"
    assert "What this does not show" in prose[-1] and "不能说明" in prose[-1]
    assert not re.search(r"\d+(\.\d+)?\s*(%|articles|pages|篇|版)", " ".join(prose)), "numbers come from a cell"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_the_executed_notebook_beside_it_is_its_own(path):
    notebook = nbformat.read(path.with_suffix(".ipynb"), as_version=4)
    assert notebooks.code(notebook) == notebooks.code(jupytext.read(path))
    counts = [cell.execution_count for cell in code(notebook)]
    assert counts == list(range(1, len(counts) + 1))
    outputs = [output for cell in code(notebook) for output in cell.outputs]
    assert not any(output.output_type == "error" or output.get("name") == "stderr" for output in outputs)
    text = path.with_suffix(".ipynb").read_text(encoding="utf-8")
    assert str(notebooks.SOURCES.parent) not in text
    assert not re.search(r"/home/|/tmp/|[A-Z]:\\\\Users|it/s\]", text)


def test_the_figures_readme_names_every_figure_and_its_cell():
    readme = (notebooks.SOURCES.parent / "figures" / "README.md").read_text(encoding="utf-8")
    drawn = {path.stem for path in (notebooks.SOURCES.parent / "figures").glob("*.svg")}
    assert drawn <= set(re.findall(r"`([\w-]+)`", readme))


def test_every_notebook_runs_on_another_corpus(tmp_path):
    folder = tmp_path / "语料 库"
    doctor.demonstrate(folder)
    (folder / "study.toml").write_text("n_topics = [2, 3]\nn_seeds = 2\nmin_documents = 1\n", encoding="utf-8")
    written = notebooks.run(corpus=folder, out=tmp_path / "out")
    assert [path.stem for path in written] == sorted(path.stem for path in notebooks.SOURCES.glob("0*.py"))
    for path in written:
        text = path.read_text(encoding="utf-8")
        assert str(tmp_path) not in text and "Glyph" not in text and "Traceback" not in text
