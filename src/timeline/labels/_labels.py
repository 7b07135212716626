# ruff: noqa: RUF001  # other scripts have letters and signs that look like Latin ones
"""The words of documents, in the six languages in which every date has words."""

import re
from typing import Final, TypeAlias

LANGUAGES: Final = ("en", "fr", "de", "es", "ru", "zh")
"""The languages, in the order of the columns below."""

_NAME = re.compile(r"[^\W_]+(?:[-_]+[^\W_]+)*")

Row: TypeAlias = tuple[str, str, str, str, str, str]

WORDS: Final[dict[str, Row]] = {
    # headings and columns
    "event": ("event", "événement", "Ereignis", "acontecimiento", "событие", "事件"),
    "date": ("date", "date", "Datum", "fecha", "дата", "日期"),
    "details": ("details", "détails", "Einzelheiten", "detalles", "подробности", "详情"),
    "sources": ("sources", "sources", "Quellen", "fuentes", "источники", "来源"),
    "undated": ("undated", "sans date", "ohne Datum", "sin fecha", "без даты", "日期不详"),
    "no start": (
        "earliest date not known",
        "première date inconnue",
        "frühestes Datum unbekannt",
        "primera fecha desconocida",
        "самая ранняя дата неизвестна",
        "最早日期不详",
    ),
    "no beginning": (
        "without beginning",
        "sans commencement",
        "ohne Anfang",
        "sin comienzo",
        "без начала",
        "没有起点",
    ),
    # the facts of an event
    "type": ("type", "type", "Art", "tipo", "тип", "类型"),
    "who": ("who", "qui", "wer", "quién", "кто", "人物"),
    "where": ("where", "où", "wo", "dónde", "где", "地点"),
    "figures": ("figures", "chiffres", "Zahlen", "cifras", "цифры", "数字"),
    "tags": ("tags", "mots-clés", "Schlagwörter", "etiquetas", "метки", "标签"),
    "codes": ("codes", "codes", "Codes", "códigos", "коды", "代码"),
    "contradiction": (
        "contradiction",
        "contradiction",
        "Widerspruch",
        "contradicción",
        "противоречие",
        "矛盾",
    ),
    "contrary to the date": (
        "contrary to the date",
        "contraire à la date",
        "im Widerspruch zum Datum",
        "contrario a la fecha",
        "противоречит дате",
        "与日期不符",
    ),
    "no common date": (
        "no date that all allow",
        "aucune date admise par tous",
        "kein Datum, das alle zulassen",
        "ninguna fecha que todos admitan",
        "нет даты по всем источникам",
        "没有各方一致的日期",
    ),
    "yes": ("yes", "oui", "ja", "sí", "да", "是"),
    "no": ("no", "non", "nein", "no", "нет", "否"),
    # statuses
    "proposed": ("proposed", "proposé", "vorgeschlagen", "propuesto", "предложено", "提议"),
    "planned": ("planned", "prévu", "geplant", "previsto", "запланировано", "计划中"),
    "expected": ("expected", "attendu", "erwartet", "esperado", "ожидается", "预期"),
    "occurred": ("occurred", "survenu", "geschehen", "ocurrido", "произошло", "已发生"),
    "ongoing": ("ongoing", "en cours", "andauernd", "en curso", "продолжается", "进行中"),
    "ended": ("ended", "terminé", "beendet", "terminado", "завершено", "已结束"),
    "cancelled": ("cancelled", "annulé", "abgesagt", "cancelado", "отменено", "已取消"),
    # kinds of actor
    "country": ("country", "pays", "Land", "país", "страна", "国家"),
    "organisation": (
        "organisation",
        "organisation",
        "Organisation",
        "organización",
        "организация",
        "组织",
    ),
    "company": ("company", "entreprise", "Unternehmen", "empresa", "компания", "公司"),
    "person": ("person", "personne", "Person", "persona", "человек", "个人"),
    # relations
    "upgrades": ("upgrades", "rehausse", "wertet auf", "eleva", "повышает уровень", "提升"),
    "supersedes": ("supersedes", "remplace", "ersetzt", "sustituye", "заменяет", "取代"),
    "follows": ("follows", "suit", "folgt auf", "sigue a", "следует за", "后续于"),
    "part-of": ("part of", "partie de", "Teil von", "parte de", "часть", "属于"),
    "implements": ("implements", "met en œuvre", "setzt um", "aplica", "осуществляет", "实施"),
    "causes": ("causes", "cause", "verursacht", "causa", "вызывает", "导致"),
    # values of fields of one type
    "state": ("state", "d’État", "Staatsbesuch", "de Estado", "государственный", "国事"),
    "official": ("official", "officiel", "offiziell", "oficial", "официальный", "正式"),
    "working": ("working", "de travail", "Arbeitsbesuch", "de trabajo", "рабочий", "工作"),
    "summit": ("summit", "sommet", "Gipfel", "cumbre", "саммит", "峰会"),
    "forum": ("forum", "forum", "Forum", "foro", "форум", "论坛"),
    "negotiation": (
        "negotiation",
        "négociation",
        "Verhandlung",
        "negociación",
        "переговоры",
        "谈判",
    ),
    "applied": ("applied", "demandé", "beantragt", "solicitado", "подана заявка", "已申请"),
    "working party": (
        "working party",
        "groupe de travail",
        "Arbeitsgruppe",
        "grupo de trabajo",
        "рабочая группа",
        "工作组",
    ),
    "acceded": ("acceded", "adhéré", "beigetreten", "adherido", "вступление состоялось", "已加入"),
    "signed": ("signed", "signé", "unterzeichnet", "firmado", "подписано", "签署"),
    "adopted": ("adopted", "adopté", "angenommen", "adoptado", "принято", "通过"),
    "ratified": ("ratified", "ratifié", "ratifiziert", "ratificado", "ратифицировано", "批准"),
    "in force": ("in force", "en vigueur", "in Kraft", "en vigor", "в силе", "生效"),
    "terminated": ("terminated", "dénoncé", "gekündigt", "terminado", "прекращено", "终止"),
    # notices to readers
    "correction": (
        "correction",
        "rectification",
        "Berichtigung",
        "corrección",
        "исправление",
        "更正",
    ),
    "clarification": (
        "clarification",
        "précision",
        "Klarstellung",
        "aclaración",
        "уточнение",
        "澄清",
    ),
    "update": ("update", "mise à jour", "Aktualisierung", "actualización", "обновление", "更新"),
    "retraction": ("retraction", "rétractation", "Rücknahme", "retractación", "отзыв", "撤回"),
    # groups in pictures
    "others": ("others", "autres", "Übrige", "otros", "прочие", "其他"),
    "no tag": ("no tag", "sans mot-clé", "ohne Schlagwort", "sin etiqueta", "без метки", "无标签"),
    "no actor": (
        "no actor",
        "sans acteur",
        "ohne Beteiligte",
        "sin participantes",
        "без участников",
        "无参与方",
    ),
    "no date known": (
        "no date known",
        "date inconnue",
        "Datum unbekannt",
        "fecha desconocida",
        "дата неизвестна",
        "日期不详",
    ),
    "sources differ": (
        "sources differ",
        "les sources divergent",
        "Quellen weichen voneinander ab",
        "las fuentes difieren",
        "источники расходятся",
        "来源说法不一",
    ),
    # pages: headings, columns, filters and the buttons of a picture that can be zoomed
    "events": (
        "events",
        "événements",
        "Ereignisse",
        "acontecimientos",
        "события",
        "事件",
    ),
    "timeline": ("timeline", "chronologie", "Chronologie", "cronología", "хронология", "年表"),
    "measure": ("measure", "mesure", "Messgröße", "medida", "показатель", "指标"),
    "amount": ("amount", "valeur", "Wert", "valor", "значение", "数值"),
    "status": ("status", "statut", "Status", "estado", "статус", "状态"),
    "find": ("find", "rechercher", "suchen", "buscar", "найти", "查找"),
    "clear": ("clear", "effacer", "zurücksetzen", "borrar", "сбросить", "清除"),
    "zoom": ("zoom", "zoomer", "zoomen", "ampliar", "масштаб", "缩放"),
    "whole picture": (
        "whole picture",
        "image entière",
        "ganzes Bild",
        "imagen completa",
        "весь рисунок",
        "全图",
    ),
    "all": ("all", "tout", "alles", "todo", "всё", "全部"),
    "earlier": ("earlier", "plus tôt", "früher", "antes", "раньше", "更早"),
    "later": ("later", "plus tard", "später", "después", "позже", "更晚"),
    "zoom in": ("zoom in", "agrandir", "vergrößern", "acercar", "приблизить", "放大"),
    "zoom out": ("zoom out", "réduire", "verkleinern", "alejar", "отдалить", "缩小"),
    "skip": (
        "skip to the list of events",
        "aller à la liste des événements",
        "zur Liste der Ereignisse",
        "ir a la lista de acontecimientos",
        "к списку событий",
        "跳到事件列表",
    ),
}
"""Each word by its name."""

