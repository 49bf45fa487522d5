"""Rows to what each shows by itself: how it opens and ends, for all rows of a page at once."""

import re
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from . import formulas as f
from . import leads
from .characters import among, codes_of
from .rows import ASCII_CELLS, INDENT, Row

NO_HEAD = frozenset("，。、；：！？”’）》」』】,.;:!?)%％")  # no line opens with one of these
NO_TAIL = frozenset("“‘（《「『【(")  # no line ends with one of these
COUNTED = "多餘余万萬亿億千百个個名人年月日元点點户戶吨噸公平米%％"  # after a figure: 300 | 多萬戶
LEADS = "的了在和与及把被对将从向是有为或就也都还而與對將從為"  # no heading ends in one of these
NOTICE = re.compile(r"特此|[公通][告知报報]。")
SPACED = re.compile(r"[\u3400-\u9fff\d.]{2,19}[\u3400-\u9fff”][ \u3000]{1,2}[\u3400-\u9fff“][\u3400-\u9fff\d.]{2,19}")
WORD = re.compile(r"[A-Za-z0-9.%]+")


class Shows(NamedTuple):
    """What rows show, whatever stands beside them: each (n_rows,).

    *opens* tells that a set phrase may open a paragraph, *listed* that the row may be one of a list, *talks* that it
    opens with who speaks; *commas* are counted near the row's head, *length* in characters; *last* is its last
    character, *widths* in cells;
    *carried* are the cells that the next row opens with because no line may end or open there: 内，of 以内，…;
    *across* tells that the end of the row before and its own head together make words that the page says elsewhere,
    or a figure and what it counts, *unclosed* that the row before opens a quotation and does not close it, *led* that
    it ends in a word like 的 or 和; *styled* is what is set as a headline is, in phrases or as one quotation;
    *stop* is a full stop at its end, *asks* a question or a call at the end of a short one, *closing* a bracket near
    its head that the row above opened, *enclosed* that the whole row stands in brackets, *going_on* a head that is the
    rest of a sentence.
    """

    blank: np.ndarray
    indented: np.ndarray
    opens: np.ndarray
    listed: np.ndarray
    talks: np.ndarray
    widths: np.ndarray
    length: np.ndarray
    last: np.ndarray
    carried: np.ndarray
    commas: np.ndarray
    final: np.ndarray
    soft: np.ndarray
    stop: np.ndarray
    dash: np.ndarray
    quoted: np.ndarray
    asks: np.ndarray
    closing: np.ndarray
    styled: np.ndarray
    enclosed: np.ndarray
    going_on: np.ndarray
    across: np.ndarray
    unclosed: np.ndarray
    led: np.ndarray
    numbered: np.ndarray


def shown_by(rows: list[Row], page_text: str) -> Shows:
    """Give what *rows* of the page show."""
    texts = [row.text for row in rows]
    codes = codes_of(page_text)
    start, end = np.array([row.start for row in rows]), np.array([row.end for row in rows])
    first, second = codes[start], codes[np.minimum(start + 1, len(codes) - 1)]
    last = codes_of("".join([text[-1] for text in texts]))  # as it is read, without what a scan added
    n_commas = np.concatenate(([0], np.cumsum(among(codes, "，,。；;"))))
    # patterns are tried only where a character of theirs stands in its place
    may_go_on = among(first, "，。；：、！？,;!?)）》”’") | among(second, "，。；、！？,;!?")
    some = stretches_of(codes, start, end)
    may_be_number = (first < 0x3400) | (first > 0x9FFF) | among(first, "一二三四五六七八九十第记記问問答主")
    colon = some("：:", 16)
    widths = np.array([row.width for row in rows])
    final = np.array([row.ends for row in rows])
    return Shows(
        blank=np.array([row.blank for row in rows]),
        indented=np.array([row.indent for row in rows]) >= INDENT,
        opens=some(leads.MARKS, leads.NEAR) | some(f.JUMP_MARKS, f.JUMP_NEAR) | among(first, f.LETTER_OPENS),
        listed=some("：: \u3000", 60) | among(first, "【〔["),
        talks=talked(texts, colon),
        widths=widths,
        length=end - start,
        last=last,
        carried=carried_over(rows),
        commas=n_commas[np.minimum(start + 60, end)] - n_commas[start],
        final=final,
        soft=tried(lambda text: f.SOFT.search(text[-8:]), texts, among(last, "—…：:；;”’」』")),
        stop=tried(ends_in_stop, texts, among(last, '。.”’」』"')),
        dash=tried(lambda text: text.startswith(("—", "──", "--")), texts, among(first, "—─-")),
        quoted=among(first, "“‘「『"),
        asks=among(last, "？！?!") & (widths <= 14),
        styled=tried(is_styled, texts, among(first, "“「") | some(" \u3000")),
        closing=tried(closes_bracket, texts, some("）")),
        across=said_across(codes, start, end) | (after(among(last, "0123456789")) & among(first, COUNTED)),
        unclosed=after(~final & tried(leaves_open, texts, some("“「"))),
        led=after(among(last, LEADS)),
        enclosed=among(first, "（(") & among(last, "）)") & (end - start >= 8),
        going_on=tried(f.GOING_ON.match, texts, may_go_on),
        numbered=tried(f.NUMBERED.match, texts, may_be_number),
    )


