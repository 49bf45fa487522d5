"""Lines to formulas: the set phrases by which a newspaper names its writers, its jumps and its furniture.

Every pattern is tried on a line's first or last `REACH` characters only, so that a line of any length costs the same.
"""

# ruff: noqa: E501 (a phrase is not broken)

import re

from .surnames import are_names


def either(*phrases: str, flags: int = 0) -> re.Pattern[str]:
    """Compile a search for any of *phrases*, each of which opens with one character or with a class of them.

    The engine passes over all characters that open none of them, several times as fast as over those of `a|b|c`, and
    behind one that does looks for its phrases ten at a time.
    """
    opens = [first_of(phrase) for phrase in phrases]
    rests = [f"(?<={first}){phrase[len(first) :]}" for first, phrase in zip(opens, phrases)]
    firsts = [first.strip("[]") for first in opens]
    tens = [slice(k, k + 10) for k in range(0, len(phrases), 10)]
    groups = [f"(?<=[{''.join(firsts[ten])}])(?:{'|'.join(rests[ten])})" for ten in tens]
    return re.compile(f"[{''.join(firsts)}](?:{'|'.join(groups)})", flags)


def first_of(phrase: str) -> str:
    """Give the character or the class of characters that the pattern *phrase* opens with."""
    return re.match(r"\[[^\]]*\]|\\?.", phrase)[0]


REACH = 120
HAN = r"[\u3400-\u9fff\u3007]"
SEP = r"[ \u3000\xa0、，,/／|｜:：;；]"
MARK = r"[□■◆●▲◎○◇★☆△▢▣◤\u2580-\u25ff]"
DIGITS = r"[0-9０-９零〇一二三四五六七八九十廿卅]"

