import SurveyCore

/// What is said of a surveyors' table (columns.md §Surveyors), and of names in a units' table.
extension Words {
    func duplicateSurveyorText(_ record: Int, _ name: String) -> FindingText {
        FindingText(
            self(
                "与第 \(record) 条「\(shown(name))」是同一个姓名（空格、全角和看不见的字符不算），整个文件未导入。",
                "The same name as record \(record), \(shown(name)) (blanks, full width and invisible characters apart); nothing "
                    + "of the file was taken."
            ),
            self(
                "两人同名的，请写成「\(shown(name))甲」「\(shown(name))乙」；是同一人的，只留一行。",
                "Two persons of one name: write \(shown(name))甲 and \(shown(name))乙. One person: keep one row."
            )
        )
    }

    func sharedLoginText(_ finding: Finding, _ record: Int?, _ surveyor: String) -> FindingText {
        let login = value(of: finding)
        let place = record.map { self("第 \($0) 条", " (record \($0))") } ?? self("先前导入的", " (imported before)")
        return FindingText(
            self(
                "登录名「\(login)」已是\(place)「\(shown(surveyor))」的，整个文件未导入。",
                "Login \(login) is \(shown(surveyor))'s\(place); nothing of the file was taken."
            ),
            self("一个登录名只能是一个人的；请核对，或留空。", "One login is one person's: check it, or leave it empty.")
        )
    }

    func nameTakenText(_ finding: Finding, _ record: Int?, _ unit: String) -> FindingText {
        let name = value(of: finding)
        let place = record.map { self("第 \($0) 条", " (record \($0))") } ?? ""
        return FindingText(
            self(
                "「\(name)」已是\(place)「\(shown(unit))」的名称或别名，此行未导入。",
                "\(name) is a name of \(shown(unit))\(record == nil ? " already" : place); the row was not taken."
            ),
            self(
                "一个名称只能属于一个单位：请改正名称，或从其中一个单位的「别名」里删去。",
                "A name can be one unit's only: put it right, or take it out of the 别名 of one of the two."
            )
        )
    }

    func avoidanceKeptText(_ surveyor: String, _ units: [String]) -> FindingText {
        let command = release(surveyor, units[0])
        return FindingText(
            self(
                "\(shown(surveyor))原回避\(shownList(units))，抽取后不能由名单取消，已保留；",
                "\(shown(surveyor)) must avoid \(shownList(units)) by an earlier table; after a draw a table cannot take that away."
            ),
            self("确需取消：\(command)。", "To take it away: \(command).")
        )
    }

    func contactsBarredText(_ surveyor: String, _ unit: String, _ contacts: Int) -> FindingText {
        let command = reassign(from: surveyor, unit)
        return FindingText(
            self(
                "\(shown(surveyor))名单上有\(shown(unit))的 \(contacts) 个未拨完的联系人，现须回避，改派前不派给任何人。",
                "\(shown(surveyor)) must now avoid \(shown(unit)) and holds \(count(contacts, "unfinished contact")) of it, which "
                    + "nobody is offered any more."
            ),
            self("请改派：\(command)。", "Reassign them: \(command).")
        )
    }

    func avoidsAgainText(_ surveyor: String, _ unit: String, _ released: Timestamp) -> FindingText {
        let command = release(surveyor, unit)
        return FindingText(
            self(
                "\(shown(surveyor))已于 \(moment(released)) 取消对\(shown(unit))的回避，现按名单重新回避；",
                "\(shown(surveyor)) was released from \(shown(unit)) on \(moment(released)) and must avoid it again by this table."
            ),
            self("不应回避的：\(command)。", "If that is not meant: \(command).")
        )
    }

    /// One surveyor alone may call a unit, or no longer one alone: that decides how many must confirm a number.
    func statesChanged(_ unit: String, _ changes: StateChanges) -> String {
        let (more, fewer) = (changes.becameUnreachable, changes.noLongerUnreachable)
        return self(
            "可以拨打\(shown(unit))的调查员有变化，" + (more > 0 ? "\(more) 个联系人因此认定为联系不上，" : "")
                + (fewer > 0 ? "\(fewer) 个联系人不再是联系不上，" : "") + "等次随之变化。",
            "Others may call \(shown(unit)) now than before: "
                + [
                    more > 0 ? "\(count(more, "contact")) became unreachable" : nil,
                    fewer > 0 ? "\(count(fewer, "contact")) no longer unreachable" : nil,
                ].compactMap { $0 }.joined(separator: ", ") + ", and the grade changes with it."
        )
    }

    private func reassign(from surveyor: String, _ unit: String) -> String {
        "huifang reassign --from \(shellArgument(shown(surveyor))) --unit \(shellArgument(shown(unit))) --reason "
            + self("回避", "avoidance")
    }

    /// Contacts that nobody is offered before they are reassigned, and what to do; `nil` where there are none.
    package func toReassign(_ contacts: [ContactListing]) -> String? {
        guard !contacts.isEmpty else { return nil }
        var commands: [String] = []
        for contact in contacts {
            let command = reassign(from: contact.surveyor ?? "", contact.unit)
            if !commands.contains(command) { commands.append(command) }
        }
        let numbers = shownList(contacts.map { String($0.id) }, limit: 10)
        return self(
            "须改派 \(contacts.count) 个（\(numbers) 号）：调查员应回避该单位，改派前不派给任何人。\(clauses(commands))",
            "To be reassigned: \(count(contacts.count, "contact")) (no. \(numbers)): the surveyor must avoid the unit, nobody is "
                + "offered them. \(clauses(commands))"
        )
    }

    /// The state, and that it must be reassigned.
    package func state(of contact: ContactListing) -> String {
        state(contact.state) + (contact.mustBeReassigned ? self("，须改派", ", to be reassigned") : "")
    }

    func release(_ surveyor: String, _ unit: String) -> String {
        "huifang surveyor release \(shellArgument(shown(surveyor))) \(shellArgument(shown(unit))) --reason "
            + self("原因", "REASON")
    }
}
