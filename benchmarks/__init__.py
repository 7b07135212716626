"""How fast the library is, compared with what a user would take instead.

`make bench` measures everything and writes `RESULTS.md`; `make bench-smoke` runs each case once,
with little work. A `Case` (`_case`) says who does what and prepares it; the modules in `subjects`
list the cases. `_measure` times them, the libraries of a task in turns; `_start` times whole
programs; `_table` turns what was measured into rows.
"""
