"""What is no page gets a sentence that names file and place; the others go on."""

import pytest

from mailuo.corpus import open_corpus
from mailuo.errors import CorpusError, ReadError
from mailuo.pages import read_page, read_pages

GOOD = "□本报记者 陈立\n\n3月5日，青溪县的油菜花开了，游人如织。\n"
BIG5 = ("這座橋的工程師說明年將會在這裡舉行國際會議並且發表他們對於經濟發展的看法" * 5).encode("big5")

BAD = {
    "empty": (b"", "is empty"),
    "blank": ("\ufeff \n\u3000\n".encode(), "is empty"),
    "nul": ("第一行\n第\x00二行\n".encode(), "line 2, holds a NUL"),
    "control": ("第一行\n\n第\x07三行\n".encode(), r"line 3, holds the control character U\+0007"),
    "escape": ("第一行\x1b[0m".encode(), r"line 1, holds the control character U\+001B"),
    "surrogate": ("好\n".encode() + b"\xed\xa0\x80" + "的".encode(), "line 2, holds a lone surrogate"),
    "surrogate in UTF-16": (b"\xff\xfe" + "好".encode("utf-16-le") + b"\x00\xd8\x84\x76", "lone surrogate"),
    "half a character of UTF-16": (b"\xff\xfe" + "好的".encode("utf-16-le")[:-1], "not whole UTF-16"),
    "neither": (b"\xff\xff\n\x80", r"neither UTF-8 \(byte 0, 0xff, in line 1\) nor GB18030 \(byte 0"),
    "damaged UTF-8": ("这是\n一".encode() + b"\xe4\xb8" + "个版面。".encode(), r"damage: byte 10, .* in line 2"),
    "Big5": (BIG5, "Big5"),
    "no Chinese": (b"only\nEnglish words\nhere\n", "no Chinese character in its 3 lines"),
    "PDF head alone": (b"%PDF-1.4 nonsense", "."),
    "picture": (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
    "zip cut short": (b"PK\x03\x04abc", "."),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_bad_input_gets_a_sentence_that_names_the_file(tmp_path, name):
    data, said = BAD[name]
    path = tmp_path / f"{name}.txt"
    path.write_bytes(data)
    with pytest.raises(ReadError, match=said) as error:
        read_page(path)
    assert str(path) in str(error.value)
    assert str(error.value).endswith(".")


def test_a_folder_and_a_missing_file_get_a_sentence_too(tmp_path):
    with pytest.raises(ReadError, match="is a folder"):
        read_page(tmp_path)
    with pytest.raises(ReadError, match="cannot be opened"):
        read_page(tmp_path / "nothing.txt")


def test_the_others_go_on(tmp_path):
    for name, (data, _) in BAD.items():
        (tmp_path / f"{name}.txt").write_bytes(data)
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "none").mkdir()
    pages, failures = read_pages([tmp_path, tmp_path / "none", tmp_path / "missing.txt"])
    assert [page.id for page in pages] == ["good.txt"]
    assert len(failures) == len(BAD) + 2
    assert all(str(failure.path) in failure.reason for failure in failures)


def test_a_corpus_names_what_it_could_not_read(tmp_path):
    (tmp_path / "bad.txt").write_bytes(b"\xff\xff")
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    corpus = open_corpus(tmp_path)
    assert len(corpus.pages) == 1
    assert "bad.txt" in corpus.failures[0].reason


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("name = ", "cannot be read"),
        ("pages = 3", "must be a pattern"),
        ('pages = "nothing/*.txt"', "no file fits"),
        ('page = "x"', "must be a table"),
        ('[page."good.txt"]\ndatum = "2021"', "'datum', which is none of date, number, paper"),
        ('[page."bad.txt"]\ndate = "2021"', "1 pages that were not read, first 'bad.txt'"),
        ('[page."good.txt"]\ndate = "soon"', "'soon' is no date"),
    ],
)
def test_a_wrong_corpus_toml_is_refused_with_a_sentence(tmp_path, toml, said):
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    pages = "" if toml.startswith(("pages", "name")) else 'pages = "*.txt"\n'
    (tmp_path / "corpus.toml").write_text(pages + toml, encoding="utf-8")
    with pytest.raises(CorpusError, match=said):
        open_corpus(tmp_path)
