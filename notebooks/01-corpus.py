# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # What do we have, when, and what is missing? 我们有什么、是什么时候的、缺什么？
#
# The answer is made from the corpus by the second cell below; everything after it shows where the answer comes from.

# %% tags=["parameters"]
corpus = "seeds"
seed = 1

# %%
import pandas as pd
from mailuo import notebooks
from mailuo.study import drawing

pd.set_option("display.max_colwidth", None, "display.precision", 3)
study = notebooks.open_study(corpus, seed=seed)

# %%
notebooks.corpus_answer(study)

# %% [markdown]
# ## When is there text, and when is there none?
#
# A page is dated from its own text, as an interval. An article enters a period only if its interval lies in it, or spans
# it and its neighbour. A period without an article has *no data*: that is not zero, and no line is drawn across it.

# %%
drawing.coverage(study)

# %%
study.coverage

# %% [markdown]
# ## What do the dates rest on?
#
# Each date has the sentence that it was read from. A year is never guessed without evidence.

# %%
known = notebooks.articles(study)
known[["headline", "page", "earliest", "latest", "precision", "date_evidence"]]

# %% [markdown]
# ## What was made of each page?
#
# Every line of a page gets a role; blocks of one role are joined to articles. Counted are articles and continuations, a
# reprint once; photos are a setting; indexes and what belongs to no article never count.

# %%
drawing.pages(study)

# %%
known[["headline", "kind", "counted", "authors", "characters"]]

# %%
known.groupby(["kind", "counted"])[["article", "characters"]].agg({"article": "count", "characters": "sum"})

# %% [markdown]
# ## What is printed twice, and what goes on elsewhere?
#
# A reprint counted twice would double a trend. Which of two prints came first is only said where their dates tell.

# %%
known.loc[known["reprint_of"].notna(), ["headline", "article", "reprint_of", "reprint_direction"]]

# %%
known.loc[known["continued_from"] + known["continued_on"] > "", ["headline", "kind", "continued_from", "continued_on"]]

# %% [markdown]
# ## Which files could not be read?

# %%
notebooks.failures(study)

# %% [markdown]
# ## What this does not show 这不能说明什么
#
# Roles, articles and dates are inferred by rules; each block carries its confidence and reason (`mailuo articles --explain`
# prints a page with its roles in the margin). A page is what its dump gives: what the dump lost, nobody here can see.
# Which articles a paper printed and how often it wrote of a theme is a question for a full run of the paper.
#
# 角色、文章与日期都是按规则推断的；转储时丢失的内容这里看不到；要谈一份报纸写了多少，需要完整的报纸。

# %%
notebooks.limits(study)
