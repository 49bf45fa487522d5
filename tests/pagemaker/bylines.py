"""Names to bylines, in every style that papers use; each with the authors that it names."""

# ruff: noqa: E501 (a phrase is not broken)

from pagemaker.writing import name


def people(random, most=3):
    """Give one to *most* people, each with a calling: [(calling, name)], reporters first."""
    callings = ["记者"] + random.choice(
        ([], [], [], ["记者"], ["通讯员"], ["实习生"], ["记者", "通讯员"], ["见习记者"])
    )
    return [(calling, name(random)) for calling in callings[:most]]


def listed(random, who, calling_before=""):
    """Give the people as one line: equal callings share one word; and their names in order."""
    gap, between = random.choice((" ", " ", "\u3000")), random.choice((" ", " ", "、", "\u3000"))
    text, last = "", None
    apart = random.random() < 0.08  # names of two characters are set as wide as those of three
    for calling, person in who:
        person = "\u3000".join(person) if apart and len(person) == 2 else person
        if calling == last:
            text += between + person
        else:
            text += (gap if text else "") + (calling_before if not text else "") + calling + gap + person
        last = calling
    return text, [person for _, person in who]


def own_line(random, paper, mark=""):
    """Give a byline that has a line to itself."""
    who = people(random)
    before = random.choices(
        ("本报", paper, "本报首席", "本报特约", "", "本报全媒体", f"新{paper[:2]}客户端", "本报高级"),
        (58, 12, 6, 4, 6, 6, 3, 3),
    )[0]
    text, names = listed(random, who, before)
    if mark and random.random() < 0.12:
        return mark + random.choice(("", " ")) + who[0][1], [who[0][1]]
    text = random.choices((text, f"文/图 {text}", f"{text} 文/图", f"文/{text}"), (88, 4, 5, 3))[0]
    return mark + random.choice(("", " ") if mark else ("",)) + text, names


def in_first_line(random, paper, date, agency=False):
    """Give the words that open a first line: 本报讯（记者 …）, 新华社…电, 本报…日电."""
    day = f"{date.month}月{date.day}日"
    who, names = listed(random, people(random))
    left, right = random.choice((("（", "）"), ("（", "）"), ("(", ")")))
    gap = random.choice(("", " ", "\u3000"))
    if agency:
        city = random.choice(("北京", "上海", "广州", "成都", "武汉", "西安", "南京"))
        house = random.choice(("新华社", "新华社", "新华社", "据新华社", "中新社", "据中新社"))
        end = random.choice((f"{left}{who}{right}", f"{left}{who}{right}", ""))
        return f"{house}{city}{day}电{gap}{end}".rstrip(), names if end else []
    style = random.choices(("讯（）", "讯", "日讯", "日电", "讯 者"), (60, 12, 10, 10, 8))[0]
    if style == "讯":
        return "本报讯", []
    if style == "讯 者":
        return f"本报讯{gap or ' '}{who}报道", names
    head = {"讯（）": "本报讯", "日讯": f"本报{day}讯", "日电": f"本报{random.choice(('北京', '上海', ''))}{day}电"}[
        style
    ]
    return f"{head}{gap}{left}{who}{right}", names


def at_the_end(random, paper):
    """Give a byline after the last paragraph: a line of its own, or the last words of the body."""
    who, names = listed(random, people(random), random.choice(("", "本报")))
    return random.choice((f"（{who}）", who)), names


def photo_credit(random, paper):
    """Give the credit under a picture, and the photographer."""
    person = name(random)
    text = random.choice((
        f"记者 {person} 摄", f"本报记者 {person} 摄", f"{person} 摄", f"记者 {person} 摄/{paper[:2]}影像", f"{paper}记者 {person}摄",
        f"通讯员 {person} 摄", f"（记者 {person} 摄）", f"本报记者{person}摄影报道", f"新华社记者 {person} 摄", f"图/记者 {person}",
        f"新华社发（{person} 摄）",
    ))  # fmt: skip
    return text, [person]


def nameless_credit(random, paper):
    """Give a credit that names no photographer."""
    return random.choice(("（资料图片）", "（受访者供图）", f"{paper}资料图片", "（图片由受访单位提供）", "资料照片"))
