# ruff: noqa: RUF001  # Chinese has punctuation of its own
"""Chinese words, in simplified characters."""

from typing import Final

from timeline.wording._language import HALVES, QUARTERS, SEASONS, THIRDS, Language, doubts, kinds

LANGUAGE: Final = Language(
    months=(
        *("1月", "2月", "3月", "4月", "5月", "6月"),
        *("7月", "8月", "9月", "10月", "11月", "12月"),
    ),
    dates={
        "day": "{year}年{month}{d}日",
        "d month": "{month}{d}日",
        "month": "{year}年{month}",
        "m": "{month}",
        "year": "{year}年",
        "long year": "{text}年",
        "digits": "{text}年",
        "no year": "年份不详",
        "decade": "{year}年代",
        "years": "{first}年至{last}年这十年",
        "century": "{n}世纪",
        "millennium": "第{n}个千年",
        **kinds(SEASONS, "{year}年#季", "春 夏 秋 冬"),
        **kinds(QUARTERS, "{year}年第#季度", "一 二 三 四"),
        **kinds(THIRDS, "{year}年#四个月", "前 中间 后"),
        **kinds(HALVES, "{year}年#半年", "上 下"),
        "time": "{day} {clock}{zone}",
    },
    phrases={
        "?": "可能是{}",
        "~": "约{}",
        "%": "可能约为{}",
        "from to": "{}至{}",
        "since": "自{}起至今",
        "from, end unknown": "自{}起，结束时间不详",
        "until, no start": "直至{}，没有起点",
        "until, start unknown": "直至{}，开始时间不详",
        "ongoing": "持续至今，开始时间不详",
        "always": "没有起点，也没有终点",
        "no start, end unknown": "没有起点，结束时间不详",
        "between": "{}至{}之间的某一时间",
        "to": "{}至{}",
        "not after": "不晚于{}",
        "not before": "不早于{}",
        "or earlier": "{}或更早",
        "or later": "{}或更晚",
        "one of": "下列日期之一：{}",
        "all of": "下列全部日期：{}",
    },
    remarks={
        "north": "北半球",
        "south": "南半球",
        "any digit": "X为未知数字",
        "significant": "有效数字{n}位",
        "year unknown": "年份不详",
        "month unknown": "月份不详",
        "day unknown": "日期不详",
        "month": "{}月",
        "day": "{}日",
    }
    | doubts(
        year=("年份存疑", "年份为约数", "年份存疑且为约数"),
        month=("月份存疑", "月份为约数", "月份存疑且为约数"),
        season=("季节存疑", "季节为约数", "季节存疑且为约数"),
        day=("日存疑", "日为约数", "日存疑且为约数"),
    ),
    joints={"one of": ("、", "或"), "all of": ("、", "和")},
    parentheses=("{}（{}）", "，"),
    eras={"bc": "公元前{}", "ad": "公元{}"},
    two_years="{year}\u2014{next}",
    shortens=False,
)
