"""Build a timeline in Python, and write it as Markdown.

Run it: python examples/build_in_code.py
"""

import sys

import timeline
from timeline import Declaration, Event, JointVenture, Regime, Relation, Source, Timeline


def build() -> Timeline:
    """Return a joint venture, a declaration and its upgrade, a regime in force, and a plan."""
    ttp = Source(id="ttp", publisher="Trade Treasury Payments", published="2025-07-28")
    return Timeline(
        [
            JointVenture(
                id="joint-venture",
                title="The railways of Azerbaijan, Georgia and Kazakhstan found a joint venture",
                when="2023-10",
                venture="Middle Corridor Multimodal",
                actors=["AZ", "GE", "KZ"],
                citations=["ttp"],
            ),
            Declaration(
                id="partnership",
                title="Joint declaration on a strategic partnership",
                when="2024-07",
                level="strategic partnership",
                actors=["AZ", "CN"],
                citations=["ttp"],
            ),
            Declaration(
                id="upgrade",
                title="Joint statement on a comprehensive strategic partnership",
                when="2025-04",
                level="comprehensive strategic partnership",
                actors=["AZ", "CN"],
                relations=[Relation(kind="upgrades", event="partnership")],
                citations=["ttp"],
            ),
            Regime(
                id="visa-free",
                title="Visa-free travel between Azerbaijan and China",
                when="2025-07-16/..",
                status="ongoing",
                regime="visa-free",
                actors=["AZ", "CN"],
            ),
            Event(
                id="buses",
                title="BYD starts building electric buses in Azerbaijan",
                when="[2025-07-29..2025-12-31]",
                status="expected",
                actors=["BYD", "AZ"],
                citations=["ttp"],
            ),
        ],
        title="Baku and Beijing, in code",
        language="en",
        revised="2025-07-28",
        sources=[ttp],
    )


def main() -> None:
    """Print the timeline as Markdown."""
    sys.stdout.buffer.write(timeline.dumps(build(), "markdown"))


if __name__ == "__main__":
    main()
