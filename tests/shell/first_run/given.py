"""Answers that are accepted."""

PASSWORD = "trăng sáng trên đồng lúa"
TYPED = {"typed": "có", "name": "xã Yên Hạ", "province": "tỉnh Minh Họa"}
GOOD = {
    **TYPED,
    "place": "Yên Hạ",
    "chairperson": "Ngô Xuân Thạo",
    "deputies": "Trần Đức Thắng\n\n Phạm Hữu Điệp ",
    "reception_official": "Hoàng Thị Lan",
    "hamlets": "Thôn Đoài; 286\nThôn Trung",
    "account_name": "Hoàng Thị Lan",
    "password": PASSWORD,
    "password_again": PASSWORD,
}
