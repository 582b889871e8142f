"""Update packages: one file, signed by the maker, that brings a newer program or newer law on a stick."""
