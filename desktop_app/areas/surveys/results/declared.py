"""What the results of surveys add to the declaration of their area."""

from desktop_app.office.area import PageEntry

VIEWS = "desktop_app.areas.surveys.results.views"

RESULT_PAGES = (
    PageEntry(
        "surveys.results",
        "Kết quả",
        f"{VIEWS}.results_page:ResultsPage",
        help="ket-qua-khao-sat",
        right="SEE_SURVEYS",
    ),
    PageEntry(
        "surveys.evidence",
        "Phiếu đứng sau con số",
        f"{VIEWS}.evidence_page:EvidencePage",
        help="ket-qua-khao-sat",
        right="SEE_SURVEYS",
        in_side_bar=False,
    ),
    PageEntry(
        "surveys.answers",
        "Ý kiến ghi thêm",
        f"{VIEWS}.opinions_page:OpinionsPage",
        help="y-kien-ghi-them",
        right="SEE_SURVEYS",
        in_side_bar=False,
    ),
    PageEntry(
        "surveys.alerts",
        "Cảnh báo từ phiếu khảo sát",
        f"{VIEWS}.alerts_page:AlertsPage",
        help="canh-bao-khao-sat",
        right="SEE_ALERTS",
        in_side_bar=False,
    ),
)
