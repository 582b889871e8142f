"""What statistics programs need beside the answers, as text: SPSS (and PSPP) syntax, a Stata do-file."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from desktop_app.areas.surveys.exchange.variables import BATCH, BESIDE, NUMBERS, PLACE, REMARKS, SERIAL, Variable
from desktop_app.areas.surveys.forms.form import Kind, Question

_BESIDE_WIDTHS = {SERIAL: 40, BATCH: 20, PLACE: 200, REMARKS: 2_000}
_LONGEST_TEXT = 2_000
_SPSS_LABEL, _SPSS_VALUE = 250, 118
"""Bytes; SPSS takes 256 and 120."""

_STATA_LABEL = 80
_STATA_LETTERS = "abc"
"""Stata's own codes of what is missing, in the order of ours."""


def spss_syntax(title: str, variables: Sequence[Variable], answers: str, saved: str) -> str:
    """The syntax that reads the file of `answers`, names and labels its columns, and keeps them as `saved`."""
    coded = [each for each in variables if not each.is_text]
    lines = [
        "* Encoding: UTF-8.",
        f"* {_one_line(title)}".rstrip(".") + ".",
        "SET DECIMAL=DOT.",
        "GET DATA",
        "  /TYPE=TXT",
        f"  /FILE={_spss(answers)}",
        "  /ENCODING='UTF8'",
        "  /ARRANGEMENT=DELIMITED",
        "  /DELIMITERS=';'",
        "  /QUALIFIER='\"'",
        "  /FIRSTCASE=2",
        "  /VARIABLES=",
        *(f"    {name} A{width}" for name, width in _BESIDE_WIDTHS.items()),
        *(f"    {each.name} {_spss_format(each)}" for each in variables),
        "  .",
        "VARIABLE LABELS",
        *(f"  {name} {_spss(label)}" for name, label in BESIDE.items()),
        *(f"  {each.name} {_spss(each.label, _SPSS_LABEL)}" for each in variables),
        "  .",
        *_spss_values(coded),
        *(f"MISSING VALUES {each.name} ({', '.join(map(str, each.missing))})." for each in coded),
        *_spss_levels(coded),
        f"SAVE OUTFILE={_spss(saved)}.",
    ]
    return "\n".join(lines) + "\n"


def stata_do(title: str, variables: Sequence[Variable], answers: str, saved: str) -> str:
    """The do-file that does the same in Stata; what is missing becomes .a, .b and .c."""
    texts = [at for at, each in enumerate(variables, start=len(BESIDE) + 1) if each.is_text]
    columns = " ".join(map(str, [*range(1, len(BESIDE) + 1), *texts]))
    lines = [
        f"* {_one_line(title)}",
        "version 14",
        f"import delimited using {_stata(answers)}, delimiters({_stata(';')}) varnames(1) case(preserve) ///",
        f"    encoding({_stata('UTF-8')}) bindquote(strict) maxquotedrows(unlimited) stringcols({columns}) clear",
        *(f"label variable {name} {_stata(label)}" for name, label in BESIDE.items()),
        *(f"label variable {each.name} {_stata(each.label, _STATA_LABEL)}" for each in variables),
        *(line for each in variables if not each.is_text for line in _stata_values(each)),
        f"save {_stata(saved)}, replace",
    ]
    return "\n".join(lines) + "\n"


def _spss_values(variables: Iterable[Variable]) -> Iterator[str]:
    for each in variables:
        labels = {**each.labels, **each.missing}
        yield f"VALUE LABELS {each.name}"
        yield from (f"  {code} {_spss(label, _SPSS_VALUE)}" for code, label in labels.items())
        yield "  ."


def _spss_levels(variables: Iterable[Variable]) -> Iterator[str]:
    for level, of_level in groupby(sorted(variables, key=_level), key=_level):
        yield f"VARIABLE LEVEL {' '.join(each.name for each in of_level)} ({level})."


def _level(variable: Variable) -> str:
    question: Question = variable.question
    if question.kind in NUMBERS:
        return "SCALE"
    return "ORDINAL" if question.kind is Kind.ONE and question.measure.value in ("likert", "ordinal") else "NOMINAL"


def _spss_format(variable: Variable) -> str:
    kind = variable.question.kind
    if kind is Kind.TEXT:
        return f"A{_LONGEST_TEXT}"
    if kind is Kind.DATE:
        return "A10"
    return "F12.4" if kind is Kind.DECIMAL else f"F{8 if kind is Kind.WHOLE else variable.question.digits}.0"


def _stata_values(variable: Variable) -> Iterator[str]:
    codes = dict(zip(variable.missing, _STATA_LETTERS, strict=True))
    given = " ".join(f"{code} {_stata(label)}" for code, label in variable.labels.items() if code not in codes)
    told = " ".join(f".{letter} {_stata(variable.missing[code])}" for code, letter in codes.items())
    changes = " \\ ".join(f"{code}=.{letter}" for code, letter in codes.items())
    yield f"mvdecode {variable.name}, mv({changes})"
    yield f"label define {variable.name}_l {given} {told}".replace("  ", " ")
    yield f"label values {variable.name} {variable.name}_l"


def _spss(text: str, most: int = _SPSS_LABEL) -> str:
    """In single quotes, each one inside doubled; cut at a letter where it is longer than `most` bytes."""
    return "'" + _cut(_one_line(text), most).replace("'", "''") + "'"


def _stata(text: str, most: int = 0) -> str:
    """In double quotes; what Stata would expand or end the text at is written so that it does not."""
    plain = _one_line(text).replace('"', "”").replace("`", "’")
    plain = plain if not most or len(plain) <= most else plain[: most - 1].rstrip() + "…"
    return '"' + plain.replace("\\", "/").replace("$", "\\$") + '"'


def _cut(text: str, most: int) -> str:
    data = text.encode()
    if len(data) <= most:
        return text
    return data[: most - 3].decode(errors="ignore").rstrip() + "…"


def _one_line(text: str) -> str:
    return " ".join(text.split())
