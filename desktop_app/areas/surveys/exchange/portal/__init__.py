"""Answers of the old survey portal, which kept them under the words of questions."""
