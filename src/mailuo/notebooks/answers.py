"""A study to the answers and tables of its notebooks: nothing is worked out in a cell."""

import numpy as np
import pandas as pd

from .. import clusters as clustering
from .. import evidence, findings, lda, timeline, topics
from ..articles.records import Link
from ..findings import Answer, segmentation
from ..quality.stability import matched
from ..study import Study, results
from ..study.sensitivity import sensitivity
from ..topics import Topics

NOTHING = "—"


def corpus_answer(study: Study) -> Answer:
    """Say what the corpus holds, when, and what is missing."""
    days = [day for one in study.dates if one for day in (one.earliest, one.latest)]
    return findings.corpus_answer(
        study.coverage,
        n_pages=len(study.pages),
        n_counted=len(study.counted),
        n_reprints=sum(one.reprint_of is not None for one in study.articles),
        n_failed=len(study.corpus.failures),
        span=f"{min(days):%Y-%m} – {max(days):%Y-%m}" if days else "",
    )


def limits(study: Study) -> Answer:
    """Say what this corpus cannot show: how its pages were chosen (`chosen` in corpus.toml), and how few they are."""
    said = study.corpus.settings
    return findings.limits(
        study.coverage,
        n_pages=len(study.pages),
        n_counted=len(study.counted),
        chosen=str(
            said.get("chosen", "How they were chosen is not told in corpus.toml, so they speak for themselves alone")
        ),
        chosen_chinese=str(said.get("chosen_chinese", "corpus.toml 没有说明它们如何选出，因此只能代表自身")),
        note=mentioned_note(study),
    )


def mentioned_note(study: Study) -> str:
    """Give the sentence that says why no interval is drawn, "" where some are."""
    return timeline.timeline(
        np.ones((len(study.counted), 1)),
        study.dates,
        measure="name",
        period=study.period_name,
        pages=[article.pages[0] for article in study.counted],
        seed=study.settings.seed,
    ).note


def failures(study: Study) -> pd.DataFrame:
    """Give the files that could not be read, with the reason."""
    rows = [(failure.path.name, failure.reason) for failure in study.corpus.failures]
    return pd.DataFrame(rows, columns=["file", "reason"])


def articles(study: Study) -> pd.DataFrame:
    """Give what is known of each article, and whether it counts."""
    frame = results.articles_frame(study.articles)
    named = frame["headline"].where(frame["headline"].notna(), frame["article"].map(study.headlines)).fillna(NOTHING)
    links = [(one.continued_from, one.continued_on) for one in study.articles]
    return frame.assign(
        headline=named,
        counted=frame["article"].isin(study.ids),
        continued_from=[_told(before) for before, _ in links],
        continued_on=[_told(after) for _, after in links],
    )


def _told(link: Link | None) -> str:
    if link is None:
        return ""
    return link.article or f"page {link.page or '?'}, which is not in the corpus"


def whole_terms(study: Study) -> pd.DataFrame:
    """Give how often each protected term stands on the pages, joined, line by line, and whole in jieba alone."""
    texts = [block.text for article in study.articles for block in article.blocks]
    lines = [page.text[line.start : line.end] for page in study.pages.values() for line in page.lines]
    return segmentation.wholeness(texts, lines, lexicon=study.lexicon)


def torn_places(study: Study, *, n: int = 5) -> pd.DataFrame:
    """Give real places that jieba alone tears, and how they are cut with the protected terms."""
    return segmentation.torn([unit.text for unit in study.units], lexicon=study.lexicon, n=n)


def words_answer(study: Study) -> Answer:
    """Say where segmentation helps and what the word lists drop."""
    return findings.words_answer(whole_terms(study), study.losses.frame(), n_empty=len(study.losses.empty))


def gensim_topics(study: Study) -> Topics:
    """Give gensim's own fit with as many topics as are shown, by article."""
    return topics.to_articles(
        lda.gensim_lda(study.counts, n_topics=study.topics.n_topics, seed=study.settings.seed, passes=20), study.counts
    )


def topics_answer(study: Study, reference: Topics) -> Answer:
    """Say which topics there are, and whether other seeds, and gensim's own fit (*reference*), find them."""
    choice = study.choice
    return findings.topics_answer(
        choice.reason,
        choice.recommended,
        study.topics.reproducibility,
        study.topics.top_terms(3)[0],
        alike=beside(study.topics, reference)["similarity"].to_numpy(float),
        threshold=float(choice.table.set_index("n_topics").loc[study.topics.n_topics, "threshold"]),
    )


def alike(one: Topics, other: Topics) -> np.ndarray:
    """Give how alike the topics of two fits are, by Bhattacharyya's coefficient: (n_topics, n_topics of the other)."""
    roots = [np.sqrt(fit.weights / np.maximum(fit.weights.sum(axis=1, keepdims=True), 1e-300)) for fit in (one, other)]
    return np.round(np.einsum("it,jt->ij", *roots), 6)


