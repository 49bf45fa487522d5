"""Surnames to names: which stretches of two to four characters may name a person, where no word says so."""

import re

# the common surnames, in both scripts
SINGLE = (
    "王李张劉刘陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林罗羅高郑鄭梁谢謝宋唐许許邓鄧韩韓冯馮曹彭曾肖蕭萧田董潘袁蔡蒋蔣余于杜"
    "叶葉程魏苏蘇吕呂丁任卢盧姚沈钟鍾姜崔谭譚陆陸范汪廖石金韦韋贾賈夏付傅方邹鄒熊白孟秦邱侯江尹薛闫閻阎段雷龙龍黎史陶贺賀毛郝"
    "顾顧龚龔邵万萬覃武钱錢戴严嚴莫孔向常汤湯康易乔喬赖賴文洪施葛柳季岳申齐齊俞庄莊柯翟倪芦蘆殷章鲁魯牛柴凌焦卓尚房路耿詹关關"
    "苗岑左温溫辛管涂祝霍童颜顏梅裴舒解盛成纪紀屈项項阮翁蓝藍应應饶饒柏欧歐甄瞿游古车車栗符米乐樂桂佟冉冷简簡宁寧甘单單戚骆駱"
    "盖蓋卜池褚楚邬鄔丛叢晁仇储儲窦竇费費封伏苟巩鞏谷宫宮郎匡况況鄺邝蔺藺连連娄婁缪繆穆聂聶牟宓农農庞龐蒲祁强強全荣榮茹桑邢沙"
    "师師佘时時司宿隋邰滕屠吾席冼鲜冒相胥奚燕羊阳陽仰伊银尤於鱼虞郁喻元查臧占湛仲诸諸竺宗祖佐祁南麦麥丘巫敖景晏迟遲原芮寇桓"
    "楼樓蒙雍赫边卞綦荀闻聞昝宛刁裘桑杭幸晋嵇邰靳阚闞滑隗薄阙闕邸栾欒冀蔚习習苑茅谌諶湛卓暨矫矯郜尧堯揭查鄂闾閭贡貢丘邊盘盤阿"
    "辜訾汲鲍鮑毕畢伍樊闵閔吉钮鈕厉厲戎姬艾荆荊濮扈鹿卫衛乌烏浦危禹狄贝貝麻羿糜弓郗韶蓟薊莘逄堵宰郦酈郤璩郏郟庾沃夔訾巢蒯逯佴笪缑亢谯譙帅帥"
    "酆贲賁邴钭厍乜仉爨仝粟鄞焉亓雒甯蹇殳班骈駢"
)  # fmt: skip
# those that open many words too: a name of three characters may open with one
OFTEN_WORDS = "华華昌廉计計谈談干宣包惠曲巴束怀懷索籍阴陰寿壽容慎戈衡弘禄祿隆鞠丰豐敬练練兰蘭税稅操鄢漆奉撒凤鳳"
DOUBLE = (
    "申屠|闻人|聞人|欧阳|歐陽|上官|司马|司馬|诸葛|諸葛|皇甫|令狐|东方|"
    "東方|慕容|尉迟|尉遲|公孙|公孫|夏侯|司徒|端木|南宫|南宮|独孤|獨孤|"
    "公冶|钟离|鍾離|轩辕|軒轅|宇文|长孙|長孫|鲜于|鮮于|呼延|澹台|澹臺|濮阳|濮陽|淳于|太史|赫连|赫連|拓跋|东郭|東郭|梁丘|左丘|完颜|完顏|纳兰"
)
HAN = r"[\u3400-\u9fff]"
NAME = (
    rf"(?:(?:{DOUBLE}){HAN}{{1,2}}|[{SINGLE}]{HAN}{{1,2}}|[{OFTEN_WORDS}]{HAN}{{2}}"
    rf"|[{SINGLE}{OFTEN_WORDS}][ \u3000]{HAN})"
)
BLANKS = re.compile("[ \u3000]")
PARTED = re.compile("[、/／]")
NAMES = re.compile(rf"{NAME}(?:[ \u3000、/／]{{1,2}}{NAME}){{0,3}}")


# words that open with a surname and are none, as lines of a table or a headline may be
WORDS = frozenset(
    (
        "金额 金額 金融 金牌 高考 高温 高铁 方案 方法 常识 白酒 石油 车辆 车站 房价 雷电 温度 成绩 成本 "
        "项目 时间 时评 时事 全国 全省 全市 单位 连载 贺信 路况 农业 农村 农民 农历 林业 关键 关注 原因 "
        "辜负 辜負 简讯 简介 单价 夏粮 文化 文件 文明 文艺 文藝 游客 景区 景点 童年 童话 管理 解读 应急 经济 万元 "
        "计划 毛重 水位 米价 鱼价 牛价 车市 房市 石头 左右 路上 路线 司机 古城 古代 古墓 古井 古镇 古树 "
        "严打 强调 项链 白菜 黄瓜 柳絮 梅雨 温泉 江南 江北 班级 班子 班车 班主任 包子铺 丰收节 豐收節 "
        "更正 公告 启事 啟事 声明 聲明 通知 通告 讣告 訃告 "
        "谈恋爱 談戀愛 华尔街 華爾街 宣传栏 廉租房 曲艺节 练兵场 计划书 兰花草 凤凰城 索马里"
    ).split()
)


def are_names(text: str) -> bool:
    """Tell whether *text* is one to four names and nothing else, as far as their surnames tell.

    >>> are_names("欧阳修远 丛　林"), are_names("完"), are_names("资料图")
    (True, False, False)
    """
    return (
        NAMES.fullmatch(text) is not None
        and text[-1] not in "了的着过吗呢"
        and WORDS.isdisjoint(PARTED.split(BLANKS.sub("", text)))
    )
