"""Files become a corpus folder, byte for byte, and a corpus is looked over: each ailment has its sentence."""

import json
import tomllib
import zipfile

import pytest

from mailuo import doctor
from mailuo.errors import CorpusError
from mailuo.study import RESULTS, open_study, write_tables

BRIDGE, FLOWER, WATER = (
    "大桥昨日通车，市民步行过江，桥面宽阔。",
    "油菜花开满山坡，游客纷纷前来，村民高兴。",
    "水库放水灌田，农户忙着插秧，渠水清清。",
)
THEME = '[[theme]]\nname = "大桥"\nterms = ["大桥", "跨江大桩"]\nwhy = "试"\n'


def page(folder, name, text):
    """A page file."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def corpus_of(folder, *articles, theme=THEME, stop=None):
    """A corpus of ready articles (text, date), each paragraph a line."""
    rows = [{"title": f"题{number}", "text": text, "date": date} for number, (text, date) in enumerate(articles)]
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    doctor.make_corpus(folder, [page(folder.parent / "from", "rows.jsonl", lines)])
    page(folder, "study.toml", "n_topics = [2]\nn_seeds = 2\nmin_documents = 1\n")
    page(folder, "themes.toml", theme)
    if stop is not None:
        page(folder, "words/stop.txt", stop)
    return open_study(folder)


def ailments(study):
    """What is found, by name."""
    return {one.name: one for one in doctor.examine(study)}


def files_in(folder):
    """The bytes of each file in a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_new_corpus_holds_the_files_byte_for_byte_and_lists_to_edit(tmp_path):
    data = ("\ufeff" + BRIDGE + "\r\n").encode("utf-16-le")
    (tmp_path / "甲.txt").write_bytes(data)
    made = doctor.make_corpus(tmp_path / "新 语料", [tmp_path / "甲.txt"], name='我的"语料"')
    assert files_in(tmp_path / "新 语料")["pages/甲.txt"] == data
    assert made.n_pages == 1
    settings = tomllib.loads((tmp_path / "新 语料" / "corpus.toml").read_text(encoding="utf-8"))
    assert settings["name"] == '我的"语料"'
    assert {"study.toml", "themes.toml", "words/keep.txt", "words/stop.txt"} <= set(files_in(tmp_path / "新 语料"))


def test_what_a_new_corpus_leaves_to_edit_sets_nothing_yet(tmp_path):
    doctor.make_corpus(tmp_path / "a", [page(tmp_path, "甲.txt", BRIDGE)])
    for name in ("study.toml", "themes.toml"):
        assert tomllib.loads((tmp_path / "a" / name).read_text(encoding="utf-8")) == {}


def test_a_folder_that_holds_something_is_no_place_for_a_new_corpus(tmp_path):
    page(tmp_path / "a", "notes.txt", "我的笔记")
    before = files_in(tmp_path / "a")
    with pytest.raises(CorpusError, match="not empty"):
        doctor.make_corpus(tmp_path / "a", [page(tmp_path, "甲.txt", BRIDGE)])
    assert files_in(tmp_path / "a") == before


def test_where_no_file_can_be_read_no_folder_is_made(tmp_path):
    with pytest.raises(CorpusError, match=r"none of the files can be read.*is empty"):
        doctor.make_corpus(tmp_path / "a", [page(tmp_path, "空.txt", "")])
    assert not (tmp_path / "a").exists()


def test_a_double_is_named_once_and_copied_once(tmp_path):
    first, second = page(tmp_path, "一/甲.txt", BRIDGE), page(tmp_path, "二/乙.txt", BRIDGE)
    made = doctor.copy_pages(tmp_path / "a", [first, second, first])
    assert [path.name for path in made.copied] == ["甲.txt"]
    assert made.doubles == ((second, tmp_path / "a" / "pages" / "甲.txt"),)
    again = doctor.copy_pages(tmp_path / "a", [first])
    assert again.copied == () and again.doubles == ((first, tmp_path / "a" / "pages" / "甲.txt"),)


def test_a_page_that_an_archive_holds_once_more_is_named(tmp_path):
    single, archive = page(tmp_path, "甲.txt", BRIDGE), tmp_path / "两页.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("同.txt", BRIDGE)
        packed.writestr("新.txt", FLOWER)
    made = doctor.copy_pages(tmp_path / "a", [single, archive])
    assert made.inside == ((f"{archive}/同.txt", tmp_path / "a" / "pages" / "甲.txt"),)
    again = doctor.copy_pages(tmp_path / "a", [page(tmp_path, "又/新.txt", FLOWER)])
    assert again.doubles == ((tmp_path / "又" / "新.txt", tmp_path / "a" / "pages" / "两页.zip"),)


