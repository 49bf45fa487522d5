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
# # Does TF-IDF clustering agree? TF-IDF 聚类的结果一致吗？
#
# A second method with other assumptions: articles as TF-IDF vectors, joined by how alike they are. What both find is less
# likely to be an artefact of either.

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
notebooks.clusters_answer(study)

# %% [markdown]
# ## Which clusters?
#
# Each article belongs to one cluster or, as an outlier, to none. Terms are weighted by class-based TF-IDF.

# %%
drawing.clusters(study)

# %%
notebooks.with_headlines(study, study.clusters, noun="cluster")

# %% [markdown]
# ## How do the articles join?
#
# The further to the left two branches meet, the more alike their words. Joins near the right edge join what shares little.

# %%
drawing.dendrogram(study)

# %%
drawing.cluster_map(study)

# %% [markdown]
# ## Do clusters and topics put the same articles together?
#
# Each article is taken to the topic with its largest share. The adjusted Rand index and mutual information are 0 by chance.

# %%
drawing.topics_against_clusters(study)

# %%
study.agreement

# %% [markdown]
# ## Where do they part?
#
# Topics and clusters are paired one to one; an article parts whose two are no pair. Read these before trusting either.

# %%
notebooks.parted(study)

# %% [markdown]
# ## What this does not show 这不能说明什么
#
# That two methods agree does not make either true: both see only which words occur, and both see the same word list.
# A map of many dimensions on a plane keeps the order of what is near only in part, and its axes have no unit.
#
# 两种方法一致并不证明其中之一正确：它们看到的都只是词；平面图只能保留部分远近关系，坐标轴没有单位。

# %%
notebooks.limits(study)
