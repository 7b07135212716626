# ruff: noqa: RUF001  # Chinese has punctuation of its own
"""Chinese phrases, in simplified or traditional characters."""

import re
from typing import Final

from timeline.translation._phrasebook import Phrasebook
from timeline.wording import language_of

_WEEKDAYS: Final = (
    *(("一", "Monday"), ("二", "Tuesday"), ("三", "Wednesday"), ("四", "Thursday")),
    *(("五", "Friday"), ("六", "Saturday"), ("日", "Sunday"), ("天", "Sunday")),
)
_SEASONS: Final = (*(("春", "spring"), ("夏", "summer"), ("秋", "autumn"), ("冬", "winter")),)
_TO: Final = "(至|到|-)"

PHRASEBOOK: Final = Phrasebook(
    wording=language_of("zh"),
    examples="2024年7月3日, 2023年10月, 2025年年中, 19世纪 or 1990年之前",
    # Traditional characters are read as the simplified ones.
    expansions=dict(
        zip(
            "纪约后间于从周与迟开来现为叶个结时详终点没数节这续据许",
            "紀約後間於從週與遲開來現為葉個結時詳終點沒數節這續據許",
            strict=True,
        )
    )
    | {"日": "號 号"},
    numeric=None,
    shortest_year=4,  # 100年 may be a hundred years
    ordinal=re.compile(r"([0-9]{1,3}|[一二三四五六七八九十]+)"),
    eras=(
        ("(公元|西元)前{}", "{} BC"),
        ("(公元|西元){}", "{} AD"),
    ),
    dates=(
        ("{year}年{month}{d}", "{d} {month} {year}"),
        ("{d}日", "{d}"),
        ("{year2}", "{year2}"),
        ("{c}世纪{yy}年代", "{c}{yy}s"),
        ("{yy}年代", "the {yy}s"),
        ("{year}年[第]{n}季度", "{n} quarter of {year}"),
        ("{year}年Q{d}", "Q{d} {year}"),
        *((f"{{year}}年({han}|{han}天)", f"{english} {{year}}") for han, english in _SEASONS),
        *((f"{{pair}}年({han}|{han}季)", f"{english} {{pair}}") for han, english in _SEASONS),
        ("{year}年{month}上旬", "early {month} {year}"),
        ("{year}年{month}中旬", "mid {month} {year}"),
        ("{year}年{month}下旬", "late {month} {year}"),
        ("今天", "today"),
        ("昨天", "yesterday"),
        ("明天", "tomorrow"),
        ("去年", "last year"),
        ("今年", "this year"),
        ("明年", "next year"),
        ("上[个]月", "last month"),
        ("(本月|这个月)", "this month"),
        ("下[个]月", "next month"),
    ),
    parts=(
        ("(在|于){date}", "{date}"),
        ("[在]{date}期间", "{date}"),
        ("[在]{date}(中期|中叶|年中)", "mid {date}"),
        ("[在]{date}(上半叶|前半叶|前半期|前半)", "first half of {date}"),
        ("[在]{date}(下半叶|后半叶|后半期|后半)", "second half of {date}"),
        *((f"{{date}}[,](星期|周|礼拜){han}", f"{day}, {{date}}") for han, day in _WEEKDAYS),
        *((f"{{date}}（(星期|周|礼拜){han}）", f"{day}, {{date}}") for han, day in _WEEKDAYS),
    ),
    edges=(
        ("[在]{date}[年](初|初期|早期)", "early {date}"),
        ("[在]{date}[年](末|底|末期|晚期|后期)", "late {date}"),
    ),
    qualified=(
        ("(大约|大约在|约在|约于|约为|约莫) {}", "about {}"),
        ("{}(左右|前后|上下)", "about {}"),
        ("(可能|可能在|可能为|或许|也许|也许是|或许是|据推测为) {}", "possibly {}"),
        ("可能(约|大约|是约|是大约|约为) {}", "possibly about {}"),
    ),
    members=(
        ("(不迟于|最迟|最迟在|至迟|最晚|最晚在) {end}", "in or before {}"),
        ("{end}或(更早|之前)", "in or before {}"),
        ("(最早|最早在|最早于) {}", "in or after {}"),
        ("{}或(更晚|之后)", "in or after {}"),
        ("{}(至|到){end}", "{} to {}"),
    ),
    phrases=(
        ("[在]{}(之前|以前)", "before {}"),
        ("早于{}", "before {}"),
        ("[在]{}(之后|以后)", "after {}"),
        ("晚于{}", "after {}"),
        ("(自|自从|从){}以来", "since {}"),
        ("{}以来", "since {}"),
        ("(自|从|由){}(起|开始)", "from {} on"),
        ("{}(起|开始)", "from {} on"),
        ("[(自|从)]{}(至今|到现在|至现在|到今天)", "{} to the present"),
        ("(直到|直至|到|至) {end}", "until {}"),
        ("(到|至|直到|直至) {end}(为止|止)", "until {}"),
        (f"(从|自|由){{}}{_TO}{{end}}", "from {} to {}"),
        (f"(从|自|由){{}}{_TO}{{end}}(为止|止|期间)", "from {} to {}"),
        (
            f"[(从|自)]{{year}}年{{month}}{_TO}{{month2}}",
            "{month} to {month2} {year}",
        ),
        (
            f"[(从|自)]{{year}}年{{month}}{{d}}日{_TO}{{month2}}{{d2}}日",
            "{d} {month} to {d2} {month2} {year}",
        ),
        # The first years are BC, and the last one may be, as in 公元前63年至14年.
        (f"[从](公元|西元)前{{any}}年{_TO}{{any2}}年", "{any} BC to {any2} BC"),
        (f"[从](公元|西元)前{{any}}年{_TO}{{any2}}年", "{any} BC to {any2} AD"),
        (f"[从](公元|西元)前{{any}}年{_TO}前{{any2}}年", "{any} BC to {any2} BC"),
        (f"[从](公元|西元)前{{n}}世纪{_TO}前{{n2}}世纪", "{n} century BC to {n2} century BC"),
        (f"[从](公元|西元)前{{n}}世纪{_TO}{{n2}}世纪", "{n} century BC to {n2} century BC"),
        (f"[从](公元|西元)前{{n}}世纪{_TO}{{n2}}世纪", "{n} century BC to {n2} century AD"),
        # The winter may be that of both years.
        *(
            (f"{{year}}[年]{_TO}{{year2}}年({han}|{han}季)", f"{english} {{year}}-{{year2}}")
            for han, english in _SEASONS
        ),
        # The month may also belong to both years.
        ("[在]{year}年或{year2}年{month}", "{month} {year} or {month} {year2}"),
        ("[在]{year}年(和|与|及){year2}年{month}", "{month} {year} and {month} {year2}"),
        ("[(在|介于)]{}(至|到|-|和|与){}之间", "between {} and {}"),
        ("在{}(或|和){}", "{} or {}"),
    ),
    separators={
        "、": ", ",
        ",": ", ",
        "或": " or ",
        "或者": " or ",
        "和": " and ",
        "与": " and ",
        "及": " and ",
    },
    reasons=(
        (
            re.compile(r"[年月日号]前|[年月日号]后"),
            "expected 之前 or 之后: 年前 may count the years, and 日前 may include the day",
        ),
    ),
)
