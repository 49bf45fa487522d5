"""A heading to its parts: kicker 引题, headline 主题, deck 副题 and rubric 栏目."""

import re
from collections import Counter
from dataclasses import replace

from .items import Item, letters, part

DECK = re.compile(r"^\s*(?:——|──|―|—|--)")
RUBRIC = re.compile(
    r"聚焦|[访訪][谈談]|解[读讀]|[观觀]察|[调調]研行|[专專][栏欄题題]|系列[报報][道導]|特[别別][报報][道導]|[关關]注|[视視][点點]|[进進]行[时時]|面[对對]面|深一度|快[评評]|[时時][评評]|短[评評]|[动動][态態]"
    r"|速[递遞]|一[线線][直报报道]|[纪紀][实實]|[简簡][讯訊]|[报報]眼|[头頭][条條]|[访訪]$|[录錄]$|看[点點]|[论論][坛壇]|大家[谈談]|[热熱][点點]|[焦聚][点點]|亮[点點]"
)


def rows_apart(heading: Item, page_text: str) -> list[Item]:
    """Give the lines of *heading* as pieces that may have parts of their own.

    A line that opens with a dash opens a deck, one that ends in a colon closes a kicker.
    """
    if heading.vertical:
        return vertical_apart(heading, page_text)
    pieces, spans = [], []
    for span in heading.spans:
        text = page_text[span[0] : span[1]]
        if spans and (DECK.match(text) or page_text[spans[-1][1] - 1] in "：:"):
            pieces.append(part(heading, spans, page_text))
            spans = []
        spans.append(span)
    return [*pieces, part(heading, spans, page_text)]


def vertical_apart(heading: Item, page_text: str) -> list[Item]:
    """Give the kicker of a vertical heading, up to its colon, apart from the rest."""
    spans = heading.spans
    for number in range(2, len(spans) - 2):
        if page_text[spans[number][1] - 1] in "：:︰":
            return [part(heading, list(spans[: number + 1]), page_text), part(heading, list(spans[number + 1 :]), page_text)]
    return [heading]


def parts_of(group: list[Item], page_text: str) -> list[Item]:
    """Give the headings of *group*, which stand together, with the part that each plays."""
    pieces = [piece for heading in group for piece in rows_apart(heading, page_text)]
    labels = rubrics(pieces)
    rest = [number for number in range(len(pieces)) if number not in labels]
    upright = [number for number in rest if pieces[number].vertical]
    roles = dict.fromkeys(labels, "rubric")
    if upright and len(upright) < len(rest):
        roles.update(dict.fromkeys(upright, "subhead"))
        rest = [number for number in rest if number not in roles]
    roles.update(main_parts([pieces[number].text for number in rest], rest, [pieces[number].vertical for number in rest]))
    return [with_part(piece, roles[number]) for number, piece in enumerate(pieces)]


def with_part(piece: Item, role: str) -> Item:
    """Give *piece* as the part *role* of its heading."""
    reasons = {
        "rubric": "a short label beside a headline",
        "kicker": "stands above a headline",
        "deck": "opens with a dash below a headline",
        "headline": "the last line of a heading that is no deck",
        "subhead": "stands upright beside a headline",
    }
    return replace(piece, role=role, reason=reasons[role])


def rubrics(pieces: list[Item]) -> list[int]:
    """Give the numbers of the pieces that label a column of the paper rather than head an article."""
    if len(pieces) < 2:
        return []
    seen = Counter(word for piece in pieces for word in piece.text.split())
    deepest = max(piece.row.mark for piece in pieces)
    found = []
    for number, piece in enumerate(pieces):
        text = piece.text
        size = len(letters(text))
        colon = text.endswith(("：", ":"))
        label = (
            (size <= 6 and not colon)
            or (RUBRIC.search(text) and size <= 14 and number == 0)
            or all(seen[word] > 1 for word in text.split())
            or text.startswith("聚焦")
            or 0 < piece.row.mark < deepest
        )
        if label and not piece.vertical and not DECK.match(text):
            found.append(number)
    if len(found) == len(pieces):
        found.remove(max(found, key=lambda number: (len(letters(pieces[number].text)), number)))
    return found


def main_parts(texts: list[str], numbers: list[int], vertical: list[bool]) -> dict[int, str]:
    """Give the part of each remaining piece: kickers above, one headline, decks below."""
    roles = {}
    last = max((k for k, text in enumerate(texts) if not DECK.match(text)), default=0)
    for k, (text, number) in enumerate(zip(texts, numbers)):
        if k > last:
            roles[number] = "deck"
        elif k == last:
            roles[number] = "headline"
        elif text.endswith(("：", ":")):
            roles[number] = "kicker"
        elif vertical[k]:
            roles[number] = "headline"
        else:
            roles[number] = "kicker" if k >= last - 1 else "rubric"
    return roles
