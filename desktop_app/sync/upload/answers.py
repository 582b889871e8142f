"""What the receiving service answers, and what is said of it to the official who sends."""

from enum import StrEnum

ANSWER = "Dccs-Answer"
"""The header in which every answer stands, also where an answer has no body."""
OFFSET = "Upload-Offset"
LENGTH = "Upload-Length"
PACKAGES = "/packages"
RECEIPTS = "/receipts"
RECEIVED_WORDS = "Đã nhận tệp."


class Answer(StrEnum):
    """What the service says of a request."""

    RECEIVED = "received"
    PARTLY = "partly"
    NOT_BEGUN = "not_begun"
    BUSY = "busy"
    ELSEWHERE = "elsewhere"
    TOO_SLOW = "too_slow"
    TOO_OFTEN = "too_often"
    NO_ENTRY = "no_entry"
    OTHER_UNIT = "other_unit"
    NO_PACKAGE = "no_package"
    DAMAGED = "damaged"
    TOO_BIG = "too_big"
    NO_ROOM = "no_room"
    NOT_UNDERSTOOD = "not_understood"


STATUS = {
    Answer.RECEIVED: 200,
    Answer.PARTLY: 200,
    Answer.NOT_BEGUN: 404,
    Answer.BUSY: 409,
    Answer.ELSEWHERE: 409,
    Answer.TOO_SLOW: 408,
    Answer.TOO_OFTEN: 429,
    Answer.NO_ENTRY: 401,
    Answer.OTHER_UNIT: 403,
    Answer.NO_PACKAGE: 422,
    Answer.DAMAGED: 422,
    Answer.TOO_BIG: 413,
    Answer.NO_ROOM: 507,
    Answer.NOT_UNDERSTOOD: 400,
}

PASSING = frozenset({Answer.BUSY, Answer.ELSEWHERE, Answer.TOO_SLOW, Answer.TOO_OFTEN})
"""Answers after which the same upload is tried again."""

_OTHERWISE = "Hãy gửi gói bằng USB; gói trên USB và gói gửi qua mạng là một."

SENTENCES = {
    Answer.NO_ENTRY: "Máy nhận của cơ quan cấp trên không nhận mã gửi của đơn vị, có thể mã đã bị thu hồi. Hãy xin cơ "
    f"quan cấp trên tệp kết nối mới. {_OTHERWISE}",
    Answer.OTHER_UNIT: "Gói này của đơn vị khác với đơn vị được cấp mã gửi. Hãy xin cơ quan cấp trên tệp kết nối đúng "
    "của đơn vị.",
    Answer.NO_PACKAGE: "Máy nhận trả lời rằng tệp này không phải gói dữ liệu. Hãy lập lại gói rồi gửi.",
    Answer.DAMAGED: "Máy nhận trả lời rằng gói đến nơi bị hỏng. Hãy gửi lại; nếu vẫn vậy thì lập lại gói.",
    Answer.TOO_BIG: f"Gói lớn hơn mức mà máy nhận cho phép. {_OTHERWISE}",
    Answer.NO_ROOM: f"Máy nhận đã hết chỗ. Hãy báo cơ quan cấp trên. {_OTHERWISE}",
    Answer.NOT_UNDERSTOOD: "Máy nhận trả lời không đúng cách. Hãy kiểm tra địa chỉ trong tệp kết nối với cơ quan cấp "
    f"trên. {_OTHERWISE}",
    Answer.TOO_OFTEN: f"Máy nhận đang bận vì có quá nhiều lượt gửi. Hãy thử lại sau ít phút. {_OTHERWISE}",
}

UNREACHED = f"Không gửi được qua mạng: đường truyền đứt hoặc máy nhận không trả lời. Phần đã gửi được giữ lại, lần sau \
gửi tiếp. {_OTHERWISE}"
