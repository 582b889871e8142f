"""Workbooks in and out, from one declaration; no Qt, no database, no clock.

In: `reader.open_book` gives a `Book` of typed rows; `mapping.find_table` (or `table_at`) a `Match`, whose `Mapping` can
be changed and kept; `table.survey` looks through whole columns and says what to ask; `table.read_table` gives
`Record`s with their `Problem`s, and the rows `Skipped`. Out: `writing.write_template`, `write_export`,
`write_export_csv`, `write_refused`. What cannot be read is a `UserError` with one sentence.
"""
