"""Austrian German: another name of January."""

from typing import Final

import attrs

from timeline.wording._languages import de

LANGUAGE: Final = attrs.evolve(de.LANGUAGE, months=("Jänner", *de.LANGUAGE.months[1:]))