TYPES: Final[dict[str, Row]] = {
    "event": WORDS["event"],
    "agreement": ("agreement", "accord", "Abkommen", "acuerdo", "соглашение", "协议"),
    "declaration": ("declaration", "déclaration", "Erklärung", "declaración", "декларация", "声明"),
    "regime": ("regime", "régime", "Regelung", "régimen", "режим", "制度"),
    "visit": ("visit", "visite", "Besuch", "visita", "визит", "访问"),
    "meeting": ("meeting", "réunion", "Treffen", "reunión", "встреча", "会议"),
    "accession": ("accession", "adhésion", "Beitritt", "adhesión", "вступление", "加入"),
    "proposal": ("proposal", "proposition", "Vorschlag", "propuesta", "предложение", "提案"),
    "joint-venture": (
        "joint venture",
        "coentreprise",
        "Gemeinschaftsunternehmen",
        "empresa conjunta",
        "совместное предприятие",
        "合资企业",
    ),
    "investment": (
        "investment",
        "investissement",
        "Investition",
        "inversión",
        "инвестиция",
        "投资",
    ),
    "infrastructure": (
        "infrastructure",
        "infrastructure",
        "Infrastruktur",
        "infraestructura",
        "инфраструктура",
        "基础设施",
    ),
    "observation": (
        "observation",
        "observation",
        "Beobachtung",
        "observación",
        "наблюдение",
        "观察",
    ),
}
"""The built-in types of event, whose names plugins cannot use."""

