import json, random
from datetime import date
from pathlib import Path
from desktop_app.areas.surveys.demo_answers import drawn, practice_chances
from desktop_app.areas.surveys.forms.shipped import shipped
from desktop_app.areas.surveys.kept import *
from desktop_app.areas.surveys.report.service import ReportService
from desktop_app.core.paper.saving import Format, save_document
from tests.areas.surveys.makers import *
SRC=json.loads(Path("/work/shared/data/practice/survey_answers.json").read_text())
def fill(desk, code, n, seed, **kw):
    s=a_survey(desk, code, **kw)
    with desk.db.reading() as session: form=form_of_survey(survey_of(session, s))
    ch=random.Random(seed)
    chances={}
    try: chances=practice_chances(SRC["profiles"]["khá"] if False else SRC, code)
    except Exception as e: print(e)
    def one():
        a=drawn(form, chances, ["Đường xấu","Mong bàn trước"], .3, ch)
        for q in form.asked:
            if q.id in a and q.measure.value=="likert": a[q.id]=ch.choices([1,2,3,4,5,9],[4,8,20,45,20,3])[0]
        return a
    with_forms(desk, a_batch(desk, s, n), [one() for _ in range(n)])
    return s
def test_try(desk):
    for code,q in (("PKS02",1),("PKS05",3),("PKS01",1)):
        if code!="PKS01": fill(desk, code, 80, 3, quarter=q, year=2025)
        s=fill(desk, code, 150, 4, quarter=q)
        doc=ReportService(desk).report([s])
        for f in Format: save_document(doc, f, Path(f"/tmp/export/{code}.{f.value}"))
