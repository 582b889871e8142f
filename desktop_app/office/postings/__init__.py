"""What hangs on a board: places, notices with their copies, minutes, proofs; for every area that posts."""