PAPER = (
    r"(?:本[报報刊台社网網]|[\u3400-\u9fff\w·—\-]{0,16}?(?:日[报報]|晚[报報]|晨[报報]|[时時][报報]|商[报報]|都市[报報]|早[报報]"
    r"|周[报報]|[导導][报報]|青年[报報]|法[制治][报報]|[报報]社?|[通新][讯訊华華]社|中新社|[网網]|客[户戶]端|融媒|[电電][视視]台|[\u3400-\u9fff]{2}新[闻聞])(?:全媒[体體])?)"
)
KIND = r"(?:全媒[体體]|融媒[体體]?|首席|特[约約派]|高[级級]|[资資]深|[见見][习習]|[驻駐]\S{1,6}?|[摄攝]影|文字|通[讯訊]社)*"
WHO = r"(?:[记記]者|通[讯訊][员員]|[实實][习習]生|[实實][习習][记記]者|[评評][论論][员員]|撰稿人?|[编編]辑|作者|特[约約]撰[稿述])"
NAME = HAN + r"{1,4}(?:[·•・]" + HAN + r"{1,8})*"
NAMES = rf"{NAME}(?:{SEP}+{NAME})*"
SIGN_OFF = re.compile(
    rf"[（(](?:[^（）()。！？]{{0,24}}?{WHO}{SEP}*[^（）()。！？]{{1,40}}|(?:[据據]|[综綜]合|均?[据據])[^（）()。，]{{1,20}}"
    rf"|作者[^（）()。]{{1,40}}|[^（）()。，]{{0,12}}社[\u3400-\u9fff]{{0,4}}(?:[专專][电電稿]|特稿)|{NAMES}[ \u3000]*[/／]?(?:文|整理|辑|供稿))[）)]$"
)
NAMED = re.compile(r"(?<=[。.．！？”」…])[ \u3000]?[（(]([^（）()。，]{2,16})[）)]$")  # perhaps names
OFFICE = re.compile(r"[记記]者|[通][讯訊][员員]|[实實][习習]|[评評][论論]")
PEN_NAMED = re.compile(
    r"[\u3400-\u9fff]{1,2}(?![社报報网網图圖摄攝表片])[\u3400-\u9fff]"
)  # in brackets of its own below a text
OFFICE_SIGNS = re.compile(  # 某县人民政府, below a notice
    r"[\u3400-\u9fff（）()]{3,24}(?:政府|[会會]|公司|法院|[检檢]察院|局|[办辦]公室|中心|[医醫]院|[学學]校|[银銀]行|[编編][辑輯]部|社|集[团團]|[队隊]|[厂廠]|所|[厅廳]|部|[团團])"
)
SIGNS_ALL = re.compile(r"(?<=[。.．！？”」…])[ \u3000]?[（(]([\u3400-\u9fff·／/ \u3000]{2,20})[）)]$")
NO_SIGN = re.compile(
    r"^(?:完|全文|待[续續]|未完|[掌笑][声聲]|鼓掌|[续續]|连载|連載|[摘选選节節]|[附见見图圖表注略笑]|[资資]料|下[转轉期]|上[接期])|[图圖表片]$"
)
ADDRESSED = re.compile("(?:先生|女士|小姐|同[学學])[）)]?$")  # a reader, who wrote nothing here
LETTER = re.compile(
    r"(?:尊敬的)?[编編][辑輯](?:部|先生|同志|老师|老師)?(?:同志|先生)?(?:大[鉴鑒])?[：:]"
)  # 编辑同志：我……
LETTER_OPENS = "尊编編"
NOTE = re.compile("[【]?(?:[编編]者(?:按|的话|的話|[语語])|[开開][栏欄]|按[语語])")
SALUTES = re.compile(
    r"(?:(?:尊敬的)?[编編][辑輯](?:部)?(?:同志|先生)?(?:大[鉴鑒])?|各[^，。：:各]{1,12}(?:[、，]各?[^，。：:]{1,12}){0,4}|(?:尊敬的|[亲親][爱愛]的)[^，。：:]{2,12}|[\u3400-\u9fff]{2,4}(?:[读讀]者|同志|先生|女士|朋友))[：:]$"
)
APPOINTS = re.compile(r"(?:[决決]定|批准|接受|通[过過])?(?:任命|免去|[辞辭]去)[^，。]{0,8}[：:]$")
UNBRACKETED = re.compile(
    rf"(?<=[。.．！？”])[ \u3000]*本[报報]{KIND}[记記]者[ \u3000]*{NAMES}$"
)  # 本报记者 甲某, below a text
MEASURED = re.compile(
    r"[\u3400-\u9fff（）()]{2,14}[：:][ \u3000]*\d[\d.,]{0,5}(?![\d.,])[^，。：:]{1,8}"
)  # 日均接单：38单
VOID = re.compile("声明作[废廢]。?$|聲明作廢。?$")  # what is lost
PRICED = re.compile(
    r"[\u3400-\u9fff（）()]{1,10}[ \u3000]+\d+(?:\.\d+)?[ \u3000]*[\u3400-\u9fff/／℃%]{0,6}"
)  # 土豆 3.2
NAMED_NOTICE = re.compile(r"[【〔\[][\u3400-\u9fff]{2,4}[】〕\]][^】〕\]]{6,}")  # 【招聘】某店招店员
LISTED = re.compile(r"\d{1,2}[:：]\d\d[ \u3000]|(?:[^ \u3000，。]+[ \u3000]+){2,}[^ \u3000，。]+$")
PLACE = re.compile(  # 某某厂工人, 某某区, 高二（3）班
    r"[\u3400-\u9fff\w（）()]{1,14}[人者员員工师師生局庭院厅廳办辦委友区區乡鄉镇鎮村县縣市厂廠校会會系部街道处處院社民者队隊所长長号號弄里路街楼樓站段科室组組班店馆館园園学學中心级級届屆路巷]"
)
WHO_AND_WHERE = re.compile(  # 某某厂工人 甲某, 某某区 甲某
    rf"(?:[\u3400-\u9fff]{{2,6}}[ \u3000]+)?{PLACE.pattern}[ \u3000]+([\u3400-\u9fff]{{1,4}}(?:[ \u3000、][\u3400-\u9fff]{{1,4}}){{0,3}})(?:等[\u3400-\u9fff\d]{{1,6}})?"
)
DAY = re.compile(rf"(?:{DIGITS}{{4}}年)?{DIGITS}{{1,3}}月{DIGITS}{{1,3}}日")
CONTACT = re.compile(
    r"[\u3400-\u9fff]{0,4}(?:[电電][话話]|地址|[联聯][系繫絡络]人|[邮郵][编編箱]|[传傳]真|[网網]址|[热熱][线線])[:：]"
)
AUTHOR_IS = re.compile(r"^[（(]?作者(?:[系为為是]|[单單]位|[简簡]介)[：:]?[^。]{2,60}[）)]?$")
PAGE_NUMBER = rf"(?:第?\s*[A-Za-zＡ-ＺⅠ-Ⅻ]{{0,3}}{DIGITS}{{1,4}}\s*[、，,及和至\-—－~～]?\s*[A-Za-z]?{DIGITS}{{0,3}}\s*版|[头頭]版|[A-Z]\d{{1,3}}(?=[）)】\]〕]))"
JUMP_IN = re.compile(
    rf"^[（(【\[〔▲△▶►◀◄←↑→<>》]{{0,4}}\s*(?:[紧緊]?[上接续續]接?|[紧緊]接)(?P<how>[自从]?)\s*(?P<page>{PAGE_NUMBER})"
    rf"(?:(?=[^（(\s]{{0,24}}[）)】\]〕])[^，。（(）)】\]〕]{{0,24}})?[）)】\]〕▶►◀◄]{{0,3}}[：:]?"
)
JUMP_MARKS, JUMP_NEAR = "上接续續", 6  # one of these is among its first characters, so many
JUMP_OPENS = frozenset(JUMP_MARKS)
JUMP_OUT = re.compile(
    rf"[（(【\[〔▲△▶►↓→>》]{{0,4}}\s*(?:下[转轉接]|[紧緊]?[转轉])\s*(?P<page>{PAGE_NUMBER})[^，。！？）)】\]〕]{{0,16}}[）)】\]〕▶►▲↓→>》]*$"
)
SEE_ALSO = re.compile(
    rf"[（(【▶►→]\s*(?:[详詳]见|[全原]文[见刊]|相[关關][报報][道導评論评论新闻]*[见刊]?|[图圖]?文?[见見])[^，。（）()]{{0,10}}{PAGE_NUMBER}[^，。（）()]{{0,8}}[）)】]?$"
)

