"""Groups to articles: who has which blocks, and what stands in none."""

from dataclasses import dataclass, field

from ..pages import Page
from . import formulas as f
from .events import Event, waits
from .grouping import LABEL, LOOSE, OPEN, PHOTO, SUBHEAD, TITLE_CLOSE, TITLE_KEEP, TITLE_OPEN, TITLE_PHOTO
from .headings import parts_of
from .items import Item, letters, role_at, whole
from .labels import is_rubric
from .signs import overlap

NEWS_CAPTION = 25  # characters
SHARED, SHARED_NEWS = 0.25, 0.4  # of a caption, by the article it stands in; where it opens like news
SHARED_AMID, SHARED_NEWS_AMID = 0.1, 0.3  # … where it stands inside that article


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


@dataclass
class Picture:
    """A caption, its credits and its headline in the making; *home* is the number of the article it stands in."""

    items: list[Item]
    end: int
    home: int

    def full(self, each: Item) -> bool:
        """Tell whether *each* would open another picture: a second caption, or heading."""
        roles = [item.role for item in self.items]
        if each.role == "caption":
            return "caption" in roles
        if each.role == "heading" and each.row.box is not None:
            return roles[-1] != "heading"  # in a PDF's reading order it stands before its caption
        return each.role == "heading" and "heading" in roles and roles[-1] != "heading"


def groups_of(page: Page, items: list[Item], events: list[Event], deeds: list[int], level: int) -> list[Group]:
    """Give the articles of *page*, then its index and the rest of it, where there are any."""
    at = {event.item: (event, deed) for event, deed in zip(events, deeds)}
    groups: list[Group] = []
    index, rest = Group("index"), Group("page")
    waiting: list[Item] = []  # what belongs with the event after it
    labels: list[Item] = []
    pictures: list[Picture] = []
    current: Group | None = None
    for number, each in enumerate(items):
        event, deed = at.get(number, (None, None))
        if each.role in ("index", "furniture"):
            (index if each.role == "index" else rest).items.append(each)
        elif deed in (PHOTO, TITLE_PHOTO):
            add_to_picture(pictures, number, each._replace(role="heading"), len(groups) - 1)
        elif is_picture(each, role_at(items, number - 1)):
            add_to_picture(pictures, number, each, len(groups) - 1)
        elif deed == LOOSE:
            labels.append(each)
        elif event is None and waits(items, number):
            waiting.append(each)
        else:
            if deed in (OPEN, TITLE_OPEN, LABEL) or current is None:
                current = Group("article")
                groups.append(current)
            if event is not None and event.role == "jump":
                current.kind = "continuation"
            title = deed in (TITLE_OPEN, TITLE_KEEP, TITLE_CLOSE)
            role = "subhead" if deed == SUBHEAD else "heading" if title else each.role
            current.items += [*waiting, each._replace(role=role) if role != each.role else each]
            waiting = []
    (current or rest).items += waiting
    for group in groups:
        set_heads(page, group, level)
    place_pictures(page, groups, pictures, level)
    groups = [group for group in groups if keep(group, rest)]
    place_labels(groups, labels, rest)
    groups.sort(key=lambda group: group.start)
    return groups + [group for group in (index, rest) if group.items]


def is_picture(each: Item, above: str) -> bool:
    """Tell whether *each* is the caption or the credit of one picture; *above* is the role of what stands above it."""
    if each.role == "credit" and above == "caption" and f.ONE_OR_ALL.match(each.text):
        return True
    return each.role == "caption" or (each.role == "credit" and not f.WHOLE_PAGE_CREDIT.match(each.text))


def add_to_picture(pictures: list[Picture], number: int, each: Item, home: int) -> None:
    """Add *each*, item *number* of the page, to the picture before it, or open another with it."""
    last = pictures[-1] if pictures else None
    if last is not None and last.end == number and not last.full(each):
        last.items.append(each)
        last.end = number + 1
    else:
        pictures.append(Picture([each], number + 1, home))


