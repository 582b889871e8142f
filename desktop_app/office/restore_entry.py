"""What is filled in to bring a copy back."""

from desktop_app.core.fields import Form, Password, Section, Text

RESTORE_FORM = Form(
    "system.restore",
    (
        Section(
            "",
            (
                Text(
                    name="folder",
                    label="Thư mục mới",
                    required=True,
                    max_length=260,
                    hint="Chưa có hoặc còn trống, trên ổ đĩa trong máy",
                ),
                Text(name="account", label="Tài khoản", required=True, max_length=120),
                Password(
                    name="password",
                    label="Mật khẩu",
                    required=True,
                    hint="Mật khẩu tài khoản này dùng vào lúc sao lưu",
                ),
            ),
        ),
    ),
)
