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
# # Where does segmentation help or mislead? 分词在哪里有用，在哪里误导？
#
# Chinese is written without blanks, so every count depends on where words are cut. jieba splits at quotes and brackets
# before it looks at its dictionary; terms that contain them need a longest-match pass first.

# %% tags=["parameters"]
corpus = "seeds"
seed = 1

# %%
import pandas as pd
from mailuo import notebooks
from mailuo.study import drawing, results

pd.set_option("display.max_colwidth", None, "display.precision", 3)
study = notebooks.open_study(corpus, seed=seed)

# %%
notebooks.words_answer(study)

# %% [markdown]
# ## What do protected terms change?
#
# Real places of the pages, cut by jieba alone and with the terms of `words/keep.txt` and `themes.toml` kept whole.

# %%
notebooks.torn_places(study, n=8)

# %% [markdown]
# ## How often does it matter?
#
# For each term: how often it stands once lines are joined, how often line by line (a line end inside it hides it; a longer
# term broken by one shows a shorter), and how often jieba alone has it as one word.

# %%
whole = notebooks.whole_terms(study)
whole.head(20)

# %%
whole[["joined", "by_line", "whole", "torn"]].sum().to_frame("occurrences of protected terms").T

# %% [markdown]
# ## What do the word lists drop?
#
# Words are cut first and filtered afterwards. Rules are applied in this order; what each drops is counted.

# %%
study.losses.frame()

# %%
study.losses.dropped_frame()

# %% [markdown]
# ## What is left to count?

# %%
results.tables(study, "words")["vocabulary"].head(20)

# %% [markdown]
# ## Which words mark each article?
#
# TF-IDF sets a word high that is frequent here and rare elsewhere. It shows what an article is *not* like the others in;
# it is never averaged over time.

# %%
drawing.top_terms(study)

# %% [markdown]
# ## What this does not show 这不能说明什么
#
# There is no gold segmentation of these pages here, so none of this is an error rate. The list of protected terms was
# written by people who had read the pages: a corpus of other pages needs its own (`mailuo words FOLDER --suggest` proposes
# terms). Dropping words that officials use often (推进, 加快) is a choice; `study.toml` undoes it.
#
# 这里没有人工分词的标准答案，所以不是错误率；专名词表由读过这些版面的人写成，换一批版面就要换词表；去掉哪些词是一种选择。

# %%
notebooks.limits(study)
