import SurveyCore

/// Something worth knowing beside an answer; nothing is wrong.
package enum Notice: Hashable, Sendable {
    case nothingNewToDraw(seed: String, rosterDigest: String)
    case emptyList(surveyor: String)
    case noUnitList
    /// `due`: contacts that a draw would still take.
    case provisional(open: Int, awaiting: Int, due: Int, possible: [Grade])
    case alreadyClosed(at: Timestamp, by: String, reason: String)
    case notClosedNothingChanged
    case sameNumber
    /// The number that a contact was given is another contact's.
    /// `unit` is `nil` when it is the contact's own.
    case numberOfAnother(key: String, unit: String?)
    case alreadyForgotten(contact: Int)
    /// Something was written of a contact that an entry had erased.
    case personalAgain(contact: Int, entry: Int)
    case alreadyPurged
    /// A reason that will stand in the log in clear may tell of a contact.
    case officialReasonTells(ReasonRemark)
    /// Entries, by sequence, whose reasons may tell of a contact: a purge leaves them.
    case entriesTell([Int])
    /// The reason given for an erasure tells of the person itself.
    case reasonTells(ReasonRemark)
    case sameName(unit: String)
    case sameReceived(unit: String)
    case nothingToReassign(surveyor: String)
    /// An amendment that names nothing new.
    case sameRecord(call: Int)
    /// A record was changed after the close.
    case changedAfterClosing
    /// Numbers found dead once, before fieldwork is closed.
    case awaitingConfirmation([ContactIdentity])
    /// Grades were published before the close; `units`: those whose grade is provisional.
    case publishedWhileOpen(units: Int)
    case changedSincePublished(on: CivilDate, GradeReport.SincePublished)
    /// One number unreachable for one unit and answered for another, with the grades of both.
    case conflictingNumber(key: String, units: [UnitGrade])
    case file(FileNotice)
    /// `taken`: files of the call that were taken before it.
    case importStopped(file: String, taken: Int)
}

