"""The options of a format, as the command line gives them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Loaded where a command runs, so that --help and --version load nothing.
    from timeline.plugins import InstalledExporter, InstalledImporter


def checked(
    installed: "InstalledExporter | InstalledImporter", texts: Mapping[str, str]
) -> Mapping[str, object]:
    """The values of *texts*, the options of a format by their names.

    Raises:
        OptionError: an option that the format does not have, or a value it refuses.

    """
    from timeline.plugins import make_options, options_type_of, parse_options  # noqa: PLC0415

    owner, options_type = installed.spec.name, options_type_of(installed.load())
    options = parse_options(options_type, texts, owner)
    # Made once here, so that a wrong value is told before anything is read or written.
    make_options(options_type, options, owner)
    return options
