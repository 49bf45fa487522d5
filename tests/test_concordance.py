import pytest
from handmade import dated, made

from mailuo.concordance import date_text, kwic
from mailuo.errors import DataError
from mailuo.words import Lexicon, Term, match_key

STORIES = (
    ("甲", "2020-10", "题一", "乙在川渝毗邻地区。甲说川渝两\n地好。"),
    ("乙", dated("2021-01-30", "2021-02-02"), "题二", "「双城记」里有川渝"),
)


def lines(term, **options):
    articles, pages = made(*STORIES)
    lexicon = options.pop("lexicon", Lexicon(terms=(Term("川渝毗邻地区"), Term("“双城记”", ("双城记",)))))
    return kwic(articles, term, lexicon=lexicon, pages=pages, **options), pages


def test_every_place_is_shown_with_its_context_date_and_headline():
    frame, _ = lines("川渝", width=3)
    assert list(zip(frame["left"], frame["match"], frame["right"])) == [
        ("乙在", "川渝", "毗邻地"),
        ("。甲说", "川渝", "两地好"),
        ("」里有", "川渝", ""),
    ]
    assert frame["date"].tolist() == ["2020-10", "2020-10", "2021-01-30/2021-02-02"]
    assert frame["headline"].tolist() == ["题一", "题一", "题二"]


def test_a_whole_term_is_not_found_inside_a_longer_one():
    frame, _ = lines("川渝", whole=True)
    assert frame["page"].tolist() == ["甲", "乙"]


def test_all_forms_of_a_term_are_found_in_any_quotes():
    for term in ("“双城记”", "双城记", '"双城记"'):
        frame, _ = lines(term)
        assert frame["match"].tolist() == ["「双城记」"]


def test_contexts_are_sorted_to_the_left_backwards_and_to_the_right_forwards():
    left, _ = lines("川渝", sort="left")
    assert [side[-1] for side in left["left"]] == sorted(side[-1] for side in left["left"])
    right, _ = lines("川渝", sort="right")
    assert right["right"].tolist() == sorted(right["right"])
    with pytest.raises(DataError, match="not by 'middle'"):
        lines("川渝", sort="middle")


def test_a_line_of_the_concordance_leads_to_its_place_on_the_page():
    frame, pages = lines("川渝两地")
    (row,) = frame.itertuples()
    assert pages[row.page].text[row.page_start : row.page_end] == "川渝两\n地"
    assert match_key(pages[row.page].text[row.page_start : row.page_end]) == match_key(row.match)


def test_an_empty_term_is_refused_and_an_absent_one_gives_no_line():
    with pytest.raises(DataError, match="empty"):
        lines(" ")
    frame, _ = lines("航天")
    assert frame.empty and "left" in frame.columns


def test_dates_are_told_as_far_as_they_are_known():
    articles, _ = made(*STORIES, ("丙", None, "题三"))
    assert [date_text(article) for article in articles] == ["2020-10", "2021-01-30/2021-02-02", ""]