extension Words {
    package func notice(_ notice: Notice) -> String {
        switch notice {
        case .nothingNewToDraw(let seed, let digest):
            self(
                "已经抽取，没有新的联系人，名单没有变化。种子 \(shown(seed))，名册校验值 \(digest)。",
                "Already drawn, nobody is left to draw. Seed \(shown(seed)), roster digest \(digest)."
            )
        case .emptyList(let surveyor): self("\(shown(surveyor))的名单上没有联系人。", "\(shown(surveyor))'s list is empty.")
        case .noUnitList:
            self(
                "未导入应报单位名单：没有报送的单位不会出现在结果中。",
                "No unit list was imported: units that handed in nothing will not appear."
            )
        case .provisional(let open, let awaiting, let due, let possible):
            provisional(open, awaiting, due, possible)
        case .alreadyClosed(let at, let by, let reason):
            self(
                "外呼已于 \(moment(at)) 结束（\(shown(by))：\(shown(reason))）。没有变化。",
                "Already closed on \(moment(at)) by \(shown(by)) (\(shown(reason))). Nothing changed."
            )
        case .notClosedNothingChanged: self("外呼没有结束，不必恢复。没有变化。", "Fieldwork is open. Nothing changed.")
        case .sameNumber: self("号码没有变化。", "The number is the same; nothing changed.")
        case .numberOfAnother(let key, nil):
            self(
                "注意：同一单位的 \(shown(key)) 也是这个号码；一个单位应报送不同的联系人，请核对。",
                "Note: \(shown(key)) of the same unit has this number, too; a unit must hand in different contacts. Please check."
            )
        case .numberOfAnother(let key, let unit?):
            self(
                "注意：这个号码与「\(shown(unit))」的 \(shown(key)) 相同。两边都保留，请核对是否同一人。",
                "Note: \(shown(key)) of \(shown(unit)) has the same number. Both are kept. Please check."
            )
        case .personalAgain(let contact, let entry):
            self(
                "注意：\(contact) 号联系人的个人信息已按第 \(entry) 条日志清除，此后写入的号码、备注或原因又是个人信息。如不应保留，请再次 huifang contact forget \(contact)。",
                "Note: the personal data of no. \(contact) were erased by entry \(entry); a number, note or reason written since is personal data again. "
                    + "If it should not stay, huifang contact forget \(contact) erases it."
            )
        case .alreadyForgotten(let contact):
            self(
                "\(contact) 号联系人的个人信息先前已清除，没有变化；文件中的空闲页已重新清理。",
                "The personal data of no. \(contact) were erased before: nothing changed; the file's free pages were cleaned again."
            )
        case .alreadyPurged:
            self(
                "全部个人信息先前已清除，没有变化；文件中的空闲页已重新清理。",
                "All personal data were erased before: nothing changed; the file's free pages were cleaned again."
            )
        case .officialReasonTells(.number):
            self(
                "注意：原因中有 7 位以上数字，像是号码。原因原样写入日志，不能更改，清除个人信息后仍在。",
                "Note: the reason has seven digits or more, perhaps a number. It stands in the log as written for good, after a purge, too."
            )
        case .officialReasonTells(.name):
            self(
                "注意：原因中写有联系人的姓名。原因原样写入日志，不能更改，清除个人信息后仍在。",
                "Note: the reason names a contact. It stands in the log as written for good, after a purge, too."
            )
        case .entriesTell(let entries):
            self(
                "注意：日志第 \(shownList(entries.map(String.init))) 条的原因里像有号码或写有联系人的姓名。日志不能更改，清除后仍在：这个文件仍须按个人信息保管。",
                "Note: the reasons of log entries \(shownList(entries.map(String.init))) seem to hold a number or name a contact. The log "
                    + "cannot be changed and keeps them: the file goes on being one with personal data."
            )
        case .reasonTells(.number):
            self(
                "注意：原因中有 7 位以上数字，像是号码。日志只记原因的校验值，但原因文字留在调查文件里。",
                "Note: the reason has seven digits or more, perhaps a number. The log has only its digest, but the survey file keeps the text."
            )
        case .reasonTells(.name):
            self(
                "注意：原因中写有该联系人的姓名。日志只记原因的校验值，但原因文字留在调查文件里。",
                "Note: the reason names the contact. The log has only its digest, but the survey file keeps the text."
            )
        case .sameName(let unit):
            self("单位名称已是「\(shown(unit))」，没有变化。", "The unit is called \(shown(unit)) already; nothing changed.")
        case .sameReceived(let unit):
            self("「\(shown(unit))」的报送日期没有变化。", "The date of \(shown(unit))'s hand-in is the same; nothing changed.")
        case .nothingToReassign(let surveyor):
            self("\(shown(surveyor))没有未完成的联系人。", "\(shown(surveyor)) has no open contacts.")
        case .sameRecord(let call):
            self("\(call) 号记录本来就是这样，没有变化。", "Record \(call) says so already; nothing changed.")
        case .changedAfterClosing:
            self(
                "外呼已结束：这一改动使状态或得分有变的，两版评定说明都会写明。",
                "Fieldwork is closed: if this changes a state or a score, both editions of the unit's page name it."
            )
        case .awaitingConfirmation(let contacts):
            self(
                "\(contacts.count) 个号码拨打一次未成、等待核实；结束后不再核实，不算联系不上：\n",
                "\(count(contacts.count, "number")) found dead once and not confirmed; after the close "
                    + "\(contacts.count == 1 ? "it does" : "they do") not count as unreachable:\n"
            )
                + contacts.map { "  " + self("\($0.contact) 号　", "no. \($0.contact)  ") + shown($0.key) }.joined(
                    separator: "\n"
                )
        case .publishedWhileOpen(let units):
            self(
                "\(whileOpen(units))正式公布请先 huifang close，再次 huifang publish。",
                "\(whileOpen(units)) For the official letter first huifang close, then huifang publish again."
            )
        case .changedSincePublished(let on, let changes): changed(on, changes)
        case .conflictingNumber(let key, let units) where units.count < 2:
            self(
                "\(shown(key)) 的号码\(unreachable)，但同一号码在另一单位名下接通过。请核对；两个单位及等次见 grade --explain --for office。",
                "The number of \(shown(key)) is unreachable, but was answered in the name of another unit. Please check; "
                    + "grade --explain --for office names both and their grades."
            )
        case .conflictingNumber(let key, let units):
            self(
                "\(shown(key)) 的号码\(unreachable)，但同一号码在另一单位名下接通过（\(graded(units))）。请核对。",
                "The number of \(shown(key)) is unreachable, but was answered in the name of another unit (\(graded(units))). "
                    + "Please check."
            )
        case .file(.waitingForOther):
            self("别的程序正在写入，请稍候……", "Another program is writing, please wait...")
        case .file(.rolledBack(let path)):
            self(
                "\(shown(path))：上次写入时中断（断电或被强行结束），没有写完的部分已撤销，文件检查无误。已说“已保存”的都在；最后一件事请核对：huifang log",
                "\(shown(path)): a write was interrupted (power lost, or killed). What was not finished was undone, and the file is whole. "
                    + "All that was said to be saved is there; look at the last act: huifang log"
            )
        case .file(.allMayRead(let path)):
            self(
                "所有人都能读 \(shown(path))，里面有联系人的电话。请运行：chmod o-r \(shown(path))",
                "Everybody on this machine can read \(shown(path)), which holds contacts' numbers. Run: chmod o-r \(shown(path))"
            )
        case .importStopped(let file, taken: 0):
            self(
                "已停止。「\(self.file(file))」没有导入，调查文件没有变化。",
                "Stopped. \(self.file(file)) was not imported; the survey is as it was."
            )
        case .importStopped(let file, let taken):
            self(
                "已停止。「\(self.file(file))」没有导入；此前的 \(taken) 个文件已导入，都在。再运行同一命令，可接着导入其余的。",
                "Stopped. \(self.file(file)) was not imported; \(count(taken, "file")) before it "
                    + "\(taken == 1 ? "was" : "were") and \(taken == 1 ? "is" : "are") kept. The same command again takes the rest."
            )
        }
    }
    private func provisional(_ open: Int, _ awaiting: Int, _ due: Int, _ possible: [Grade]) -> String {
        let left = [
            open > 0 ? self("\(open) 个待拨", "\(open) open") : nil,
            awaiting > 0 ? self("\(awaiting) 个待核实", "\(awaiting) to be confirmed") : nil,
            due > 0 ? self("\(due) 个待抽取", "\(due) to be drawn") : nil,
        ]
        let what = list(left.compactMap { $0 })
        let grades = possible.map { grade($0) }
        return possible.count == 1
            ? self(
                "暂定：还有 \(what)，等次只能是 \(grades[0])。外呼结束前请勿对外提供。",
                "Provisional: \(what); \(grades[0]) in any case. Not for publication."
            )
            : self(
                "暂定：还有 \(what)，等次可能是 \(list(grades))。外呼结束前请勿对外提供。",
                "Provisional: \(what); may become \(alternatives(grades)). Not for publication."
            )
    }

