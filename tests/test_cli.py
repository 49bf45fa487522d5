"""The commands, as a person types them."""

import json

import pandas as pd
import pytest
from typer.testing import CliRunner

from mailuo import doctor
from mailuo.cli import corpora, looking, stages  # noqa: F401  they register the commands
from mailuo.cli.app import app

KEYS = {
    "page", "id", "kind", "headline", "kicker", "deck", "rubric", "authors", "continued_from", "continued_on",
    "reprint_of", "date", "blocks",
}  # fmt: skip
COMMANDS = (
    "run", "articles", "words", "topics", "clusters", "themes", "figures", "notebooks", "new", "add", "doctor", "kwic",
    "evidence", "sample",
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("语料") / "江城"
    doctor.demonstrate(folder)
    (folder / "study.toml").write_text("n_topics = [2]\nn_seeds = 2\nmin_documents = 1\n", encoding="utf-8")
    return folder


def typed(*words, code=0):
    done = CliRunner().invoke(app, [str(word) for word in words])
    assert done.exit_code == code, done.output + repr(done.exception)
    return done


def test_every_command_has_a_help_that_says_what_it_does():
    listed = typed("--help").output
    for command in COMMANDS:
        assert command in listed
        assert len(typed(command, "--help").output) > 150


def test_articles_are_printed_as_one_json_record_a_line_with_every_key(folder):
    lines = typed("articles", folder).stdout.splitlines()
    records = [json.loads(line) for line in lines]
    assert all(set(record) == KEYS for record in records)
    assert [record["headline"] for record in records if record["kind"] == "article"][:2] == [
        "湖滨路小区装上智能分类箱",
        "老旧小区改造今年再添十二处",
    ]


def test_articles_can_be_written_to_a_file(folder, tmp_path):
    typed("articles", folder / "pages", "--out", tmp_path / "some where" / "a.jsonl")
    assert len((tmp_path / "some where" / "a.jsonl").read_text(encoding="utf-8").splitlines()) == 16


def test_a_file_that_cannot_be_read_is_named_the_others_go_on_and_the_exit_code_says_so(folder, tmp_path):
    bad = tmp_path / "bad.txt"
    bad.write_bytes("第一行。\n第\x00二行。".encode())
    done = typed("articles", bad, *sorted((folder / "pages").iterdir())[:1], code=1)
    assert "bad.txt, line 2, holds a NUL" in done.stderr
    assert "湖滨路小区装上智能分类箱" in done.stdout
    assert "1 files not read" in done.stderr


def test_a_page_is_explained_with_its_roles_in_the_margin(folder):
    lines = typed("articles", folder, "--explain").stdout.splitlines()
    (line,) = [line for line in lines if line.endswith("›") and "┌ 轮渡恢复夜航 " in line]
    assert line.split()[1] == "headline"


def test_words_report_what_was_lost(folder, tmp_path):
    done = typed("words", folder, "--out", tmp_path)
    assert (tmp_path / "tables" / "vocabulary.csv").is_file()
    assert "dropped" in done.output


def test_the_evidence_of_a_point_is_printed_with_its_sentences(folder):
    text = typed("evidence", folder, "name:垃圾分类:2023").stdout
    assert "share 0.166667, of 6 articles" in text
    assert "推行垃圾分类三年来" in text


def test_a_point_that_does_not_exist_is_refused_with_the_nearest():
    done = CliRunner().invoke(app, ["evidence", "nowhere", "name:x:2021"])
    assert done.exit_code == 1


def test_a_term_is_shown_in_its_contexts(folder):
    lines = typed("kwic", folder, "电梯", "--sort", "right").stdout.splitlines()
    assert len(lines) >= 5
    assert all("【电梯】" in line for line in lines)


def test_a_coding_sheet_is_drawn_once_and_not_written_over(folder):
    typed("sample", folder, "--theme", "垃圾分类", "--n", "4")
    sheet = pd.read_csv(folder / "coding" / "垃圾分类.csv", encoding="utf-8-sig")
    assert len(sheet) == 4 and sheet["coder_1"].isna().all()
    assert "is there already" in str(typed("sample", folder, "--theme", "垃圾分类", code=1).exception)


def test_new_makes_a_corpus_and_add_extends_it(folder, tmp_path):
    pages = sorted((folder / "pages").iterdir())
    made = typed("new", tmp_path / "新 语料", *pages[:3], pages[0])
    assert "read 3 files (3 pages)" in made.stdout
    assert (tmp_path / "新 语料" / "themes.toml").is_file()
    added = typed("add", tmp_path / "新 语料", *pages[2:])
    assert "read 1 files (1 pages), skipped 1" in added.stdout
    assert "Built anew: 1 pages" in added.stdout


def test_doctor_names_what_ails_the_corpus(folder):
    assert "thin periods" in typed("doctor", folder).stdout


def test_a_corpus_without_dates_gets_all_but_its_timelines_and_the_reason(tmp_path):
    for number, thing in enumerate(["大桥", "大桥", "油菜花", "油菜花", "油菜花"]):
        page = f"{thing}的消息{number}\n\n□记者 高岩\n\n　　市民都来看{thing}，孩子们说{thing}很好看。\n"
        (tmp_path / f"p{number}.txt").write_text(page, encoding="utf-8")
    (tmp_path / "study.toml").write_text("n_topics = [2]\nn_seeds = 2\nmin_documents = 1\n", encoding="utf-8")
    (tmp_path / "corpus.toml").write_text('name = "无日期"\npages = "p*.txt"\n', encoding="utf-8")
    told = typed("run", tmp_path, "--out", tmp_path / "out").stdout
    assert "Not made: figure timelines: no article has a date" in told
    assert (tmp_path / "out" / "tables" / "topic-terms.csv").is_file()
    assert not (tmp_path / "out" / "notebooks").exists()
