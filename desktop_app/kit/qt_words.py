"""Qt's own words in Vietnamese: the menu of a text field, of a scroll bar, the window for choosing a file."""

from collections.abc import Mapping

from PySide6.QtCore import QTranslator

_EDITING = {
    "&Undo": "&Hoàn tác",
    "&Redo": "&Làm lại",
    "Cu&t": "&Cắt",
    "&Copy": "&Sao chép",
    "Copy &Link Location": "Sao chép đường &dẫn",
    "&Paste": "&Dán",
    "Delete": "Xóa",
    "Select All": "Chọn tất cả",
}
_SCROLLING = {
    "Scroll here": "Cuộn tới đây",
    "Left edge": "Mép trái",
    "Right edge": "Mép phải",
    "Top": "Đầu trang",
    "Bottom": "Cuối trang",
    "Page left": "Sang trái một trang",
    "Page right": "Sang phải một trang",
    "Page up": "Lên một trang",
    "Page down": "Xuống một trang",
    "Scroll left": "Cuộn sang trái",
    "Scroll right": "Cuộn sang phải",
    "Scroll up": "Cuộn lên",
    "Scroll down": "Cuộn xuống",
}
_CHOOSING_A_FILE = {
    "Look in:": "Thư mục:",
    "Directory:": "Thư mục:",
    "File &name:": "&Tên tệp:",
    "Files of type:": "Loại tệp:",
    "All Files (*)": "Mọi tệp (*)",
    "Directories": "Thư mục",
    "Files": "Các tệp",
    "Folder": "Thư mục",
    "File": "Tệp",
    "Drive": "Ổ đĩa",
    "%1 File": "Tệp %1",
    "Sidebar": "Các nơi hay dùng",
    "List of places and bookmarks": "Danh sách các nơi hay dùng",
    "Back": "Quay lại",
    "Go back": "Quay lại",
    "Forward": "Đi tiếp",
    "Go forward": "Đi tiếp",
    "Parent Directory": "Thư mục cấp trên",
    "Go to the parent directory": "Về thư mục cấp trên",
    "Create New Folder": "Tạo thư mục mới",
    "Create a New Folder": "Tạo thư mục mới",
    "List View": "Xem danh sách",
    "Change to list view mode": "Xem danh sách",
    "Detail View": "Xem chi tiết",
    "Change to detail view mode": "Xem chi tiết",
    "&New Folder": "Thư mục &mới",
    "New Folder": "Thư mục mới",
    "&Choose": "&Chọn",
    "&Open": "&Mở",
    "&Save": "&Lưu",
    "&Rename": "Đổi tê&n",
    "&Delete": "&Xóa",
    "Delete": "Xóa",
    "Remove": "Bỏ khỏi danh sách",
    "Show ": "Hiện ",
    "Show &hidden files": "Hiện tệp ẩ&n",
    "Recent Places": "Nơi vừa mở",
    "My Computer": "Máy tính",
    "%1 already exists.\nDo you want to replace it?": "Đã có tệp %1.\nGhi thay tệp đó?",
    "%1\nFile not found.\nPlease verify the correct file name was given.": (
        "Không thấy tệp %1.\nHãy kiểm tra lại tên tệp."
    ),
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": (
        "Không thấy thư mục %1.\nHãy kiểm tra lại tên thư mục."
    ),
    "'%1' is write protected.\nDo you want to delete it anyway?": "Tệp %1 chỉ cho đọc.\nVẫn xóa?",
    "Are you sure you want to delete '%1'?": "Xóa %1?",
    "Could not delete directory.": "Không xóa được thư mục.",
}
_LISTED = {
    "Name": "Tên",
    "Size": "Cỡ",
    "Type": "Loại",
    "Kind": "Loại",
    "Date Modified": "Ngày sửa",
    "Computer": "Máy tính",
    "My Computer": "Máy tính",
}
_ANSWERS = {
    "OK": "Được",
    "Save": "Lưu",
    "Open": "Mở",
    "Cancel": "Hủy",
    "Close": "Đóng",
    "&Yes": "&Có",
    "&No": "&Không",
}
_WORDS: Mapping[str, Mapping[str, str]] = {
    "QLineEdit": _EDITING,
    "QWidgetTextControl": _EDITING,
    "QScrollBar": _SCROLLING,
    "QFileDialog": _CHOOSING_A_FILE,
    "QAbstractFileIconProvider": _CHOOSING_A_FILE,
    "QFileSystemModel": _LISTED,
    "QPlatformTheme": _ANSWERS,
}


class QtWords(QTranslator):
    """Qt ships no Vietnamese; what is not named here is nowhere shown by the program."""

    def translate(self, context: str, source: str, *_rest: object) -> str | None:  # type: ignore[override]
        """The Vietnamese words, or None for Qt's own."""
        return _WORDS.get(context, {}).get(source)

    def isEmpty(self) -> bool:
        """Never: the words are in the program, not in a file."""
        return False
