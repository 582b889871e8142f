"""The reference converter of XLSForm takes every questionnaire that we write, without Java and without a warning."""

import sys
import tempfile
from datetime import datetime
from pathlib import Path

from desktop_app.areas.surveys.forms.shipped import shipped
from desktop_app.areas.surveys.forms.xlsform.writing import write_xlsform
from tests.areas.surveys.forms.xlsform.made import edited
from tests.slow.machine import Failed, Skip, output, stage

CONVERTER = "pyxform==4.5.0"
"""In a Python of its own: it wants other versions of what reads workbooks than the program has."""

CONVERSION = """
import sys
from pyxform.xls2xform import convert
for path in sys.argv[1:]:
    done = convert(path, validate=False)
    print(path, len(done.xform), "\\n".join(done.warnings))
    assert "<h:html" in done.xform and not done.warnings, done.warnings
"""


def work() -> None:
    """Write the shipped forms and edited ones, and let the converter read them."""
    with tempfile.TemporaryDirectory(prefix="questionnaires-") as folder:
        own = Path(folder) / "venv"
        output([sys.executable, "-m", "venv", own])
        try:
            output([own / "bin" / "python", "-m", "pip", "install", "--quiet", CONVERTER])
        except Failed as reason:
            raise Skip(f"{CONVERTER} cannot be installed: {str(reason)[-200:]}") from None
        written = list[Path]()
        for at, form in enumerate([*shipped().values(), *edited()]):
            written.append(Path(folder) / f"{at:02d}-{form.code}.xlsx")
            write_xlsform(form, written[-1], datetime(2026, 11, 23), {})
        said = output([own / "bin" / "python", "-c", CONVERSION, *written])
        print(f"{CONVERTER} converted {len(said.splitlines())} workbooks")


if __name__ == "__main__":
    stage(work)
