"""What contradicts itself in a petition as it is entered; pure."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from desktop_app.areas.petitions.states import ForwarderKind, Source
from desktop_app.office.matter_kinds import Capacity, Kind

SEVERAL = "Đơn nhiều nội dung: hướng dẫn người gửi tách thành đơn riêng cho từng nội dung."
"""What is said beside a petition about several things (Luật Tiếp công dân Điều 25 khoản 3)."""

NOT_AFTER_RECEIPT = {
    "dated_on": "Ngày ghi trên đơn sau ngày đến. Kiểm tra lại hai ngày.",
    "forwarder_on": "Ngày văn bản chuyển sau ngày đến. Kiểm tra lại hai ngày.",
    "knew_on": "Ngày biết quyết định, hành vi sau ngày đơn đến. Kiểm tra lại hai ngày.",
    "born_on": "Ngày sinh sau ngày đơn đến. Kiểm tra lại ngày sinh.",
}


def problems_of(values: Mapping[str, Any], others: int, *, without_identity: bool = False) -> dict[str, str]:
    """What contradicts itself in checked values, None where a value is missing: a sentence for each field.

    `others` is how many signed beside the first; `without_identity` says that the writer lies in the vault.
    """
    found = dict(_of_door(values))
    found |= {
        name: sentence
        for name, sentence in NOT_AFTER_RECEIPT.items()
        if _after(values.get(name), values["received_on"])
    }
    if not without_identity:
        found |= dict(_of_people(values, others))
    if values["instance"] == 2 and values["kind"] not in (None, Kind.COMPLAINT):
        found["instance"] = "Chỉ khiếu nại có giải quyết lần hai. Ghi 1, tố cáo tiếp thì ghi ở quá trình đã giải quyết."
    return found


def _of_door(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if values["source"] is not Source.FORWARDED:
        return
    if not values["forwarder"]:
        yield "forwarder", "Chưa nhập cơ quan chuyển đơn. Ghi tên như trên văn bản chuyển."
    if values["forwarder_kind"] is ForwarderKind.NONE:
        yield "forwarder_kind", "Chưa chọn loại cơ quan chuyển. Mỗi loại có hạn báo kết quả khác nhau."


def _of_people(values: Mapping[str, Any], others: int) -> Iterator[tuple[str, str]]:
    if values["is_anonymous"]:
        if values["full_name"] or others:
            yield "is_anonymous", "Đơn có ghi tên người gửi. Bỏ đánh dấu ô này, hoặc xóa họ tên và người cùng ký."
        return
    if not values["full_name"]:
        yield "full_name", "Chưa nhập họ và tên. Đơn không ghi tên thì đánh dấu ô ở trên."
    if values["capacity"] is Capacity.AUTHORISED and not values["mandate"]:
        yield "mandate", "Người được ủy quyền phải có giấy ủy quyền. Ghi số, ngày và nơi chứng thực."
    named = 1 + others
    if values["signers"] < named:
        yield "signers", f"Đã ghi tên {named} người mà số người ký là {values['signers']}. Sửa lại số người ký."
    elif values["capacity"] is Capacity.GROUP_REPRESENTATIVE and values["signers"] == 1:
        yield "signers", "Đại diện nhóm thì có từ 2 người ký. Sửa số người ký, hoặc chọn tư cách khác."


def speakers_problem(signers: int, speakers: int, most: int | None) -> str:
    """What is wrong with so many representatives; `most` is how many may speak, None where the law asks for none."""
    if most is None or speakers <= most:
        return ""
    return (
        f"Đơn {signers} người ký cử nhiều nhất {most} người đại diện, đang ghi {speakers}. "
        "Giữ lại những người được cử, người khác chỉ tính vào số người ký."
    )


def _after(first: object, second: object) -> bool:
    return isinstance(first, date) and isinstance(second, date) and first > second