FIELDS: Final[dict[str, Row]] = {
    "instrument": ("instrument", "instrument", "Instrument", "instrumento", "документ", "文书"),
    "level": ("level", "niveau", "Stufe", "nivel", "уровень", "级别"),
    "terms": ("terms", "conditions", "Bedingungen", "condiciones", "условия", "条款"),
    "rank": ("rank", "rang", "Rang", "rango", "ранг", "规格"),
    "host": ("host", "hôte", "Gastgeber", "anfitrión", "принимающая сторона", "东道主"),
    "guest": ("guest", "invité", "Gast", "invitado", "гость", "来宾"),
    "format": ("format", "format", "Format", "formato", "формат", "形式"),
    "stage": ("stage", "étape", "Stand", "etapa", "этап", "阶段"),
    "outcome": ("outcome", "résultat", "Ergebnis", "resultado", "результат", "结果"),
    "venture": ("venture", "société commune", "Unternehmen", "empresa", "предприятие", "企业"),
    "sector": ("sector", "secteur", "Branche", "sector", "отрасль", "行业"),
    "project": ("project", "projet", "Vorhaben", "proyecto", "проект", "项目"),
    "regime": TYPES["regime"],
    "organisation": WORDS["organisation"],
}
"""The fields of a single type of event."""

PHRASES: Final[dict[str, Row]] = {
    "label": ("{}: ", "{}\u00a0: ", "{}: ", "{}: ", "{}: ", "{}："),
    "quote": ("“{}”", "«\u00a0{}\u00a0»", "„{}“", "«{}»", "«{}»", "“{}”"),
    "brackets": ("({})", "({})", "({})", "({})", "({})", "（{}）"),
    "notes": ("{} ({})", "{} ({})", "{} ({})", "{} ({})", "{} ({})", "{}（{}）"),
    # a stage and its date, in place of the date of the whole
    "step": ("{} {}", "{}\u00a0: {}", "{}: {}", "{}: {}", "{}: {}", "{}：{}"),
    "sentence": ("{}.", "{}.", "{}.", "{}.", "{}.", "{}。"),
    # separators: of a list, of a list whose items have commas, of notes, of sentences
    "list": (", ", ", ", ", ", ", ", ", ", "、"),
    "list of lists": ("; ", "\u00a0; ", "; ", "; ", "; ", "；"),
    "notes list": (", ", ", ", ", ", ", ", ", ", "，"),
    "sentences": (" ", " ", " ", " ", " ", ""),
    "against": (" against ", " contre ", " gegen ", " contra ", " против ", " 对 "),
    "revised": (
        "Revised: {}.",
        "Mis à jour\u00a0: {}.",
        "Überarbeitet: {}.",
        "Revisado: {}.",
        "Обновлено: {}.",
        "修订：{}。",
    ),
    "as of": (
        "as of: {}",
        "état\u00a0: {}",
        "Stand: {}",
        "a fecha de: {}",
        "на дату: {}",
        "截至：{}",
    ),
    "says": ("says: {}", "indique\u00a0: {}", "nennt: {}", "dice: {}", "указывает: {}", "称：{}"),
    "by": ("by {}", "par {}", "durch {}", "por {}", "стороны: {}", "由 {}"),
    "accessed": (
        "accessed: {}",
        "consulté\u00a0: {}",
        "abgerufen: {}",
        "consultado: {}",
        "дата обращения: {}",
        "查阅：{}",
    ),
    "language": ("language {}", "langue {}", "Sprache {}", "idioma {}", "язык {}", "语言 {}"),
    "year": ("{}", "{}", "{}", "{}", "{}", "{}年"),
    "year ad": ("{} AD", "{} apr. J.-C.", "{} n. Chr.", "{} d. C.", "{} н. э.", "公元{}年"),
    "year bc": ("{} BC", "{} av. J.-C.", "{} v. Chr.", "{} a. C.", "{} до н. э.", "公元前{}年"),
    "decade": ("{}s", "années {}", "{}er Jahre", "años {}", "{}-е годы", "{}年代"),
    "decade ad": (
        "{}s AD",
        "années {} apr. J.-C.",
        "{}er Jahre n. Chr.",
        "años {} d. C.",
        "{}-е годы н. э.",
        "公元{}年代",
    ),
    "decade bc": (
        "{}s BC",
        "années {} av. J.-C.",
        "{}er Jahre v. Chr.",
        "años {} a. C.",
        "{}-е годы до н. э.",
        "公元前{}年代",
    ),
    "north": ("{}° N", "{}° N", "{}° N", "{}° N", "{}° с. ш.", "北纬{}°"),
    "south": ("{}° S", "{}° S", "{}° S", "{}° S", "{}° ю. ш.", "南纬{}°"),
    "east": ("{}° E", "{}° E", "{}° O", "{}° E", "{}° в. д.", "东经{}°"),
    "west": ("{}° W", "{}° O", "{}° W", "{}° O", "{}° з. д.", "西经{}°"),
    # counts and lengths in pictures; the form depends on the number
    "events one": (
        "{} event",
        "{} événement",
        "{} Ereignis",
        "{} acontecimiento",
        "{} событие",
        "{}个事件",
    ),
    "events few": (
        "{} events",
        "{} événements",
        "{} Ereignisse",
        "{} acontecimientos",
        "{} события",
        "{}个事件",
    ),
    "events many": (
        "{} events",
        "{} événements",
        "{} Ereignisse",
        "{} acontecimientos",
        "{} событий",
        "{}个事件",
    ),
    "years one": ("{} y", "{} an", "{} J.", "{} a.", "{} г.", "{}年"),
    "years few": ("{} y", "{} ans", "{} J.", "{} a.", "{} г.", "{}年"),
    "years many": ("{} y", "{} ans", "{} J.", "{} a.", "{} л.", "{}年"),
    "months short": ("{} mo", "{} mois", "{} Mon.", "{} m.", "{} мес.", "{}个月"),
    "days short": ("{} d", "{} j", "{} T.", "{} d", "{} дн.", "{}天"),
    "hours short": ("{} h", "{} h", "{} Std.", "{} h", "{} ч", "{}小时"),
    "and more": (
        "and {} more",
        "et {} de plus",
        "und {} weitere",
        "y {} más",
        "и ещё {}",
        "另有{}个",
    ),
    "more marks": (
        "{} more, one mark each, where they may start",
        "{} de plus, un trait chacun, là où ils peuvent commencer",
        "{} weitere, je ein Strich, wo sie beginnen können",
        "{} más, una marca cada uno, donde pueden empezar",
        "ещё {}, по метке там, где они могут начаться",
        "另有{}个，各以一个标记示其可能的开始",
    ),
    "more columns": (
        "{} more, counted by when they start: dark certainly, pale possibly",
        "{} de plus, comptés selon leur début\u00a0: foncé certain, pâle possible",
        "{} weitere, gezählt nach ihrem Beginn: dunkel sicher, hell möglich",
        "{} más, contados por su inicio: oscuro seguro, claro posible",
        "ещё {}, по времени начала: тёмное точно, бледное возможно",
        "另有{}个，按开始时间计数：深色确定，浅色可能",
    ),
    "as of day": ("as of {}", "au {}", "Stand {}", "a {}", "по состоянию на {}", "截至{}"),
    # notices to readers
    "notice of day": (
        "{}, {} ({})",
        "{}, {} ({})",
        "{}, {} ({})",
        "{}, {} ({})",
        "{}, {} ({})",
        "{}，{}（{}）",
    ),
    "notice of": ("{} ({})", "{} ({})", "{} ({})", "{} ({})", "{} ({})", "{}（{}）"),
    "was dated": (
        "An earlier version gave this date: {}.",
        "Une version antérieure donnait la date\u00a0: {}.",
        "Eine frühere Fassung nannte als Datum: {}.",
        "Una versión anterior daba la fecha: {}.",
        "В прежней версии была указана дата: {}.",
        "早先版本所载日期为：{}。",
    ),
    "is dated": (
        "The date is now: {}.",
        "La date est désormais\u00a0: {}.",
        "Das Datum lautet nun: {}.",
        "La fecha es ahora: {}.",
        "Теперь указана дата: {}.",
        "现日期为：{}。",
    ),
    "was said": (
        "An earlier version said: {}.",
        "Une version antérieure indiquait\u00a0: {}.",
        "In einer früheren Fassung stand: {}.",
        "Una versión anterior decía: {}.",
        "В прежней версии было указано: {}.",
        "早先版本称：{}。",
    ),
    "is said": (
        "It now says: {}.",
        "On y lit désormais\u00a0: {}.",
        "Nun steht dort: {}.",
        "Ahora dice: {}.",
        "Теперь указано: {}.",
        "现改为：{}。",
    ),
    "was removed": (
        "Removed: {}.",
        "Supprimé\u00a0: {}.",
        "Entfernt: {}.",
        "Eliminado: {}.",
        "Удалено: {}.",
        "已删除：{}。",
    ),
    "was added": (
        "Added: {}.",
        "Ajouté\u00a0: {}.",
        "Hinzugefügt: {}.",
        "Añadido: {}.",
        "Добавлено: {}.",
        "已新增：{}。",
    ),
    "sources disagree": (
        "The sources contradict each other: {}.",
        "Les sources se contredisent\u00a0: {}.",
        "Die Quellen widersprechen einander: {}.",
        "Las fuentes se contradicen: {}.",
        "Источники противоречат друг другу: {}.",
        "各来源相互矛盾：{}。",
    ),
    "source disputes": (
        "A source contradicts the date: {}.",
        "Une source contredit la date\u00a0: {}.",
        "Eine Quelle widerspricht dem Datum: {}.",
        "Una fuente contradice la fecha: {}.",
        "Источник противоречит дате: {}.",
        "有来源与日期不符：{}。",
    ),
    "source of change": (
        "Source: {}.",
        "Source\u00a0: {}.",
        "Quelle: {}.",
        "Fuente: {}.",
        "Источник: {}.",
        "来源：{}。",
    ),
    "no source of change": (
        "No source is named for this change.",
        "Aucune source n’est indiquée pour ce changement.",
        "Für diese Änderung ist keine Quelle angegeben.",
        "No se indica ninguna fuente de este cambio.",
        "Источник этого изменения не указан.",
        "此项更改未注明来源。",
    ),
    # the signs of pictures
    "exact here": (
        "exact at this scale",
        "exact à cette échelle",
        "genau in diesem Maßstab",
        "exacto a esta escala",
        "точно в этом масштабе",
        "在此比例下为确切日期",
    ),
    "short here": (
        "a period, short at this scale",
        "une période, brève à cette échelle",
        "ein Zeitraum, kurz in diesem Maßstab",
        "un período, breve a esta escala",
        "период, короткий в этом масштабе",
        "时段，在此比例下很短",
    ),
    "once between": (
        "once, sometime between the ends",
        "une fois, entre les deux bornes",
        "einmal, zwischen den Enden",
        "una vez, entre los extremos",
        "один раз, между границами",
        "两端之间的某一时刻",
    ),
    "on or before": (
        "on or before",
        "au plus tard",
        "spätestens",
        "a más tardar",
        "не позднее",
        "不晚于",
    ),
    "on or after": ("on or after", "au plus tôt", "frühestens", "no antes", "не ранее", "不早于"),
    "thick and thin": (
        "thick: certainly; thin: possibly",
        "épais\u00a0: certain\u00a0; fin\u00a0: possible",
        "dick: sicher; dünn: möglich",
        "grueso: seguro; fino: posible",
        "толстая: точно; тонкая: возможно",
        "粗：确定；细：可能",
    ),
    "goes on": ("goes on", "se poursuit", "dauert an", "continúa", "продолжается", "仍在持续"),
    "start unknown": (
        "start unknown",
        "début inconnu",
        "Beginn unbekannt",
        "inicio desconocido",
        "начало неизвестно",
        "开始时间不详",
    ),
    "end unknown": (
        "end unknown",
        "fin inconnue",
        "Ende unbekannt",
        "final desconocido",
        "конец неизвестен",
        "结束时间不详",
    ),
    "dotted about": (
        "dotted: about",
        "pointillé\u00a0: environ",
        "gepunktet: etwa",
        "punteado: aproximado",
        "пунктир: приблизительно",
        "点线：约",
    ),
    "uncertain": ("uncertain", "incertain", "unsicher", "incierto", "под вопросом", "不确定"),
    "each of these": (
        "at each of these dates",
        "à chacune de ces dates",
        "an jedem dieser Daten",
        "en cada una de estas fechas",
        "в каждую из этих дат",
        "在其中每个日期",
    ),
    "one of these": (
        "at one of these dates",
        "à l’une de ces dates",
        "an einem dieser Daten",
        "en una de estas fechas",
        "в одну из этих дат",
        "在其中一个日期",
    ),
    "left out": (
        "time left out",
        "période omise",
        "ausgelassene Zeit",
        "tiempo omitido",
        "пропущенное время",
        "省略的时段",
    ),
    "hollow": (
        "hollow: {}",
        "creux\u00a0: {}",
        "hohl: {}",
        "hueco: {}",
        "пустой знак: {}",
        "空心：{}",
    ),
    "steps": (
        "steps: {}",
        "étapes\u00a0: {}",
        "Schritte: {}",
        "etapas: {}",
        "этапы: {}",
        "步骤：{}",
    ),
    # the names of the months on an axis, with spaces between them
    "short months": (
        "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
        "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
        "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.",
        "ene feb mar abr may jun jul ago sep oct nov dic",
        "янв. фев. март апр. май июнь июль авг. сен. окт. ноя. дек.",
        "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月",
    ),
    # pages
    "of events": (
        "{} of {} events",
        "{} sur {} événements",
        "{} von {} Ereignissen",
        "{} de {} acontecimientos",
        "событий: {} из {}",
        "{} / {}个事件",
    ),
    "in view": (
        "{} in view",
        "{} visibles",
        "{} im Bild",
        "{} a la vista",
        "видно: {}",
        "可见{}个",
    ),
    "source says": (
        "{} says {}",
        "{} indique {}",
        "{} nennt {}",
        "{} indica {}",
        "{} указывает: {}",
        "{}称{}",
    ),
    "picture": (
        "Picture of the timeline.",
        "Image de la chronologie.",
        "Bild der Chronologie.",
        "Imagen de la cronología.",
        "Рисунок хронологии.",
        "年表图。",
    ),
    "in words": (
        "The list below says the same in words.",
        "La liste ci-dessous dit la même chose en mots.",
        "Die Liste darunter sagt dasselbe in Worten.",
        "La lista de abajo dice lo mismo con palabras.",
        "Список ниже говорит то же словами.",
        "下方列表以文字说明相同内容。",
    ),
    "keys": (
        "Arrow keys move, plus and minus zoom, 0 shows all.",
        "Les flèches déplacent, plus et moins zooment, 0 montre tout.",
        "Pfeiltasten verschieben, Plus und Minus zoomen, 0 zeigt alles.",
        "Las flechas mueven, más y menos amplían y reducen, 0 muestra todo.",
        "Стрелки двигают, плюс и минус меняют масштаб, 0 показывает всё.",
        "方向键移动，加减键缩放，0显示全部。",
    ),
}
"""Each phrase by its name, with ``{}`` for its parts."""


