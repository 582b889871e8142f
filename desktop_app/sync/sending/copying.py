"""Where copies of packages wait, and one copied into a folder: it is read back and appears only when it is the same."""

import shutil
from pathlib import Path

from db.archive import PACKAGES
from desktop_app.core.disk import disk_told
from desktop_app.core.errors import UserError
from desktop_app.core.files import whole_file
from desktop_app.core.package.read import check_whole
from desktop_app.core.package.refusals import PackageRefused
from desktop_app.office.desk import Desk

UNLIKE = "Gói vừa chép đọc lại không giống bản lưu trên máy. Hãy thử lại; nếu vẫn vậy thì dùng USB hoặc thư mục khác."


def copies(desk: Desk) -> Path:
    """Where copies of packages wait for their receipts."""
    return desk.installation.folder / PACKAGES


def copy_out(copy: Path, folder: Path) -> Path:
    """The package in `folder`; UserError when what was written does not read the same."""
    target = folder / copy.name
    with disk_told():
        folder.mkdir(parents=True, exist_ok=True)
        with whole_file(target) as part:
            shutil.copyfile(copy, part)
            _refuse_unlike(copy, part)
    return target


def _refuse_unlike(copy: Path, part: Path) -> None:
    try:
        if check_whole(part).file_sha256 == check_whole(copy).file_sha256:
            return
    except PackageRefused:
        pass
    raise UserError(UNLIKE)
