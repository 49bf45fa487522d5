"""Gold to deeds: what the grammar of a page should do with each event."""

from collections import Counter

from mailuo.articles import grouping as g

HEAD = {"headline", "kicker", "deck"}
IN_ARTICLE = HEAD | {"body", "byline", "jump", "subhead", "rubric"}


def wanted_deeds(items, events, gold, characters):
    """Give for each event the set of deeds that the gold allows, None where it has none to tell.

    *characters* is the (unit, role) of each character, as `scoring.gold_characters` gives them.
    """
    kinds = {unit: of["kind"] for unit, of in gold["units"].items()}
    marks = [mark_of(items[event.item].spans, characters) for event in events]
    attached = [kinds.get(unit) in ("article", "continuation") and role in IN_ARTICLE for unit, role in marks]
    found = []
    for number, event in enumerate(events):
        unit, role = marks[number]
        before = next((marks[k][0] for k in range(number - 1, -1, -1) if attached[k]), None)
        after = next((marks[k][0] for k in range(number + 1, len(events)) if attached[k]), None)
        if event.role == "heading":
            upright = items[event.item].vertical
            found.append(of_heading(role, unit, before, after, kinds.get(unit), upright))
        elif not attached[number]:
            found.append(None)
        elif event.role != "body":
            found.append({g.OPEN} if before != unit else {g.KEEP, g.CLOSE})
        elif role in HEAD:
            found.append({g.TITLE_OPEN} if before != unit else {g.TITLE_KEEP, g.TITLE_CLOSE, g.KEEP})
        elif role == "subhead":
            found.append({g.TITLE_OPEN} if before != unit else {g.SUBHEAD})
        else:
            found.append({g.OPEN} if before != unit else {g.KEEP})
    return found


def of_heading(role, unit, before, after, kind, upright):
    """Give the deeds that the gold allows a line of a heading; *before* and *after* are the units around it."""
    if kind == "photo":
        return {g.PHOTO}
    if role == "furniture" or kind in ("index", "page", None):
        return {g.LOOSE}
    if role == "rubric":
        return {g.KEEP, g.CLOSE} if before == unit else {g.OPEN, g.LABEL} if after == unit else {g.LOOSE}
    if role in ("caption", "credit"):
        return {g.PHOTO, g.LOOSE, g.SUBHEAD}
    if role == "pullquote":
        return {g.SUBHEAD, g.LOOSE}
    if before != unit:
        return {g.OPEN}
    if role == "subhead":
        # one that stands upright beside a headline is told by its setting
        return {g.SUBHEAD, g.KEEP, g.CLOSE} if upright else {g.SUBHEAD}
    return {g.KEEP, g.CLOSE} if role in HEAD else {g.SUBHEAD, g.KEEP, g.CLOSE}


def mark_of(spans, characters):
    """Give the (unit, role) that most characters of *spans* have."""
    tally = Counter(characters[place] for start, end in spans for place in range(start, end) if place in characters)
    return tally.most_common(1)[0][0] if tally else (None, None)
