"""The types of event that are installed, by the names that documents call them."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from timeline.errors import PluginError
from timeline.model import BUILT_IN_NAMES, Event, built_in_type
from timeline.wire._records import record_of


class EventTypes(Mapping[str, type[Event]]):
    """The classes of events by their names: the built-in ones, and *more*.

    A built-in class is loaded when it is first asked for, and *more* may be a function that
    is called when a name is asked for that is not built in.

    >>> EventTypes()["declaration"].__name__
    'Declaration'

    Raises:
        PluginError: a class is not an event type, has the name of another, or has a
            field that documents cannot hold, such as one of a class that holds itself.

    """

    def __init__(
        self, more: Iterable[type[Event]] | Callable[[], Iterable[type[Event]]] = ()
    ) -> None:
        self._find = more if callable(more) else None
        self._found = {} if callable(more) else _by_name(more)

    def __getitem__(self, name: str) -> type[Event]:
        return built_in_type(name) if name in BUILT_IN_NAMES else self._more()[name]

    def __iter__(self) -> Iterator[str]:
        return iter((*BUILT_IN_NAMES, *self._more()))

    def __len__(self) -> int:
        return len(BUILT_IN_NAMES) + len(self._more())

    def __repr__(self) -> str:
        return f"EventTypes({', '.join(self)})"

    def __reduce__(self) -> tuple[type["EventTypes"], tuple[tuple[type[Event], ...]]]:
        # Another process gets the classes, for it may have other plugins.
        return EventTypes, (tuple(self._more().values()),)

    def _more(self) -> dict[str, type[Event]]:
        if self._find is not None:
            # In this order, so that no other thread sees neither.
            self._found = _by_name(self._find())
            self._find = None
        return self._found


def _by_name(more: Iterable[type[Event]]) -> dict[str, type[Event]]:
    found: dict[str, type[Event]] = {}
    for kind in more:
        name = _checked(kind)
        other = built_in_type(name) if name in BUILT_IN_NAMES else found.setdefault(name, kind)
        if other is not kind:
            raise PluginError(
                f"two event types are called {name!r}: {_place(other)} and {_place(kind)}"
            )
    return found


def _place(kind: type) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


def _checked(kind: object) -> str:
    if not (isinstance(kind, type) and issubclass(kind, Event) and "__attrs_attrs__" in vars(kind)):
        raise PluginError(f"{kind!r} is not an event type: expected an attrs class over Event")
    name = vars(kind).get("type_name")
    if not isinstance(name, str) or not name.isascii() or not name.replace("-", "").isalnum():
        raise PluginError(
            f"{_place(kind)} needs a type_name of its own: ASCII letters, digits and hyphens"
        )
    try:
        record = record_of(kind)
    except TypeError as error:
        raise PluginError(f"{_place(kind)}.{error}") from error
    except (AttributeError, NameError, SyntaxError) as error:
        # Names that are imported only for type checkers are missing at run time.
        raise PluginError(f"{_place(kind)}: its annotations cannot be read: {error}") from error
    except RecursionError:
        # A document could nest it without end.
        raise PluginError(f"{_place(kind)}: a field holds a class that holds itself") from None
    if "type" in record.attributes:
        raise PluginError(f"{_place(kind)}.type: documents keep the type's name there")
    return name
