"""What an officer does with questionnaires: begins versions, writes them, puts them in use, gives them up."""

from dataclasses import replace
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.journal import Told
from desktop_app.areas.surveys.forms import checking
from desktop_app.areas.surveys.forms.as_data import form_text
from desktop_app.areas.surveys.forms.form import Form, Wording
from desktop_app.areas.surveys.forms.library import Library, VersionDetail, VersionRow
from desktop_app.areas.surveys.forms.lineage import Compared, breaks, carried_on, compare
from desktop_app.areas.surveys.forms.problem import Problem
from desktop_app.areas.surveys.forms.shipped import shipped
from desktop_app.areas.surveys.forms.versions import form_of_version, new_version, office_lists
from desktop_app.areas.surveys.forms.xlsform.reading import ReadForm, read_xlsform
from desktop_app.areas.surveys.forms.xlsform.writing import write_xlsform
from desktop_app.areas.surveys.models import FormVersion
from desktop_app.areas.surveys.states import GIVEN, Source, VersionState
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.office import undo
from desktop_app.office.desk import Service
from desktop_app.office.kept import refuse_changed
from desktop_app.office.rights import Right, needs

TABLE = FormVersion.__tablename__


class FormService(Service):
    """Bộ phiếu."""

    @needs(Right.READ)
    def versions(self) -> tuple[VersionRow, ...]:
        """Every version, shipped ones too, by code and the newest first."""
        with self.desk.db.reading() as session:
            return Library(session).rows()

    @needs(Right.READ)
    def newest(self, code: str) -> str:
        """The number of the newest version in use; UserError when there is none."""
        with self.desk.db.reading() as session:
            return Library(session).newest(code)

    @needs(Right.READ)
    def detail(self, code: str, version: str) -> VersionDetail:
        """One version with its form and what keeps it from being used; UserError when there is none."""
        with self.desk.db.reading() as session:
            library = Library(session)
            row, form = library.row(code, version), library.form(code, version)
            return VersionDetail(row, form, self._problems(library, form), library.asked_before(form))

    @needs(Right.READ)
    def problems(self, form: Form) -> tuple[Problem, ...]:
        """What keeps a form that is being written from being used."""
        with self.desk.db.reading() as session:
            return self._problems(Library(session), form)

    @needs(Right.READ)
    def compare(self, code: str, old: str, new: str) -> tuple[Compared, ...]:
        """What became of every question between two versions."""
        with self.desk.db.reading() as session:
            library = Library(session)
            return compare(library.form(code, old), library.form(code, new))

    @needs(Right.RECORD)
    def begin(self, code: str, version: str) -> VersionRow:
        """A new version to be written, with everything of this one but the questions that were given up since."""
        with self.desk.db.writing(self.holder.uid) as session:
            library = Library(session)
            form = library.form(code, version)
            gone = {name for other in library.earlier(form) for name in other.retired}
            kept = tuple(question for question in form.questions if question.id not in gone)
            number = library.next_version(code, self.desk.clock.today().year)
            new = replace(form, version=number, wording=Wording.OFFICE, questions=kept)
            return _entered(session, carried_on(new, library.earlier(new)), Source.OFFICE)

    @needs(Right.RECORD)
    def begin_new(self, code: str, title: str) -> VersionRow:
        """The first version of a questionnaire of the office's own, still without a question."""
        with self.desk.db.writing(self.holder.uid) as session:
            library = Library(session)
            if not checking.is_code(code):
                raise InvalidInput({"code": "Mã phiếu chỉ có chữ in hoa và chữ số, nhiều nhất 20, như PKS08."})
            if code in {row.code for row in library.rows()}:
                raise InvalidInput({"code": f"Đã có phiếu {code}. Mở phiếu đó và bấm Soạn bản mới."})
            number = library.next_version(code, self.desk.clock.today().year)
            model = next(iter(shipped().values()))
            form = Form(code=code, version=number, title=title, greeting=model.greeting, thanks=model.thanks)
            return _entered(session, form, Source.OFFICE)

    @needs(Right.RECORD)
    def save(self, code: str, version: str, rev: int, form: Form) -> VersionRow:
        """Keep what was written so far, whole or not; only a draft, and only as it was last seen."""
        with self.desk.db.writing(self.holder.uid) as session:
            library = Library(session)
            row, number = _draft(library, code, version, rev), form.version.strip()
            if not number or len(number) > 20:
                raise InvalidInput({"version": "Số bản phải có, nhiều nhất 20 ký tự, như 2026.2. Gõ lại số bản."})
            if number != version and library.has(code, number):
                raise InvalidInput({"version": f"Phiếu {code} đã có bản {number}. Gõ số khác."})
            whole = carried_on(replace(form, code=code, version=number), library.earlier(form))
            row.version, row.title, row.definition = number, whole.title[:300], form_text(whole)
            session.flush()
            return Library(session).row(code, number)

    @needs(Right.RECORD)
    def put_in_use(self, code: str, version: str, rev: int) -> VersionRow:
        """Let surveys begin with the version; UserError while anything is wrong with its form."""
        with self.desk.db.writing(self.holder.uid) as session:
            library = Library(session)
            row = _draft(library, code, version, rev)
            form = form_of_version(row)
            if found := self._problems(library, form):
                told = f"Phiếu còn {words.number(len(found))} chỗ chưa đúng nên chưa dùng được."
                raise UserError(f"{told} {found[0].sentence}")
            row.definition = form_text(carried_on(form, library.earlier(form)))
            return _moved(session, row, VersionState.IN_USE)

    @needs(Right.RECORD)
    def take_back(self, code: str, version: str, rev: int) -> VersionRow:
        """Write on at a version that was put in use and that no survey has begun with."""
        with self.desk.db.writing(self.holder.uid) as session:
            library = Library(session)
            row, known = library.entered(code, version), library.row(code, version)
            if row is None or known.source in GIVEN or known.surveys:
                why = "đã dùng cho đợt khảo sát" if known.surveys else words.inside(known.source.value)
                raise UserError(f"Phiếu {known.label} {why} nên không sửa được. Bấm Soạn bản mới.")
            refuse_changed(row.rev, rev, f"Phiếu {known.label}")
            return _moved(session, row, VersionState.DRAFT)

    @needs(Right.RECORD)
    def retire(self, code: str, version: str) -> VersionRow:
        """No survey begins with the version any more; those that did keep it."""
        with self.desk.db.writing(self.holder.uid) as session:
            library = Library(session)
            known = library.row(code, version)
            if known.state is VersionState.RETIRED:
                raise UserError(f"Phiếu {code} bản {version} đã thôi dùng rồi. Chọn bản khác.")
            row = library.entered(code, version) or new_version(session, library.form(code, version), Source.SHIPPED)
            return _moved(session, row, VersionState.RETIRED)

    @needs(Right.RECORD)
    def bring_back(self, code: str, version: str) -> VersionRow:
        """A version that was given up stands where it stood: in use if people were asked by it, else to be written."""
        with self.desk.db.writing(self.holder.uid) as session:
            library = Library(session)
            row, known = library.entered(code, version), library.row(code, version)
            if row is None or row.state is not VersionState.RETIRED:
                raise UserError(f"Phiếu {known.label} chưa thôi dùng. Chọn phiếu khác.")
            is_ready = known.source in GIVEN or known.surveys > 0
            return _moved(session, row, VersionState.IN_USE if is_ready else VersionState.DRAFT)

    @needs(Right.RECORD)
    def take_over(self, path: Path, code: str = "") -> tuple[VersionRow | None, ReadForm]:
        """A workbook as a new draft, under another `code` where one is given; nothing while anything is wrong."""
        read = read_xlsform(path, code)
        if read.form is None:
            return None, read
        with self.desk.db.writing(self.holder.uid) as session:
            library = Library(session)
            form = read.form
            if library.has(form.code, form.version):
                form = replace(form, version=library.next_version(form.code, self.desk.clock.today().year))
            form = carried_on(form, library.earlier(form))
            if found := self._problems(library, form):
                return None, replace(read, form=None, problems=tuple(problem.sentence for problem in found))
            row = _entered(session, form, Source.WORKBOOK)
            return row, replace(read, form=form, notes=(*library.newest_beside(form), *read.notes))

    @needs(Right.PRINT)
    def write_workbook(self, code: str, version: str, target: Path) -> VersionRow:
        """The version as an XLSForm workbook; UserError while anything is wrong with its form."""
        with self.desk.db.reading() as session:
            library = Library(session)
            form = library.form(code, version)
            if found := self._problems(library, form):
                raise UserError(f"Phiếu còn chỗ chưa đúng nên chưa xuất được. {found[0].sentence}")
            lists = office_lists(session, self.desk.clock.today())
            row = library.row(code, version)
        write_xlsform(form, target, self.desk.clock.now(), lists)
        return row

    @needs(Right.RECORD)
    def undo(self) -> str:
        """Take back one's own last change of the questionnaires within ten minutes; a sentence that says so."""
        with self.desk.db.writing(self.holder.uid, undo.REASON) as session:
            last = undo.last_work(session, self.holder.uid, (TABLE,), self.desk.clock.now())
            rows = {row.uid: row for row in session.scalars(select(FormVersion))}
            library = Library(session)
            for change in last:
                row = rows.get(change.row_uid)
                if row is None or (_reopens(change) and library.row(row.code, row.version).surveys):
                    raise UserError(f"Phiếu đã dùng cho đợt khảo sát nên không hoàn tác được. {undo.INSTEAD}")
                if change.action == "add":
                    row.state = VersionState.IN_USE if row.source is Source.SHIPPED else VersionState.RETIRED
            undo.restore(session, last)
            return "Đã trả bộ phiếu về như trước lần lưu cuối."

    def _problems(self, library: Library, form: Form) -> tuple[Problem, ...]:
        earlier = library.earlier(form)
        return (*checking.problems(carried_on(form, earlier)), *breaks(form, earlier))


def _reopens(change: Told) -> bool:
    """Whether taking the change back would let the version be written on, or write it."""
    return change.old.get("state") == VersionState.DRAFT.name or "definition" in change.old


def _draft(library: Library, code: str, version: str, rev: int) -> FormVersion:
    row = library.entered(code, version)
    if row is None or row.state is not VersionState.DRAFT:
        raise UserError(f"Phiếu {code} bản {version} không còn là bản đang soạn. Bấm Soạn bản mới để sửa.")
    refuse_changed(row.rev, rev, f"Phiếu {code} bản {version}")
    return row


def _entered(session: Session, form: Form, source: Source) -> VersionRow:
    new_version(session, form, source, VersionState.DRAFT)
    session.flush()
    return Library(session).row(form.code, form.version)


def _moved(session: Session, row: FormVersion, state: VersionState) -> VersionRow:
    row.state = state
    session.flush()
    return Library(session).row(row.code, row.version)