def set_heads(page: Page, group: Group, level: int) -> None:
    """Give the lines of a group's heading the parts they play, and its subheads of several lines as one."""
    heads = [each for each in group.items if each.role == "heading"]
    subheads = joined_lines(page, [each for each in group.items if each.role == "subhead"])
    rest = [each for each in group.items if each.role not in ("heading", "subhead")]
    group.items = (parts_of(heads, page.text, level, group.text()) if heads else []) + subheads + rest


def joined_lines(page: Page, lines: list[Item]) -> list[Item]:
    """Give subheads with the lines that nothing parts joined."""
    out: list[Item] = []
    for each in lines:
        above = out[-1] if out else None
        apart = above is None or each.row.blank or each.row.mark or each.vertical or above.vertical
        if apart or page.text[above.spans[-1][1] : each.start].strip():
            out.append(each._replace(reason="a heading amid its article"))
        else:
            out[-1] = whole([above, each], page.text)
    return out


def keep(group: Group, rest: Group) -> bool:
    """Tell whether *group* has text of its own; if not, what it has goes to *rest*."""
    if any(each.role in ("body", "caption", "credit") for each in group.items):
        return True
    for each in group.items:
        heading = each.role in ("headline", "kicker", "deck", "subhead")
        lone = each._replace(role="furniture", confidence=0.4, reason="no text belongs to it") if heading else each
        rest.items.append(lone)
    return False


def place_pictures(page: Page, groups: list[Group], pictures: list[Picture], level: int) -> None:
    """Make a picture with its own headline a photo; add any other to the article that it stands in."""
    articles = list(groups)
    for picture in pictures:
        heads = [each for each in picture.items if each.role == "heading"]
        others = [each for each in picture.items if each.role != "heading"]
        if heads:
            said = "".join(each.text for each in others if each.role == "caption")
            groups.append(Group("photo", parts_of(heads, page.text, level, said) + others))
        elif articles:
            # in a PDF's reading order a picture follows the article that it stands in
            reach = (0,) if picture.home >= 0 and picture.items[0].row.box else (0, 1)
            near = [articles[k] for k in (picture.home + step for step in reach) if 0 <= k < len(articles)]
            text = "".join(each.text for each in others if each.role == "caption")
            amid = stands_amid(picture, near[0])
            near = near[:1] if amid else near
            scores = [overlap(text, group.text()) for group in near]
            if picture.items[0].row.box is None and tells_news(text, max(scores), amid=amid):
                groups.append(Group("photo", others))
            else:
                # the article it stands in, unless the next is clearly nearer in words
                near[1 if len(near) > 1 and scores[1] > scores[0] + 0.1 else 0].items += others
        else:
            groups.append(Group("photo", others))


def stands_amid(picture: Picture, article: Group) -> bool:
    """Tell whether *picture* stands inside a paragraph of *article*, or between its text and its headline."""
    start = picture.items[0].start
    return article.start < start and any(
        start < each.spans[-1][1] and (each.start < start or each.role == "headline") for each in article.items
    )


def tells_news(caption: str, shared: float, *, amid: bool) -> bool:
    """Tell whether a *caption* tells news of its own: it is long, and the articles beside it say little of it.

    *amid* tells whether it stands inside one of them: then it more likely belongs there.
    """
    if f.NEWS.match(caption):
        return shared < (SHARED_NEWS_AMID if amid else SHARED_NEWS)
    return len(caption) >= NEWS_CAPTION and shared < (SHARED_AMID if amid else SHARED)


def place_labels(groups: list[Group], labels: list[Item], rest: Group) -> None:
    """Give a rubric that stands alone to the page's longest article, and any other loose heading to the rest."""
    if not labels:
        return
    articles = [group for group in groups if group.kind == "article"]
    longest = max(articles, key=lambda group: len(group.text()), default=None)
    for label in labels:
        short = len(letters(label.text)) <= 8 or is_rubric(label.text)
        if short and longest is not None:
            longest.items.append(label._replace(role="rubric", confidence=0.5, reason="a short label on its own"))
        else:
            rest.items.append(
                label._replace(role="furniture", confidence=0.3, reason="a heading that no text belongs to")
            )