def test_what_pages_add_up_to_does_not_hang_on_when_they_were_added(tmp_path):
    files = [page(tmp_path, f"from/2021010{k}.txt", f"{text}" * 3) for k, text in enumerate((BRIDGE, FLOWER, WATER), 1)]
    at_once, later = tmp_path / "语料一" / "corpus", tmp_path / "语料二" / "corpus"
    doctor.make_corpus(at_once, files)
    doctor.make_corpus(later, files[:2])
    doctor.copy_pages(later, files[2:])
    written = []
    for folder in (at_once, later):
        page(folder, "study.toml", "n_topics = [2]\nn_seeds = 2\nmin_documents = 1\n")
        page(folder, "themes.toml", THEME)
        paths = [path for stage in RESULTS for path in write_tables(open_study(folder), stage, folder.parent / "out")]
        written.append({path.name: path.read_bytes() for path in paths})
    assert written[0] == written[1] and len(written[0]) > 5


def test_a_file_that_fails_is_told_with_its_reason_and_the_others_go_on(tmp_path):
    bad, good = page(tmp_path, "坏.txt", "\0\0"), page(tmp_path, "甲.txt", BRIDGE)
    made = doctor.copy_pages(tmp_path / "a", [bad, tmp_path / "没有.txt", good])
    assert [path.name for path in made.copied] == ["甲.txt"]
    assert [failure.path.name for failure in made.failures] == ["坏.txt", "没有.txt"]
    assert "NUL" in made.failures[0].reason and "no such file" in made.failures[1].reason


def test_a_page_of_another_content_and_the_same_name_overwrites_nothing(tmp_path):
    doctor.copy_pages(tmp_path / "a", [page(tmp_path, "一/甲.txt", BRIDGE)])
    made = doctor.copy_pages(tmp_path / "a", [page(tmp_path, "二/甲.txt", FLOWER)])
    assert [path.name for path in made.copied] == ["甲-2.txt"]
    assert {data.decode() for data in files_in(tmp_path / "a").values()} == {BRIDGE, FLOWER}


def test_folders_that_state_a_date_are_kept_and_others_are_not(tmp_path):
    page(tmp_path, "报/版面/2021-01/08/node_01.txt", BRIDGE)
    page(tmp_path, "报/版面/2022/0203/02.txt", FLOWER)
    page(tmp_path, "报/版面/无/03.txt", FLOWER + "又开了。")
    doctor.copy_pages(tmp_path / "a", [tmp_path / "报"])
    copied = sorted(path.relative_to(tmp_path / "a/pages").as_posix() for path in (tmp_path / "a").rglob("*.txt"))
    assert copied == ["03.txt", "2021-01/08/node_01.txt", "2022/0203/02.txt"]


def test_the_date_of_a_folder_that_was_named_itself_is_kept(tmp_path):
    page(tmp_path, "2021-01-08/01.txt", BRIDGE)
    made = doctor.make_corpus(tmp_path / "a", [tmp_path / "2021-01-08"])
    assert made.copied == (tmp_path / "a/pages/2021-01-08/01.txt",)
    assert str(open_study(tmp_path / "a").dates[0].earliest) == "2021-01-08"


def test_a_stated_date_that_cannot_be_read_is_told_and_stops_nothing(tmp_path):
    rows = "标题,正文,日期\n桥,大桥今天通车了。,不详\n花,油菜花今天开了。,2021-01-08\n"
    page(tmp_path, "a.csv", rows)
    doctor.make_corpus(tmp_path / "a", [tmp_path / "a.csv"])
    study = open_study(tmp_path / "a")
    assert [bool(date) for date in study.dates] == [False, True]
    told = next(one for one in doctor.examine(study) if one.name == "unreadable dates")
    assert told.sentence.startswith("1 of 2 pages state a date") and told.examples == ("a.csv#1: '不详'",)


def test_a_file_that_could_not_be_read_is_an_ailment(tmp_path):
    study = corpus_of(tmp_path / "a", (BRIDGE, "2021-01-08"))
    page(tmp_path / "a", "pages/坏.txt", "\0")
    found = ailments(open_study(study.corpus.folder))["unread"]
    assert found.sentence == "1 files could not be read."
    assert "坏.txt" in found.examples[0]


