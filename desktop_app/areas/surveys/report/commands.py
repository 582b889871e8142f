"""The results of a survey without a window."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from desktop_app.areas.surveys.chosen import chosen_survey
from desktop_app.areas.surveys.report.service import ReportService
from desktop_app.core import words
from desktop_app.core.disk import disk_told
from desktop_app.core.files import whole_file
from desktop_app.core.paper.saving import Format, save_document
from desktop_app.office.area import Outcome
from desktop_app.office.desk import Desk


def results(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """The results as a file, whole or not there; as values in any case."""
    target: Path = values["out"]
    with desk.db.reading() as session:
        survey = chosen_survey(session, values["code"], values["period"] or "")
        uid, span = survey.uid, (survey.from_on, survey.to_on)
    service = ReportService(desk)
    data = service.values([uid])
    if values["format"] == "json":
        text = json.dumps(data, ensure_ascii=False, indent=2)
        with disk_told(), whole_file(target) as part:
            part.write_text(f"{text}\n", encoding="utf-8")
    else:
        save_document(service.report([uid]), Format(values["format"]), target)
    valid = words.number(data["gathered"]["valid"])
    return Outcome(f"Đã ghi kết quả {data['survey']}, {valid} phiếu: {target}", {"file": str(target), **data}, *span)
