"""Dates to the sentences that give a page's year away."""

PLANS = {"九五": 1996, "十五": 2001, "十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021}
BORN = {"新中国成立": 1949, "建党": 1921, "改革开放": 1978}


def year_sentence(random, date):
    """Give a sentence from which the year of *date* follows."""
    year = date.year
    choices = [
        f"今年是{year}年，新的任务摆在面前。",
        f"进入{year}年，各项工作有序推进。",
        f"与{year - 1}年同期相比，今年以来的增幅更加明显。",
        f"去年（{year - 1}年），这一比例达到{random.randint(50, 90)}%。",
        f"{year - 1}年全年完成投资{random.randint(10, 400)}万元，今年以来继续保持这一势头。",
        f"{year}年{date.month}月{date.day}日，活动正式拉开帷幕。",
        f"《{year}年重点工作清单》已经印发，今年共有{random.randint(3, 20)}项任务。",
        f"去年，该项目获{year - 1}年度优秀工程奖，今年将再上台阶。",
    ]
    choices += [f"今年是“{plan}”开局之年，各项任务已经排定。" for plan, first in PLANS.items() if first == year]
    choices += [f"今年是“{plan}”收官之年，时间紧、任务重。" for plan, first in PLANS.items() if first + 4 == year]
    choices += [f"以优异成绩庆祝{what}{year - first}周年。" for what, first in BORN.items() if (year - first) % 10 == 0]
    return random.choice(choices)
