"""Setting an office up: one decision a step, its recovery sheets on paper before anything is written."""
