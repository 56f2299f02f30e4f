import SurveyCore

/// An act that was done, and what is worth saying about it.
package enum Confirmation: Hashable, Sendable {
    case created(path: String, title: String, rulebook: String)
    case rulebookGood(path: String, id: String)
    case unitRenamed(from: String, to: String)
    case unitWithdrawn(unit: String, contacts: Int)
    case released(surveyor: String, unit: String, StateChanges)
    /// `on` is `nil` where the contacts have the dates of their rows again; `receivedOn` is the day that counts now.
    case unitReceived(unit: String, on: CivilDate?, contacts: Int, receivedOn: CivilDate?, late: Bool)
    case reassigned(ReassignResult)
    case numberCorrected(contact: Int, phone: String)
    case numberConfirmed(contact: Int, phone: String)
    case forgotten(contact: Int)
    case closed(at: Timestamp, notFinished: Int)
    case reopened
    case ruled(unit: String, grade: Grade, computed: Grade?)
    case rulingWithdrawn(unit: String, computed: Grade?, status: UnitGrade.Status)
    /// `number`: of the publication; `grades` are the published ones; `head` is what the official letter prints, once fieldwork
    /// is closed.
    case published(number: Int, grades: [UnitGrade], on: CivilDate, head: String, isClosed: Bool)
    case purged(contacts: Int, texts: Int)
    case backedUp(path: String, entries: Int, head: String)
    /// `aside`: how the file that was there is called now. The others as in ``Prompt/restore(path:entries:backup:forgotten:purged:)``.
    case restored(
        path: String,
        entries: Int,
        head: String,
        aside: String?,
        forgotten: [String] = [],
        purged: Int = 0
    )
    case written(path: String)
    case writtenInto(folder: String, files: Int)
}