def test_an_article_without_a_modelled_word_and_one_without_a_date_are_ailments(tmp_path):
    found = ailments(corpus_of(tmp_path / "a", (BRIDGE, "2021-01-08"), ("的的的。", "2021-01-08"), (FLOWER, "")))
    assert found["empty"].sentence.startswith("1 of 3 articles have no word that is modelled")
    assert found["undated"].sentence.startswith("1 of 3 articles have no date, and the dates of 0 lie in no one year")


def test_a_sentence_in_many_articles_is_offered_as_a_phrase(tmp_path):
    phrase = "更多内容请关注本报客户端"
    study = corpus_of(tmp_path / "a", *((f"{text}{phrase}。", "2021-01-08") for text in (BRIDGE, FLOWER, WATER)))
    found = ailments(study)["boilerplate"]
    assert found.examples == (f"3 articles: {phrase}",)
    assert "words/stop.txt" in found.remedy


def test_a_character_that_the_font_lacks_is_named_by_its_code_point(tmp_path):
    found = ailments(corpus_of(tmp_path / "a", (BRIDGE + "\U00020021\U00020021", "2021-01-08")))["unprinted"]
    assert found.examples == ("\U00020021 (U+20021), 2 times",)


def test_traditional_script_is_told_and_simplifying_silences_it(tmp_path):
    text = "大橋昨日通車，市民過江，橋面寬闊，眾人歡慶。"
    study = corpus_of(tmp_path / "a", (text, "2021-01-08"))
    assert "traditional" in ailments(study)
    page(tmp_path / "a", "study.toml", "simplify = true\nn_topics = [2]\nmin_documents = 1\n")
    assert "traditional" not in ailments(open_study(tmp_path / "a"))


def test_a_term_that_never_occurs_is_told_with_the_nearest_that_does(tmp_path):
    theme = '[[theme]]\nname = "桥"\nterms = ["大桥", "跨江大桩"]\nwhy = "试"\n'
    study = corpus_of(tmp_path / "a", ("跨江大桥通车，大桥宽阔。", "2021-01-08"), theme=theme)
    found = ailments(study)["absent terms"]
    assert found.sentence == "1 of 2 terms of the themes never occur."
    assert found.examples[0].startswith("跨江大桩")


def test_thin_periods_and_years_without_an_article_are_told(tmp_path):
    found = ailments(corpus_of(tmp_path / "a", (BRIDGE, "2021-01-08"), (FLOWER, "2023-01-08")))["thin periods"]
    assert found.sentence.startswith("2 of 3 periods are too thin for an interval, 1 have no article, and 2 articles")
    assert "2022: no article" in found.examples


def test_a_long_list_of_examples_says_how_many_more_there_are(tmp_path):
    study = corpus_of(tmp_path / "a", *((f"{BRIDGE}第{number}次。", "") for number in range(8)))
    assert ailments(study)["undated"].examples[-1] == "… and 3 more"


def test_every_ailment_is_a_sentence(tmp_path):
    found = doctor.examine(corpus_of(tmp_path / "a", (BRIDGE, ""), ("的。", "2021-01-08")))
    assert found and all(one.sentence.endswith(".") and one.name for one in found)


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The small corpus of an invented paper."""
    folder = tmp_path_factory.mktemp("演示") / "江城"
    made = doctor.demonstrate(folder)
    (folder / "study.toml").write_text("n_topics = [2]\nn_seeds = 2\nmin_documents = 1\n", encoding="utf-8")
    return folder, made


def test_the_demonstration_is_a_corpus_with_articles_in_two_years_and_themes(demo):
    folder, made = demo
    study = open_study(folder)
    assert made.n_pages == 4 and not made.failures
    assert {one.date.earliest.year for one in study.counted} == {2021, 2023}
    assert study.themes
    assert "unread" not in ailments(study)


def test_suggestions_are_comments_only_and_what_was_there_stays(demo):
    folder, _ = demo
    study = open_study(folder)
    lists = [folder / "words" / "keep.txt", folder / "themes.toml"]
    before = [path.read_text(encoding="utf-8") for path in lists]
    doctor.suggest_lists(study)
    for path, text in zip(lists, before):
        after = path.read_text(encoding="utf-8")
        assert after.startswith(text)
        added = after.removeprefix(text).splitlines()
        assert all(not line.strip() or line.startswith("#") for line in added)
    assert [theme.name for theme in open_study(folder).themes] == [theme.name for theme in study.themes]


def test_a_suggested_theme_is_a_theme_once_its_comment_is_taken_away():
    for name in ("大桥", '“416”"科\\技"'):
        text = "\n".join(line.removeprefix("#").strip() for line in doctor.suggesting.theme_lines(name))
        assert tomllib.loads(text) == {"theme": [{"name": name, "terms": [name]}]}
