"""The formats that are installed: found by name or by suffix, and their classes, loaded."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, TypeAlias, TypeVar, cast

import attrs

from timeline.plugins._declarations import ExporterSpec, ImporterSpec
from timeline.plugins._discovery import is_same
from timeline.plugins._exporter import AnyExporter, Exporter, WholeExporter, options_type_of
from timeline.plugins._importer import Importer
from timeline.plugins._isolation import Plugin, attributed_to, error_of, guarded, load_target
from timeline.plugins._options import (
    OptionInfo,
    describe_options,
    make_options,
    parse_options,
    why_unusable,
)

# A suffix belongs to the format of the same name, and a format's name to the plugin of the
# same name. These are the exceptions among this project's own formats, which no other plugin
# can take over.
_FORMATS_OF_SUFFIXES: Mapping[str, str] = {
    "htm": "html",
    "ics": "ical",
    "md": "markdown",
    "mdx": "markdown",
    "ndjson": "jsonl",
    "tab": "tsv",
    "xlsm": "xlsx",
}
_PLUGINS_OF_FORMATS: Mapping[str, str] = {
    "csv": "table",
    "jsonl": "json",
    "png": "svg",
    "tsv": "table",
    "xlsx": "table",
}
_OWN_PLUGINS = frozenset({"html", "ical", "json", "markdown", "svg", "table", "toml"})

SpecT = TypeVar("SpecT", ExporterSpec, ImporterSpec)
KindT = TypeVar("KindT", bound=AnyExporter | Importer[object])


@attrs.frozen(kw_only=True)
class InstalledFormat(Generic[SpecT, KindT]):
    """A format that can be written, or read.

    Attributes:
        spec: its declaration.
        plugin: the plugin that declares it.

    """

    spec: SpecT
    plugin: Plugin

    @property
    def qualified(self) -> str:
        """The name that no other format has, such as "timeline-ical:ical"."""
        return f"{self.plugin.distribution}:{self.spec.name}"

    def load(self) -> type[KindT]:
        """Import and return the class that writes, or reads, it.

        Raises:
            PluginError: it cannot be imported, or is not what was declared.

        """
        reads = isinstance(self.spec, ImporterSpec)
        what = f"{'importer' if reads else 'exporter'} {self.spec.name}"
        found = load_target(self.spec.target, what, self.plugin)
        if problem := _problem(found, self.spec):
            raise error_of(self.plugin, f"{what} of {self.plugin}: {problem}")
        return cast("type[KindT]", found)

    def make_options(self, given: Mapping[str, object]) -> object:
        """Return its options, *given* by keyword.

        Raises:
            OptionError: an unknown option, or a value that it does not allow.
            PluginError: the class of the options fails in any other way.

        """
        kind = self.load()
        with attributed_to(self.plugin), guarded(f"{kind.__name__} checked its options"):
            return make_options(options_type_of(kind), given, self.spec.name)

    def parse_options(self, texts: Mapping[str, str]) -> Mapping[str, object]:
        """Return the keyword arguments for options given as *texts*, as on a command line.

        Raises:
            OptionError: an unknown option, or a text that is not a value of its kind.

        """
        return parse_options(options_type_of(self.load()), texts, self.spec.name)

    def describe_options(self) -> tuple[OptionInfo, ...]:
        """Return a description of each option."""
        return describe_options(options_type_of(self.load()))


InstalledExporter: TypeAlias = InstalledFormat[ExporterSpec, AnyExporter]
InstalledImporter: TypeAlias = InstalledFormat[ImporterSpec, Importer[object]]


def _problem(found: object, spec: ExporterSpec | ImporterSpec) -> str:
    """Return why *found* cannot be the class that *spec* declares, or ""."""
    if not isinstance(found, type):
        return f"{found!r} is not a class"
    kind = cast("type[object]", found)
    bases = (Importer,) if isinstance(spec, ImporterSpec) else (Exporter, WholeExporter)
    if not issubclass(kind, bases):
        names = " or ".join(base.__name__ for base in bases)
        return f"{found!r} is not a subclass of {names}"
    missing = sorted(cast("frozenset[str]", getattr(found, "__abstractmethods__", ())))
    if missing:
        return f"{found.__name__} does not define {', '.join(missing)}"
    options_type = cast("type[object]", getattr(found, "options_type", object))
    if not attrs.has(options_type):
        return (
            f"{found.__name__}.options_type is not an attrs class; a format without options takes"
            " NoOptions"
        )
    return why_unusable(options_type)


F = TypeVar("F", InstalledExporter, InstalledImporter)


class Catalogue(Generic[F]):
    """The exporters, or the importers, that are known so far."""

    def __init__(self, kind: str) -> None:
        self.kind = kind  # "exporter" or "importer"
        self._formats: list[F] = []

    def add(self, formats: Iterable[F]) -> Iterator[str]:
        """Add *formats*; yield why, for each that its distribution declares twice."""
        for format_ in formats:
            if any(format_.qualified == known.qualified for known in self._formats):
                yield f"{format_.plugin.distribution} has two {self.kind}s {format_.spec.name!r}"
            else:
                self._formats.append(format_)

    def __iter__(self) -> Iterator[F]:
        """The formats, by name and then by distribution."""
        return iter(sorted(self._formats, key=lambda f: (f.spec.name, f.qualified)))

    def names(self) -> list[str]:
        """Return the name of each format, qualified if several share it."""
        names = [format_.spec.name for format_ in self]
        return [f.spec.name if names.count(f.spec.name) == 1 else f.qualified for f in self]

    def named(self, name: str) -> list[F]:
        """Return the formats called *name*, or "distribution:name".

        If several plugins have one, only that of the owner of the name.
        """
        distribution, colon, short = name.rpartition(":")
        matches = [
            format_
            for format_ in self
            if format_.spec.name == short
            and (not colon or is_same(format_.plugin.distribution, distribution))
        ]
        return _owned(matches, name)

    def for_file(self, filename: str) -> list[F]:
        """Return the formats of the longest suffix that *filename* ends in, or its owner."""
        suffixes = {suffix for format_ in self for suffix in _suffixes(format_)}
        matches = [suffix for suffix in suffixes if filename.lower().endswith(suffix)]
        return self._for_suffix(max(matches, key=len)) if matches else []

    def _for_suffix(self, suffix: str) -> list[F]:
        name = format_of(suffix)
        matches = [format_ for format_ in self if suffix in _suffixes(format_)]
        named = [match for match in matches if match.spec.name == name]
        return _owned(named, name) or matches

    def clashes(self, plugin: Plugin) -> Iterator[str]:
        """Yield a sentence for each suffix that a format of *plugin* does not have to itself."""
        for format_ in self:
            if format_.plugin != plugin:
                continue
            for suffix in _suffixes(format_):
                chosen = self._for_suffix(suffix)
                others = " and ".join(each.qualified for each in chosen if each != format_)
                if others and format_ in chosen:
                    yield f"{others} has the suffix {suffix} too: name the format of such files"
                elif others:
                    yield f"the suffix {suffix} belongs to {others}"

    def suffixes(self) -> str:
        """Return every suffix with its format, for messages."""
        return ", ".join(f"{s} ({f.spec.name})" for f in self for s in f.spec.suffixes)


def _owned(formats: list[F], name: str) -> list[F]:
    """Return those of *formats* to which the *name* of a format belongs; all if there are none.

    It belongs to the plugin of that name. If several are called so, it belongs to the one whose
    distribution is called after it: whoever else takes the name breaks nothing.
    """
    owner = plugin_of(name)
    of_plugin = [each for each in formats if each.plugin.name == owner]
    named_alike = [
        each for each in of_plugin if is_same(each.plugin.distribution, f"timeline-{owner}")
    ]
    return named_alike or of_plugin or formats


def _suffixes(format_: InstalledExporter | InstalledImporter) -> tuple[str, ...]:
    return tuple(suffix.lower() for suffix in format_.spec.suffixes)


def format_of(suffix: str) -> str:
    """Return the name of the format to which *suffix*, such as ".ics", belongs."""
    name = suffix.removeprefix(".").lower()
    return _FORMATS_OF_SUFFIXES.get(name, name)


def plugin_of(name: str) -> str:
    """Return the name of the plugin to which the *name* of a format belongs."""
    return _PLUGINS_OF_FORMATS.get(name, name)


def distribution_of(name: str) -> str:
    """Return this project's distribution that adds the format called *name*, or ""."""
    plugin = plugin_of(name)
    return f"timeline-{plugin}" if plugin in _OWN_PLUGINS else ""


def suffix_of(filename: str) -> str:
    """Return the suffix of *filename* if it has one alone, which tells its owner; else ""."""
    parts = filename.lstrip(".").split(".")
    return f".{parts[1]}" if len(parts) == 2 and parts[1] else ""  # noqa: PLR2004 - a stem and a suffix