CREDIT_TAIL = re.compile(
    r"(?:[（(](?P<inner>[^（）()。！？]{2,40})[）)]|(?<=[。.．！？”])\s*(?P<bare>[^。！？]{3,30}))$"
)
BYLINE_TAIL = re.compile(
    r"[ \u3000]*(?P<byline>[□■◆●▲◎○◇★☆△▢▣▌▍▎][^□■◆●▲◎○◇★☆△▢▣▌▍▎]{2,50}|(?<=[ \u3000])[\u3400-\u9fff]{2,8}[报報][记記]者[ \u3000][^，。]{2,40}|(?<=[ \u3000])本[报報][^，。]{2,50}|(?:首席|特[约約派]|[见見][习習]|[\u3400-\u9fff]?[本晚晨日商][报報])*[记記]者[ \u3000][^，。]{2,40})$"
)
CAPTION_OPENS = re.compile(
    r"^(?:[▲△▼▽◀◄▶►●]|[图圖][为為][^，。]?|[上下左右本][图圖][为為：:，]?|[（(]?[图圖]\s*[0-9①-⑩一二三四]\s*[：:、])"
)
SHOWS = re.compile("[（(▲▼]?[上下左右本]?[图圖][为為]")  # 图为……, a paragraph of its own
ONE_OR_ALL = re.compile("^[（(]?[图圖]片?由")  # 图片由某某提供: one picture, or all of an article
WHOLE_PAGE_CREDIT = re.compile(r"^[（(]?(?:本版|本组|本組|均|除署名|[图圖]片?(?:均|由))")

