"""Stock to articles: sentences, headlines, names and places by chance, each article with words of its own."""

# ruff: noqa: E501 (a phrase is not broken)

import datetime

from pagemaker import stock

TEMPLATES = (
    "{day}，记者从{place}{org}获悉，{thing}{deed}，{effect}。",
    "据{org}{title}{name}介绍，截至目前，{place}共有{n}个村（社区）参与{thing}，占总数的{p}%。",
    "“{saying}。”{title}{name}说。",
    "{scene}。",
    "在{place}，{thing}{deed}，{effect}。",
    "“{saying}，”{name}告诉记者，“{effect}，大家心里都高兴。”",
    "为此，{org}先后投入{n}万元，组织{m}支队伍，围绕{thing}、{thing2}等开展工作。",
    "数据显示，与上一年相比，{thing2}增长{p}.{q}%，{effect}。",
    "然而，{thing}并非一帆风顺：资金不足、人手紧张、经验欠缺……问题接踵而至。",
    "针对这一情况，{org}提出“一{u}一策、分步推进”的办法，由{title}{name}牵头，{m}个部门分工负责。",
    "{colour}。",
    "{name}今年{age}岁，在{org}干了{m}年；说起{thing}，他如数家珍。",
    "与此同时，{place}还把{thing2}列入重点清单，建立“{thing}+{thing2}”的联动机制，{effect}。",
    "下一步，{org}将继续完善《{place}{thing}管理办法》，力争到明年底使{thing2}{deed}。",
    "{org}有关负责人表示，{thing}不是终点，{thing2}才刚刚开始。",
    "从最初的{m}个试点到如今的{n}个，{place}用了不到{k}年；{effect}，靠的是一股韧劲。",
    "有人算过一笔账：按{n}户计算，每户节省{n2}元，一年就是近{n3}万元。",
    "“‘{thing}’这三个字，我是从{place}听来的。”{title}{name}笑着说，{saying}。",
    "记者看到，{scene}；不远处，{title}{name}正和同事核对{thing2}的数据。",
    "业内专家认为，{thing}与{thing2}相互支撑，既要看眼前，也要看长远，不能搞“一刀切”。",
    "目前，{org}已与{place}、{place2}等{m}地签订协议，{thing}（含{thing2}）{deed}。",
    "当天，{m}名来自{place}的代表参加了活动。",
    "{place2}的情况有所不同：那里山高路远，{thing}起步晚，但{effect}。",
    "“说到底，{thing}是为了让大家过得更好。”{name}坦言。",
    "去年底，{org}曾组织{title}赴{place2}学习，带回了{m}条经验。",
    "{title}{name}从包里掏出一个笔记本，上面密密麻麻记着{thing}的每一个数字。",
    "问起将来的打算，{name}想了想：“先把{thing2}做好，别的慢慢来。”",
    "在{org}的推动下，{place}的{thing2}由{m}处增加到{n}处，{effect}。",
    "如何破题？{org}给出的答案是：先易后难，以点带面。",
    "这项工作涉及{place}、{place2}两地{n}户居民，{org}逐户走访，一一登记。",
    "{name}记得很清楚，第一次谈{thing}的时候，会场里只坐了{m}个人。",
    "{thing}{deed}的消息传开后，电话一个接一个打进{org}。",
    "按照计划，{thing}分三期推进，首期投资{n}万元，其中财政资金占{p}%。",
    "“{effect}，这是看得见的变化。”一位不愿透露姓名的{title}说。",
    "{place}属于典型的丘陵地貌，人均资源只有邻近地区的{p}%，{thing}因此显得格外要紧。",
    "会上，{org}通报了{thing2}的进展，{title}{name}作了发言。",
    "规矩立起来了，{thing}才走得远；{org}为此出台了{m}项制度。",
    "眼下，{name}最惦记的还是{thing2}。",
    "“你看，{scene1}。”顺着{title}{name}手指的方向，记者看到了{thing}的模样。",
    "{org}还邀请{m}位老{title}组成顾问团，定期为{thing2}把脉。",
    "对此，{place}不少居民点赞，也有人提出，{thing2}的步子还可以再大一些。",
    "{thing}的背后，是{org}{n}个日夜的坚守。",
)
LISTS = (
    (
        "主要做法有以下几个方面：",
        ("一是抓{thing}，{effect}；", "二是促{thing2}，{org}每月通报一次；", "三是强保障，投入{n}万元。"),
    ),
    (
        "{place}的变化，写在一组组数字里——",
        ("{thing}，{n}处；", "{thing2}，同比增长{p}.{q}%；", "参与人数，超过{n}万人次。"),
    ),
    (
        "{org}提醒市民：",
        (
            "1.关注{thing}的最新通知，不信谣、不传谣；",
            "2.遇到{thing2}方面的问题，及时拨打热线；",
            "3.相互转告，共同维护。",
        ),
    ),
)
QUESTIONS = (
    ("记者：{place}为什么要下力气抓{thing}？", "{name}：这个问题问得好。{thing}关系千家万户，{effect}，这是我们最看重的。"),
    ("记者：{thing2}推进中遇到过哪些困难？", "{name}：难处不少。起初人手不够，{org}就一个一个做工作；后来{thing2}{deed}，大家才松了口气。"),
    ("记者：下一步有什么打算？", "{name}：按计划，{thing}还要再扩大{m}处。一句话，{saying}。"),
)  # fmt: skip
NOTICES = (
    ("{place}{org}关于{thing}的公告", "根据有关规定，现将{place}{thing}的有关事项公告如下："),
    ("{place}人民政府关于人事任免的通知", "经研究决定，任命下列同志职务："),
)
FIRST = (
    "{day}，记者从{place}{org}了解到，{thing}{deed}，{effect}。",
    "{scene}。{day}，{place}{thing}{deed}。",
    "近日，{place}{org}传来消息：{thing}{deed}。",
    "“{saying}。”{day}上午，在{place}，{title}{name}见到记者时，正忙着{thing}的事。",
    "{place}{thing}{deed}！这是记者日前从{org}得到的消息。",
    "连日来，{place}{org}围绕{thing}、{thing2}等重点，一项一项抓落实。",
)
# A headline may be broken where | stands.
HEADLINES = (
    "{place}|{thing}|{deed}", "{thing}|{deed} |{effect}", "{effect}", "“{short}”|何以可能", "{place}：|{thing}{deed}",
    "{thing}的|“{place}答卷”", "{scene1}", "{org}|力推{thing}", "一件{thing}的|小事", "从{thing}|到{thing2}",
    "{place}投入{n}万元|支持{thing}", "{thing} |{thing2} |齐头并进", "守望{place2}|{m}年", "{thing}，|好事多办",
    "{thing2}|怎么了？", "{name}：|{short}", "{place}今年办好|{m}件实事", "“{thing}”|变“{thing2}”", "{effect}！",
    "{scene1} |{thing}正当时", "{title}的|{m}本日记", "{place}{thing}|一年节省{n3}万元", "让{thing}|更有温度",
    "{place} {place2}|携手共建{thing}", "{place}{title}{name}|和他的{thing}", "{thing2}{deed}|惠及{n}户",
    "《{place}{thing}办法》|今起施行", "{n}名{title}|走进{place2}", "三问|{thing}",
)  # fmt: skip
KICKERS = (
    "{place}{org}{title}{name}：", "{place}探索{thing}新路径", "{org}：", "新数据 新看点 新期待", "{thing2}{deed}",
    "聚焦{thing}系列报道之{k}", "{place}{title}{name}走进{org}", "{m}天、{n}户、{k}次回访", "{place}{org}推动{thing}与{thing2}同步开展",
)  # fmt: skip
MORE_SCENES = (
    "雨后的石板路上，几位老人撑伞慢行",
    "会议室的灯一直亮到深夜，桌上的茶早已凉透",
    "院子里晒着刚收下来的辣椒，红得耀眼",
    "太阳刚刚爬上山头，村口的广播就响了",
    "街角的早点铺前排起长队，热气扑面而来",
    "电子屏上，一组组数据不停跳动",
    "风从江面吹来，岸边的旗子猎猎作响",
    "广场上，孩子们追着鸽子跑",
    "仓库门口，三辆货车正在等候装车",
    "墙上挂着一张泛黄的合影，那是十年前的事了",
    "放学的铃声刚落，校门外已是人头攒动",
    "山路十八弯，面包车颠簸了两个多小时",
)
MORE_SAYINGS = (
    "事情总得有人做，我不做谁做",
    "办法是想出来的，也是逼出来的",
    "没有过不去的坎，只有不肯迈的腿",
    "这条路走对了，就不怕远",
    "话说得再好听，不如干出个样子",
    "大伙儿信我，我就不能让大伙儿失望",
    "早知道这么方便，我去年就该来",
    "数字不会骗人",
    "慢一点没关系，稳当最要紧",
    "我们做的都是小事，可小事连着人心",
    "头一年最难，熬过来就好了",
    "再干十年，我也愿意",
)
DECKS = ("——{place}{thing}见闻", "——来自{place}{org}的报告", "{place}{thing}{deed}，{effect}", "——{effect}")
SUBHEADS = (
    "{thing}：从无到有", "{effect}", "一场关于{thing}的讨论", "“{short}”", "让{thing2}动起来", "从“有没有”到“好不好”",
    "难点在哪里", "{thing2}怎么办？", "算清{m}本账",
)  # fmt: skip
CAPTIONS = (
    "图为{place}{org}工作人员在现场忙碌。", "{day}，{place}，{scene}。", "{place}的{thing}{deed}。",
    "{title}{name}（左一）在{place}查看{thing}。", "{scene}。",
)  # fmt: skip
PHOTO_NEWS = "{day}，{place}{org}，{scene}。近年来，当地以{thing}、{thing2}为抓手，{effect}。"
NUMBERS = "一二三四五六七八九十"


