"""A card in words for a person and in values for a program."""

from typing import Any

from desktop_app.core import words
from desktop_app.core.idcard.facts import facts
from desktop_app.core.idcard.number import PersonalNumber, registered_in
from desktop_app.core.idcard.scan import CardScan


def lines_of(card: CardScan) -> list[tuple[str, str]]:
    """Label and value of everything the card says; nothing for what it does not say."""
    place = registered_in(PersonalNumber(card.number), facts())
    said = (
        ("Số định danh", card.number),
        ("Số chứng minh nhân dân cũ", card.old_number),
        ("Họ và tên", card.full_name),
        ("Ngày sinh", words.day(card.born_on) or f"năm {card.born_in}"),
        ("Giới tính", "Nữ" if card.is_female else "Nam"),
        ("Nơi ở", card.address),
        ("Ngày cấp", words.day(card.issued_on)),
        ("Loại thẻ", card.kind.value if card.kind else ""),
        ("Nơi đăng ký khai sinh", f"{place} (danh mục chưa đối chiếu)" if place else ""),
    )
    return [(label, value) for label, value in said if value]


def values_of(card: CardScan) -> dict[str, Any]:
    """The card as JSON can hold it."""
    return {
        "number": card.number,
        "old_number": card.old_number or None,
        "full_name": card.full_name,
        "born_on": card.born_on.isoformat() if card.born_on else None,
        "born_in": card.born_in,
        "sex": "female" if card.is_female else "male",
        "address": card.address,
        "issued_on": card.issued_on.isoformat() if card.issued_on else None,
        "card": card.kind.name.lower() if card.kind else None,
        "registered_in": registered_in(PersonalNumber(card.number), facts()) or None,
        "warnings": [{"field": notice.field, "sentence": notice.sentence} for notice in card.notices],
    }
