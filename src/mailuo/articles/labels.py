"""Lines to labels: what a short line beside a headline is called by: the name of a column, a part of a series, a deck."""

# ruff: noqa: E501 (a phrase is not broken)

import re

from .items import Item, letters

DECK = re.compile(r"^\s*(?:——|──|―|—|--)")
COLON = ("：", ":", "︰")
RUBRIC = re.compile(
    r"聚焦|[访訪][谈談]|解[读讀]|[观觀]察|[调調]研行|[专專][栏欄题題]|系列[报報][道導]|特[别別][报報][道導]|[关關]注|[视視][点點窗野]|[进進]行[时時]|面[对對]面|深一度|[快锐銳][评評]|[时時短微][评評]|[动動][态態]"
    r"|速[递遞览覽]|一[線线][直报报道]|[纪紀][实實]|[简簡短][讯訊]|[报報]眼|[头頭][条條]|[专专採采探走][访訪]$|(?:[实實][录錄]|[语語][录錄]|名[录錄]|[忆憶][录錄])$|看[点點]$|[论論][坛壇]|大家[谈談]|[热熱][点點]|[焦聚][点點]|亮[点點]|[调調]查$|手[记記]$|人物$|故事$|[现現][场場]$|民生$|深度$"
    r"|走基[层層]|[权權]威[发發]布|[连連][线線]|[追回][踪蹤访訪]$|直[击擊]|直通[车車]|[广廣]角|[纵縱][横橫]|之窗$|之[声聲]$|[镜鏡][头頭]|[图圖][说說读讀]|[读讀][图圖]|[链鏈]接$|[答问問][疑答]$|播[报報]$|[资資][讯訊]$|[随隨漫][笔筆]$|札[记記]$|[讲講][堂坛壇]$|[会會]客[厅廳]|[风風][采彩]$|巡[礼禮]$|[周特][刊]$|延伸|[阅閱][读讀]$|背景$|[数數][说說]|[快简簡速][报報]$|[扫掃]描$|集[锦錦]$|行情$|信箱$|众[议議]|一句[话話]|漫[话話]$|[环環]球|回眸|[奋奮]斗者|田野上"
)
SERIES = re.compile(r"之[一二三四五六七八九十\d]+$")


def is_rubric(text: str) -> bool:
    """Tell whether *text* reads like the name of a column: 一线见闻, 记者手记; such a name counts nothing."""
    return bool(len(letters(text)) <= 14 and RUBRIC.search(text) and not re.search(r"[\d，、。！？]", text))


def share_a_word(above: str, below: str) -> bool:
    """Tell whether two lines share a pair of letters."""
    one, two = letters(above)[:80], letters(below)[:80]
    return any(two[k : k + 2] in one for k in range(len(two) - 1))


def is_label(line: Item) -> bool:
    """Tell whether *line* could be no headline: a short label or a deck."""
    return bool(len(letters(line.text)) <= 6 or DECK.match(line.text) or is_rubric(line.text))