class Writer:
    """The words of one article: one subject, one place, a few people."""

    def __init__(self, random, date, subject=None):
        self.random, self.date = random, date
        self.subject = subject or random.choice(sorted(stock.SUBJECTS))
        self.org, self.title, self.thing, self.deed, self.effect, self.scene, self.saying = stock.SUBJECTS[self.subject]
        self.places = [place(random) for _ in range(3)]
        self.people = [name(random) for _ in range(3)]
        self.left, self.used = [], set()

    def fill(self, template):
        """Give *template* with its slots filled."""
        r = self.random
        thing, thing2 = r.sample(self.thing, 2)
        scene = self.once("scene", template, self.scene + MORE_SCENES)
        saying = self.once("saying", template, self.saying + MORE_SAYINGS)
        day = self.date - datetime.timedelta(days=r.choice((1, 1, 1, 2, 2, 3)))
        if day.month != self.date.month:
            day = self.date
        return template.format(
            day=f"{day.month}月{day.day}日", place=self.places[0], place2=self.places[1], org=r.choice(self.org),
            title=r.choice(self.title), name=r.choice(self.people), thing=thing, thing2=thing2, deed=r.choice(self.deed),
            effect=r.choice(self.effect), scene=scene, scene1=scene.split("，")[0], saying=saying,
            short=saying.split("，")[0], colour=r.choice(stock.COLOUR).format(place=self.places[0]),
            n=r.randint(12, 980), n2=r.randint(100, 900), n3=r.randint(10, 99), m=r.randint(2, 40), k=r.choice(NUMBERS),
            p=r.randint(3, 96), q=r.randint(0, 9), age=r.randint(24, 68), u=r.choice("村户校河企"),
        )  # fmt: skip

    def once(self, slot, template, words):
        """Give words for a slot; what a template really uses is not used again in the article."""
        left = [word for word in words if word not in self.used] or list(words)
        word = left[0] if len(left) == len(words) else self.random.choice(left)
        if "{" + slot + "}" in template:
            self.used.add(word)
        return word

    def paragraph(self, sentences, first=False):
        """Give a paragraph of that many sentences; none is built like another of the article while there are others."""
        chosen = [self.unused() for _ in range(sentences)]
        if first:
            chosen[0] = self.random.choice(FIRST)
        return "".join(self.fill(template) for template in chosen)

    def unused(self):
        """Give a template that the article has not used, as long as there is one."""
        if not self.left:
            self.left = self.random.sample(TEMPLATES, len(TEMPLATES))
        return self.left.pop()

    def listed(self):
        """Give the paragraphs of an enumeration: its opening, which ends no sentence, and its points."""
        opening, points = self.random.choice(LISTS)
        return [self.paragraph(1) + self.fill(opening)] + [self.fill(point) for point in points]

    def asked(self):
        """Give questions and answers, a paragraph each."""
        who = self.people[0]
        return [self.fill(line) for pair in QUESTIONS for line in self.named(pair, who)]

    def named(self, pair, who):
        """Give a question and an answer with the answerer's name set."""
        return [line.replace("{name}", who) for line in pair]

    def paragraphs(self, count):
        """Give the paragraphs of a body."""
        sizes = [self.random.choice((1, 1, 2, 2, 3, 4)) for _ in range(count)]
        paragraphs = [self.paragraph(size, first=not k) for k, size in enumerate(sizes)]
        chance = self.random.random()
        if count > 4 and chance < 0.16:
            at = self.random.randint(2, count - 1)
            paragraphs[at:at] = self.listed() if chance < 0.1 else self.asked()
        return paragraphs

    def one_of(self, templates, longest=40):
        """Give one of *templates*, filled, not longer than *longest*."""
        texts = [self.fill(self.random.choice(templates)) for _ in range(20)]
        return next((text for text in texts if len(text.replace("|", "")) <= longest), min(texts, key=len))


def place(random):
    """Give an invented place."""
    return (
        random.choice(stock.PLACE_FRONT)
        + random.choice(stock.PLACE_BACK)
        + random.choice(("县", "镇", "区", "市", "村"))
    )


def name(random):
    """Give an invented name of two or three characters."""
    return random.choice(stock.SURNAMES) + "".join(random.sample(stock.GIVEN, random.choice((1, 2, 2))))
