"""Data moves one way: a module imports only what stands above it, and a library lives in one module."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "mailuo"

ORDER = (
    "errors", "cache", "kernels", "tables", "readers", "pages", "articles", "dates", "corpus", "words", "tokens",
    "matrix", "topics", "bridges", "lda", "clusters", "quality", "themes", "intervals", "timeline", "keyness",
    "concordance", "evidence", "coding", "findings", "figures", "report", "study", "doctor", "notebooks", "cli",
)  # fmt: skip

HOMES = {
    "numba": {"kernels"},
    "pyarrow": {"tables"},
    "pypdfium2": {"readers", "pages"},
    "pdfplumber": {"readers", "pages"},
    "trafilatura": {"readers", "pages"},
    "openpyxl": {"readers", "pages"},
    "opencc": {"words"},
    "jieba": {"tokens"},
    "sklearn.feature_extraction": {"matrix"},
    "sklearn.base": {"matrix"},
    "gensim.corpora": {"bridges"},
    "pyLDAvis": {"bridges"},
    "gensim.models.LdaModel": {"lda"},
    "gensim.models.ldamodel": {"lda"},
    "sklearn.cluster": {"clusters"},
    "sklearn.manifold": {"clusters"},
    "sklearn.decomposition": {"clusters"},
    "gensim.models.CoherenceModel": {"quality"},
    "gensim.models.coherencemodel": {"quality"},
    "matplotlib": {"figures"},
    "jinja2": {"report"},
    "jupytext": {"notebooks"},
    "nbclient": {"notebooks"},
    "typer": {"cli"},
}

MODULES = sorted(path for path in SOURCE.rglob("*.py") if path.parent != SOURCE or not path.name.startswith("__"))


def room(path):
    return path.relative_to(SOURCE).with_suffix("").parts[0]


def imports(path):
    """Every name imported, absolute: `from ..words import x` in articles/ is mailuo.words.x."""
    package = ("mailuo", *path.relative_to(SOURCE).parent.parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) + "." if node.level else ""
            yield from (f"{base}{node.module + '.' if node.module else ''}{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_imports_only_what_stands_above_it(path):
    here = ORDER.index(room(path))
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "mailuo" and len(parts) > 1 and parts[1] in ORDER:
            assert ORDER.index(parts[1]) <= here, f"{room(path)} imports {name}, which stands below it"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_library_is_imported_in_its_home_alone(path):
    for name in imports(path):
        for library, homes in HOMES.items():
            if name == library or name.startswith(library + "."):
                assert room(path) in homes, f"{room(path)} imports {name}; it belongs in {', '.join(sorted(homes))}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_says_in_its_first_line_what_it_turns_into_what(path):
    first = (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").split("\n")[0]
    assert " to " in first.lower() or (path.name == "__init__.py" and first)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_the_library_neither_asserts_nor_prints_nor_unpickles(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not any(isinstance(node, ast.Assert) for node in ast.walk(tree))
    called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert not called & {"print", "eval", "exec"}
    assert "pickle" not in {name.split(".")[0] for name in imports(path)}