EDITOR = r"(?:[责責]任?[编編][辑輯]?|校[ \u3000]*[对對]|美[编編]|[组組]版|版式|[图圖][编編])"
EDITORS = re.compile(
    rf"^{MARK}?{EDITOR}{HAN}{{2,3}}(?:[ \u3000]+{EDITOR}{HAN}{{2,3}})+$|"  # 责编甲某 校对乙某
    rf"^{MARK}?"
    r"(?:第?[一二三四五六七八九十\d]{1,3}版|本版|本[报報]|今日|值班|首席|[责責]任)?(?:[责責]任?[编編][辑輯]?|[责責]校|校[ \u3000]*[对對]|美[编編術术][编編]?[辑輯]?|[编編][辑輯]|核稿|版式|[图圖][编編]|[视視][觉覺]|主[编編]|[值执執][班行]\S{0,4}"
    r"|[组組][版稿]|[审審][读讀]|[编編][审審]|制[图圖]|[总總][编編][辑輯]?|[检檢][校查])(?:[设設][计計]|[编編][辑輯])?\s*[:：/／ \u3000].{1,70}$"
)
DATE_LINE = re.compile(rf"(?:19|20)\d\d年\d{{1,2}}月\d{{1,2}}日[ \u3000]*星期{DIGITS}[^，。]{{0,24}}")
FURNITURE = re.compile(
    rf"^(?:{HAN}{{2,8}}(?:[ \u3000]+{HAN}{{2,4}})?[ \u3000]+第?{DIGITS}{{1,3}}[版页頁][ \u3000]*[^，。]{{0,12}}|中[华華]民[国國][^，。]{{1,8}}年{DIGITS}{{1,3}}月{DIGITS}{{1,3}}日.{{0,30}}|(?:第?[\d〇零一二三四五六七八九十百千]{{2,6}}[期号號][ \u3000]*)?[一二三四五六七八九〇零○OＯ]{{4}}年{DIGITS}{{1,3}}月{DIGITS}{{1,3}}日.{{0,30}}|.{{0,24}}(?:19|20|二[〇零○OＯ0])[0-9〇零○OＯ一二三四五六七八九]{{2}}(?:年{DIGITS}{{1,3}}月{DIGITS}{{1,3}}日|[.\-/]\d{{1,2}}[.\-/]\d{{1,2}}).{{0,50}}"
    rf"|(?=.*\d).{{0,30}}星期[一二三四五六日天].{{0,30}}"
    rf"|{DIGITS}{{1,3}}月{DIGITS}{{1,3}}日\s*(?:星期|周|[农農][历曆]).{{0,40}}|星期[一二三四五六日天].{{0,30}}|[农農夏][历曆].{{1,30}}"
    r"|[—\-·•]{1,2}\s*[A-Z]?\d{1,3}\s*[—\-·•]{1,2}|[A-Z]?\d{1,2}\s*[\-—/／]\s*[A-Z]?\d{1,2}|[总總]?第(?:\d{2,6}|[〇零一二三四五六七八九十百千]{2,6})[期号號]|(?:19|20)\d\d年\d{1,2}月"
    r"|[晴阴陰多云雲小中大阵陣雷雨雪雾霧霾转轉到间間有时時 \u3000]{1,16}-?\d{1,2}[℃度].{0,30}"
    rf"|第?\s*[A-Za-z]?\d{{1,3}}\s*版?|第?{DIGITS}{{1,4}}版[ \u3000:：·]*[^，。]{{0,10}}|[A-ZⅠ-Ⅻ]{{0,3}}\d{{1,2}}版?[ \u3000|｜]+[\u3400-\u9fff·]{{2,8}}|[\u3400-\u9fff·•]{{2,8}}[ \u3000|｜·•]+第?[A-Z]?\d{{1,2}}(?:[-—、]\d{{1,2}})?版?[·•]?|{HAN}{{2,8}}[ \u3000]+{HAN}{{2,4}}[ \u3000]+[A-Z]?\d{{1,2}}|{HAN}{{2,8}}[ \u3000]+[A-Z]{{0,2}}\d{{1,2}}版?[ \u3000]+{HAN}{{2,4}}|今日.{{0,6}}\d+版.{{0,16}}"
    r"|.{0,20}(?:[国國][内內][统統]一|[统統]一[刊书])(?:[连連][续續]出版物|刊)?[号號].{0,60}|.{0,12}(?:[邮郵][发發]代[号號]|投稿[邮郵]箱|新[闻聞][热熱][线線]|[电電]子[邮郵]箱|[热熱][线線][电電][话話]|[广廣]告[热熱][线線]|E-?mail)\s*[:：].{0,80}"
    rf"|.{{2,40}}[ \u3000](?:[责責]任?[编編][辑輯]?|美[编編])[:：/／].{{1,40}}|本版(?:言论|文章|稿件|内容|观点|评论)[^。]{{2,60}}。?|上一[版篇期][ \u3000]*下一[版篇期].{{0,20}}|中共.{{2,12}}[委会會](?:机关[报報]|主管|主[办辦]).{{0,30}}|(?:[总總]?第\d{{2,6}}[期号號][ \u3000]+)?今日{DIGITS}{{1,2}}版.{{0,16}}|今[天日].{{2,30}}℃.{{0,20}}|https?://\S+|www\.\S+|[A-Z][A-Z .&]{{5,40}}|{HAN}{{2,8}}(?:日[报報]|晚[报報]|晨[报報]|[时時][报報]|商[报報]|都市[报報]|早[报報]))$"
)
# what a paper says of itself: its address, price and printer; the weather
IMPRINT = re.compile(
    r"(?:新[闻聞]|[读讀]者|[报報爆]料|投稿|[广廣]告|[发發]行|本[报報])(?:(?:[热熱][线線]|咨[询詢]|[电電][话話])(?=.*[\d:：])|[ \u3000:：]*\d{5})"
    r"|零售(?:每份|[价價](?:每份|[:： \d])|[:：\d])|每份[\d.一二三四五六七八九零]+[元角分]|[定订訂][价價][:：]|印刷(?:[:：厂廠]|[厂廠])|[开開印]印\d|印完\d|[报報]?社址[:：]"
    r"|本[报報]地址|[邮郵][发發]代[号號]|刊[号號][:： ]|[广廣]告[经經许許]|[发發]行部?[:：]|[订訂][阅閱][:：电電热熱]"
    r"|(?:社|部|中心|[委府])(?:出版|主[办辦管])$|主[办辦管][ \u3000:：]|主管主[办辦]|机关[报報]$|[客户戶]{2}端$|天[气氣].*[℃度]"
    r"|^官方(?:微[信博]|[网網]站)|^(?:微信|[请請])?[扫掃](?:一[扫掃]|[码碼描])[^，。]{0,4}(?:[关關]注|看|[阅閱]|了解|下[载載])|^[^，。]{0,8}[扫掃][^，。]{0,3}二[维維][码碼]$|^[\u3400-\u9fff]{0,4}[热熱][线線][ \u3000:：]*[\d\-—]{7,14}(?:$|[ \u3000])|法律[顾顧][问問][:：]|[许許准][可印][证證][号號]?[:：]|^[电電][话話][:：]?[ \u3000]*[（(\d]|天[气氣][预預][报報][:：]"
    r"|^地址[:：]|^[传傳]真[:：]|www\.|https?:|\w@\w|[邮郵][编編][:：].*[电電][话話]|[热熱][线線].*[邮郵]箱|[农農][历曆]|^[甲乙丙丁戊己已巳庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年"
)
REACHED = re.compile(r"\d{6,}|\d{3,}-\d{3,}|www\.|\w@\w")  # a number or an address to be called at
SECTION = re.compile(
    r"^(?:[\u3400-\u9fff]{2,4}新[闻聞]|要[闻聞]|深度|[县縣]域|文[体體]|[综綜]合(?:新[闻聞])?|[时時]政|[经經][济濟](?:新[闻聞])?|社[会會]|[国國][际際內内]|[体體]育|文化|教育|[评評][论論]|理[论論]|副刊|[广廣]告|[区區][县縣](?:新[闻聞])?|民生|[财財][经經]|科技|本地|都市|天下|[专專][题題]|特[别別][报報][道導]|[视視][觉覺])$"
)
SHORT = re.compile(r"[\u3400-\u9fff]{2,4}(?:[·•][\u3400-\u9fff]{2,4})?")
PAPER_NAME = r"(?:(?!.*[通汇彙情预預捷喜海简簡播战戰回快公警申电電壁板画畫][报報]$)[\u3400-\u9fff]{2,8}[报報]|[\u3400-\u9fff]{2,8}[日晚晨早商][报報][·•][\u3400-\u9fff]{2,6})"
PAPER_AND_SECTION = re.compile(rf"{PAPER_NAME}(?:[ \u3000]+[\u3400-\u9fff]{{2,4}})?")  # 某某晚报 要闻
MASTHEAD = re.compile(
    r"(?:[\u3400-\u9fff][ \u3000]?){1,7}(?:[日晚晨早][ \u3000]?|[时時商][ \u3000]?|都[ \u3000]?市[ \u3000]?)[报報]"
)
CONTINUES = re.compile(r"[（(](?:未完|待[续續]|未完待[续續]|[连連][载載](?:[ \u3000·]*(?:未完|待[续續]|完))?)[）)]$")
INDEX = re.compile(
    r"^[#\s【\[■▶]*(?:(?:今[ \u3000]?日[ \u3000]?|本[ \u3000]?期[ \u3000]?|新[闻聞]|精彩|内容|要[闻聞])?(?:[导導]\s*[读讀]|要[ \u3000]?目|提[ \u3000]?要|看[ \u3000]?[点點])|(?:[明次]日|下期)?[预預]告|[导導]\s*[览覽])[ \u3000:：】\]▶]*$"
)
PAGE_REFERENCE = re.compile(
    rf"(?:^[A-Z]{{1,2}}\d{{1,2}}[ \u3000]+\S|^\s*[▶►◆●■▲→]?\s*[A-Z]?\d{{1,2}}\s*版?\s*[》>›»|｜:：▶►·]|^第?{DIGITS}{{1,3}}版[ \u3000]|{PAGE_NUMBER}\s*[）)】»>▶►]?$|[》>›»▶►…\.·]\s*[A-Z]?\d{{1,2}}\s*版?\s*$|\bA?\d{{2}}$)"
)

