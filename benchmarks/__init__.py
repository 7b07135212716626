"""How fast the library is, beside what a user would pick instead.

`make bench` measures all of it and writes `RESULTS.md`; `make bench-smoke` runs every case once,
with little work. A case is data (`_case`): who does what, how often, and how its result is
checked. The cases are in `subjects`, one module each. `_measure` lets pyperf time one of them in
processes of its own, `_rounds` lets the libraries of a task take turns, `_report` writes.
"""
