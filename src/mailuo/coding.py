"""Articles to a coding sheet for readers, and the sheet they filled in to labels: the check on what is measured."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from .concordance import date_text
from .corpus import CountedArticle
from .errors import DataError
from .intervals import Coded, kappa, sampled, scored
from .themes import TIERS, Theme, shares_of_articles

CODERS = ("coder_1", "coder_2")
YES = {"是", "有", "y", "yes", "true"}
NO = {"否", "无", "n", "no", "false"}


@dataclass(frozen=True)
class Reading:
    """What coders read: of each article its share of the theme by each coder, and its chance to have been drawn.

    *shares* (n_coders, n_articles): from 0 to 1, NaN where that coder said nothing; *unread*: articles of the sheet
    that no coder answered.
    """

    theme: str
    articles: tuple[str, ...]
    coders: tuple[str, ...]
    shares: np.ndarray = field(repr=False)
    chances: np.ndarray = field(repr=False)
    unread: int

    @property
    def kappa(self) -> float:
        """Give Cohen's kappa of the two coders over what both have read; NaN with one coder, or nothing in common."""
        if len(self.shares) < 2:
            return float("nan")
        both = ~np.isnan(self.shares).any(axis=0)
        return kappa(*self.shares[:, both]) if both.any() else float("nan")

    @property
    def n_both(self) -> int:
        """Give how many articles two coders have read."""
        return int((~np.isnan(self.shares)).all(axis=0).sum()) if len(self.shares) == 2 else 0


def sheet(articles: Sequence[CountedArticle], shares: np.ndarray, *, theme: str, n: int, seed: int) -> pd.DataFrame:
    """Draw a coding sheet: *n* articles to read, half in proportion to their share of *theme*, half uniformly.

    Args:
        shares: (n_articles,), the measured share of the theme in each article (or 1 where it is mentioned).

    Returns:
        number, theme, article, date, page, headline, text, and the columns that coders fill in (from 0, not of the
        theme, to 1, wholly of it; 是 and 否 do as well) with a remark; chance: how likely the article was to be drawn,
        which must stay as it is. The order is drawn too: it says nothing of the measured share, which is not shown.
    """
    shares = np.asarray(shares, dtype=float)
    if shares.shape != (len(articles),):
        raise DataError(f"{len(articles)} articles, shares {shares.shape}: one share for each article is wanted")
    if not len(articles) or n < 1:
        raise DataError(f"no coding sheet of {n} articles can be drawn from {len(articles)}")
    # by id, not by place: the same articles are drawn whatever order they come in
    order = sorted(range(len(articles)), key=lambda row: articles[row].id)
    drawn, chances = sampled(np.nan_to_num(shares)[order], n=n, seed=seed)
    mixed = np.random.default_rng([seed, 1]).permutation(len(drawn))
    chosen = [articles[order[drawn[row]]] for row in mixed]
    frame = pd.DataFrame(
        {
            "number": range(1, len(chosen) + 1),
            "theme": theme,
            "article": [article.id for article in chosen],
            "date": [date_text(article) for article in chosen],
            "page": [" ".join(article.pages) for article in chosen],
            "headline": [article.headline for article in chosen],
            "text": [reading_text(article) for article in chosen],
        }
    )
    return frame.assign(**dict.fromkeys(CODERS, ""), remark="", chance=chances[mixed])


def reading_text(article: CountedArticle) -> str:
    """Give the counted text of an article, a line a paragraph."""
    return "\n".join(paragraph.text for paragraph in article.paragraphs)


