"""The steps of an agreement, in the languages that say every date."""

from timeline.model import Stage

_LANGUAGES = ("fr", "de", "es", "ru", "zh")
_WORDS = {
    Stage.SIGNED: ("signé", "unterzeichnet", "firmado", "подписано", "签署"),
    Stage.ADOPTED: ("adopté", "angenommen", "adoptado", "принято", "通过"),
    Stage.RATIFIED: ("ratifié", "ratifiziert", "ratificado", "ратифицировано", "批准"),
    Stage.IN_FORCE: ("en vigueur", "in Kraft", "en vigor", "в силе", "生效"),
    Stage.TERMINATED: ("dénoncé", "gekündigt", "terminado", "прекращено", "终止"),
}


def stage_in(locale: str, stage: Stage) -> str:
    """The name of *stage* in the language of *locale*; English where there is none."""
    language = locale.lower().replace("_", "-").partition("-")[0]
    return _WORDS[stage][_LANGUAGES.index(language)] if language in _LANGUAGES else stage.value