ON_PAGE = re.compile(  # 详见2版：某某开工, P5 某某开工, 某某开工……A2
    r"[（(][A-Z]{0,2}\d{1,2}版[）)]\s*[^。]{4,40}$|[▶►→●■◆▲]*\s*(?:(?:[详詳]?[见見]|[全原]文[见見])?\s*第?[A-Z]{0,2}\d{1,2}\s*版|[A-Z]{1,2}\d{1,2}|0\d)\s*[ \u3000：:|｜》>·]\s*[^。]{4,40}$"
    r"|[^。]{4,40}[ \u3000][A-Z]{1,2}\d{1,2}版?$|[^。]{4,40}(?:…+|\.{3,}|·{2,}|[》>]+)\s*[A-Z]{0,2}\d{1,2}\s*版?$"
)

FINAL = re.compile(r"(?:[。！？!?]|……|[^\d\s][.．])[”’」』﹂﹄\"'）)》】]*$")
LAST = frozenset("。！？!?….．”’」』﹂﹄\"'）)》】版▶►▲")  # what the end of a paragraph ends with
SOFT = re.compile(r"(?:——|…|[：:；;])[”’」』]?$")
COMMAS = re.compile(r"[，,。；;]")
NEWS = re.compile(
    rf"^(?:[昨今][日天晚]|近日|近[来期]|日前|[连連]日[来來]|上周|本周|[这這][几幾]天|{DIGITS}{{1,3}}月{DIGITS}{{1,3}}日|{DIGITS}{{1,3}}日[，,上下晚]|[记記]者[从從昨近日前]|[据據].{{2,12}}(?:消息|通[报報]|介[绍紹])|(?:19|20)\d\d年|今年)"
)
# the rest of a word or a sentence at the head of a line: 后，……
GOING_ON = re.compile(
    r"^(?:[，。；：、！？,;!?）)》”’]|[^\s\d一二三四五六七八九十“‘（(但而故可则却且唉哦对][，。；、！？,;!?])"
)
NOTICE = re.compile("(?:[启啟]事|公告|通告|公示|[声聲]明|[讣訃]告)$")
NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]+是|第[一二三四五六七八九十]+[，,]|\d{1,2}[.．、](?!\d)|[（(][一二三四五六七八九十\d]{1,2}[）)]|[①-⑳]|[一二三四五六七八九十]{1,3}、|(?:[记記]者|[问問]|答|主持人|[QＱAＡ])[：:])"
)
POINT = re.compile(
    rf"(?:{MARK}|[一二三四五六七八九十]{{1,2}}、|\d{{1,2}}[.．、](?!\d)|[①-⑳]|[（(][一二三四五六七八九十\d]{{1,2}}[）)])"
)
QUESTION = re.compile("^[问問QＱ][：:]")
ASKED = re.compile("[问問答QＱAＡ][：:]")
SPEAKS = re.compile(rf"^{HAN}{{2,6}}(?:·{HAN}{{1,8}})?[：:]")  # 甲某：……, as in a talk
# what the first sentence of news says of when, whose words a paragraph inside an article tells, and how the last opens
DATED = either(
    "昨[日天晚晨]", "日前", "近日", "今[日天晨]", "[前当當]天", rf"{DIGITS}{DIGITS}?月{DIGITS}{{1,3}}日",
    r"\d(?<!\d\d)\d?日", "上午", "[连連]日[来來]", "[本上][周週]", "截至",
)  # fmt: skip
TELLS = either(
    "[说說][，：。]", "表示[，：。]", "介[绍紹][，：。]", "[认認][为為][，：。]", "坦言[，：。]",
    "告[诉訴][记記]者[，：。]",
)  # fmt: skip
CLOSES = either("下一步", "今[后後]", "[将將](?:[继繼][续續]|[进進]一步)", "提醒", "目前", "[据據]悉", "截至")
EVENT = re.compile(
    r"在[\u3400-\u9fff]{2,12}(?:[举舉]行|召[开開]|[开開][幕工展]|[启啟][动動]|[举舉][办辦]|揭牌|[发發]布)"
)  # an event
POINTS_BACK = re.compile(
    r"(?:[他她它]|[这這那其该該此]|上述|如今|于是|但|而|不[过過]|然而|[为為对對]此|同[时時]|除了|最|更|[还還]|也|再|正是|有了|就)"
)
GOES_ON = re.compile(
    r"^(?:此外|同[时時]|另外|[其而]中|因此|[为為]此|但|而|[据據]悉|[据據]了解|目前|[随隨][后後]|[接然][着著后後]|不[过過]|[当當]天|[对對]此|于是|如今|[这這那他她它]|“|与此)"
)