class Labels:
    """The words of one locale; English if its language has no column.

    Attributes:
        language: the language of the words.

    >>> french = Labels("fr_CA")
    >>> french.word("planned"), french.title("part-of"), french.phrase("by", "la Chine")
    ('prévu', 'Partie de', 'par la Chine')

    """

    def __init__(self, locale: str) -> None:
        language = locale.lower().replace("-", "_").partition("_")[0]
        column = LANGUAGES.index(language) if language in LANGUAGES else 0
        self.language = LANGUAGES[column]
        self._words, self._types, self._fields, self._phrases = (
            {name: row[column] for name, row in table.items()}
            for table in (WORDS, TYPES, FIELDS, PHRASES)
        )
        self._titles, self._type_titles, self._field_titles = (
            {name: _capitalised(word) for name, word in words.items()}
            for words in (self._words, self._types, self._fields)
        )

    def word(self, name: str) -> str:
        """Return the word called *name*."""
        return self._words[name]

    def title(self, name: str) -> str:
        """Return the word called *name*, capitalised."""
        return self._titles[name]

    def type(self, name: str) -> str:
        """Return the word for the type called *name*; for a plugin's type, its name."""
        return self._types.get(name, name)

    def type_title(self, name: str) -> str:
        """Return the word for the type called *name*, capitalised."""
        return self._type_titles.get(name) or own_title(name)

    def field_title(self, name: str) -> str:
        """Return the word for the field called *name*, capitalised; empty if there is none."""
        return self._field_titles.get(name, "")

    def separator(self, name: str) -> str:
        """Return the separator called *name*."""
        return self._phrases[name]

    def phrase(self, name: str, *parts: str) -> str:
        """Return the phrase called *name* around *parts*."""
        return self._phrases[name].format(*parts)

    def counted(self, name: str, number: int, written: str) -> str:
        """Return *number* of what the phrases called *name* count, in the form that it takes.

        >>> Labels("en").counted("events", 1, "1"), Labels("ru").counted("events", 22, "22")
        ('1 event', '22 события')
        """
        return self.phrase(f"{name} {_form(number, self.language)}", written)


def _form(number: int, language: str) -> str:
    """The form of a noun after *number*: one, few or many (CLDR, with few in Russian alone)."""
    if language != "ru":
        return "one" if number == 1 or (language == "fr" and number == 0) else "many"
    tens, ones = number % 100, number % 10
    if tens in range(11, 15) or ones in {0, 5, 6, 7, 8, 9}:
        return "many"
    return "one" if ones == 1 else "few"


def own_title(name: str) -> str:
    """Return a plugin's name as a label, without translating it; any other text unchanged.

    >>> own_title("part-of"), own_title("joint_venture"), own_title("- all in all")
    ('Part of', 'Joint venture', '- all in all')
    """
    if not _NAME.fullmatch(name):
        return name
    return _capitalised(name.replace("-", " ").replace("_", " "))


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]
