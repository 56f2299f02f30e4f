import SurveyCore

extension Words {
    func undiallableNumberText(_ finding: Finding, _ fault: PhoneNumber.Fault) -> FindingText {
        let value = value(of: finding)
        return FindingText(
            self(
                "「\(value)」拨不出：\(zhFault(fault))。这样的号码也算报送了号码。",
                "\(value) cannot be dialled: \(enFault(fault)). Such a number counts as handed in all the same."
            ),
            self(
                "请更正；不更正的，须两名调查员确认后才认定联系不上。",
                "Put it right; otherwise two surveyors must confirm it."
            )
        )
    }

    func numberDamagedBySpreadsheetText(_ finding: Finding) -> FindingText {
        if let value = finding.value, !value.isEmpty, value.allSatisfy({ "#＃ ".contains($0) }) {
            return FindingText(
                self("列太窄，只存下「#」，没有号码。", "The column was too narrow: only # was saved, and no number."),
                self(
                    "请回到原工作簿：把该列拉宽，看到 11 位后另存。",
                    "In the original workbook widen the column until 11 digits show, then save again."
                )
            )
        }
        guard finding.value?.utf8.contains(where: { $0 | 0x20 == 0x65 }) != false else {
            // A workbook's number that is not whole, below zero, or longer than the 15 digits that are kept.
            return FindingText(
                self(
                    "「\(value(of: finding))」是表格软件算出的数值，不是照原样存下的号码，不能拨打。这样的号码也算报送了号码。",
                    "\(value(of: finding)) is a value that the spreadsheet calculated, not a number kept as it was typed; it is "
                        + "not dialled. Such a number counts as handed in all the same."
                ),
                self("请把该列设为「文本」，重新填写号码。", "Set the column to Text and type the number again.")
            )
        }
        return FindingText(
            self(
                "号码被表格软件改成科学计数法，后几位已丢失。",
                "The spreadsheet turned the number into scientific notation; its last digits are lost."
            ),
            self(
                "请回到原工作簿：把该列设为「文本」或「数值，0 位小数」并拉宽，看到 11 位后另存；原工作簿里也是这样的，须重新填写。",
                "In the original workbook set the column to Text or Number with 0 decimals and widen it until 11 digits show, "
                    + "then save again; if it is damaged there too, type it again."
            )
        )
    }

    func areaCodeAssumedText(_ areaCode: String, _ number: String) -> FindingText {
        FindingText(
            self(
                "座机没有区号，按 \(areaCode) 补为 \(phone(number))。",
                "No area code; \(areaCode) was assumed: \(phone(number))."
            ),
            self(
                "请填报单位确认；确认前不会认定联系不上。",
                "Ask the unit to confirm; until then it cannot count as unreachable."
            )
        )
    }

    func leadingZeroRestoredText(_ finding: Finding, _ number: String, isPlusDropped: Bool) -> FindingText {
        let value = value(of: finding)
        guard !isPlusDropped else {
            return FindingText(
                self(
                    "照写法是国外号码，按本地区号读作：\(value) → \(phone(number))。",
                    "As written it is a number abroad; it was read with the area code: \(value) → \(phone(number))."
                ),
                self("请填报单位确认。", "Ask the unit to confirm.")
            )
        }
        return FindingText(
            self(
                "区号开头的 0 丢失，已补回：\(value) → \(phone(number))。",
                "The area code's leading 0 was lost and restored: \(value) → \(phone(number))."
            ),
            self("请核对。", "Please check.")
        )
    }

    func severalNumbersText(_ numbers: [String]) -> FindingText {
        FindingText(
            self(
                "有 \(numbers.count) 个号码：\(shownList(numbers.map(phone)))。依次拨打，任何一个接通即为已联系。",
                "\(numbers.count) numbers: \(shownList(numbers.map(phone))). Dialled in turn; one that answers is enough."
            ),
            self("只应保留一个的，请更正。", "If only one is meant, put it right.")
        )
    }

    func digitsLeftOverText(_ digits: [String]) -> FindingText {
        FindingText(
            self(
                "格内还有不属于任何号码的数字：\(shownList(digits))。只拨认出的号码。",
                "Digits in the cell that belong to no number: \(shownList(digits)). Only the numbers found are dialled."
            ),
            self(
                "是号码或分机的，请写完整、分开写；不是的，请删去。",
                "If they are a number or an extension, write it out and apart; else delete them."
            )
        )
    }

