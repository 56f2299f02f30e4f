import SurveyCore

extension FindingCases {
    static let numbers: [Case] = [
        Case(
            finding: Finding(.undiallableNumber(.short(by: 2)), value: "154000001"),
            zh: "「154000001」拨不出：少 2 位。这样的号码也算报送了号码。请更正；不更正的，须两名调查员确认后才认定联系不上。",
            en: "154000001 cannot be dialled: 2 digits short. Such a number counts as handed in all the same. "
                + "Put it right; otherwise two surveyors must confirm it."
        ),
        Case(
            finding: Finding(.numberDamagedBySpreadsheet, value: "1.54E+10"),
            zh: "号码被表格软件改成科学计数法，后几位已丢失。请回到原工作簿：把该列设为「文本」或「数值，0 位小数」并拉宽，看到 11 位后另存；"
                + "原工作簿里也是这样的，须重新填写。",
            en:
                "The spreadsheet turned the number into scientific notation; its last digits are lost. In the original workbook set "
                + "the column to Text or Number with 0 decimals and widen it until 11 digits show, then save again; "
                + "if it is damaged there too, type it again."
        ),
        Case(
            finding: Finding(
                .leadingZeroRestored(number: "0371-67181234", isPlusDropped: true),
                value: "+371-67181234"
            ),
            zh: "照写法是国外号码，按本地区号读作：+371-67181234 → 0371-67181234。请填报单位确认。",
            en: "As written it is a number abroad; it was read with the area code: +371-67181234 → 0371-67181234. "
                + "Ask the unit to confirm."
        ),
        Case(
            finding: Finding(
                .leadingZeroRestored(number: "0371-67181234", isPlusDropped: false),
                value: "371-67181234"
            ),
            zh: "区号开头的 0 丢失，已补回：371-67181234 → 0371-67181234。请核对。",
            en: "The area code's leading 0 was lost and restored: 371-67181234 → 0371-67181234. Please check."
        ),
        Case(
            finding: Finding(.areaCodeAssumed(areaCode: "0371", number: "0371-67181234"), value: "67181234"),
            zh: "座机没有区号，按 0371 补为 0371-67181234。请填报单位确认；确认前不会认定联系不上。",
            en:
                "No area code; 0371 was assumed: 0371-67181234. Ask the unit to confirm; until then it cannot count as unreachable."
        ),
        Case(
            finding: Finding(.severalNumbers(["15400000001", "15400000002"])),
            zh: "有 2 个号码：154 0000 0001、154 0000 0002。依次拨打，任何一个接通即为已联系。只应保留一个的，请更正。",
            en: "2 numbers: 154 0000 0001, 154 0000 0002. Dialled in turn; one that answers is enough. "
                + "If only one is meant, put it right."
        ),
        Case(
            finding: Finding(.digitsLeftOver(["450000", "801"])),
            zh: "格内还有不属于任何号码的数字：450000、801。只拨认出的号码。是号码或分机的，请写完整、分开写；不是的，请删去。",
            en: "Digits in the cell that belong to no number: 450000, 801. Only the numbers found are dialled. "
                + "If they are a number or an extension, write it out and apart; else delete them."
        ),
        Case(
            finding: Finding(.noTelephone(["123456789"])),
            zh: "格内的 123456789 不是电话号码，不拨。",
            en: "123456789 in the cell is no telephone number and is not dialled."
        ),
        Case(
            finding: Finding(.numberDamagedBySpreadsheet, value: "####"),
            zh: "列太窄，只存下「#」，没有号码。请回到原工作簿：把该列拉宽，看到 11 位后另存。",
            en: "The column was too narrow: only # was saved, and no number. "
                + "In the original workbook widen the column until 11 digits show, then save again."
        ),
        Case(
            finding: Finding(.sharedAcrossUnits(key: "郑州市水利局-02", unit: "郑州市水利局")),
            zh: "号码与「郑州市水利局」的 郑州市水利局-02 相同。两边都保留，拨打时会提示。请核对是否同一人。",
            en: "Same number as 郑州市水利局-02 of 郑州市水利局. Both are kept; the surveyor will be told. Please check."
        ),
        Case(
            finding: Finding(
                .shortfall(quota: 10, provided: 9, deadline: date("2020-09-20"), afterDeadline: false),
                unit: "市农委"
            ),
            zh: "市农委应报送 10 个，现有 9 个，少 1 个。请在 9月20日 前补报。",
            en: "市农委 must hand in 10, has 9: 1 short. Please add them by 20 September."
        ),
        Case(
            finding: Finding(
                .shortfall(quota: 10, provided: 9, deadline: date("2020-09-20"), afterDeadline: true),
                unit: "市农委"
            ),
            zh: "市农委应报送 10 个，现有 9 个，少 1 个。补报按超期计。",
            en: "市农委 must hand in 10, has 9: 1 short. Additions count as late."
        ),
        Case(
            finding: Finding(.shortfall(quota: 10, provided: 9, deadline: nil, afterDeadline: true), unit: "市农委"),
            zh: "市农委应报送 10 个，现有 9 个，少 1 个。",
            en: "市农委 must hand in 10, has 9: 1 short."
        ),
        Case(
            finding: Finding(.excess(quota: 10, provided: 11), unit: "中原区"),
            zh: "中原区报送了 11 个，超过 10 个。按规则抽取 10 个，其余不拨打。",
            en: "中原区 handed in 11, more than 10. Ten will be drawn; the rest are not called."
        ),
        Case(
            finding: Finding(
                .numberChanged(key: "中原区-03", old: "15400000001", new: "15400000009", provided: 11),
                unit: "中原区"
            ),
            zh: "与 中原区-03 的相对人单位、姓名相同，号码由 15400000001 变为 15400000009。"
                + "如是更正，请用 --replace 或 correct-number；否则按新增计，中原区将有 11 个。",
            en: "Same organisation and person as 中原区-03, number changed from 15400000001 to 15400000009. "
                + "If it is a correction, use --replace or correct-number; as it is, 中原区 has 11."
        ),
        Case(
            finding: Finding(
                .alreadyContact(key: "中原区-03", old: "1.54E+10", new: "154 0000 0009", phone: "15400000009"),
                unit: "中原区"
            ),
            zh: "中原区-03 已导入，号码由 1.54E+10 改为 154 0000 0009：没有改动，也没有另加。"
                + "更正号码请用 huifang correct-number 中原区-03 --phone 15400000009 --reason 单位更正。",
            en: "中原区-03 is there already; its number changes from 1.54E+10 to 154 0000 0009: nothing was changed, "
                + "nothing added. To correct it: huifang correct-number 中原区-03 --phone 15400000009 "
                + "--reason \"corrected by the unit\"."
        ),
        // What stands in the cell is no word of a command line.
        Case(
            finding: Finding(
                .alreadyContact(key: "中原 区-03", old: "15400000001", new: "154 $(x) 0009", phone: nil),
                unit: "中原 区"
            ),
            zh: "中原 区-03 已导入，号码由 15400000001 改为 154 $(x) 0009：没有改动，也没有另加。新号码须是一个拨得出的号码，请重新填写。",
            en: "中原 区-03 is there already; its number changes from 15400000001 to 154 $(x) 0009: nothing was changed, "
                + "nothing added. It must be one number that can be dialled: write it again."
        ),
        Case(
            finding: Finding(
                .alreadyContact(key: "中原 区-03", old: "15400000001", new: "15400000009", phone: "15400000009"),
                unit: "中原 区"
            ),
            zh: "中原 区-03 已导入，号码由 15400000001 改为 15400000009：没有改动，也没有另加。"
                + "更正号码请用 huifang correct-number '中原 区-03' --phone 15400000009 --reason 单位更正。",
            en: "中原 区-03 is there already; its number changes from 15400000001 to 15400000009: nothing was changed, "
                + "nothing added. To correct it: huifang correct-number '中原 区-03' --phone 15400000009 "
                + "--reason \"corrected by the unit\"."
        ),
    ]