extension Words {
    package func done(_ act: Confirmation) -> String {
        switch act {
        case .created(let path, let title, let rulebook):
            self(
                "已建立调查文件 \(shown(path))：\(shown(title))，规则 \(shown(rulebook))。\n下一步：huifang import units 单位名单.csv",
                "Survey file \(shown(path)) made: \(shown(title)), rules \(shown(rulebook)).\nNext: huifang import units UNITS.csv"
            )
        case .rulebookGood(let path, let id):
            self("\(shown(path))：规则 \(shown(id)) 没有错误。", "\(shown(path)): no mistake in rulebook \(shown(id)).")
        case .unitRenamed(let from, let to):
            self(
                "「\(shown(from))」改名为「\(shown(to))」。键、签号和名册仍用原名。",
                "\(shown(from)) is now \(shown(to)). Keys, tickets and the roster keep the old name."
            )
        case .unitWithdrawn(let unit, let contacts):
            self(
                "已撤下「\(shown(unit))」和它的 \(contacts) 个联系人。拨打记录留在日志中。",
                "\(shown(unit)) and its \(count(contacts, "contact")) were withdrawn. Records of calls stay in the log."
            )
        case .released(let surveyor, let unit, let changes):
            self(
                "已取消\(shown(surveyor))对「\(shown(unit))」的回避；此前的拨打仍不计。",
                "\(shown(surveyor)) need not avoid \(shown(unit)) any longer; earlier dials still do not count."
            ) + (changes.isEmpty ? "" : self("", " ") + statesChanged(unit, changes))
        case .unitReceived(let unit, let date, let contacts, let receivedOn, let late):
            (date.map {
                self(
                    "「\(shown(unit))」\(contacts) 个联系人的报送日期已更正为 \($0)",
                    "\(shown(unit)): \(count(contacts, "contact")) now handed in on \($0)"
                )
            } ?? self("「\(shown(unit))」的联系人已恢复原报送日期", "\(shown(unit)): its contacts have their own dates again"))
                + (receivedOn.map {
                    self(
                        "。按\(day($0))报送计，\(late ? "超期" : "未超期")。原日期留在日志中。",
                        ". What counts is \(day($0)): \(late ? "late" : "in time"). The old dates stay in the log."
                    )
                } ?? self("。", "."))
        case .reassigned(let result):
            self(
                "已从\(shown(result.from))改派 \(total(result)) 个：\(shares(result))。",
                "\(count(total(result), "contact")) reassigned from \(shown(result.from)): \(shares(result))."
            )
        case .numberCorrected(let contact, let phone):
            self(
                "\(contact) 号的号码更正为 \(shown(phone))。此前没拨通的不再计算；报送原文保留。",
                "No. \(contact) now has \(shown(phone)). Unanswered dials before do not count any more; what was handed in is kept."
            )
        case .numberConfirmed(let contact, let phone):
            self(
                "\(contact) 号的号码 \(shown(phone)) 已向填报单位核实。",
                "Number \(shown(phone)) of no. \(contact) was confirmed with the unit."
            )
        case .forgotten(let contact):
            self("已清除 \(contact) 号联系人的个人信息。", "The personal data of no. \(contact) were erased.")
        case .purged(let contacts, let texts):
            self(
                "已清除 \(contacts) 个联系人的个人信息，共 \(texts) 段文字；文件中的空闲页已一并清理。等次、校验值和日志保留，可用 huifang verify 核验。\n"
                    + "备份、各单位报送的原件、导出的表格和打印的登记表不在此文件中，请另行销毁。",
                "The personal data of \(count(contacts, "contact")) were erased, \(count(texts, "text")) in all, the file's free pages "
                    + "included. Grades, digests and the log stay; huifang verify checks them.\n"
                    + "Backups, the files handed in, exported tables and printed call sheets are not in this file: destroy them, too."
            )
        case .restored(let path, let entries, let head, let aside, let forgotten, let purged):
            restored(path, entries, head, aside, again: trimmed(comingBack(forgotten, purged: purged)))
        case .backedUp(let path, let entries, let head):
            self(
                "已备份到 \(shown(path))，核验一致：\(entries) 条日志，最新日志校验值 \(digest(head, groups: 4))",
                "Copied to \(shown(path)) and verified: \(count(entries, "entry", "entries")), newest log digest \(digest(head, groups: 4))"
            )
        case .written(let path): self("已写入 \(shown(path))。", "Written to \(shown(path)).")
        case .writtenInto(let folder, let files):
            self("已写入 \(shown(folder))：\(files) 个文件。", "\(count(files, "file")) written into \(shown(folder)).")
        case .closed(let at, let notFinished):
            self("外呼已于 \(moment(at)) 结束。", "Fieldwork was closed on \(moment(at)).")
                + (notFinished == 0
                    ? ""
                    : self(
                        "未拨完 \(notFinished) 个：不计分，也不算联系不上。",
                        " \(count(notFinished, "contact")) not finished: neither scored nor unreachable."
                    ))
        case .reopened: self("外呼已恢复，可继续导入、抽取和拨打。", "Fieldwork is open again: imports, draws and calls go on.")
        case .ruled(let unit, let grade, let computed):
            self(
                "\(shown(unit))裁定为「\(self.grade(grade))」（计算等次：\(computed.map { self.grade($0) } ?? "无")）。",
                "\(shown(unit)): \(self.grade(grade)) by ruling (computed: \(computed.map { self.grade($0) } ?? "none"))."
            )
        case .rulingWithdrawn(let unit, let computed, let status):
            self(
                "\(shown(unit))的裁定已撤回，现为「\(standing(computed, status))」。原裁定留在日志中。",
                "The ruling on \(shown(unit)) was withdrawn; now \(standing(computed, status)). It stays in the log."
            )
        case .published(let number, let grades, let on, let head, let isClosed):
            self(
                "第 \(number) 次定稿（\(date(on))）：\(grades.count) 个单位，\(tally(grades))。",
                "Publication \(number), on \(date(on)): \(count(grades.count, "unit")), \(tally(grades))."
            )
                + (isClosed
                    ? self(
                        "\n通报附件请印日志校验值 \(digest(head))（第 \(number) 次定稿）。",
                        "\nFor the annex of the official letter, the log digest of publication \(number): \(digest(head))."
                    ) : "")
        }
    }

    private func total(_ result: ReassignResult) -> Int { result.lists.reduce(0) { $0 + $1.keys.count } }

    private func shares(_ result: ReassignResult) -> String {
        list(result.lists.map { "\(shown($0.surveyor)) \($0.keys.count)" + self(" 个", "") })
    }
}

extension Words {
    /// - Parameter again: whom the backup brings back; empty where nobody.
    private func restored(_ path: String, _ entries: Int, _ head: String, _ aside: String?, again: String) -> String {
        // To be found again, also where it lies far away behind a link.
        return self(
            "已换上备份：\(shown(path))（日志 \(entries) 条，最新日志校验值 \(digest(head, groups: 4))）。"
                + "\(aside.map { "原来的文件在 \(shown($0, columns: 4096))，核对无误后由经办人保管或销毁。" } ?? "")"
                + again,
            "Restored \(shown(path)) (\(count(entries, "entry", "entries")), newest log digest \(digest(head, groups: 4)))."
                + "\(aside.map { " The file that was there is \(shown($0, columns: 4096)); keep it, or destroy it once all is checked." } ?? "")"
                + (again.isEmpty ? "" : " " + again)
        )
    }
}
