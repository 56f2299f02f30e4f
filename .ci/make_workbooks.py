"""Makes Fixtures/workbooks anew: workbooks as other people's programs write them, each with the cells that are expected.

NAME.EXT is the workbook, NAME.EXT.json what must be read from it:
{"kind": …, "sheets": [{"name", "hidden", "rows": [{"number", "hidden", "cells": [[column, kind, text], …]}], "merged"}]}
or {"fault": "…"}. The expected cells follow from what was put in, never from what a reader says.
"""

import datetime
import json
import pathlib
import random
import struct
import subprocess
import sys
import zipfile

import docx
import openpyxl
import xlsxwriter
import xlwt

OUT = pathlib.Path(sys.argv[1])
OUT.mkdir(parents=True, exist_ok=True)


class Sheet:
    """What is put into a sheet. A cell: row, column (from 1), value as Python has it, format, kind and text expected."""

    def __init__(self, name="报送表", hidden=False):
        self.name, self.hidden = name, hidden
        self.cells, self.merged, self.hidden_rows = [], [], set()

    def put(self, row, column, value, kind, text, fmt=None, formula=None):
        self.cells.append((row, column, value, fmt, kind, text, formula))
        return self

    def text(self, row, column, value):
        return self.put(row, column, value, "text", value)

    def expected(self):
        rows = {}
        for row, column, _, _, kind, text, _ in self.cells:
            rows.setdefault(row, []).append([column, kind, text])
        return {
            "name": self.name,
            "hidden": self.hidden,
            "rows": [
                {"number": row, "hidden": row in self.hidden_rows, "cells": sorted(cells)}
                for row, cells in sorted(rows.items())
            ],
            "merged": sorted(self.merged),
        }


def save_expected(name, kind, sheets):
    value = {"kind": kind, "sheets": [sheet.expected() for sheet in sheets]}
    (OUT / (name + ".json")).write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", "utf-8")


def save_fault(name, fault):
    (OUT / (name + ".json")).write_text(json.dumps({"fault": fault}) + "\n", "utf-8")


# What offices send -----------------------------------------------------------------------------------------------------


def hand_in(rows=10):
    """A hand-in as units send it: a title over all columns, the unit's cell merged downwards, numbers as numbers."""
    sheet = Sheet()
    sheet.text(1, 1, "行政相对人联系方式报送表")
    sheet.merged.append([1, 1, 1, 5])
    for column, word in enumerate(["填报单位", "行政相对人单位", "职务", "联系方式", "报送日期"], 1):
        sheet.text(2, column, word)
    sheet.text(3, 1, "郑州市水利局")
    sheet.merged.append([3, 2 + rows, 1, 1])
    for index in range(rows):
        row = 3 + index
        number = 15400000100 + index
        sheet.text(row, 2, f"郑州{'甲乙丙丁戊己庚辛壬癸'[index % 10]}有限公司")
        sheet.text(row, 3, "经理")
        if index % 2:
            sheet.text(row, 4, str(number))
        else:
            sheet.put(row, 4, number, "number", str(number))
        day = datetime.datetime(2020, 9, 1 + index)
        sheet.put(row, 5, day, "date", f"2020-09-{1 + index:02}", "yyyy-mm-dd")
    sheet.hidden_rows.add(5)
    return [sheet]


