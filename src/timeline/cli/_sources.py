"""How the commands read FILE: the options of its format, checked before it is opened."""

from collections.abc import Mapping

import click

from timeline.errors import OptionError

input_options = click.option(
    "-I",
    "--input-option",
    "input_options",
    multiple=True,
    metavar="NAME=VALUE",
    help="An option of the format of FILE. `timeline formats FORMAT` lists them.",
)
"""The option ``-I`` of a command that reads a file."""


def parsed(file: str, source_format: str | None, given: tuple[str, ...]) -> Mapping[str, object]:
    """The options *given* for reading *file*, by keyword.

    Raises:
        FormatError: there is no such format to read, or no telling which it is.
        OptionError: an option that it does not have or that is given twice, or a
            value it refuses.

    """
    if not given:
        return {}
    from timeline.contracts import make_options, options_type_of, parse_options  # noqa: PLC0415
    from timeline.plugins import default_registry  # noqa: PLC0415 - --help needs no plugin

    registry = default_registry()
    importer = registry.importer(source_format) if source_format else registry.importer_for(file)
    texts: dict[str, str] = {}
    for option in given:
        name, equals, value = option.partition("=")
        if not equals or not name:
            raise OptionError(f"-I {option}: it takes NAME=VALUE")
        if name in texts:
            raise OptionError(f"-I {option}: {name} is given twice")
        texts[name] = value
    owner, options_type = importer.spec.name, options_type_of(importer.load())
    options = parse_options(options_type, texts, owner)
    # Made once here, so that a wrong value is told before the file is opened.
    make_options(options_type, options, owner)
    return options
