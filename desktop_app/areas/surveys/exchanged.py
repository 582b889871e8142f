"""What of surveys goes into packages: rounds, batches and sums; never a form, nor what could lead to one."""

from desktop_app.office.exchanged import Exchanged

EXCHANGED = (
    Exchanged(
        table="survey",
        day="to_on",
        part="Khảo sát: số liệu gộp, không có phiếu lẻ",
        left_out=("definition", "layout", "office", "next_serial"),
    ),
    Exchanged(
        table="survey_batch",
        day="returned_on",
        left_out=("serial_from", "serial_to", "drawn", "serials", "digest", "note"),
    ),
    Exchanged(table="survey_result", computed="desktop_app.areas.surveys.report.summed:summed_results"),
)