def is_han(character: str) -> bool:
    """Tell whether *character* is a common Chinese one, no mark, figure or letter."""
    return "\u3400" <= character <= "\u9fff"


def ends(text: str) -> bool:
    """Tell whether *text* ends as a paragraph does: with a sentence, or with a formula after one."""
    if text[-1:] not in LAST:
        return False
    if FINAL.search(text[-8:]) or len(text) == 1:  # a line may hold nothing but the mark that closes the one above
        return True
    tail = text[-60:]
    if tail[-1:] not in "）)】版▶►▲":
        return False
    return bool(
        any(pattern.search(tail) for pattern in (JUMP_OUT, SIGN_OFF, SEE_ALSO, CONTINUES)) or signs_at_end(tail)
    )


def jump_of(text: str) -> re.Match[str] | None:
    """Give the formula that says from which page *text*, the head of a row or a paragraph, comes: （上接第一版）."""
    return None if JUMP_OPENS.isdisjoint(text[:JUMP_NEAR]) else JUMP_IN.match(text)


def signs_at_end(text: str) -> re.Match[str] | None:
    """Give where *text* closes, after a sentence, with brackets that may name who wrote it: ……。（某某小学）."""
    found = SIGNS_ALL.search(text) if text.endswith(("）", ")")) else None
    return found if found and not NO_SIGN.search(found[1]) else None


def names_at_end(text: str) -> re.Match[str] | None:
    """Give where *text* closes with names in brackets, after a sentence: ……。（甲某）."""
    found = NAMED.search(text) if text.endswith(("）", ")")) else None
    if found is None or ADDRESSED.search(text):
        return None
    words = found[1].split()
    last = len(words) == 2 and len(words[0]) > 2 and are_names(words[1])  # （某某站 甲某）
    pen_named = PEN_NAMED.fullmatch(found[1]) and not NO_SIGN.search(found[1])
    return found if last or are_names(found[1]) or pen_named else None
