"""Compares the cells that are expected of each workbook, which the tests compare with what is read, with what other people's readers give.

Argument: the folder of workbooks; a template as a second one. Every difference is listed with the reason why this reader is right; one without a reason fails.
"""

import datetime
import json
import pathlib
import sys

import openpyxl
import python_calamine
import xlrd

FOLDER = pathlib.Path(sys.argv[1])


def as_text(value):
    """A reader's value in this reader's words."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.timedelta):
        seconds = round(value.total_seconds())
        return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    if isinstance(value, datetime.datetime):
        value = (value + datetime.timedelta(microseconds=500_000)).replace(microsecond=0)
        return value.strftime("%Y-%m-%d" if value.time() == datetime.time() else "%Y-%m-%d %H:%M:%S")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, datetime.time):
        return value.strftime("%H:%M:%S")
    return "" if value is None else str(value)


def calamine(path):
    book = python_calamine.load_workbook(str(path))
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        for row, cells in enumerate(sheet.to_python(skip_empty_area=False), 1):
            for column, value in enumerate(cells, 1):
                yield name, row, column, as_text(value)


def with_openpyxl(path):
    book = openpyxl.load_workbook(path, data_only=True)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                yield sheet.title, cell.row, cell.column, as_text(cell.value)


def with_xlrd(path):
    book = xlrd.open_workbook(str(path))
    for sheet in book.sheets():
        for row in range(sheet.nrows):
            for column in range(sheet.ncols):
                cell = sheet.cell(row, column)
                value = cell.value
                if cell.ctype == xlrd.XL_CELL_DATE:
                    if value < 1:
                        seconds = round(value * 86400)
                        value = datetime.timedelta(seconds=seconds)
                    else:
                        value = xlrd.xldate_as_datetime(value, book.datemode)
                elif cell.ctype == xlrd.XL_CELL_BOOLEAN:
                    value = bool(value)
                elif cell.ctype == xlrd.XL_CELL_ERROR:
                    value = xlrd.error_text_from_code[value]
                yield sheet.name, row + 1, column + 1, as_text(value)


def reason(path, reader, kind, mine, theirs):
    """Why this reader is right where another one says something else; `None` where nobody has said."""
    if mine.replace("-", "").lstrip("0") == theirs or mine == "0371-" + theirs:
        return "the cell's format pads or divides the number"
    if kind == "error" and theirs == "":
        return "an error is no empty cell"
    if kind == "fraction" and mine.endswith("%"):
        return "a percentage is given as it is shown" if float(mine[:-1]) / 100 == float(theirs or "nan") else None
    if kind == "fraction" or kind == "longNumber":
        return "a number is given as the file has it" if float(mine) == float(theirs or "nan") else None
    if kind in ("date", "time", "dateTime"):
        try:
            float(theirs)
            return "the reader does not know this format for a date"
        except ValueError:
            pass
        if kind == "time" and theirs.startswith(("1899", "1900", "1904", "25", "1 day")):
            return "a time or duration is no day of 1900"
        if mine[:10] == theirs[:10]:
            return "a time of day is kept, whatever the format shows"
    if mine.replace("\r\n", "\n").strip() == theirs.replace("\r\n", "\n").strip():
        return "blanks at the ends of a text belong to it"
    if "_x" in mine or "\r" in mine or "_x" in theirs:
        return "ST_Xstring is read once"
    return None


READERS = {
    "calamine": (calamine, (".xlsx", ".xls")),
    "openpyxl": (with_openpyxl, (".xlsx",)),
    "xlrd": (with_xlrd, (".xls",)),
}

failures, reasons, files, cells = 0, {}, 0, 0
for expected_path in sorted(FOLDER.glob("*.json")):
    path = expected_path.with_suffix("")
    expected = json.loads(expected_path.read_text("utf-8"))
    if "fault" in expected or expected["kind"] == "docx":
        continue
    files += 1
    here = {
        (sheet["name"], row["number"], column): (kind, text)
        for sheet in expected["sheets"]
        for row in sheet["rows"]
        for column, kind, text in row["cells"]
    }
    for reader, (read, suffixes) in READERS.items():
        if path.suffix not in suffixes:
            continue
        for name, row, column, theirs in read(path):
            kind, text = here.get((name, row, column), ("text", ""))
            cells += 1
            if text == theirs:
                continue
            why = reason(path, reader, kind, text, theirs)
            if why is None:
                failures += 1
                print(f"{path.name} {name} {row},{column} {kind}: {text[:60]!r}, {reader} says {theirs[:60]!r}")
            else:
                reasons[(reader, why)] = reasons.get((reader, why), 0) + 1

# A template that the program wrote, read by the others.
for template in sys.argv[2:]:
    header = ["填报单位", "行政相对人单位", "职务", "联系方式"]
    for reader in (calamine, with_openpyxl):
        texts = [text for _, _, _, text in reader(template) if text]
        if not set(header) <= set(texts):
            failures += 1
            print(f"the template: {reader.__name__} reads {texts}")
    formats = {cell.number_format for row in openpyxl.load_workbook(template).active.iter_rows() for cell in row}
    if formats != {"@"}:
        failures += 1
        print(f"the template's cells are no text: {formats}")

print(f"{files} workbooks, {failures} differences, {cells} cells of other readers")
for (reader, why), count in sorted(reasons.items()):
    print(f"  {count} differ from {reader}: {why}")
sys.exit(1 if failures else 0)
