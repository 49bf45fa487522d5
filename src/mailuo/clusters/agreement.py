"""Two sets of topics to how far they agree about the same articles, and where they part."""

import numpy as np
import pandas as pd
from scipy.optimize import linear_sum_assignment
from sklearn.metrics import adjusted_mutual_info_score, adjusted_rand_score

from ..errors import DataError
from ..topics import Topics


def agreement(one: Topics, other: Topics) -> pd.DataFrame:
    """Give how far two sets of topics agree, each article taken to its largest share: measure, value.

    ARI (Hubert & Arabie 1985) and AMI (Vinh, Epps & Bailey 2010) are 0 by chance and 1 when they agree; NaN where
    fewer than two articles are assigned in both. *articles*: those; *left out*: those unassigned in one of them.
    """
    rows = _common(one, other)
    both = rows[(rows.topic > 0) & (rows.with_topic > 0)]
    enough = len(both) > 1
    values = {
        "ARI": adjusted_rand_score(both.topic, both.with_topic) if enough else np.nan,
        "AMI": adjusted_mutual_info_score(both.topic, both.with_topic) if enough else np.nan,
        "articles": float(len(both)),
        "part": float((~both.agree).sum()),
        "left out": float(len(rows) - len(both)),
    }
    return pd.DataFrame({"measure": list(values), "value": np.round(list(values.values()), 9)})


def parted(one: Topics, other: Topics) -> pd.DataFrame:
    """Give the articles where the two part: id, topic and share in *one*, with_topic and with_share in *other*.

    Topics of the two are paired one to one so that as many articles as can be stand in paired ones; an article parts
    when its two topics are no pair. Topics count from 1; 0: unassigned.
    """
    rows = _common(one, other)
    return rows[~rows.agree].drop(columns="agree").reset_index(drop=True)


def _common(one: Topics, other: Topics) -> pd.DataFrame:
    places = {name: row for row, name in enumerate(other.ids)}
    pairs = [(row, places[name]) for row, name in enumerate(one.ids) if name in places]
    if not pairs:
        raise DataError(f"no document is in both: first {one.ids[:1]} in one, {other.ids[:1]} in the other")
    here, there = np.array(pairs).T
    first, second = one.labels[here], other.labels[there]
    table = np.zeros((one.n_topics, other.n_topics))
    both = (first > 0) & (second > 0)
    np.add.at(table, (first[both] - 1, second[both] - 1), 1)
    partner = dict(zip(*((side + 1).tolist() for side in linear_sum_assignment(-table))))
    return pd.DataFrame(
        {
            "id": [one.ids[row] for row in here],
            "topic": first,
            "share": one.shares[here].max(axis=1, initial=0),
            "with_topic": second,
            "with_share": other.shares[there].max(axis=1, initial=0),
            "agree": [a > 0 and partner.get(int(a)) == b for a, b in zip(first, second)],
        }
    )
