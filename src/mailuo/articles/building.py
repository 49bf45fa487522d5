"""Groups to articles: who has which blocks, and what stands in none."""

from dataclasses import dataclass, field, replace

from ..pages import Page
from . import formulas as f
from .evidence import Event, opens_paragraph, overlap
from .grouping import CLOSE, LOOSE, OPEN, PHOTO, SUBHEAD
from .headings import RUBRIC, parts_of
from .items import Item, letters


@dataclass
class Group:
    """An article in the making."""

    kind: str
    items: list[Item] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where its text starts, or else its first item."""
        return min((each.start for each in self.items if each.role in ("body", "caption")), default=self.items[0].start)

    def text(self) -> str:
        """Give its paragraphs in one string."""
        return "".join(each.text for each in self.items if each.role == "body")


def groups_of(page: Page, items: list[Item], events: list[Event], deeds: list[int]) -> list[Group]:
    """Give the articles of *page*, then its index and the rest of it, where there are any."""
    at = {number: (event, deed) for event, deed in zip(events, deeds) for number in event.items}
    groups: list[Group] = []
    index, rest = Group("index"), Group("page")
    waiting: list[Item] = []  # bylines cut out of a line, which belong to what follows
    labels: list[Item] = []
    pictures: list[list[Item]] = []
    homes: list[int] = []  # the group that each picture stands in or after
    current: Group | None = None
    number = 0
    while number < len(items):
        each = items[number]
        event, deed = at.get(number, (None, None))
        if event is not None and event.role == "heading":
            heads = [items[k] for k in event.items]
            number = event.items[-1] + 1
            between = [items[k] for k in range(event.items[0], number) if k not in event.items]
            if deed == SUBHEAD:
                current.items += [replace(head, role="subhead", reason="a heading amid its article") for head in heads]
            elif deed == LOOSE:
                labels += heads
            elif deed == PHOTO:
                pictures.append(parts_of(heads, page.text))
                homes.append(-1)
            else:
                if deed == OPEN or current is None:
                    current = Group("article")
                    groups.append(current)
                current.items += parts_of(heads, page.text)
                if deed == CLOSE:
                    closed = current
            for other in between:
                (rest if other.role in ("furniture",) else current or rest).items.append(other)
            continue
        number += 1
        if each.role == "index":
            index.items.append(each)
        elif each.role == "furniture":
            rest.items.append(each)
        elif each.role in ("caption", "credit") and not (f.WHOLE_PAGE_CREDIT.match(each.text) and each.role == "credit"):
            if pictures and homes[-1] == len(groups) - 1 and each.role == "credit" and items[number - 2].role in ("caption", "credit"):
                pictures[-1].append(each)
            elif pictures and homes[-1] == -1 and pictures[-1][-1].role != "credit":
                pictures[-1].append(each)
            else:
                pictures.append([each])
                homes.append(len(groups) - 1)
        elif event is None and opens_paragraph(items, number - 1):
            waiting.append(each)
        elif event is None:
            if current is None:
                current = Group("article")
                groups.append(current)
            current.items.append(each)
        else:
            if deed == OPEN or current is None:
                current = Group("continuation" if event.role == "jump" else "article")
                groups.append(current)
            if event.role == "jump":
                current.kind = "continuation"
            current.items += [*waiting, each]
            waiting = []
    rest.items += waiting
    place_pictures(groups, pictures, homes)
    groups = [group for group in groups if keep(group, rest)]
    place_labels(groups, labels, rest)
    groups.sort(key=lambda group: group.start)
    return groups + [group for group in (index, rest) if group.items]


def keep(group: Group, rest: Group) -> bool:
    """Tell whether *group* has text of its own; if not, what it has goes to *rest*."""
    if any(each.role in ("body", "caption", "credit") for each in group.items):
        return True
    rest.items += [replace(each, role="furniture", confidence=0.4, reason="no text belongs to it")
                   if each.role in ("headline", "kicker", "deck", "subhead") else each for each in group.items]  # fmt: skip
    return False


def place_pictures(groups: list[Group], pictures: list[list[Item]], homes: list[int]) -> None:
    """Make a picture with its own headline a photo; add any other to the article that it stands in."""
    merged: list[tuple[list[Item], int]] = []
    for picture, home in zip(pictures, homes):
        heading = any(each.role == "headline" for each in picture)
        if merged and heading and len(picture) == sum(each.role in ("headline", "kicker", "deck", "rubric") for each in picture):
            merged[-1] = (merged[-1][0] + picture, -1)
        else:
            merged.append((picture, home))
    articles = [group for group in groups if group.items]
    for picture, home in merged:
        if any(each.role == "headline" for each in picture):
            groups.append(Group("photo", picture))
        elif articles:
            groups_near = [groups[k] for k in (home, home + 1) if 0 <= k < len(articles)]
            text = "".join(each.text for each in picture if each.role == "caption")
            scored = [(overlap(text, group.text()), -k) for k, group in enumerate(groups_near)]
            best = groups_near[-max(scored)[1]] if scored else articles[0]
            if scored and len(scored) > 1 and scored[1][0] < scored[0][0] + 0.1:
                best = groups_near[0]
            best.items += picture
        else:
            groups.append(Group("photo", picture))


def place_labels(groups: list[Group], labels: list[Item], rest: Group) -> None:
    """Give a rubric that stands alone to the page's longest article, and any other loose heading to the rest."""
    articles = [group for group in groups if group.kind == "article"]
    for label in labels:
        short = len(letters(label.text)) <= 8 or RUBRIC.search(label.text)
        if short and articles:
            longest = max(articles, key=lambda group: len(group.text()))
            longest.items.append(replace(label, role="rubric", confidence=0.5, reason="a short label on its own"))
        else:
            rest.items.append(replace(label, role="furniture", confidence=0.3, reason="a heading that no text belongs to"))
