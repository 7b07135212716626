"""Timelines as tables: CSV, TSV and Excel workbooks, read and written."""