def beside(one: Topics, other: Topics, *, n: int = 6) -> pd.DataFrame:
    """Give each topic beside its partner in another fit of as many: topic, terms, partner, its terms, similarity."""
    near = alike(one, other)
    partners = matched(near)
    mine, others = one.top_terms(n), other.top_terms(n)
    rows = [
        (topic + 1, " ".join(mine[topic]), int(partner) + 1, " ".join(others[partner]), near[topic, partner])
        for topic, partner in enumerate(partners)
    ]
    return pd.DataFrame(rows, columns=["topic", "terms", "partner", "its terms", "similarity"])


def across_numbers(study: Study) -> pd.DataFrame:
    """Give for each topic shown how like it the nearest topic of every other K is: a row a topic, a column a K."""
    columns = {f"K = {other.n_topics}": alike(study.topics, other).max(axis=1) for other in study.choice.consensus}
    return pd.DataFrame({"topic": np.arange(1, study.topics.n_topics + 1)} | columns)


def with_headlines(study: Study, found: Topics, *, noun: str = "topic", n: int = 3, n_terms: int = 6) -> pd.DataFrame:
    """Give each topic or cluster with its terms and the headlines of its most typical articles, real ones."""
    best = topics.typical(found, n, counts=study.article_counts)
    told = best["id"].map(study.headlines) + " (" + best["id"].map(study.period_of).fillna(NOTHING) + ")"
    headlines = told.groupby(best["topic"]).agg("  ·  ".join)
    numbers = range(1, found.n_topics + 1)
    frame = pd.DataFrame(
        {
            noun: numbers,
            "size": found.sizes if noun == "cluster" else word_sizes(study, found),
            "comes back": found.reproducibility,
            "terms": [" ".join(terms) for terms in found.top_terms(n_terms)],
            "headlines": headlines.reindex(numbers).fillna(NOTHING).tolist(),
        }
    )
    return frame.dropna(axis=1, how="all")  # clusters are not fitted again, so none comes back


def word_sizes(study: Study, found: Topics) -> np.ndarray:
    """Give the share of each topic in all words, by which topics are numbered: (n_topics,)."""
    words = study.article_counts.matrix.sum(axis=1)
    return np.einsum("a,at->t", words.astype(float), found.shares) / max(1, words.sum())


def clusters_answer(study: Study) -> Answer:
    """Say whether clusters by TF-IDF tell the same as the topics."""
    measured = study.agreement.set_index("measure")["value"].to_dict()
    return findings.clusters_answer(
        study.clusters.reason, study.clusters.supported, study.clusters.n_topics, measured, int(measured["part"])
    )


def parted(study: Study) -> pd.DataFrame:
    """Give the articles that stand with other companions as topics than as clusters, with their headlines."""
    frame = clustering.parted(study.topics, study.clusters)
    frame.insert(0, "headline", frame["id"].map(study.headlines))
    return frame.drop(columns="id").rename(columns={"with_topic": "cluster"}).drop(columns="with_share")


def mention_frame(study: Study) -> pd.DataFrame:
    """Give the timelines by name, related and either, one above the other."""
    return pd.concat([study.timelines[tier].frame() for tier in ("name", "related", "either")], ignore_index=True)


def themes_answer(study: Study) -> Answer:
    """Say how the first two themes moved through time, with the doubt."""
    line = study.timelines["name"]
    return findings.themes_answer(
        mention_frame(study),
        themes=study.theme_names,
        glosses=study.glosses,
        n_reprints=sum(one.reprint_of is not None for one in study.articles),
        undated=line.undated,
        note=line.note,
    )


def theme_list(study: Study) -> pd.DataFrame:
    """Give the themes with their terms, and why each is one."""
    columns = ["name", "gloss", "since", "terms", "related", "not_terms", "why"]
    rows = [
        [
            one.name,
            one.gloss or "",
            str(one.since or ""),
            *map("、".join, (one.terms, one.related, one.not_terms)),
            one.why,
        ]
        for one in study.themes
    ]
    return pd.DataFrame(rows, columns=columns)


def sentences(study: Study, number: int, *, tier: str = "name") -> pd.DataFrame:
    """Give the sentences that mention theme *number* (from 1), with period, headline and the words that counted."""
    theme = study.theme_names[number - 1] if number <= len(study.theme_names) else None
    frame = study.mentions
    frame = frame[(frame["theme"] == theme) & (frame["tier"] == tier)].drop_duplicates(["article", "sentence"])
    told = pd.DataFrame(
        {
            "period": frame["article"].map(study.period_of).fillna(NOTHING),
            "headline": frame["article"].map(study.headlines),
            "page": frame["page"],
            "word": frame["surface"],
            "sentence": frame["sentence"],
        }
    )
    return told.sort_values("period", kind="stable", ignore_index=True)


def disagreements(study: Study, *, n: int = 15) -> pd.DataFrame:
    """Give the articles where mentions, guided and found topics part most, with their headlines."""
    frame = study.disagreements.head(n)
    return frame.assign(article=frame["article"].map(study.headlines)).rename(columns={"article": "headline"})


def surviving(study: Study, *, measure: str = "name") -> pd.DataFrame:
    """Give which moves of *measure* survive other choices of terms, unit, stop list, reprints and photos."""
    frame = sensitivity(study)
    return evidence.survivors(frame[frame["measure"] == measure])
