"""A newer program made ready: copied from the stick, checked, the office's data backed up before anything changes."""

import shutil

from db.migrations import HEAD
from desktop_app.core.disk import disk_told
from desktop_app.core.errors import UserError
from desktop_app.core.progress import Progress
from desktop_app.core.stick.troubles import size_words
from desktop_app.core.update_package.manifest import Kind
from desktop_app.core.update_package.read import Update, copy_content, judge
from desktop_app.core.update_package.refusals import Reason, UpdateRefused
from desktop_app.core.updating.place import ROOM
from desktop_app.core.updating.updater import Coming, Updater
from desktop_app.office.desk import Service
from desktop_app.office.opening import OpenOffice
from desktop_app.office.rights import Right, needs
from desktop_app.office.safety import SafetyService


class UpdateService(Service):
    """Updates of the program, as the office takes them."""

    def __init__(self, office: OpenOffice, updater: Updater) -> None:
        """`updater` knows this PC."""
        super().__init__(office.desk)
        self._office, self._updater = office, updater

    @needs(Right.READ)
    def kept_opens(self) -> bool:
        """Whether the version before can open the office's register as the present one left it."""
        place = self._updater.place
        return place is not None and place.kept_opens(HEAD)

    @needs(Right.BACK_UP)
    def prepare(self, update: Update, progress: Progress) -> Coming:
        """Everything that can fail while the program still runs; the program and the data are as they were."""
        if update.manifest.kind is not Kind.PROGRAM:
            raise UpdateRefused(Reason.ANOTHER_PRODUCT)
        updater = self._updater
        judge(update.manifest, updater.present.version)
        place = updater.installed()
        with disk_told():
            free = shutil.disk_usage(place.folder).free
        if free < ROOM:
            raise UserError(
                f"Ổ đĩa giữ chương trình còn {size_words(free)}, cập nhật cần {size_words(ROOM)}. Hãy xóa bớt tệp khác "
                "trên ổ đĩa đó rồi làm lại; chương trình đang dùng chưa bị thay đổi."
            )
        manifest = update.manifest
        installer = updater.errands.installer(manifest.version)
        copy_content(update, installer, progress)
        backup = SafetyService(self._office, ()).back_up(progress)
        return Coming(manifest.version, installer, manifest.sha256, backup)