def read_sheet(*sheets: pd.DataFrame) -> Reading:
    """Read what one or two coders answered: in one sheet, or each in a sheet of their own.

    Raises:
        DataError: an answer is no number from 0 to 1 (names the row), sheets are not of one draw, nothing was answered.
    """
    if not sheets:
        raise DataError("there is no sheet to read")
    first = sheets[0]
    for frame in sheets:
        missing = [name for name in ("article", "theme", "chance") if name not in frame.columns]
        if missing or not any(name in frame.columns for name in CODERS):
            raise DataError(f"a coding sheet wants the column {(missing or CODERS)[0]!r}")
        if set(frame["article"]) != set(first["article"]) or set(frame["theme"]) != set(first["theme"]):
            raise DataError("the sheets were not drawn together: their articles or themes differ")
    articles = tuple(str(one) for one in first["article"])
    if len(set(articles)) < len(articles):
        raise DataError("an article stands twice in the sheet")
    answers = []
    for frame in sheets:
        by_article = frame.set_index(frame["article"].astype(str)).loc[list(articles)]
        for name in CODERS:
            if name in frame.columns:
                shares = np.array([answer(value, name, row) for row, value in enumerate(by_article[name], 1)])
                if not np.isnan(shares).all():
                    answers.append(shares)
    if not answers or len(answers) > 2:
        raise DataError(f"{len(answers)} coders have answered; one or two are wanted")
    shares = np.array(answers)
    return Reading(
        theme=str(first["theme"].iloc[0]),
        articles=articles,
        coders=CODERS[: len(answers)],
        shares=shares,
        chances=first["chance"].to_numpy(float),
        unread=int(np.isnan(shares).all(axis=0).sum()),
    )


def answer(value: object, coder: str = CODERS[0], row: int = 1) -> float:
    """Give an answer as a share from 0 to 1; NaN where there is none.

    >>> answer("是"), answer("30%"), answer(0.5)
    (1.0, 0.3, 0.5)
    """
    text = "" if value is None or value != value else str(value).strip().lower()
    if not text:
        return float("nan")
    if text in YES | NO:
        return float(text in YES)
    number = re.fullmatch(r"(\d*\.?\d+)\s*([%％]?)", text)
    share = float(number[1]) / (100 if number[2] else 1) if number else -1.0
    if not 0 <= share <= 1:
        raise DataError(f"{coder}, row {row}: {value!r} is no share; write a number from 0 to 1, 是 or 否")
    return share


def coded(reading: Reading, articles: Sequence[CountedArticle]) -> Coded:
    """Give the labels that `timeline` calibrates with: two coders' answers are averaged, unread articles left out.

    Raises:
        DataError: an article of the sheet is not among *articles*.
    """
    known = ~np.isnan(reading.shares).all(axis=0)
    place = {article.id: row for row, article in enumerate(articles)}
    missing = [one for one in reading.articles if one not in place]
    if missing:
        raise DataError(f"{len(missing)} articles of the coding sheet are not in the corpus, first {missing[0]!r}")
    rows = np.flatnonzero(known)
    answered = ~np.isnan(reading.shares[:, rows])
    means = np.where(answered, reading.shares[:, rows], 0).sum(axis=0) / answered.sum(axis=0)
    positions = np.array([place[reading.articles[row]] for row in rows], dtype=int)
    return Coded(positions, means, reading.chances[rows])


def term_scores(
    reading: Reading, mentions: pd.DataFrame, articles: Sequence[CountedArticle], theme: Theme
) -> pd.DataFrame:
    """Give precision and recall of a theme's terms against the coders: tier, precision, recall, n_read, n_both, kappa.

    Articles are weighted to the corpus by their chance to be drawn. Precision: of the articles that the terms find,
    those that coders give a share above 0; recall: of these, those that the terms find. NaN where there are none.
    """
    if theme.name != reading.theme:
        raise DataError(f"the coding sheet is of {reading.theme!r}, not of {theme.name!r}")
    labels = coded(reading, articles)
    rows = []
    for tier in (*TIERS, "either"):
        found = shares_of_articles(mentions, articles, [theme], tier)[labels.articles, 0] > 0
        precision, recall = scored(found, labels)
        rows.append((theme.name, tier, precision, recall, len(labels.articles), reading.n_both, reading.kappa))
    return pd.DataFrame(rows, columns=["theme", "tier", "precision", "recall", "n_read", "n_both", "kappa"])
