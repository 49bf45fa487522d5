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
# # Which topics are there, and would another seed or K find them? 有哪些主题？换一个种子或主题数还能找到吗？
#
# LDA always returns as many topics as it is asked for. Whether they are there is another question: here they are fitted
# again and again, with other seeds and other numbers, and on the same words shuffled between the documents.

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
reference = notebooks.gensim_topics(study)
notebooks.topics_answer(study, reference)

# %% [markdown]
# ## Which number of topics do the documents support?
#
# A number is supported where its fits find the same topics whatever the seed, more than fits to shuffled words do.
# Likelihood is of held-out articles, coherence is gensim's; bars are over seeds.

# %%
drawing.choice(study)

# %%
columns = ["n_topics", "held_out", "c_npmi", "exclusivity", "stability", "stability_chance_high", "beats_chance"]
study.choice.table[columns]

# %%
pd.DataFrame({"what a reader must be told": study.choice.notes})

# %% [markdown]
# ## Which topics?
#
# Shown is the consensus over seeds, never the luck of one run. Above each topic stands in how many of the fits it came back.

# %%
drawing.topics(study)

# %% [markdown]
# ## Which articles is each topic made of?
#
# A topic is what its articles say, not what its first three words suggest: real headlines, with their period.

# %%
notebooks.with_headlines(study, study.topics)

# %% [markdown]
# ## Would another number of topics find them?
#
# How like the nearest topic of each other K is (Bhattacharyya's coefficient of the terms' weights, from 0 to 1).

# %%
notebooks.across_numbers(study)

# %% [markdown]
# ## Does gensim's own fit find them?
#
# `gensim.models.LdaModel` with its own inference and priors, as many topics, one seed; topics are paired one to one.

# %%
notebooks.beside(study.topics, reference)

# %% [markdown]
# ## How did the topics move?
#
# The mean share of an article, as these topic models measure it; beneath it the number of articles.

# %%
drawing.topic_timelines(study)

# %% [markdown]
# ## What this does not show 这不能说明什么
#
# A topic is a habit of words that one model found, not a subject that anyone wrote about; its number changes with each
# fit, and its share is a share *as this model measures it*, with no interval for the model's own error. A K that beats
# chance is a K whose topics come back, not a count of the subjects in the press.
#
# 主题是一个模型找到的用词习惯，不是报道的题目；占比是这个模型量出的占比；胜过随机的 K 只表示主题会重现。

# %%
notebooks.limits(study)
