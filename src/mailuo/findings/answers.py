"""Results to answers: three sentences in English and the same three in Chinese, true of any corpus."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from .wording import listed, plural, stretches

HALF = 0.5


@dataclass(frozen=True)
class Answer:
    """An answer in two languages, sentence by sentence; a notebook shows it as text."""

    english: tuple[str, ...]
    chinese: tuple[str, ...]

    def __str__(self) -> str:
        return f"{' '.join(self.english)}\n\n{''.join(self.chinese)}"

    __repr__ = __str__

    def _repr_markdown_(self) -> str:
        return escaped(str(self))


def escaped(text: str) -> str:
    """Give *text* so that Markdown shows it as it is.

    >>> escaped("1*2 $x$")
    '1\\\\*2 \\\\$x\\\\$'
    """
    return "".join("\\" + char if char in "\\`*_$<>#|[]" else char for char in text)


def corpus_answer(
    coverage: pd.DataFrame, *, n_pages: int, n_counted: int, n_reprints: int, n_failed: int, span: str
) -> Answer:
    """Say what there is, when, and what is missing.

    *coverage*: ``period``, ``n_articles``, ``n_pages``, ``undated``, every period from first to last; *span*: the first
    and last date of the text.
    """
    counts, undated = coverage["n_articles"].to_numpy(float), int(coverage["undated"].max() if len(coverage) else 0)
    periods, some = coverage["period"].astype(str).tolist(), counts > 0
    gaps = stretches(periods, ~some)
    held = [(periods[n], counts[n], coverage["n_pages"].iloc[n]) for n in np.flatnonzero(some)]
    told = [f"{period} ({plural(count, 'article')} on {plural(pages, 'page')})" for period, count, pages in held]
    told_chinese = [f"{period}（{count:.6g} 篇，{pages:.6g} 版）" for period, count, pages in held]
    reprints = f"{plural(n_reprints, 'reprint')} counted once with the original" if n_reprints else "no reprint"
    return Answer(
        (
            f"{plural(n_pages, 'page')} hold{'s' if n_pages == 1 else ''} {plural(n_counted, 'counted article')}, "
            f"{span or 'none of them dated'}.",
            f"They lie in {listed(told, most=6)}." if told else "None of them lies in one period.",
            f"Missing: {f'{listed(gaps, most=6)} without any page' if gaps else 'no period'}; "
            f"{plural(undated, 'article')} without a usable date; {reprints}; {plural(n_failed, 'file')} not read.",
        ),
        (
            f"共 {n_pages} 个版面、{n_counted} 篇计入的文章，{span or '均无日期'}。",
            f"分布：{'、'.join(told_chinese)}。" if held else "没有一篇落在单一时期内。",
            f"缺失：{'、'.join(gaps) + ' 没有版面' if gaps else '各时期都有版面'}；{undated} 篇没有可用的日期；"
            f"{n_reprints} 篇转载与原文只计一次；{n_failed} 个文件无法读取。",
        ),
    )


def limits(
    coverage: pd.DataFrame, *, n_pages: int, n_counted: int, chosen: str, chosen_chinese: str, note: str
) -> Answer:
    """Say what so many pages cannot show; *chosen*: how they were chosen, *note*: why no interval is drawn."""
    thin = coverage["period"][coverage["n_pages"].eq(1)].astype(str).tolist()
    return Answer(
        (
            f"Here are {plural(n_counted, 'article')} on {plural(n_pages, 'page')}. {chosen.rstrip('.')}.",
            f"{listed(thin, most=6)} rest{'s' if len(thin) == 1 else ''} on a single page: what is of that page cannot "
            "be told from what is of the period."
            if thin
            else "No period rests on a single page.",
            *([note] if note else []),
        ),
        (
            f"这里有 {n_pages} 个版面、{n_counted} 篇文章。{chosen_chinese.rstrip('。')}。",
            f"{'、'.join(thin)} 只有一个版面，无法区分当天版面与整个时期。" if thin else "没有只靠一个版面的时期。",
            *(["文章太少，区间无从成立，因此不画。"] if note else []),
        ),
    )


def words_answer(whole: pd.DataFrame, losses: pd.DataFrame, *, n_empty: int) -> Answer:
    """Say what protected terms mend and what the word lists drop.

    *whole*: ``term``, ``joined``, ``by_line``, ``whole`` (see `segmentation.wholeness`), most frequent first; *losses*:
    ``rule`` and ``tokens``, from "in" by way of each rule to "kept".
    """
    n_joined = int(whole["joined"].sum())
    rules = losses.set_index("rule")["tokens"]
    total, kept = int(rules["in"] - rules.get("punctuation", 0)), int(rules["kept"])
    dropped = rules.drop(["in", "kept", "punctuation"], errors="ignore")
    share = f"{100 * (total - kept) / max(total, 1):.0f} %"
    worst = f"“{dropped.idxmax()}”" if len(dropped) and dropped.max() else "nothing"
    helped = _helped(whole) if n_joined else NO_TERMS
    return Answer(
        (
            *helped.english,
            f"The rules and word lists drop {share} of {total} words, most of them by the rule {worst}; "
            f"{plural(n_empty, 'document')} left empty.",
        ),
        (
            *helped.chinese,
            f"各规则与停用词表去掉 {total} 个词中的 {share}，其中最多的规则是 {worst}；{n_empty} 个文档因此变空。",
        ),
    )


NO_TERMS = Answer(
    (
        "No protected term occurs, so the words are jieba's alone.",
        "words/keep.txt holds such terms, and `mailuo words FOLDER --suggest` proposes some.",
    ),
    ("没有出现专名词表中的词，因此只是 jieba 的分词。", "专名写在 words/keep.txt，mailuo words --suggest 可提出候选。"),
)


def _helped(whole: pd.DataFrame) -> Answer:
    n_joined, n_whole = int(whole["joined"].sum()), int(whole["whole"].sum())
    gains = (whole["joined"] - whole["by_line"]).to_numpy(int)  # the term that joining lines helps most
    first = whole.iloc[int(gains.argmax())]
    return Answer(
        (
            f"Protected terms help: jieba alone keeps {n_whole} of their {plural(n_joined, 'occurrence')} whole, "
            "the longest-match pass keeps all.",
            f"{first['term']} stands {plural(first['joined'], 'time')} once lines are joined, "
            f"{first['by_line']} line by line, and jieba alone has it as one word {plural(first['whole'], 'time')}.",
        ),
        (
            f"专名词表有用：在其 {n_joined} 处中，仅用 jieba 只有 {n_whole} 处不被切开，最长匹配则全部保留。",
            f"{first['term']}：合并断行后出现 {first['joined']} 次，逐行只有 {first['by_line']} 次，"
            f"仅用 jieba 作为一个词出现 {first['whole']} 次。",
        ),
    )


def topics_answer(
    reason: str,
    recommended: int | None,
    reproducibility: np.ndarray,
    first: Sequence[str],
    *,
    alike: np.ndarray,
    threshold: float,
) -> Answer:
    """Say which topics there are, and whether another seed or gensim's own fit finds them.

    *reproducibility* (n_topics): the share of seeds in which each comes back; *first*: the terms of the largest;
    *alike* (n_topics): how like each topic is to its partner in gensim's own fit, 0 to 1; *threshold*: how like it must
    be to be the same, more than topics of shuffled words are.
    """
    n_topics, back = len(reproducibility), int(np.sum(reproducibility >= HALF))
    found = int(np.sum(alike >= threshold))
    return Answer(
        (
            reason,
            f"Of the {plural(n_topics, 'topic')} shown {back} come back in at least half of the fits with other seeds; "
            f"the largest is about {listed(list(first))}.",
            f"gensim's own fit finds {found} of the {n_topics} again, closer than topics of shuffled words come to "
            f"one another (similarity of at least {threshold:.2f}).",
        ),
        (
            f"在所试的主题数中，这些文本支持 {recommended} 个主题。"
            if recommended
            else "这些文本不支持任何主题数：没有一个 K 明显胜过随机。",
            f"所示 {n_topics} 个主题中，{back} 个在至少一半的其他种子里重现；最大的主题关于{'、'.join(first)}。",
            f"gensim 自己的拟合找到其中 {found} 个（相似度至少 {threshold:.2f}，高于打乱词语后的主题）。",
        ),
    )


def clusters_answer(
    reason: str, supported: bool | None, n_clusters: int, agreement: Mapping[str, float], n_parted: int
) -> Answer:
    """Say whether clusters by TF-IDF tell the same as the topics; *agreement*: ARI, AMI, articles."""
    ari, n_articles = agreement.get("ARI", np.nan), int(agreement.get("articles", 0))
    if np.isnan(ari):
        english, chinese = (
            "cannot be compared with the topics: too few articles are in both",
            "文章太少，无法与主题比较",
        )
    else:
        near = next(words for least, words in AGREEMENT if ari >= least)
        english = f"agree {near[0]} with the topics (adjusted Rand index {ari:.2f}; 0 is chance, 1 the same)"
        chinese = f"与主题{near[1]}（调整兰德指数 {ari:.2f}，0 为随机，1 为一致）"
    chosen = "" if supported is None else ("得到支持" if supported else "但没有一个聚类数胜过随机")
    return Answer(
        (
            reason,
            f"The {plural(n_clusters, 'cluster')} {english}.",
            f"{n_parted} of {plural(n_articles, 'article')} stand with other companions in the one than in the other.",
        ),
        (
            f"按 TF-IDF 分为 {n_clusters} 类{'，' + chosen if chosen else ''}。",
            f"聚类{chinese}。",
            f"{n_articles} 篇中有 {n_parted} 篇在两种方法中归属不同。",
        ),
    )


AGREEMENT = (
    (0.75, ("closely", "高度一致")),
    (0.4, ("in part", "部分一致")),
    (0.1, ("little", "很少一致")),
    (-2.0, ("no more than chance would", "的一致不超过随机")),
)