    static let results: [Case] = [
        Case(
            finding: Finding(.unknownContact, value: "9999"),
            zh: "没有编号「9999」的联系人，或不在拨打名单中，此行未导入。请对照登记表的「编号」列。",
            en: "No contact 9999, or not on a call list; the row was not taken. See the column 编号 of the sheet."
        ),
        Case(
            finding: Finding(.unknownOutcome(nearest: .noAnswer, keypad: nil), value: "无人接"),
            zh: "「无人接」不是拨打结果，最接近「无人接听」。可写代码或名称，见登记表背面。此行未导入。",
            en:
                "无人接 is not an outcome; nearest: no answer. Write a code or a name, see the back of the sheet. The row was not taken."
        ),
        Case(
            finding: Finding(.unknownOutcome(nearest: nil, keypad: .busy), value: "3"),
            zh: "「3」不是代码；屏上的 3 是占线，请写 30。如原为 03（打错了），是表格软件去掉了 0，请写「打错了」。此行未导入。",
            en: "3 is no code; key 3 is busy, write 30. If it was 03 (wrong number), the spreadsheet took the 0 away: "
                + "write wrong-number. The row was not taken."
        ),
        Case(
            finding: Finding(.unknownOutcome(nearest: nil, keypad: .poweredOff), value: "7"),
            zh: "「7」不是代码；屏上的 7 是关机，请写 70。此行未导入。",
            en: "7 is no code; key 7 is switched off, write 70. The row was not taken."
        ),
        Case(
            finding: Finding(.unknownSurveyor(known: ["王强", "李敏"]), value: "李闽"),
            zh: "没有调查员「李闽」，此行未导入。现有：王强、李敏。",
            en: "No surveyor 李闽; the row was not taken. There are: 王强, 李敏."
        ),
        Case(
            finding: Finding(.unknownSurveyor(known: ["王强", "李敏"]), value: ""),
            zh: "此行没有写调查员，未导入。请在表中填写，或用 --surveyor 指定。",
            en: "The row names no surveyor; it was not taken. Write one in the table, or name one with --surveyor."
        ),
        Case(
            finding: Finding(.badScore, value: "105"),
            zh: "「105」不是 0 到 100 的得分（最多两位小数）。此行未导入。",
            en: "105 is not a score from 0 to 100 (two decimals at most). The row was not taken."
        ),
        Case(
            finding: Finding(.scoresMissing(outcome: .completed, dimension: "满意度")),
            zh: "结果是「完成」，但「满意度」是空的，此行未导入。对方没打分的，结果请写「部分完成」。",
            en: "The outcome is completed but 满意度 is empty; the row was not taken. If it was declined, write 部分完成."
        ),
        Case(
            finding: Finding(.scoresNotExpected(outcome: .unallocated, score: score(90))),
            zh: "结果是「空号」，却有得分 90，此行未导入。请核对哪个写错了。",
            en: "The outcome is unallocated, yet there is a score 90; the row was not taken. Which one is wrong?"
        ),
        Case(
            finding: Finding(.badTime(.missing), value: ""),
            zh: "没有写拨打时间，此行未导入。没人接的和号码有问题的须写几点几分，其他的可用 --at 写明日期。",
            en:
                "The time of the dial is missing; the row was not taken. Unanswered dials and bad numbers need one; for others --at may give the day."
        ),
        Case(
            finding: Finding(.badTime(.unreadable), value: "下午"),
            zh: "「下午」不是时间，此行未导入。请写成「2020-09-23 14:52」的样子。",
            en: "下午 is not a time; the row was not taken. Write it like 2020-09-23 14:52."
        ),
        Case(
            finding: Finding(.badTime(.appointmentBeforeDial), value: "2020-09-22 10:00"),
            zh: "约定时间「2020-09-22 10:00」早于拨打时间，此行未导入。请核对哪个写错了。",
            en: "The agreed time 2020-09-22 10:00 lies before the dial; the row was not taken. Which one is wrong?"
        ),
        Case(
            finding: Finding(
                .recordedOtherwise(
                    contact: 17,
                    at: time("2020-09-23 14:52"),
                    call: 1042,
                    stored: .busy,
                    given: .completed
                )
            ),
            zh: "17 号 09-23 14:52 已有 1042 号记录「占线」，与此行「完成」不同。未导入。要更正请用 huifang amend 1042。",
            en:
                "No. 17 at 09-23 14:52 is record 1042 (busy), this row says completed. Not taken. To change it: huifang amend 1042."
        ),
        Case(
            finding: Finding(
                .recordedOtherwise(
                    contact: 17,
                    at: time("2020-09-23 14:52"),
                    call: 1042,
                    stored: .completed,
                    given: .completed
                )
            ),
            zh: "17 号 09-23 14:52 已有 1042 号记录，同为「完成」，但得分或时间与此行不同。未导入。要更正请用 huifang amend 1042。",
            en:
                "No. 17 at 09-23 14:52 is record 1042, completed as well, but with other scores or times than this row. Not taken. "
                + "To change it: huifang amend 1042."
        ),
        Case(
            finding: Finding(.unusualScore(.apart(score(30), score(95)))),
            zh: "了解情况 30、满意度 95，相差较大；已导入，请核对登记表。",
            en: "30 and 95 lie far apart; taken, please check the sheet."
        ),
        Case(
            finding: Finding(.unusualScore(.oneDigit(score(9)))),
            zh: "得分 9：是否漏写一位？已导入，请核对登记表。",
            en: "Score 9: a digit missing? Taken, please check the sheet."
        ),
        Case(
            finding: Finding(.unusualScore(.belowOne(Score(hundredths: 90)!))),
            zh: "得分 0.9：是不是 90 分？已导入，请核对登记表。",
            en: "Score 0.9: is it 90 points? Taken, please check the sheet."
        ),
        Case(
            finding: Finding(.otherContact(contact: 17, listed: "15400000117"), value: "154 0000 0118"),
            zh: "此行写的是「154 0000 0118」，而 17 号联系人是「154 0000 0117」，此行未导入。编号写错的，请改正编号；编号没错的，请改正这一格，或把它留空。",
            en: "The row says 154 0000 0118, but contact 17 has 154 0000 0117; the row was not taken. "
                + "If 编号 is wrong, put that right; if it is not, put this cell right, or leave it empty."
        ),
        Case(
            finding: Finding(.remarkAdded(call: 1050, replaces: 1042)),
            zh: "这次拨打已是 1042 号记录，只多了备注：备注已记入，更正为 1050 号记录。",
            en:
                "This dial is record 1042 already, and only the remark is new: it is kept in record 1050, which amends that."
        ),
        Case(
            finding: Finding(.remarkNotKept(call: 1042, amend: 1050)),
            zh: "这次拨打已是 1042 号记录，后来更正为 1050 号，此行的备注没有记入。要记入请用 huifang amend 1050 --note 备注。",
            en: "This dial is record 1042, since amended by record 1050; the row's remark was not kept. "
                + "To keep it: huifang amend 1050 --note REMARK."
        ),
        Case(
            finding: Finding(.remarkNotKept(call: 1042, amend: nil)),
            zh: "这次拨打已是 1042 号记录，该记录已作废，此行的备注没有记入。确有这次拨打的，请用 huifang record 重新记录。",
            en: "This dial is record 1042, which is void; the row's remark was not kept. "
                + "If the dial was made, record it anew: huifang record."
        ),
        Case(
            finding: Finding(.alreadyRecorded(call: 1042)),
            zh: "这次拨打已是 1042 号记录，内容相同，没有重复记。",
            en: "This dial is record 1042 already; nothing changed."
        ),
    ]

