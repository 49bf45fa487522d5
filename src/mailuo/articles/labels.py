"""Lines to labels: what a short line beside a headline is called by: the name of a column, a part of a series, a deck."""

# ruff: noqa: E501 (a phrase is not broken)

import functools
import re

from .items import Item, letters

DECK = re.compile(r"^\s*(?:——|──|―|—|--|[一二三四五六七八九再][论論](?=[^，。]{4}))")  # ——某某见闻, 二论某某
COLON = ("：", ":", "︰")
RUBRIC = re.compile(
    r"聚焦|[访訪][谈談]|解[读讀]|[观觀]察|[调調]研行|[专專][栏欄题題]|系列[报報][道導]|特[别別][报報][道導]|[关關]注|[视視][点點窗野]|[进進]行[时時]|面[对對]面|深一度|[快锐銳][评評]|[时時短微][评評]|[动動][态態]"
    r"|速[递遞览覽]|一[線线][直报报道]|[纪紀][实實]|[简簡短][讯訊]|[报報]眼|[头頭][条條]|[专专採采探走][访訪]$|(?:[实實][录錄]|[语語][录錄]|名[录錄]|[忆憶][录錄])$|看[点點]$|[论論][坛壇]|大家[谈談]|[热熱][点點]|[焦聚][点點]|亮[点點]|[调調]查$|手[记記]$|人物$|故事$|[现現][场場]$|民生$|深度$"
    r"|走基[层層]|[权權]威[发發]布|[连連][线線]|[追回][踪蹤访訪]$|直[击擊]|直通[车車]|[广廣]角|[纵縱][横橫]|之窗$|之[声聲]$|[镜鏡][头頭]|[图圖][说說读讀]|[读讀][图圖]|[链鏈]接$|[答问問][疑答]$|播[报報]$|[资資][讯訊]$|[随隨漫][笔筆]$|札[记記]$|[讲講][堂坛壇]$|[会會]客[厅廳]|[风風][采彩]$|巡[礼禮]$|[周特][刊]$|延伸|[阅閱][读讀]$|背景$|[数數][说說]|[快简簡速][报報]$|[扫掃]描$|集[锦錦]$|行情$|信箱$|众[议議]|跟帖|致敬|首[评評]$|一句[话話]|漫[话話]$|[环環]球|回眸|[奋奮]斗者|田野上"
)
# … which a headline may end in too, if it is longer
BRIEF_RUBRIC = re.compile(
    r"短波|短[传傳]|快[讯訊语語言拍递遞]|[连連][载載]|小小[说說]|[传傳]真|[来來][信函電电稿论論]|[园園]地|心[声聲语語]|提[示醒]|[释釋]疑|[说說][法案理]|[书書][橱櫥架林香评評]|[剧劇影][评評]|[圆圓]桌|茶[座馆館余餘]|夜[话話]|[闲閒][语語话話]|世[相象]|[诗詩][会會页頁笺]|摘[编編登要]|[选選]登"
    r"|知[识識]|常[识識]|警[钟鐘]|在[线線]|前沿|[视視][窗线線]|天地|之家|[维維][权權]|瞭望|[经經][纬緯]|[帮幫][办辦你忙]|身[边邊]|新人新事|[荣榮]榜|[光谣務务]台|回音|[编編][读讀后後余餘者辑輯]|有[话話问問]|必[答应應]|法眼|旁白|[速数數深][读讀]|[告启啟]示|[顾顧][问問]"
    r"|小[资資档檔]|旧事|往事|[忆憶][旧舊]|[纪紀]事|走[读讀]|[杂雜][谈談感文]|[随隨][想感]|巷[议議]|[两兩一三][议議]|[争爭][鸣鳴]|[微箴]言|[论論][点點语語丛叢]|漫步|拾[贝貝零遗遺]|一瞥|掌故|民意|投[书書]|看板|[说說]$|[谈談]$|[声聲]音$|[对對][话話]$|案例$|一[线線]$|内外$|中[国國]人$|人[间間]"
    r"|呼[声聲]|[图圖]片新[闻聞]|新[闻聞][图圖]片|善[举舉]|好人$|之光$|之歌$|[传傳]承$|漫[笔筆]$|哨$|[课課]堂|[驿驛]站|走廊|[长長]廊|[时時]空|[纵縱][览覽]|[博综綜][览覽]|[荟薈]萃|[讲講]述|周刊|副刊|[专專][版刊页頁]|信息|[资資]料|新知|[镜鏡]像|[寻尋][访訪踪蹤]|探[访訪索秘]|[问問][政答诊診计計]|[评評][弹彈说說理]|[消信][息使]"
)
SPACED = re.compile(r"(?:[\u3400-\u9fff][ \u3000]+){2,}[\u3400-\u9fff]")
DOTTED = re.compile(r"[\u3400-\u9fff\d ]{2,14}[·•・][\u3400-\u9fff]{2,12}")  # 走基层·一线见闻
SERIES = re.compile(r"之[一二三四五六七八九十\d]+$")


@functools.lru_cache(maxsize=1024)  # a heading is asked about many times in turn
def is_rubric(text: str) -> bool:
    """Tell whether *text* reads like the name of a column: 一线见闻, 记者手记; such a name counts nothing."""
    if SPACED.fullmatch(text):  # 读 者 来 信
        text = letters(text)
    size = len(letters(text))
    named = (size <= 14 and RUBRIC.search(text)) or (size <= 6 and BRIEF_RUBRIC.search(text))
    return bool(named and not re.search(r"[\d，、。！？]", text)) or DOTTED.fullmatch(text) is not None


def share_a_word(above: str, below: str) -> bool:
    """Tell whether two lines share a pair of letters."""
    one, two = letters(above)[:80], letters(below)[:80]
    return any(two[k : k + 2] in one for k in range(len(two) - 1))


def is_label(line: Item) -> bool:
    """Tell whether *line* could be no headline: a short label or a deck."""
    return bool(len(letters(line.text)) <= 6 or DECK.match(line.text) or is_rubric(line.text))