def numbers():
    sheet = Sheet("数字")
    put = sheet.put
    put(1, 1, 15400000123, "number", "15400000123")
    put(1, 2, 0, "number", "0")
    put(1, 3, -5, "number", "-5")
    put(2, 1, 37167181201, "number", "037167181201", "000000000000")
    put(2, 2, 67181201, "number", "0371-67181201", '"0371-"00000000')
    put(2, 3, 15400000123, "number", "154-0000-0123", "000-0000-0000")
    put(2, 4, 7, "number", "007", "000")
    put(2, 5, 12345, "number", "12345", "000")
    put(3, 1, 15400000123.5, "fraction", "15400000123.5")
    put(3, 2, 0.5, "fraction", "50%", "0%")
    put(3, 3, 1.5400000123e10, "number", "15400000123", "0.00E+00")
    put(3, 4, 15400000123, "number", "15400000123", "#,##0")
    put(3, 5, 15400000123, "number", "15400000123", "0_ ")
    put(4, 1, 1.54e20, "longNumber", "154000000000000000000")
    put(4, 2, 123456789012345, "number", "123456789012345")
    put(5, 1, 44094, "number", "44094", "G/通用格式")
    put(5, 2, 5, "number", "5", '"日"0')
    put(5, 3, 5, "number", "5", '0"年"')
    put(5, 4, 5, "number", "5", "[Red]0;[Blue]-0")
    put(6, 1, True, "boolean", "TRUE")
    put(6, 2, False, "boolean", "FALSE")
    return [sheet]


def dates():
    sheet = Sheet("日期")
    put = sheet.put
    day, moment = datetime.datetime(2020, 9, 20), datetime.datetime(2020, 9, 20, 16, 30)
    for row, fmt in enumerate(["yyyy-mm-dd", "yyyy/m/d", 'yyyy"年"m"月"d"日"', "m/d/yy", "[$-804]aaaa", "dd\\-mm\\-yyyy"], 1):
        put(row, 1, day, "date", "2020-09-20", fmt)
    for row, fmt in enumerate(["yyyy-mm-dd hh:mm", "h:mm", "m/d/yy h:mm AM/PM", 'h"时"mm"分"'], 1):
        put(row, 2, moment, "dateTime", "2020-09-20 16:30:00", fmt)
    put(1, 3, datetime.time(9, 41), "time", "09:41:00", "h:mm")
    put(2, 3, datetime.time(23, 59, 59), "time", "23:59:59", "h:mm:ss")
    put(3, 3, datetime.time(0, 5), "time", "00:05:00", "mm:ss")
    put(4, 3, datetime.timedelta(hours=25, minutes=1), "time", "25:01:00", "[h]:mm:ss")
    put(5, 3, datetime.datetime(2020, 9, 20, 9, 41), "dateTime", "2020-09-20 09:41:00", "yyyy-mm-dd")
    put(6, 3, datetime.datetime(1999, 12, 31, 23, 59, 59), "dateTime", "1999-12-31 23:59:59", "yyyy-mm-dd hh:mm:ss")
    put(7, 3, datetime.datetime(2024, 2, 29), "date", "2024-02-29", "yyyy-mm-dd")
    put(8, 3, datetime.datetime(9999, 12, 31), "date", "9999-12-31", "yyyy-mm-dd")
    return [sheet]


def texts():
    sheet = Sheet("文字 & <表>")
    for row, value in enumerate(
        ["甲", " 前后 ", "两\n行", "a_x000D_b", "_x005F_", "😀𠮷", "\"'&<>", "\t", "x" * 30_000, "é" * 9_000, "037167181201"], 1
    ):
        sheet.text(row, 1, value)
    sheet.text(200, 16, "远")
    return [sheet]


def several():
    one, two, three = Sheet("一"), Sheet("隐藏", hidden=True), Sheet("三")
    one.text(1, 1, "甲").text(3, 2, "乙")
    two.text(2, 2, "丙")
    three.text(5, 3, "甲")
    return [one, two, three]


def long_table(rows, seed):
    """Texts of both widths until the shared table of BIFF8 runs over many CONTINUE records."""
    rng = random.Random(seed)
    sheet = Sheet("长表")
    for row in range(1, rows + 1):
        wide = "".join(rng.choice("中文字符甲乙丙丁郑州水利") for _ in range(rng.randrange(1, 90)))
        narrow = "".join(rng.choice("abcdefghij 0123456789") for _ in range(rng.randrange(1, 120))).strip() or "a"
        sheet.text(row, 1, wide).text(row, 2, narrow).text(row, 3, wide + narrow)
        sheet.put(row, 4, 15400000000 + row, "number", str(15400000000 + row))
        sheet.put(row, 5, row * 3, "number", str(row * 3))
    return [sheet]