    private func graded(_ units: [UnitGrade]) -> String {
        list(units.map { shown($0.unit, columns: 30) + self("：", ": ") + grade($0) })
    }

    private func changed(_ on: CivilDate, _ changes: GradeReport.SincePublished) -> String {
        self(
            "定稿（\(day(on))）后有变化：\(self.changes(changes))。要发布更正，请再次 huifang publish。",
            "Since the published version (\(day(on))): \(self.changes(changes)). "
                + "To publish a correction, run huifang publish again."
        )
    }

    /// What is other than published, without an end.
    func changes(_ changes: GradeReport.SincePublished) -> String {
        let names = changes.changed.map { unit in
            "\(shown(unit.unit, columns: 30)) \(unit.published.map { published($0) } ?? "-")"
                + "→\(standing(unit.grade, unit.status))"
        }
        let parts = [
            names.isEmpty
                ? nil
                : self(
                    "\(names.count) 个单位等次不同（\(list(names))）",
                    "\(count(names.count, "unit")) changed (\(list(names)))"
                ),
            changes.added.isEmpty
                ? nil : self("新增 \(shownList(changes.added))", "new: \(shownList(changes.added))"),
            changes.withdrawn.isEmpty
                ? nil : self("撤下 \(shownList(changes.withdrawn))", "withdrawn: \(shownList(changes.withdrawn))"),
        ]
        return parts.compactMap { $0 }.joined(separator: self("；", "; "))
    }
}
