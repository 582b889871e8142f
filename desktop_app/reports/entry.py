"""What is typed for a report, once it has been looked at."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from desktop_app.core.errors import InvalidInput


@dataclass(frozen=True, kw_only=True)
class Typed:
    """A figure that no register holds (`value`, a number as it was typed), or a line of an annex (`cells`)."""

    key: str
    what: str = ""
    value: str = ""
    cells: Mapping[str, str] = field(default_factory=dict)
    source: str = ""
    person: str = ""
    dated_on: date | None = None

    def columns(self) -> dict[str, Any]:
        """As it is kept."""
        return {
            "key": self.key,
            "what": self.what.strip(),
            "value": f"{read_number(self.value):f}" if self.value else "",
            "cells": json.dumps(dict(self.cells), ensure_ascii=False) if self.cells else "",
            "source": self.source.strip(),
            "person": self.person.strip(),
            "dated_on": self.dated_on,
        }


@dataclass(frozen=True, kw_only=True)
class NumberEntry:
    """What the paper is signed and sent with."""

    number: str = ""
    dated_on: date | None = None
    signer: str = ""
    signer_post: str = ""
    addressee: str = ""
    recipients: str = ""

    def columns(self) -> dict[str, Any]:
        """As it is kept."""
        return {
            "number": self.number.strip(),
            "dated_on": self.dated_on,
            "signer": self.signer.strip(),
            "signer_post": self.signer_post.strip(),
            "addressee": self.addressee.strip(),
            "recipients": self.recipients.strip(),
        }


def read_number(text: str) -> Decimal:
    """A figure typed as 1.234,5 or 1234,5 or 12; ValueError for anything else."""
    plain = text.strip().replace("\u00a0", "").replace(" ", "")
    plain = plain.replace(".", "").replace(",", ".") if "," in plain or plain.count(".") > 1 else _one_dot(plain)
    try:
        value = Decimal(plain)
    except InvalidOperation:
        raise ValueError(text) from None
    if not value.is_finite():
        raise ValueError(text)
    return value


def _one_dot(text: str) -> str:
    """A single dot before three digits parts thousands, as Vietnamese figures are written."""
    whole, _, rest = text.partition(".")
    return whole + rest if len(rest) == 3 else text


def refuse_wrong_number(text: str) -> Decimal:
    """The number; InvalidInput where it is none, or below 0."""
    try:
        value = read_number(text)
    except ValueError:
        raise InvalidInput({"value": "Không đọc được số. Gõ số, ví dụ 12 hoặc 1.234,5."}) from None
    if value < 0:
        raise InvalidInput({"value": "Số không được âm. Xem lại con số."})
    return value


def refuse_wrong_typed(typed: Typed) -> None:
    """InvalidInput names every field that cannot be so."""
    problems = dict[str, str]()
    if typed.value:
        try:
            refuse_wrong_number(typed.value)
        except InvalidInput as wrong:
            problems |= wrong.problems
    elif not typed.cells:
        problems["value"] = "Chưa có số liệu. Gõ số, ghi 0 nếu không phát sinh."
    if not typed.source.strip():
        problems["source"] = "Chưa ghi nguồn số liệu. Ghi văn bản, sổ hoặc bộ phận cung cấp."
    if not typed.person.strip():
        problems["person"] = "Chưa ghi người cung cấp. Ghi họ tên người chịu trách nhiệm về số liệu."
    if problems:
        raise InvalidInput(problems)


def refuse_blank(reason: str, sentence: str) -> None:
    """InvalidInput for a reason without words."""
    if not reason.strip():
        raise InvalidInput({"reason": sentence})