    /// What is said of a call sheet's dials, each code once.
    static let remarked: [Case] = [
        (
            .notCounted(.mustAvoid), "3 次拨打不计：调查员应回避该单位；已导入。",
            "3 dials do not count: the surveyor must avoid the unit; taken."
        ),
        (
            .notCounted(.oldNumber), "3 次拨打不计：拨的是更正前的号码；已导入。",
            "3 dials do not count: the number was corrected since; taken."
        ),
        (
            .notCounted(.dayOff), "3 次拨打不计入联系不上：不在工作日；已导入。",
            "3 dials do not count towards unreachable: on a day off; taken."
        ),
        (
            .notCounted(.outsideSlices), "3 次拨打不计入联系不上：不在拨打时段；已导入。",
            "3 dials do not count towards unreachable: outside the slices; taken."
        ),
        (
            .notCounted(.tooSoon(minutes: 1)), "3 次拨打不计入联系不上：与上一次相隔太近；已导入。",
            "3 dials do not count towards unreachable: too soon after the last; taken."
        ),
        (
            .notCounted(.thirdInADay), "3 次拨打不计入联系不上：当天计入的次数已满；已导入。",
            "3 dials do not count towards unreachable: enough dials of that day count already; taken."
        ),
        (
            .unreachableTakenBack, "3 次拨打使原已认定联系不上的号码不再认定；已导入。",
            "3 dials to numbers that had been found unreachable and are so no more; taken."
        ),
        (
            .secondInterview, "3 次拨打是同一联系人的又一次完成访问，仍按先录入的那次计分；已导入。请核对编号。",
            "3 dials with a contact interviewed before: the interview entered first is scored; taken. Please check the numbers."
        ),
        (.farFromClock, "3 次拨打在 24 小时以前；已导入。请核对日期。", "3 dials more than 24 hours back; taken. Please check the dates."),
        (
            .anotherYear, "3 次拨打与外呼不在同一年；已导入。请核对年份。",
            "3 dials in another year than fieldwork; taken. Please check the year."
        ),
    ].map { (doubt: Doubt, zh: String, en: String) in
        Case(finding: Finding(.remarked(doubt, dials: 3)), zh: zh, en: en)
    }

