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
# # How does a corpus of my own become a timeline? 自己的语料怎样变成时间线？
#
# In ten lines: make the folder, look it over, name the themes, draw them, read the sentences behind a point. The pages
# are four of an evening paper that does not exist, set in other habits than the first corpus: headlines stand before
# their articles, a date line tops the page, paragraphs are indented. Put your own files in their place.

# %% tags=["parameters"]
corpus = "seeds"  # not used here: this notebook makes a corpus of its own
seed = 1

# %%
import pandas as pd
from pathlib import Path
from tempfile import mkdtemp
from mailuo import doctor, evidence, notebooks
from mailuo.study import drawing

# %%
pd.set_option("display.max_colwidth", None, "display.precision", 3)
folder = Path(mkdtemp()) / "my-corpus"
doctor.demonstrate(folder)  # files of your own: doctor.make_corpus(folder, files)
study = notebooks.open_study(str(folder), seed=seed)

# %%
notebooks.themes_answer(study)

# %% [markdown]
# ## What was read, and when is it from?
#
# Every article with the date that its page states. A year without a page stays in the table, without a value.

# %%
notebooks.articles(study)

# %%
drawing.coverage(study)

# %% [markdown]
# ## What should be mended before trusting anything?
#
# `mailuo doctor` on a terminal says the same.

# %%
pd.DataFrame(doctor.examine(study))[["name", "sentence", "remedy"]]

# %% [markdown]
# ## How did the themes move?
#
# Two tiers, side by side and never added up: the theme by its name, and what surrounds it.

# %%
drawing.timelines(study)

# %% [markdown]
# ## Which sentences stand behind a point?
#
# Each plotted number has an id, measure:theme:period.

# %%
point = evidence.point_id("name", study.theme_names[0], study.periods[0].label)
evidence.behind(study.evidence, point)[["headline", "value", "page", "term", "sentence"]]

# %% [markdown]
# ## What this does not show 这不说明什么
#
# Nothing at all about the world: the paper is invented. With so few pages a corpus of your own would show little more;
# `docs/your-corpus.md` says what to check by eye at each step, and what not to conclude.
#
# 这些版面是虚构的，什么也不能说明。真实语料若只有这么几个版面，也说明不了多少；每一步该看什么、不该得出什么结论，见 `docs/your-corpus.md`。
