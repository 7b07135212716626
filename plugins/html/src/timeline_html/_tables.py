"""What follows the list: the figures as a table, and the sources."""

from collections.abc import Iterable, Iterator

from timeline.facts import FactWriter
from timeline.model import Event, Figure, Source
from timeline_html._text import Direction, escape


def figures(events: Iterable[Event], writer: FactWriter) -> Iterator[str]:
    """Yield the table of the figures in *events*, by measure; nothing if there are none."""
    stated: dict[str, list[tuple[Figure, Event]]] = {}
    for event in events:
        for figure in event.figures:
            stated.setdefault(figure.measure, []).append((figure, event))
    if not stated:
        return
    title = writer.labels.title
    heads = "".join(
        f'<th scope="col">{title(name)}</th>' for name in ("measure", "date", "amount", "event")
    )
    # A wide table scrolls by itself, also by keyboard.
    yield (
        f'<section><h2>{title("figures")}</h2><div class="scroll" tabindex="0" role="region"'
        f' aria-label="{title("figures")}"><table><thead><tr>{heads}</tr></thead><tbody>\n'
    )
    for measure in sorted(stated):
        for figure, event in stated[measure]:
            yield _row(figure, event, writer)
    yield "</tbody></table></div></section>\n"


def _row(figure: Figure, event: Event, writer: FactWriter) -> str:
    when = figure.period or figure.as_of or event.when
    text = writer.markup.text
    return (
        f'<tr><th scope="row">{text(figure.measure)}</th>'
        f"<td>{writer.when(when)}</td>"
        f'<td class="n">{text(writer.amount_of(figure))}</td>'
        f"<td>{writer.markup.event(event.id, event.title)}</td></tr>\n"
    )


def sources(cited: Iterable[Source], writer: FactWriter, direction: Direction) -> Iterator[str]:
    """Yield the list of sources, which citations link to; nothing if there are none."""
    items = [_source(source, writer, direction) for source in cited]
    if items:
        yield f'<section><h2>{writer.labels.title("sources")}</h2><ul class="src">\n'
        yield from items
        yield "</ul></section>\n"


def _source(source: Source, writer: FactWriter, direction: Direction) -> str:
    text, phrase = writer.markup.text, writer.labels.phrase
    parts = [text(source.author)] if source.author else []
    named = source.title or source.publisher or source.url
    parts.append(_linked(text(named), source.url))
    if source.publisher and source.title:
        parts.append(text(source.publisher))
    if source.published is not None:
        parts.append(writer.when(source.published))
    if source.language:
        parts.append(phrase("language", escape(source.language)))
    if source.accessed is not None:
        parts.append(phrase("accessed", writer.when(source.accessed)))
    written = writer.listed(parts, "notes list")
    return f'<li id="source:{source.id}"{direction.attribute(named)}>{written}</li>\n'


def _linked(written: str, url: str) -> str:
    """*written* as a link to a page of the web, which is not told where its reader came from."""
    if not url.lower().startswith(("http://", "https://")):
        return written
    return f'<a href="{escape(url)}" rel="noreferrer">{written}</a>'
