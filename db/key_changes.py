"""What somebody who has opened the data may change in its key file; each change is written whole or not at all."""

from dataclasses import dataclass, replace
from datetime import datetime
from secrets import token_bytes

from db.codes import Sheet
from db.key_content import VAULT, Content, Holder, save
from db.keys import Closing, KeyFile, Unlocked, holder_of, plain_name
from db.sealing import CannotOpen, Cost, RandomBytes, password_bytes, unwrap
from db.sign_in import SignInRules, Tries
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.uid import uuid7


@dataclass(frozen=True)
class KeyKeeper:
    """The key file in the hands of `unlocked`; new wraps are made at `cost`."""

    keys: KeyFile
    unlocked: Unlocked
    cost: Cost
    random: RandomBytes = token_bytes

    def add_account(self, name: str, post: str, password: str, at: datetime, *, vault: bool = False) -> str:
        """Let another person sign in; gives the account's uid. The vault only from one who holds it."""
        content = self._content()
        self._check_name(content, name)
        content.rules.check_password(password)
        uid = uuid7(at)
        wrap = self._closing(content).account(uid, self._handed(vault), password)
        self._save(replace(content, holders=(*content.holders, Holder(uid, name.strip(), post.strip(), wrap))))
        return uid

    def rename_account(self, account: str, name: str, post: str) -> None:
        """Another name and post for an account; its keys stay."""
        content = self._content()
        holder = holder_of(content, account)
        if plain_name(name) != plain_name(holder.name):
            self._check_name(content, name)
        self._save(content.with_holder(replace(holder, name=name.strip(), post=post.strip())))

    def remove_account(self, account: str) -> None:
        """Take an account's way in away; the last one stays."""
        content = self._content()
        holder = holder_of(content, account)
        if len(content.holders) == 1:
            raise UserError("Đây là tài khoản cuối cùng mở được sổ nên không bỏ được. Hãy thêm tài khoản khác trước.")
        self._save(replace(content, holders=tuple(h for h in content.holders if h.uid != holder.uid)))

    def set_password(self, account: str, password: str) -> None:
        """A new password. Somebody else's right to the vault lasts only when the one who sets it holds the vault."""
        content = self._content()
        holder = holder_of(content, account)
        content.rules.check_password(password)
        vault = VAULT in holder.wrap.boxes and self.unlocked.vault_secret is not None
        wrap = self._closing(content).account(holder.uid, self._handed(vault), password)
        self._save(content.with_holder(replace(holder, wrap=wrap, tries=Tries())))

    def grant_vault(self, account: str, password: str) -> None:
        """Give an account the right to the vault; its own person is present and types the account's password."""
        content = self._content()
        holder = holder_of(content, account)
        try:
            unwrap(holder.wrap, password_bytes(password), content.bond.to(holder.uid))
        except CannotOpen:
            problem = f"Mật khẩu của {holder.name} không đúng. Hãy để người đó gõ lại."
            raise InvalidInput({"password": problem}) from None
        wrap = self._closing(content).account(holder.uid, self._handed(vault=True), password)
        self._save(content.with_holder(replace(holder, wrap=wrap)))

    def withdraw_vault(self, account: str) -> None:
        """Take the right to the vault away; the account still signs in."""
        content = self._content()
        holder = holder_of(content, account)
        boxes = {name: box for name, box in holder.wrap.boxes.items() if name != VAULT}
        self._save(content.with_holder(replace(holder, wrap=replace(holder.wrap, boxes=boxes))))

    def renew_sheet(self, sheet: Sheet, at: datetime) -> str:
        """A new recovery code; the sheet before it opens nothing any more. The vault's only from one who holds it."""
        content = self._content()
        self._handed(vault=sheet is Sheet.VAULT)
        old = content.recovery if sheet is Sheet.REGISTER else content.vault_recovery
        code, new = self._closing(content).sheet(sheet, self.unlocked, old.issue + 1, at)
        if sheet is Sheet.REGISTER:
            self._save(replace(content, recovery=new))
        else:
            self._save(replace(content, vault_recovery=new))
        return code

    def set_rules(self, rules: SignInRules) -> None:
        """Other numbers for signing in, from the next sign-in on."""
        self._save(replace(self._content(), rules=rules))

    def rename_office(self, name: str, place: str) -> None:
        """The office's name and place as the sign-in page shows them."""
        self._save(replace(self._content(), office_name=name, office_place=place))

    def begin_epoch(self, at: datetime) -> str:
        """A new life of the data after it was restored from a backup; gives its name."""
        epoch = uuid7(at)
        self._save(replace(self._content(), epoch=epoch))
        return epoch

    def _content(self) -> Content:
        content = self.keys.content()
        content.check_seal(self.unlocked.data_key)
        return content

    def _handed(self, vault: bool) -> Unlocked:
        if vault and self.unlocked.vault_secret is None:
            raise UserError(
                "Chỉ người đang có quyền xem kho mật mới cấp được quyền này. "
                "Hãy nhờ người đó đăng nhập, hoặc dùng phiếu khôi phục của kho mật."
            )
        return self.unlocked if vault else replace(self.unlocked, vault_secret=None)

    def _closing(self, content: Content) -> Closing:
        return Closing(content.bond, content.epoch, self.cost, self.random)

    def _save(self, content: Content) -> None:
        save(self.keys.folder, content.sealed(self.unlocked.data_key))

    @staticmethod
    def _check_name(content: Content, name: str) -> None:
        if not name.strip():
            raise InvalidInput({"name": "Chưa nhập tên tài khoản."})
        if any(plain_name(name) == plain_name(holder.name) for holder in content.holders):
            raise InvalidInput({"name": f"Đã có tài khoản “{name.strip()}”. Hãy thêm chức danh vào tên để phân biệt."})
