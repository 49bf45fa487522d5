"""Signs to costs: how much each sign on a page speaks for or against a way to read it, in natural logarithms.

They were set by hand from how papers are made and adjusted on made pages and on the invented pages in
tests/invented/tuned; once they were moderated by the averages of those held out. Those of habits, articles, headings
and openings were then learnt by `benchmarks/headings.py`, with the weights of the signs in `weights.py`.
"""

# the habit of a page: a headline before its text, or after it
AGAINST_HABIT = 3.35  # a headline on the other side of its text than the page's others
NO_HABIT = 1.53  # a headline on either side, where the page has no habit
MIXED_PAGE = 1.01  # a page without a habit
SIGNED_BELOW_PAGE = 1.44  # a page that sets bylines below headlines that follow their text
FRESH_SIGNED_BELOW = 0.90  # times what an article costs that opens unsigned
SIGNED_BELOW = 3.42  # … and a byline elsewhere on such a page

# articles that lack something
NO_TEXT = 5.53  # a heading without text
ONLY_BYLINE = 3.64  # a byline without text
NO_HEADLINE = 2.53  # text without a headline
CONTINUED_HEADED = 0.22  # a headline after what came from another page
TWO_HEADLINES = 3.94  # a headline before and another after

# headings
PART_IN_HEAD = 2.03  # the heading of a part before its article has text
MARKED = 8.0  # the level of a markdown heading
LARGE_PART, LARGE_LOOSE = 16.0, 4.0  # a heading much larger than the text, amid an article or of none
SHIFT = 1.36  # change of vocabulary between paragraphs
PICTURE = 0.50  # a heading of a picture
APART = 0.27  # a blank line between two lines of one heading
GUEST = 8.0  # the line of a guest, as it stands in the list of guests, heads what he says
LEANS = 1.12  # a line that ends in a colon, or opens with a dash, leans on its neighbour
NOTICE = 3.0  # 关于某某的公告, as the heading of a part
QUESTION = -0.19  # a question of one line, blank lines around it, as the heading of a part
TITLE = 2.16  # a sentence of one line as a heading

# openings
UNSIGNED = 0.6  # an article without byline or formula
UNSIGNED_AMONG_SIGNED = 0.5  # … on a page where the others have one
FORMULA_INSIDE = 6.63  # 本报讯 amid an article
UNMARKED = 7.51  # an article that opens by nothing at all
SHIFT_AFTER_JUMP = 1.24  # change of vocabulary below the rest of an article from another page
UNMARKED_AFTER_JUMP = 3.30  # … after the rest of an article from another page
OTHER_COLUMN = 2.50  # less, in a column of another width, or below the quotes of the last
DATED_OPENS = 1.52  # less, where its head says when
CLOSING_ABOVE = 0.99  # less, where the paragraph above opens like a last one
TELLS_INSIDE = 1.47  # more, where its head names who said it
NEWS_OPENS = 1.10  # less, where it opens like news
NEWS_AFTER_JUMP = 1.5  # … after the rest of an article from another page
LEFT = 12.0  # text, or the heading of a part, below （下转第2版）
AFTER_SIGN_OFF = 5.03  # text that goes on after （记者 甲某）

# lines: paragraphs or headings
SPOILT_PAGE, SPOILT_ROW = 7.0, 0.02  # a page that a scan spoilt, and each of its rows
FLUSH_PAGE, FLUSH_ROW = 10.0, 0.05  # a page whose first lines are as wide as others, and each of its rows
COLUMN, COLUMN_AT_BLANK = 6.0, 2.2  # another column than the line before, and after a blank line
UNFINISHED, UNFINISHED_SOFT = 7.0, 3.0  # a paragraph that ends no sentence, and one that ends in a colon or a dash
FINAL_INSIDE = 1.4  # the end of a sentence at the end of a line amid its paragraph
LAST_LINE = 0.15
ONLY_LINE = 1.4
HEADING_LINE = 2.2
COMMA_IN_HEADING = 2.8  # each
LONG_COMMA_LINE = 2.0  # a long line with a comma and the next line right below it, as a heading
FULL_HEADING = 1.5  # a line as wide as the two right below it
STYLED = 1.5  # less, where a space parts its phrases or it is one quotation
COMMA_ENDS_HEADING = 2.0
STOP_IN_HEADING = 9.0  # 。 at its end
SIGNATURE_IN_HEADING = 4.0  # 某某县人民政府 above a date, 联系电话：…
ASKED_HEADING = 4.0  # 问：, 答： as a heading
LISTED_HEADING = 4.0  # a line of a table as a heading
CLOSES_BRACKET = 6.0  # a heading with the end of what the row above put in brackets
REST_OF_SENTENCE = 3.0  # a first line that opens with the rest of a sentence
SAID_ACROSS = 3.0  # … that makes, with the end of the line before, words that the page says elsewhere
UNCLOSED, LED = 4.0, 1.0  # … where the line before leaves a quotation open, and where it ends in 的, 和
NUMBERED = 1.5  # a first line that opens with 一是, 1.
STAIR = 0.6  # a heading two cells shorter than a neighbour, as a paragraph's first line is
BLANK_AFTER_FIRST, BLANK_INSIDE = 1.0, 2.0  # a blank line in a paragraph
HEADING_WITHOUT_BLANK = 1.8  # a heading below a paragraph, without a blank line between
HEADING_WITHOUT_BLANKS = 0.5  # … in a dump that has none
PARAGRAPH_WITHOUT_BLANK = 1.0
HEADING_GOES_ON = 0.3  # a second line of a heading
BODY_AFTER_HEADING = 0.5  # a paragraph below a heading, without a blank line between