TABLES = {
    "hand-in": hand_in,
    "numbers": numbers,
    "dates": dates,
    "texts": texts,
    "several": several,
    "long-1": lambda: long_table(120, 1),
    "long-2": lambda: long_table(120, 2),
    "one-row": lambda: [Sheet("一行").text(1, 1, "行政相对人单位").text(1, 2, "联系方式")],
    "many-rows": lambda: hand_in(30),
    "few-rows": lambda: hand_in(2),
}

# Writers ---------------------------------------------------------------------------------------------------------------


def with_openpyxl(path, sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        page.sheet_state = "hidden" if sheet.hidden else "visible"
        for row, column, value, fmt, _, _, _ in sheet.cells:
            # openpyxl does not write the escapes of ST_Xstring by itself.
            if isinstance(value, str):
                value = escaped(value)
            cell = page.cell(row, column, value)
            if fmt:
                cell.number_format = fmt
        for top, bottom, left, right in sheet.merged:
            page.merge_cells(start_row=top, end_row=bottom, start_column=left, end_column=right)
        for row in sheet.hidden_rows:
            page.row_dimensions[row].hidden = True
    book.save(path)


def escaped(text):
    import re

    return re.sub(r"_x[0-9A-Fa-f]{4}_", lambda match: "_x005F" + match.group(), text)


def with_xlsxwriter(path, sheets, constant_memory=False, inline=False):
    options = {"constant_memory": constant_memory, "in_memory": True, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(path, options)
    for sheet in sheets:
        page = book.add_worksheet(sheet.name)
        if sheet.hidden:
            page.hide()
        for row, column, value, fmt, _, _, _ in sorted(sheet.cells, key=lambda cell: cell[:2]):
            shape = book.add_format({"num_format": fmt}) if fmt else None
            if isinstance(value, str):
                page.write_string(row - 1, column - 1, value, shape)
            elif isinstance(value, bool):
                page.write_boolean(row - 1, column - 1, value, shape)
            elif isinstance(value, (int, float)):
                page.write_number(row - 1, column - 1, value, shape)
            else:
                page.write_datetime(row - 1, column - 1, value, shape)
        for top, bottom, left, right in sheet.merged:
            # merge_range writes the cell again; blank ones below it are no cells.
            first = next(cell[2] for cell in sheet.cells if cell[:2] == (top, left))
            if not constant_memory:
                page.merge_range(top - 1, left - 1, bottom - 1, right - 1, first)
        for row in sheet.hidden_rows:
            page.set_row(row - 1, None, None, {"hidden": True})
    book.close()


def with_xlwt(path, sheets):
    book = xlwt.Workbook(encoding="utf-8")
    for sheet in sheets:
        page = book.add_sheet(sheet.name, cell_overwrite_ok=True)
        page.visibility = 1 if sheet.hidden else 0
        for row, column, value, fmt, _, _, _ in sheet.cells:
            if isinstance(value, datetime.timedelta):
                value = value.total_seconds() / 86400
            if fmt:
                page.write(row - 1, column - 1, value, xlwt.easyxf(num_format_str=fmt))
            else:
                page.write(row - 1, column - 1, value)
        for top, bottom, left, right in sheet.merged:
            page.merge(top - 1, bottom - 1, left - 1, right - 1)
        for row in sheet.hidden_rows:
            page.row(row - 1).hidden = True
    book.save(str(path))


def plain_tables():
    for name, make in TABLES.items():
        with_openpyxl(OUT / f"openpyxl-{name}.xlsx", make())
        save_expected(f"openpyxl-{name}.xlsx", "xlsx", make())
        if name in ("hand-in", "numbers", "dates", "texts", "several"):
            with_xlsxwriter(OUT / f"xlsxwriter-{name}.xlsx", make())
            save_expected(f"xlsxwriter-{name}.xlsx", "xlsx", make())
        with_xlwt(OUT / f"xlwt-{name}.xls", make())
        save_expected(f"xlwt-{name}.xls", "xls", make())


def formulas():
    """Cached values of formulas; openpyxl saves none."""
    sheet = Sheet("公式")
    sheet.put(1, 1, None, "number", "15400000123").put(1, 2, None, "text", "甲").put(1, 3, None, "error", "#N/A")
    sheet.put(1, 4, None, "boolean", "TRUE").put(1, 5, None, "text", "")
    sheet.put(1, 6, None, "date", "2020-09-20")
    book = xlsxwriter.Workbook(OUT / "xlsxwriter-formulas.xlsx")
    page = book.add_worksheet("公式")
    page.write_formula(0, 0, "=15400000000+123", None, 15400000123)
    page.write_formula(0, 1, '="甲"', None, "甲")
    page.write_formula(0, 2, "=NA()", None, "#N/A")
    page.write_formula(0, 3, "=TRUE()", None, True)
    page.write_formula(0, 4, '=""', None, "")
    page.write_formula(0, 5, "=DATE(2020,9,20)", book.add_format({"num_format": "yyyy-mm-dd"}), 44094)
    book.close()
    # xlsxwriter writes an empty result as a number without one; Excel and LibreOffice as a text without characters.
    sheet.cells[4] = (1, 5, None, None, "formula", "", None)
    save_expected("xlsxwriter-formulas.xlsx", "xlsx", [sheet])

    book = openpyxl.Workbook()
    page = book.active
    page.title = "公式"
    page["A1"] = "=1+1"
    page["B1"] = "甲"
    book.save(OUT / "openpyxl-formulas.xlsx")
    save_expected("openpyxl-formulas.xlsx", "xlsx", [Sheet("公式").put(1, 1, None, "formula", "").text(1, 2, "甲")])


def epoch_1904():
    sheet = Sheet("一九零四")
    sheet.put(1, 1, None, "date", "2020-09-20").put(1, 2, None, "time", "09:41:00").put(1, 3, None, "date", "1904-01-02")
    day = datetime.datetime(2020, 9, 20)
    book = xlsxwriter.Workbook(OUT / "xlsxwriter-1904.xlsx", {"date_1904": True})
    page = book.add_worksheet(sheet.name)
    shape = book.add_format({"num_format": "yyyy-mm-dd"})
    page.write_datetime(0, 0, day, shape)
    page.write_datetime(0, 1, datetime.time(9, 41), book.add_format({"num_format": "h:mm"}))
    page.write_number(0, 2, 1, shape)
    book.close()
    save_expected("xlsxwriter-1904.xlsx", "xlsx", [sheet])
    book = xlwt.Workbook()
    book.dates_1904 = True
    page = book.add_sheet(sheet.name)
    page.write(0, 0, 42632, xlwt.easyxf(num_format_str="yyyy-mm-dd"))
    page.write(0, 1, (9 * 60 + 41) / 1440, xlwt.easyxf(num_format_str="h:mm"))
    page.write(0, 2, 1, xlwt.easyxf(num_format_str="yyyy-mm-dd"))
    book.save(str(OUT / "xlwt-1904.xls"))
    save_expected("xlwt-1904.xls", "xls", [sheet])


def rich_texts():
    book = xlsxwriter.Workbook(OUT / "xlsxwriter-rich.xlsx")
    page = book.add_worksheet("富文本")
    bold = book.add_format({"bold": True})
    page.write_rich_string(0, 0, "郑州", bold, "水利", "局")
    page.write_comment("A1", "批注")
    page.write_url("A2", "https://example.com/", None, "链接")
    page.write_number(2, 0, 15400000123, book.add_format({"num_format": "@"}))
    book.close()
    sheet = Sheet("富文本").text(1, 1, "郑州水利局").text(2, 1, "链接").put(3, 1, None, "number", "15400000123")
    save_expected("xlsxwriter-rich.xlsx", "xlsx", [sheet])
    book = xlwt.Workbook()
    page = book.add_sheet("富文本")
    page.write_rich_text(0, 0, ["郑州", ("水利", xlwt.easyfont("bold true")), "局"])
    book.save(str(OUT / "xlwt-rich.xls"))
    save_expected("xlwt-rich.xls", "xls", [Sheet("富文本").text(1, 1, "郑州水利局")])


def constant_memory():
    """xlsxwriter's streaming form writes the texts into the cells; its ZIP64 form uses the larger records."""
    rows = long_table(50, 3)
    with_xlsxwriter(OUT / "xlsxwriter-inline.xlsx", rows, constant_memory=True)
    save_expected("xlsxwriter-inline.xlsx", "xlsx", rows)
    book = xlsxwriter.Workbook(OUT / "xlsxwriter-zip64.xlsx")
    book.use_zip64()
    book.add_worksheet("六四").write_string(0, 0, "甲")
    book.close()
    save_expected("xlsxwriter-zip64.xlsx", "xlsx", [Sheet("六四").text(1, 1, "甲")])
    # A ZIP written to a pipe: sizes behind the data, records of ZIP64 before it.
    source = zipfile.ZipFile(OUT / "openpyxl-hand-in.xlsx")

    class Pipe:
        def __init__(self, file):
            self.file = file

        def write(self, data):
            return self.file.write(data)

        def flush(self):
            self.file.flush()

    with open(OUT / "piped-hand-in.xlsx", "wb") as file, zipfile.ZipFile(Pipe(file), "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            with target.open(entry.filename, "w", force_zip64=True) as part:
                part.write(source.read(entry))
    save_expected("piped-hand-in.xlsx", "xlsx", hand_in())


# Documents of Word -----------------------------------------------------------------------------------------------------


def documents():
    document = docx.Document()
    document.add_paragraph("行政相对人联系方式报送表")
    document.add_paragraph("填报单位：郑州市水利局")
    table = document.add_table(rows=4, cols=4)
    rows = [
        ["填报单位", "行政相对人单位", "职务", "联系方式"],
        ["郑州市水利局", "郑州甲有限公司", "经理", "15400000100"],
        ["", "郑州乙有限公司", "经理", "0371-67181201"],
        ["", "郑州丙有限公司", "主任\n兼经理", "15400000102"],
    ]
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            if text:
                table.cell(row, column).text = text
    table.cell(1, 0).merge(table.cell(3, 0))
    document.add_paragraph("第二张表")
    second = document.add_table(rows=2, cols=3)
    second.cell(0, 0).text = "单位"
    second.cell(0, 0).merge(second.cell(0, 1))
    second.cell(0, 2).text = "电话"
    second.cell(1, 0).text = "甲"
    second.cell(1, 2).text = "15400000103"
    document.add_paragraph("填报人：张三")
    document.save(OUT / "python-docx-tables.docx")

    first = Sheet("")
    first.text(0, 1, "行政相对人联系方式报送表")
    for row, cells in enumerate(rows, 1):
        for column, text in enumerate(cells, 1):
            if text:
                first.text(row, column, text)
    first.merged.append([2, 4, 1, 1])
    other = Sheet("")
    other.text(1, 1, "单位").text(1, 3, "电话").text(2, 1, "甲").text(2, 3, "15400000103")
    other.merged.append([1, 1, 1, 2])
    value = {"kind": "docx", "sheets": [first.expected(), other.expected()]}
    # Paragraphs are rows of their own, with the number 0; behind the last table only those in which a number may stand.
    value["sheets"][0]["rows"].insert(1, {"number": 0, "hidden": False, "cells": [[1, "text", "填报单位：郑州市水利局"]]})
    value["sheets"][1]["rows"].insert(0, {"number": 0, "hidden": False, "cells": [[1, "text", "第二张表"]]})
    text = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    (OUT / "python-docx-tables.docx.json").write_text(text, "utf-8")
    return text


# Saved by LibreOffice --------------------------------------------------------------------------------------------------


def convert(source, target, filter_name):
    home = OUT / ".office"
    subprocess.run(
        ["nice", "-n", "19", "soffice", f"-env:UserInstallation=file://{home.resolve()}", "--headless", "--convert-to",
         f"{target.suffix[1:]}:{filter_name}", "--outdir", str(home), str(source)],
        check=True, capture_output=True,
    )
    (home / (source.stem + target.suffix)).replace(target)


def libreoffice(document):
    import shutil

    for name, make in TABLES.items():
        source = OUT / f"openpyxl-{name}.xlsx"
        for suffix, filter_name, kind in [(".xls", "MS Excel 97", "xls"), (".xlsx", "Calc MS Excel 2007 XML", "xlsx")]:
            target = OUT / f"libreoffice-{name}{suffix}"
            convert(source, target, filter_name)
            save_expected(target.name, kind, make())
    # Formulas are computed when they are loaded and saved with their values.
    sheet = Sheet("公式").put(1, 1, None, "number", "2").text(1, 2, "甲")
    convert(OUT / "openpyxl-formulas.xlsx", OUT / "libreoffice-formulas.xls", "MS Excel 97")
    save_expected("libreoffice-formulas.xls", "xls", [sheet])
    convert(OUT / "openpyxl-formulas.xlsx", OUT / "libreoffice-formulas.xlsx", "Calc MS Excel 2007 XML")
    save_expected("libreoffice-formulas.xlsx", "xlsx", [sheet])
    convert(OUT / "python-docx-tables.docx", OUT / "libreoffice-tables.docx", "MS Word 2007 XML")
    (OUT / "libreoffice-tables.docx.json").write_text(document, "utf-8")
    convert(OUT / "python-docx-tables.docx", OUT / "libreoffice-word.doc", "MS Word 97")
    save_fault("libreoffice-word.doc", "foreign(oldWord)")
    convert(OUT / "openpyxl-hand-in.xlsx", OUT / "libreoffice-table.ods", "calc8")
    save_fault("libreoffice-table.ods", "foreign(openDocument)")
    shutil.rmtree(OUT / ".office")


# What is no workbook that is read --------------------------------------------------------------------------------------


def compound(name, stream_name, stream):
    """A compound file with one stream, by xlwt's writer, which calls every stream Workbook."""
    from xlwt.CompoundDoc import XlsDoc

    path = OUT / name
    XlsDoc().save(str(path), stream + bytes(max(0, 4096 - len(stream))))
    data = path.read_bytes()
    old = "Workbook".encode("utf-16-le") + b"\0\0"
    new = stream_name.encode("utf-16-le") + b"\0\0"
    at = data.index(old)
    entry = bytearray(data[at : at + 128])
    entry[:64] = new.ljust(64, b"\0")
    entry[64:66] = struct.pack("<H", len(new))
    path.write_bytes(data[:at] + bytes(entry) + data[at + 128 :])


def foreign():
    compound("encrypted.xlsx", "EncryptedPackage", b"\0" * 5000)
    save_fault("encrypted.xlsx", "foreign(encrypted)")
    bof5 = struct.pack("<HHHHHH", 0x809, 8, 0x500, 5, 0, 0)
    compound("excel-5.xls", "Book", bof5)
    save_fault("excel-5.xls", "foreign(oldExcel)")
    bof8 = struct.pack("<HHHHHHII", 0x809, 16, 0x600, 5, 0, 0, 0, 6)
    compound("password.xls", "Workbook", bof8 + struct.pack("<HHH", 0x2F, 2, 0) + struct.pack("<HH", 0x0A, 0))
    save_fault("password.xls", "foreign(encrypted)")
    (OUT / "excel-2.xls").write_bytes(struct.pack("<HHHH", 0x009, 4, 2, 16) + struct.pack("<HH", 0x0A, 0))
    save_fault("excel-2.xls", "foreign(oldExcel)")
    relation = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
        ' Target="{}"/></Relationships>'
    )
    with zipfile.ZipFile(OUT / "binary.xlsb", "w") as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("_rels/.rels", relation.format("xl/workbook.bin"))
        file.writestr("xl/workbook.bin", b"\x83\x01\x00")
    save_fault("binary.xlsb", "foreign(binaryWorkbook)")
    with zipfile.ZipFile(OUT / "slides.pptx", "w") as file:
        file.writestr("_rels/.rels", relation.format("ppt/presentation.xml"))
        file.writestr("ppt/presentation.xml", "<p:presentation xmlns:p='p'/>")
    save_fault("slides.pptx", "foreign(otherOffice)")
    with zipfile.ZipFile(OUT / "archive.zip", "w") as file:
        file.writestr("a.txt", "a")
    save_fault("archive.zip", "foreign(archive)")


# Random tables ---------------------------------------------------------------------------------------------------------

PIECES = ["郑州", "水利局", "a", "Z", "0", "15400000123", " ", "\n", "_x000D_", "_", "&", "<", ">", '"', "'", "😀", "é", "-", "=1", "，"]
DATE_FORMATS = ["yyyy-mm-dd", "yyyy/m/d h:mm", 'yyyy"年"m"月"d"日"', "m/d/yy", "d-mmm-yy"]


def random_sheet(rng, name):
    """Cells of every kind in random places, with what is expected of each."""
    sheet = Sheet(name, hidden=name != "一" and rng.random() < 0.3)
    taken = set()
    for _ in range(rng.randrange(1, 120)):
        place = rng.choice([(rng.randrange(1, 40), rng.randrange(1, 12)), (rng.randrange(1, 3000), rng.randrange(1, 200))])
        if place in taken:
            continue
        taken.add(place)
        kind = rng.randrange(7)
        if kind <= 1:
            # Blanks alone and a leading "=" are not what writers take for text.
            text = "文" + "".join(rng.choice(PIECES) for _ in range(rng.randrange(0, 12)))
            sheet.text(*place, text)
        elif kind == 2:
            number = rng.randrange(10 ** rng.randrange(1, 16))
            sheet.put(*place, number, "number", str(number), rng.choice([None, "0", "#,##0", "@"]))
        elif kind == 3:
            digits = rng.randrange(2, 14)
            number = rng.randrange(10**digits)
            sheet.put(*place, number, "number", str(number).zfill(digits), "0" * digits)
        elif kind == 4:
            number = rng.randrange(1, 10**9) / 8 + 1 / 16
            sheet.put(*place, number, "fraction", repr(number))
        elif kind == 5:
            # Behind the 29 February 1900, which Python does not know.
            moment = datetime.datetime(1900, 3, 1) + datetime.timedelta(seconds=rng.randrange(8 * 10**9))
            if rng.random() < 0.5:
                moment = moment.replace(hour=0, minute=0, second=0)
            text = moment.strftime("%Y-%m-%d %H:%M:%S")
            isolated = text.endswith("00:00:00")
            sheet.put(*place, moment, "date" if isolated else "dateTime", text[:10] if isolated else text, rng.choice(DATE_FORMATS))
        else:
            value = rng.random() < 0.5
            sheet.put(*place, value, "boolean", "TRUE" if value else "FALSE")
    for row in sorted({cell[0] for cell in sheet.cells}):
        if rng.random() < 0.1:
            sheet.hidden_rows.add(row)
    return sheet


def random_tables(count):
    for seed in range(count):
        rng = random.Random(seed)
        sheets = [random_sheet(rng, name) for name in ["一", "二", "三"][: rng.randrange(1, 4)]]
        name, write, kind = [
            ("openpyxl.xlsx", with_openpyxl, "xlsx"), ("xlsxwriter.xlsx", with_xlsxwriter, "xlsx"), ("xlwt.xls", with_xlwt, "xls"),
        ][seed % 3]
        write(OUT / f"{seed}-{name}", sheets)
        save_expected(f"{seed}-{name}", kind, sheets)


if "--random" in sys.argv:
    random_tables(int(sys.argv[sys.argv.index("--random") + 1]))
    sys.exit()

plain_tables()
formulas()
epoch_1904()
rich_texts()
constant_memory()
word = documents()
libreoffice(word)
foreign()
