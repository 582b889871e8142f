"""What tests of the records may ask for."""

from tests.areas.disclosure.makers_records import a_record, disclosing, places

__all__ = ["a_record", "disclosing", "places"]
