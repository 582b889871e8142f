"""The small file by which a commune learns where to send: address, token, and the certificate to trust."""

from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import urlsplit

from desktop_app.core.errors import UserError
from desktop_app.core.package.about import TOKEN, NotWellFormed, sign
from desktop_app.core.package.canonical import NotJson, canonical, parsed_object

TICKET_BYTES = 64 * 1024
_FMT = "dccs-upload-1"
_DEPTH = 3
_LONGEST_ADDRESS = 300
NOT_A_TICKET = (
    "Tệp này không phải tệp kết nối của máy nhận, hoặc đã bị sửa. Hãy xin cơ quan cấp trên tệp kết nối của đơn vị."
)
NOT_SAFE = (
    "Địa chỉ máy nhận phải bắt đầu bằng https, vì mã gửi không được đi qua mạng mà không mã hóa. Hãy xin cơ quan cấp "
    "trên tệp kết nối có địa chỉ https."
)


@dataclass(frozen=True)
class Ticket:
    """Where a unit sends to and by what token; `certificate` (PEM) is the only one trusted when there is one."""

    address: str
    unit: str
    token: str = field(repr=False)
    certificate: str = ""

    def to_bytes(self) -> bytes:
        """The ticket as a file; whoever has it can send in the name of the unit, but not sign."""
        return canonical(
            {
                "fmt": _FMT,
                "address": self.address,
                "unit": self.unit,
                "token": self.token,
                "certificate": self.certificate,
            }
        )


def read_ticket(content: bytes) -> Ticket:
    """The ticket in a file; UserError when it is none or leads to an address that is not safe."""
    try:
        if len(content) > TICKET_BYTES:
            raise NotJson("too long")
        values = parsed_object(content, _DEPTH)
        address, certificate = values.get("address"), values.get("certificate")
        if values.get("fmt") != _FMT or not isinstance(address, str) or not isinstance(certificate, str):
            raise NotWellFormed("ticket")
        ticket = Ticket(checked_address(address), sign(values, "unit", TOKEN), sign(values, "token"), certificate)
    except (NotJson, NotWellFormed):
        raise UserError(NOT_A_TICKET) from None
    return ticket


def checked_address(address: str) -> str:
    """The address without a slash at its end; UserError unless it is encrypted or leads to this very computer."""
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        raise UserError(NOT_A_TICKET) from None
    odd = parts.username or parts.password or parts.query or parts.fragment or not host
    if odd or len(address) > _LONGEST_ADDRESS or not address.isprintable() or " " in address:
        raise UserError(NOT_A_TICKET)
    if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(host)):
        raise UserError(NOT_SAFE)
    return address.rstrip("/")


def is_loopback(host: str) -> bool:
    """Whether a host is this very computer, told without asking any name server."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