    func noTelephoneText(_ digits: [String]) -> FindingText {
        FindingText(
            self(
                "格内的 \(shownList(digits)) 不是电话号码，不拨。",
                "\(shownList(digits)) in the cell is no telephone number and is not dialled."
            )
        )
    }

    func sharedAcrossUnitsText(_ key: String, _ unit: String) -> FindingText {
        FindingText(
            self(
                "号码与「\(shown(unit))」的 \(shown(key)) 相同。两边都保留，拨打时会提示。",
                "Same number as \(shown(key)) of \(shown(unit)). Both are kept; the surveyor will be told."
            ),
            self("请核对是否同一人。", "Please check.")
        )
    }

    func alreadyContactText(_ key: String, _ old: String, _ new: String, _ phone: String?) -> FindingText {
        FindingText(
            self(
                "\(shown(key)) 已导入，号码由 \(shown(old)) 改为 \(shown(new))：没有改动，也没有另加。",
                "\(shown(key)) is there already; its number changes from \(shown(old)) to \(shown(new)): "
                    + "nothing was changed, nothing added."
            ),
            phone.map { correctNumberLine(key: key, phone: $0) }
                ?? self("新号码须是一个拨得出的号码，请重新填写。", "It must be one number that can be dialled: write it again.")
        )
    }

    func numberChangedText(_ finding: Finding, _ key: String, _ old: String, _ new: String, _ provided: Int)
        -> FindingText
    {
        let unit = unitName(finding)
        return FindingText(
            self(
                "与 \(shown(key)) 的相对人单位、姓名相同，号码由 \(shown(old)) 变为 \(shown(new))。",
                "Same organisation and person as \(shown(key)), number changed from \(shown(old)) to \(shown(new))."
            ),
            self(
                "如是更正，请用 --replace 或 correct-number；否则按新增计，\(unit)将有 \(provided) 个。",
                "If it is a correction, use --replace or correct-number; as it is, \(unit) has \(provided)."
            )
        )
    }

    private func correctNumberLine(key: String, phone: String) -> String {
        let contact = shellArgument(safeText(key))
        let number = shellArgument(phone)
        return self(
            "更正号码请用 huifang correct-number \(contact) --phone \(number) --reason 单位更正。",
            "To correct it: huifang correct-number \(contact) --phone \(number) --reason \"corrected by the unit\"."
        )
    }

    func shortfallText(_ finding: Finding, _ quota: Int, _ provided: Int, _ deadline: CivilDate?, _ afterDeadline: Bool)
        -> FindingText
    {
        let unit = unitName(finding)
        let missing = quota - provided
        return FindingText(
            self(
                "\(unit)应报送 \(quota) 个，现有 \(provided) 个，少 \(missing) 个。",
                "\(unit) must hand in \(quota), has \(provided): \(missing) short."
            ),
            deadline.map {
                afterDeadline
                    ? self("补报按超期计。", "Additions count as late.")
                    : self("请在 \(day($0)) 前补报。", "Please add them by \(day($0)).")
            } ?? ""
        )
    }

    func excessText(_ finding: Finding, _ quota: Int, _ provided: Int) -> FindingText {
        let unit = unitName(finding)
        return FindingText(
            self(
                "\(unit)报送了 \(provided) 个，超过 \(quota) 个。按规则抽取 \(quota) 个，其余不拨打。",
                "\(unit) handed in \(provided), more than \(quota). "
                    + "\(quota == 10 ? "Ten" : String(quota)) will be drawn; the rest are not called."
            )
        )
    }

    private func unitName(_ finding: Finding) -> String { finding.unit.map { shown($0) } ?? self("该单位", "the unit") }

    func zhFault(_ fault: PhoneNumber.Fault) -> String {
        switch fault {
        case .short(let digits): "少 \(digits) 位"
        case .long(let digits): "多 \(digits) 位"
        case .letters: "含字母"
        case .notANumber: "不是号码"
        }
    }

    func enFault(_ fault: PhoneNumber.Fault) -> String {
        switch fault {
        case .short(let digits): "\(count(digits, "digit")) short"
        case .long(let digits): "\(count(digits, "digit")) too many"
        case .letters: "letters"
        case .notANumber: "not a number"
        }
    }
}
