"""Files kept with the records: each encrypted, named by what is in it so that the same file is kept once."""

import hmac
import re
from contextlib import suppress
from pathlib import Path
from secrets import token_bytes

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from db.sealing import NONCE_BYTES, RandomBytes, derived
from desktop_app.core import patience, words
from desktop_app.core.disk import disk_told
from desktop_app.core.errors import UserError
from desktop_app.core.files import whole_file

FOLDER = "attachments"
LARGEST = 25 * 1024 * 1024
_NAME = re.compile("[0-9a-f]{64}")


class Attachments:
    """The folder `attachments` of an office."""

    def __init__(
        self, folder: Path, data_key: bytes, largest: int = LARGEST, random: RandomBytes = token_bytes
    ) -> None:
        """`folder` is the data folder; `largest` is in bytes."""
        self._folder = folder / FOLDER
        self._cipher = AESGCM(derived(data_key, "attachment content"))
        self._naming = derived(data_key, "attachment name")
        self._largest = largest
        self._random = random

    def put(self, content: bytes) -> str:
        """Keep a file and give its name; UserError when it is too large or cannot be written."""
        self.refuse_large(content)
        return self.keep(content)

    def refuse_large(self, content: bytes) -> None:
        """UserError for a file that is larger than may be put in."""
        if len(content) > self._largest:
            raise UserError(
                f"Tệp nặng {words.number(len(content) / 1_048_576, 1)} MB, tối đa "
                f"{words.number(self._largest / 1_048_576)} MB. Hãy quét lại ở độ phân giải 150 dpi hoặc tách tệp."
            )

    def keep(self, content: bytes) -> str:
        """The same for a file whose size was looked at before it was sealed."""
        name = self._name_of(content)
        target = self._folder / name
        if not target.exists():
            nonce = self._random(NONCE_BYTES)
            with disk_told():
                self._folder.mkdir(exist_ok=True)
                with whole_file(target) as part:
                    part.write_bytes(nonce + self._cipher.encrypt(nonce, content, name.encode()))
        return name

    def get(self, name: str) -> bytes:
        """The content of a kept file; UserError when it is gone or was altered."""
        path = self._folder / name
        if not _NAME.fullmatch(name) or not path.is_file():
            raise UserError("Không còn tệp đính kèm này trong thư mục dữ liệu. Hãy lấy lại từ bản sao lưu gần nhất.")
        with disk_told():
            raw = path.read_bytes()
        try:
            content = self._cipher.decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], name.encode())
        except (InvalidTag, ValueError):
            raise UserError("Tệp đính kèm này bị hỏng. Hãy lấy lại bản còn tốt từ bản sao lưu gần nhất.") from None
        return content

    def drop(self, name: str) -> None:
        """Take a kept file away; one that another program holds stays."""
        if _NAME.fullmatch(name):
            with suppress(OSError):
                patience.remove(self._folder / name)

    def _name_of(self, content: bytes) -> str:
        return hmac.digest(self._naming, content, "sha256").hex()