def after(found: list[bool] | np.ndarray) -> np.ndarray:
    """Give (n_rows,) what is found of the row before each."""
    return np.concatenate(([False], np.asarray(found, bool)[:-1]))


def stretches_of(codes: np.ndarray, start: np.ndarray, end: np.ndarray) -> Callable[..., np.ndarray]:
    """Give what tells of each stretch [start, end) of a page's *codes* whether one of some marks stands in it."""

    def hold(marks: str, near: int | None = None) -> np.ndarray:
        """Give (n_rows,) whether some of *marks* stand in each stretch, or *near* its start: so many characters."""
        before = np.concatenate(([0], np.cumsum(among(codes, marks))))
        return before[end if near is None else np.minimum(start + near, end)] > before[start]

    return hold


def leaves_open(text: str) -> bool:
    """Tell whether *text* opens a quotation that it does not close."""
    return text.count("“") > text.count("”") or text.count("「") > text.count("」")


def said_across(codes: np.ndarray, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Give (n_rows,) whether three letters that the break before a row parts stand together elsewhere on the page.

    Args:
        codes: the code points of the page.
        start: (n_rows,) where each row starts.
        end: (n_rows,) where it ends.
    """
    found = np.zeros(len(start), bool)
    if len(codes) < 3 or len(start) < 2:
        return found
    wide = codes.astype(np.uint64)
    said = np.sort(three(wide[:-2], wide[1:-1], wide[2:]))
    above, below = end[:-1], start[1:]
    long = (above - start[:-1] >= 2) & (end[1:] - below >= 2)
    above, below = above[long], below[long]
    one, two, three_, four = wide[above - 2], wide[above - 1], wide[below], wide[below + 1]
    letters = (two >= 0x3400) & (two < 0xA000) & (three_ >= 0x3400) & (three_ < 0xA000)
    known = np.zeros(len(above), bool)
    for first, last in ((three(one, two, three_), one), (three(two, three_, four), four)):
        place = np.minimum(np.searchsorted(said, first), len(said) - 1)
        known |= (said[place] == first) & (last >= 0x3400) & (last < 0xA000)
    found[1:][long] = known & letters
    return found


def three(one: np.ndarray, two: np.ndarray, last: np.ndarray) -> np.ndarray:
    """Give three code points each as one number."""
    return (one << np.uint64(42)) + (two << np.uint64(21)) + last


def carried_over(rows: list[Row]) -> np.ndarray:
    """Give (n_rows,) by how many cells a row may be narrower because of what the next one opens with.

    No line opens with a comma or ends with an opening bracket, and a number or a word in Latin letters is not parted.
    """
    found = np.zeros(len(rows))
    for number, below in enumerate(rows[1:]):
        text = below.text
        if below.blank:
            continue
        if text[1:2] in NO_HEAD:
            found[number] = 1.0
        elif text[0] in NO_TAIL:  # “缆”难求: three that are not parted
            found[number] = 1.5 if text[2:3] in NO_HEAD else 0.5
        elif text[0].isascii() and text[0].isalnum():
            found[number] = min(3.0, ASCII_CELLS * len(WORD.match(text).group()))
    return found


def tried(test: Callable[[str], object], texts: list[str], likely: np.ndarray) -> np.ndarray:
    """Give (n_texts,) whether a text passes *test*, which is tried on the *likely* ones alone."""
    found = np.zeros(len(texts), bool)
    for number in np.flatnonzero(likely).tolist():
        found[number] = bool(test(texts[number]))
    return found


def is_styled(text: str) -> bool:
    """Tell whether *text* is set as a headline's: a space parts its phrases, or it is one quotation: “某某落成”."""
    quoted = text[0] in "“「" and text[-1] in "”」" and len(text) <= 22 and text[-2] not in "。！？，"
    if quoted and not ("”" in text[:-1] or "」" in text[:-1]):
        return True
    return (" " in text or "\u3000" in text) and len(text) <= 45 and SPACED.search(text) is not None


def closes_bracket(text: str) -> bool:
    """Tell whether *text* closes a bracket near its head, which the row above opened."""
    close = text.find("）", 0, 30)
    return close >= 0 and "（" not in text[:close]


def ends_in_stop(text: str) -> bool:
    """Tell whether *text* ends in a full stop, which is not all of it."""
    return len(text) > 1 and text[-8:].rstrip('”’」』"').endswith(("。", "."))


def talked(texts: list[str], colon: np.ndarray) -> np.ndarray:
    """Give (n_texts,) whether a text opens with who speaks, by a set word or a name that opens others too: 读者：…….

    *colon* tells which of them have a colon near their head.
    """
    found = np.zeros(len(texts), bool)
    speakers: dict[int, str] = {}
    for number in np.flatnonzero(colon).tolist():
        speaks = f.SPEAKS.match(texts[number])
        if speaks:
            speakers[number] = speaks[0]
        found[number] = f.ASKED.match(texts[number]) is not None
    tally = Counter(speakers.values())
    for number, speaker in speakers.items():
        found[number] |= tally[speaker] > 1
    return found


def signatures(run: list[Row]) -> np.ndarray:
    """Give (n_rows,) whether a row signs a notice: an office above a date or below the call to tell; or a telephone."""
    found = [False] * len(run)
    for number, row in enumerate(run):
        if len(row.text) > 40 or row.mark or not (number and (run[number - 1].ends or found[number - 1])):
            continue
        office = f.OFFICE_SIGNS.fullmatch(row.text)
        if office and not found[number - 1]:
            dated = number + 1 < len(run) and f.DAY.fullmatch(run[number + 1].text)
            office = dated or NOTICE.search(run[number - 1].text)
        found[number] = bool(office or f.CONTACT.match(row.text) or (found[number - 1] and f.DAY.fullmatch(row.text)))
    return np.array(found)


def are_listed(run: list[Row], likely: np.ndarray) -> np.ndarray:
    """Give (n_rows,) whether a row is a paragraph in any case, by itself or as one of several prices or notices.

    *likely* tells which rows have the marks that such a row has.
    """
    found, priced, named = (np.zeros(len(run), bool) for _ in range(3))
    for number in np.flatnonzero(likely).tolist():
        text = run[number].text
        found[number] = is_listed(text)
        priced[number] = f.PRICED.fullmatch(text) is not None
        named[number] = f.NAMED_NOTICE.match(text) is not None
    beside = after(priced) | np.append(priced[1:], False)
    return found | (priced & beside) | (named & (np.count_nonzero(named) > 1))


def is_listed(text: str) -> bool:
    """Tell whether a row is a paragraph in any case: a line of a table, a programme or a list, a greeting."""
    leads = text.endswith(("：", ":"))
    if leads and (text[:-1].endswith("如下") or f.SALUTES.fullmatch(text) or f.APPOINTS.fullmatch(text)):
        return True
    head = text[:60]
    if ("：" in head or ":" in head) and f.MEASURED.fullmatch(head):
        return True
    if not (" " in head or "\u3000" in head) or not any(map(str.isdigit, head)):
        return False
    found = f.LISTED.match(head)
    timed = found is not None and (":" in found.group() or "：" in found.group())
    return timed or (found is not None and sum(any(map(str.isdigit, word)) for word in text.split()) >= 2)
