"""Questionnaires as XLSForm workbooks, in the part of it that a printed form can have."""
