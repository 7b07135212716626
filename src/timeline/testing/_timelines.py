"""Hypothesis strategies for whole timelines."""

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from timeline.collection import Timeline
from timeline.model import Event
from timeline.testing._models import events, metadata, sources
from timeline.testing._texts import ids


@st.composite
def timelines(draw: DrawFn, *kinds: type[Event], max_size: int = 5) -> Timeline:
    """Timelines of up to *max_size* events, which cite their sources and relate to each other.

    Args:
        draw: given by hypothesis.
        kinds: the classes of the events; every type if none is given.
        max_size: how many events there are at most.

    """
    source_ids = draw(st.lists(ids(), max_size=3, unique=True))
    event_ids = draw(st.lists(ids(), max_size=max_size, unique=True))
    # Nothing is cited where there are no sources.
    cited = st.sampled_from(source_ids) if source_ids else st.nothing()
    described = draw(
        metadata(sources=st.tuples(*(sources(id=st.just(name)) for name in source_ids)).map(list))
    )
    related = st.sampled_from(event_ids or [""])
    event = events(*kinds, id=st.just("one"), sources=cited, related=related)
    happened = [attrs.evolve(draw(event), id=name) for name in event_ids]
    return Timeline(happened, metadata=described)