    static let notes: [Case] = [
        Case(
            finding: Finding(.receivedToday(date("2020-09-18"))),
            zh: "没有报送日期，按今天（9月18日）计。请用 --received 写明实际收到日期。",
            en: "No hand-in date; today (18 September) was taken. Give the real date with --received."
        ),
        Case(
            finding: Finding(.carriedDown(unit: "中原区")),
            zh: "填报单位是空的，沿用上一行的「中原区」（合并单元格）。",
            en: "Unit is empty; taken from the row above: 中原区 (merged cells)."
        ),
        Case(
            finding: Finding(.alreadyImported(at: time("2020-09-18 10:05"))),
            zh: "已有的行与 9月18日 10:05 导入的相同，没有变化。",
            en: "What is there already is the same as imported on 18 September 10:05; nothing changed."
        ),
        Case(
            finding: Finding(.notUpdated(key: "中原区-03")),
            zh: "与 中原区-03 只有执法人员或备注不同，仍按先前报送的，未改。抽取前可用更正后的全表加 --replace 导入；抽取后不再更改。",
            en: "Differs from 中原区-03 only in officer or remark, which stay as handed in before. "
                + "Before the draw the whole corrected table with --replace changes them; after it nothing does."
        ),
        Case(
            finding: Finding(.receivedOtherwise(given: date("2020-09-18"), counts: date("2020-09-22")), unit: "中原区"),
            zh: "已导入过，报送日期是 2020-09-22，不因此行的 2020-09-18 改变。"
                + "日期记错了的，请用 huifang unit received 中原区 2020-09-18 --reason 原因 更正。",
            en: "There already, handed in on 2020-09-22, which 2020-09-18 does not change. "
                + "If that date is wrong: huifang unit received 中原区 2020-09-18 --reason WHY."
        ),
        Case(
            finding: Finding(.receivedInFuture(date("2999-01-01"))),
            zh: "报送日期 2999-01-01 晚于今天，未导入。请写实际收到日期。",
            en:
                "Handed in on 2999-01-01, which is after today; the row was not taken. Write the day on which it really came."
        ),
        Case(
            finding: Finding(.passedOver(text: "合计：10"), line: 14),
            zh: "是标题、合计、备注或落款，已跳过。",
            en: "A title, a total, a remark or a signature; passed over."
        ),
    ]
}
