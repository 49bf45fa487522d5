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
# # How did the themes move through time? 各主题如何随时间变化？
#
# A theme is what a person named (`themes.toml`), in two tiers that are never added up: the thing by its name, and related
# terms. The first two themes of the corpus answer for all; for the corpus that comes with this project they are the
# economic circle and “416”.

# %% tags=["parameters"]
corpus = "seeds"
seed = 1

# %%
import pandas as pd
from mailuo import findings, notebooks
from mailuo.study import drawing

pd.set_option("display.max_colwidth", None, "display.precision", 3)
study = notebooks.open_study(corpus, seed=seed)

# %%
notebooks.themes_answer(study)

# %% [markdown]
# ## What is each theme, and why is it one?

# %%
notebooks.theme_list(study)

# %% [markdown]
# ## How did they move?
#
# The share of articles that use at least one of the terms, with the number of articles beneath. Lines join only
# neighbouring periods with data; where there is no page there is no value.

# %%
drawing.timelines(study)

# %%
findings.share_table(notebooks.mention_frame(study))

# %% [markdown]
# ## Which findings survive other choices?
#
# A finding is a rise or a fall from one period with data to the next. Each is worked out again with related terms, by
# paragraphs, per character, with reprints and photos counted. `lost` names the choices under which it turns.

# %%
notebooks.surviving(study, measure="name")

# %% [markdown]
# The same by guided topics (topics seeded with the terms), where unit and stop list matter too.

# %%
notebooks.surviving(study, measure="guided")

# %% [markdown]
# ## Where do mentions and topics disagree?
#
# Articles that name a theme while topics do not carry it, or the other way round.

# %%
notebooks.disagreements(study)

# %% [markdown]
# ## Which articles, and which themes together?

# %%
drawing.themes_by_article(study)

# %%
drawing.theme_company(study)

# %% [markdown]
# ## What sets a period apart?
#
# Terms more frequent in a period than in the others (log-odds with an informative prior; Monroe, Colaresi & Quinn 2008). A
# term from a single article or a single page is never called distinctive.

# %%
drawing.distinctive(study)

# %% [markdown]
# ## Which sentences stand behind it?
#
# Every point of the timelines has an id; `mailuo evidence FOLDER ID` prints what stands behind it. Here are the sentences
# that name the first two themes.

# %%
notebooks.sentences(study, 1)

# %%
notebooks.sentences(study, 2)

# %% [markdown]
# ## What this does not show 这不能说明什么
#
# A share of articles is not attention, importance or approval, and a theme that is not named is not absent: it may go by
# another name, which is why the tiers stand side by side. No cause is shown, and no trend between periods that have no page
# between them. A name that came later than its matter can only be found by name after that.
#
# 文章占比不等于关注、重要或赞同；没有点名不等于没有，因此两类词并列；这里不能说明原因，也不能跨过没有版面的时期谈趋势。

# %%
notebooks.limits(study)
