"""Makes the hand-ins of a survey's fixture as workbooks, as offices would send them.

Arguments: the folder of hand-ins (CSV and TXT), the folder to write. Each file keeps its name but for the ending. What stands in a
cell is the same, but numbers and days are numbers and days in half of the rows, merged units are merged cells, and titles lie over
all columns.
"""

import csv
import datetime
import io
import pathlib
import re
import subprocess
import sys

import docx
import openpyxl
import xlsxwriter
import xlwt

SOURCE, OUT = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
OUT.mkdir(parents=True, exist_ok=True)
DAY = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})$")


def read(path):
    data = path.read_bytes()
    for encoding in ["utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "gb18030"]:
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            pass
    delimiter = max("\t;,", key=lambda sign: text.count(sign))
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def typed(text, row):
    """The value that a spreadsheet would keep, and its format."""
    day = DAY.match(text)
    if day:
        return datetime.datetime(*map(int, day.groups())), "yyyy-mm-dd"
    if row % 2 and re.fullmatch(r"1\d{10}", text):
        return int(text), None
    if row % 2 and re.fullmatch(r"0\d{10,11}", text):
        return int(text), "0" * len(text)
    return text, None


def merged(rows):
    """Units that are written once for several rows: first and last row, column."""
    for column in range(max(map(len, rows))):
        start = None
        for index, row in enumerate(rows + [[]]):
            text = row[column] if column < len(row) else None
            if not any(row) or re.search("合计|备注：|填表人", "".join(row)):
                text = None
            if start is not None and (text is None or text):
                if index - start > 1:
                    yield start, index - 1, column
                start = None
            if text and start is None and "填报单位" in "".join(r[column] for r in rows[:index] if column < len(r)):
                start = index


def with_openpyxl(path, rows, ranges):
    book = openpyxl.Workbook()
    page = book.active
    page.title = "报送表"
    for row, cells in enumerate(rows, 1):
        for column, text in enumerate(cells, 1):
            if text:
                value, fmt = typed(text, row)
                cell = page.cell(row, column, value)
                if isinstance(value, str):
                    cell.data_type = "s"
                if fmt:
                    cell.number_format = fmt
    for first, last, column in ranges:
        page.merge_cells(start_row=first + 1, end_row=last + 1, start_column=column + 1, end_column=column + 1)
    book.save(path)


def with_xlsxwriter(path, rows, ranges):
    book = xlsxwriter.Workbook(path)
    page = book.add_worksheet("Sheet1")
    shapes = {None: None}
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            if text:
                value, fmt = typed(text, row)
                shape = shapes.setdefault(fmt, book.add_format({"num_format": fmt}) if fmt else None)
                if isinstance(value, datetime.datetime):
                    page.write_datetime(row, column, value, shape)
                elif isinstance(value, int):
                    page.write_number(row, column, value, shape)
                else:
                    page.write_string(row, column, value)
    for first, last, column in ranges:
        page.merge_range(first, column, last, column, rows[first][column])
    book.close()


def with_xlwt(path, rows, ranges):
    book = xlwt.Workbook(encoding="utf-8")
    page = book.add_sheet("Sheet1")
    shapes = {}
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            if text:
                value, fmt = typed(text, row)
                if fmt and fmt not in shapes:
                    shapes[fmt] = xlwt.easyxf(num_format_str=fmt)
                page.write(row, column, value, *([shapes[fmt]] if fmt else []))
    for first, last, column in ranges:
        page.merge(first, last, column, column)
    book.save(str(path))


def with_docx(path, rows, ranges):
    """Rows before the header are paragraphs above the table, as people write them."""
    document = docx.Document()
    header = next(index for index, row in enumerate(rows) if sum(map(bool, row)) >= 3)
    for row in rows[:header]:
        for text in filter(None, row):
            document.add_paragraph(text)
    body = rows[header:]
    table = document.add_table(rows=len(body), cols=max(map(len, body)))
    for row, cells in enumerate(body):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    for first, last, column in ranges:
        text = rows[first][column]
        cell = table.cell(first - header, column).merge(table.cell(last - header, column))
        cell.text = text
    document.save(path)


def with_office(path, rows, ranges):
    """Through LibreOffice."""
    source = OUT / (path.stem + ".tmp.xlsx")
    with_openpyxl(source, rows, ranges)
    home = OUT / ".office"
    filter_name = "MS Excel 97" if path.suffix == ".xls" else "Calc MS Excel 2007 XML"
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{home.resolve()}", "--headless", "--convert-to",
         f"{path.suffix[1:]}:{filter_name}", "--outdir", str(home), str(source)],
        check=True, capture_output=True,
    )
    (home / (source.stem + path.suffix)).replace(path)
    source.unlink()


WRITERS = [
    (with_openpyxl, ".xlsx"), (with_xlwt, ".xls"), (with_xlsxwriter, ".xlsx"), (with_office, ".xls"), (with_office, ".xlsx"), (with_xlwt, ".et"),
]
DOCUMENTS = ("04", "23")
MERGED = ("08", "14", "17", "23")

for index, path in enumerate(sorted(SOURCE.iterdir())):
    rows = read(path)
    number = path.name[:2]
    write, suffix = (with_docx, ".docx") if number in DOCUMENTS else WRITERS[index % len(WRITERS)]
    write(OUT / (path.stem + suffix), rows, list(merged(rows)) if number in MERGED else [])

if (OUT / ".office").exists():
    import shutil

    shutil.rmtree(OUT / ".office")
