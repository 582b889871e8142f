"""What the window shows of questionnaires: what differs between versions, a refused workbook, the editor."""

from collections.abc import Iterator
from dataclasses import replace

from desktop_app.areas.surveys.forms.declared import EDITOR, LIST
from desktop_app.areas.surveys.forms.service import FormService
from desktop_app.areas.surveys.forms.views.editor_page import EditorPage
from desktop_app.areas.surveys.forms.views.sheets import show_comparison, show_problems
from desktop_app.kit.sheet import SideSheet
from desktop_app.office.opening import OpenOffice
from desktop_app.shell.pictures import Camera

REFUSED = (
    "Trang survey, dòng 4, cột A: nhóm lặp không in được trên một tờ phiếu. Bỏ nhóm lặp hoặc tách thành phiếu riêng.",
    "Trang survey, dòng 9, cột D: không hiểu “if” trong biểu thức “if(${q1} = 1, 1, 2) = 1”. Viết lại phần này.",
    "Trang choices, dòng 12, cột B: mã 0 không dùng được. Dùng mã từ 1 đến 6 cho “Không”.",
)


def questionnaire_scenes(camera: Camera, office: OpenOffice) -> Iterator[None]:
    """A version that is being written, with one question changed, one given up and one wrong."""
    work, service = camera.window.work, FormService(office.desk)
    assert work is not None
    row = service.begin("PKS03", "2026.1")
    form = service.detail(row.code, row.version).form
    changed = tuple(
        replace(each, label="Ông/bà biết Luật Thực hiện dân chủ ở cơ sở không?") if each.id == "q1" else each
        for each in form.questions
        if each.id != "q5"
    )
    row = service.save(row.code, row.version, row.rev, replace(form, questions=changed))
    work.open(LIST, row.uid)
    camera.take("bo-phieu")
    compared = service.compare(row.code, "2026.1", row.version)
    yield from _sheet(camera, show_comparison(camera.window, row.label, compared), "bo-phieu-so-hai-ban")
    yield from _sheet(camera, show_problems(camera.window, "phieu.xlsx", REFUSED), "bo-phieu-tep-sai")
    work.open(EDITOR, row.uid)
    camera.take("soan-phieu")
    page = work.pages.page
    assert isinstance(page, EditorPage)
    page.board.list.choose("q7")
    relevant = page.board.fields.question.field("relevant")
    relevant.input.set_text("${q13} = 1")
    page.board.fields.edited.emit("relevant")
    camera.settle()
    page.go_to("q7", "relevant")
    camera.take("soan-phieu-cau-sai")
    yield


def _sheet(camera: Camera, sheet: SideSheet, name: str) -> Iterator[None]:
    camera.take(name)
    sheet.go()
    yield
