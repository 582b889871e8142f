"""A maker who is nobody's: the key is made for the test and no program trusts it."""

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from desktop_app.core.release import version_of
from desktop_app.core.update_package.manifest import Kind, UpdateManifest
from desktop_app.core.update_package.write import write_update

CONTENT = b"an installer " * 1000
PRESENT = version_of("0.2.0")
NEWER = UpdateManifest(
    kind=Kind.PROGRAM, version=version_of("0.3.0"), oldest=version_of("0.1.0"), made_on=date(2027, 3, 15),
    notes=["In thẻ hẹn trên giấy A6."], size=0, sha256="",
)  # fmt: skip


@dataclass
class Maker:
    """Whoever can sign."""

    folder: Path
    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)

    @property
    def keys(self) -> list[Ed25519PublicKey]:
        return [self.key.public_key()]

    def make(self, content: bytes = CONTENT, **changed: object) -> Path:
        held = self.folder / "content"
        held.write_bytes(content)
        return write_update(self.folder, replace(NEWER, **changed), held, self.key)  # type: ignore[arg-type]


@pytest.fixture
def maker(tmp_path: Path) -> Maker:
    return Maker(tmp_path)
