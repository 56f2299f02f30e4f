import SurveyCore

extension Words {
    /// Beside the bar that shows how far it is.
    package var verifying: String { self("核验", "Verifying") }

    /// `verify` in words: agreement in a sentence, else the first thing that does not agree.
    package func verification(_ result: Verification) -> String {
        let erased = result.checks.compactMap { check -> String? in
            guard check.ok, case .textsErased? = check.detail else { return nil }
            return detail(check.detail!)
        }
        let bad = result.checks.filter { !$0.ok }
        guard bad.isEmpty else {
            let lines = bad.map { check in
                self("核验不一致（\(self.check(check.name))）：", "Does not agree (\(self.check(check.name))): ")
                    + (check.detail.map { detail($0) } ?? "")
            }
            return (lines + [warning(bad), proved(result)].compactMap { $0 }).joined(separator: "\n")
        }
        let all = self(
            "核验一致：\(result.entries) 条日志、抽取、\(result.contacts) 个联系人状态、\(result.units) 个单位等次。",
            "All agree: \(count(result.entries, "entry", "entries")), the draw, \(count(result.contacts, "state")), "
                + "\(count(result.units, "grade"))."
        )
        let found = result.checks.compactMap { $0.name == .head ? $0.detail.map { detail($0) } : nil }
        let of = publication(result.publication)
        let head = self(
            "最新日志校验值 \(digest(result.head))（\(of)）\(result.written.map { "，\(moment($0)) 写入" } ?? "")。",
            "Newest log digest \(digest(result.head)) (\(of))\(result.written.map { ", written \(moment($0))" } ?? "")."
        )
        // Whoever compares it with a printed one would take every later entry for a change of what was printed.
        let asked = self(
            "此后每增一条日志，最新校验值都会改变。没有核对别人手里的校验值，这次只说明文件前后一致，不能说明没有整个重做过；"
                + "核对请用 huifang verify --head 校验值，多个写在一个文件里用 --heads 文件。",
            "Every further entry changes the newest digest. No digest that others keep was compared: the file agrees with itself, and "
                + "may have been made anew as a whole. To compare: huifang verify --head DIGEST, or --heads FILE with many."
        )
        return ([all] + erased + found + [head, proved(result) ?? asked]).joined(separator: "\n")
    }

    /// What the printed heads prove; `nil` where none was found.
    private func proved(_ result: Verification) -> String? {
        guard let proof = result.proof, proof.upTo > 0 else { return nil }
        let proven = self(
            "第 1 至 \(proof.upTo) 条日志，在这个校验值印出以后没有改写过。",
            "Entries 1 to \(proof.upTo) were not rewritten since that digest was printed."
        )
        guard result.entries > proof.upTo else {
            return proven + self("其后没有别的日志。", " There are no others.")
        }
        let from = proof.upTo + 1
        let unseen =
            from == result.entries ? "\(from)" : self("\(from) 至 \(result.entries)", "\(from) to \(result.entries)")
        let since = proof.unseenSince.map { self("（\(moment($0)) 起）", " (since \(moment($0)))") } ?? ""
        return proven
            + self(
                "第 \(unseen) 条\(since)还没有校验值在别人手里：只说明前后一致。",
                " Nobody outside has a digest of \(from == result.entries ? "entry" : "entries") \(unseen)\(since): consistent, no more."
            )
    }

    /// What is to be put up on the wall, so that others have it.
    package func headForTheWall(_ entry: EntryReceipt, at time: Timestamp) -> String {
        self(
            "请抄下、拍照或张贴：\(moment(time))，日志共 \(entry.sequence) 条，校验值 \(digest(entry.hash))。以后核对用 huifang verify --head 校验值。",
            "To be copied, photographed or put up: \(moment(time)), \(count(entry.sequence, "entry", "entries")), log digest "
                + "\(digest(entry.hash)). To compare it later: huifang verify --head DIGEST."
        )
    }

    package func check(_ name: Verification.Name) -> String {
        switch name {
        case .chain: self("日志链", "chain")
        case .rulebook: self("评定规则", "rulebook")
        case .texts: self("日志所附文字", "texts")
        case .draw: self("抽取", "draw")
        case .states: self("联系人状态", "states")
        case .grades: self("等次", "grades")
        case .head: self("所给校验值", "head")
        }
    }

    /// To which publication a digest belongs, the newest at or before its entry, and whether it is the one that was printed.
    func publication(_ place: Verification.PublicationPlace) -> String {
        if place.number == 0 { return self("尚未定稿", "before the first publication") }
        return place.isItself
            ? self("第 \(place.number) 次定稿", "publication \(place.number)")
            : self("第 \(place.number) 次定稿之后", "after publication \(place.number)")
    }

    private func warning(_ bad: [Verification.Check]) -> String {
        bad.allSatisfy { $0.name == .head }
            ? self("请逐组核对后重试。", "Compare the groups and try again.")
            : self(
                "此处或之前被改动，或文件损坏。请勿再写入，并核验备份：huifang verify --survey 备份.db",
                "Changed here or before, or damaged. Do not write to it; verify a backup: huifang verify --survey BACKUP.db"
            )
    }

    package func detail(_ detail: Verification.Detail) -> String {
        switch detail {
        case .entryHash(let sequence, let written, let act, let expected, let stored):
            self(
                "第 \(sequence) 条日志\(about(written, act))校验值应为 \(short(expected))，文件中是 \(short(stored))。",
                "entry \(sequence)\(about(written, act)) should have digest \(short(expected)), stored is \(short(stored))."
            )
        case .entryPrevious(let sequence, let expected, let stored):
            self(
                "第 \(sequence) 条日志所记的前一校验值应为 \(short(expected))，文件中是 \(short(stored))。",
                "entry \(sequence) should follow digest \(short(expected)), stored is \(short(stored))."
            )
        case .entryMissing(let sequence): self("缺少第 \(sequence) 条日志。", "entry \(sequence) is missing.")
        case .entryUnreadable(let sequence): self("第 \(sequence) 条日志不能解读。", "entry \(sequence) cannot be read.")
        case .rulebookDiffers(let field):
            self(
                "第 1 条日志的规则原文与所记「\(shown(field))」不一致。",
                "the rulebook's text in entry 1 differs from the \(shown(field)) noted beside it."
            )
        case .textMissing(let sequence, let digest):
            self(
                "第 \(sequence) 条日志所附文字（\(short(digest))）不在文件中，也没有清除记录。",
                "the text \(short(digest)) of entry \(sequence) is gone and no entry erased it."
            )
        case .textDiffers(let sequence, let digest):
            self(
                "第 \(sequence) 条日志所附文字与校验值 \(short(digest)) 不一致。",
                "the text of entry \(sequence) differs from its digest \(short(digest))."
            )
        case .textsErased(let number, let entries):
            self(
                "\(number) 段文字已按第 \(list(entries.map(String.init))) 条日志清除，不能再核对。",
                "\(count(number, "text was", "texts were")) erased by entry \(list(entries.map(String.init))) and cannot be compared any more."
            )
        case .rosterDigest(let sequence, let expected, let stored):
            self(
                "第 \(sequence) 条日志（抽取）的名册校验值应为 \(short(expected))，记的是 \(short(stored))。",
                "entry \(sequence) (a draw) should have roster digest \(short(expected)), stored is \(short(stored))."
            )
        case .assignment(let contact, let expected, let stored):
            self(
                "\(shown(contact)) 应分派给\(shown(expected))，文件中是\(shown(stored))。",
                "\(shown(contact)) belongs to \(shown(expected)), stored is \(shown(stored))."
            )
        case .state(let contact, let expected, let stored):
            self(
                "\(shown(contact)) 的状态应为「\(state(expected))」，文件中是「\(state(stored))」。",
                "\(shown(contact)) should be \(state(expected)), stored is \(state(stored))."
            )
        case .grade(let unit, let expected, let stored):
            self(
                "\(shown(unit))的等次应为\(name(expected))，文件中是\(name(stored))。",
                "\(shown(unit)) should be \(name(expected)), stored is \(name(stored))."
            )
        case .entryImpossible(let sequence):
            self("第 \(sequence) 条日志与此前各条不能衔接。", "entry \(sequence) cannot follow from those before it.")
        case .contactText(let contact):
            self(
                "\(shown(contact)) 的报送内容与报送时所记的校验值不一致。",
                "what was handed in of \(shown(contact)) differs from the digest logged when it came."
            )
        case .contactNumber(let contact):
            self(
                "\(shown(contact)) 现用的号码不是所报送或所更正的号码。",
                "the number dialled for \(shown(contact)) is not the one handed in or corrected to."
            )
        case .drawnCount(let sequence, let expected, let stored):
            self(
                "第 \(sequence) 条日志（抽取）应抽 \(expected) 个联系人，记的是 \(stored) 个。",
                "entry \(sequence) (a draw) should take \(count(expected, "contact")), noted are \(count(stored))."
            )
        case .value(let subject, let field, let expected, let stored):
            disagreement(subject, field, expected: expected, stored: stored)
        case .missing(let subject):
            self(
                "日志中的\(self.subject(subject))不在文件的数据表中。",
                "\(self.subject(subject)) is in the log and not in the file's tables."
            )
        case .unexpected(let subject):
            self(
                "文件的数据表中有\(self.subject(subject))，日志中没有。",
                "\(self.subject(subject)) is in the file's tables and not in the log."
            )
        case .notErased(let contact):
            self(
                "\(shown(contact)) 的个人信息按日志已清除，文件中却仍有。",
                "the personal data of \(shown(contact)) were erased by the log, yet some are in the file."
            )
        case .textNotErased(let sequence, let digest):
            self(
                "第 \(sequence) 条日志所附文字（\(short(digest))）按日志已清除，文件中却仍有。",
                "the text \(short(digest)) of entry \(sequence) was erased by the log, yet it is in the file."
            )
        case .headFound(let sequence, let publication):
            self(
                "所给校验值是第 \(sequence) 条日志（\(self.publication(publication))）。",
                "The given digest is entry \(sequence) (\(self.publication(publication)))."
            )
        case .headNotFound(let given):
            self(
                "所给校验值不在本日志中：日志被改写或截短过，或抄错一位。您给的：\(digest(shown(given)))。",
                "This digest is not in the log: the log was rewritten or cut, or a digit was miscopied. You gave \(digest(shown(given)))."
            )
        case .headsFound(let number, let sequence, let publication):
            self(
                "所给 \(number) 个校验值都在本日志中，最新的是第 \(sequence) 条（\(self.publication(publication))）。",
                "\(count(number, "given digest is", "given digests are")) in the log, the newest as entry \(sequence) "
                    + "(\(self.publication(publication)))."
            )
        case .headsNotFound(let lines, let unread): headsNotFound(lines, unread)
        }
    }

    private func headsNotFound(_ lines: [Int], _ unread: [Int]) -> String {
        var parts: [String] = []
        if !lines.isEmpty {
            parts.append(
                self(
                    "第 \(list(lines.map(String.init))) 行的校验值不在本日志中：日志被改写或截短过，或抄错一位。",
                    "the digests in \(lines.count == 1 ? "line" : "lines") \(list(lines.map(String.init))) are not in the log: the log was "
                        + "rewritten or cut, or a digit was miscopied."
                )
            )
        }
        if !unread.isEmpty {
            parts.append(
                self(
                    "第 \(list(unread.map(String.init))) 行没有 16 位以上的校验值，没有核对；不是校验值的行请以 # 开头。",
                    "\(unread.count == 1 ? "line" : "lines") \(list(unread.map(String.init))) hold no digest of 16 digits or more and were "
                        + "not compared; begin a line that is none with #."
                )
            )
        }
        return parts.joined(separator: self("", " "))
    }

    private func short(_ hex: String) -> String { digest(hex, groups: 2) }
    private func name(_ grade: Grade?) -> String { grade.map { self.grade($0) } ?? status(.undetermined) }

    private func about(_ written: Timestamp?, _ act: LogAct.Kind?) -> String {
        let parts = [written.map { stamp($0) }, act.map(actName)].compactMap { $0 }
        return parts.isEmpty ? "" : self("（\(parts.joined(separator: "，"))）", " (\(parts.joined(separator: ", ")))")
    }

    /// The kind of an entry.
    private func actName(_ act: LogAct.Kind) -> String {
        switch act {
        case .created: self("建立", "survey made")
        case .units: self("单位名单", "units")
        case .surveyors: self("调查员", "surveyors")
        case .released: self("取消回避", "a release")
        case .contacts: self("报送", "a hand-in")
        case .withdrawn: self("撤下", "a withdrawal")
        case .renamed: self("改名", "a new name")
        case .received: self("更正报送日期", "a hand-in's date put right")
        case .drawn: self("抽取", "a draw")
        case .reassigned: self("改派", "a reassignment")
        case .called: self("拨打", "a call")
        case .amended: self("更正", "an amendment")
        case .voided: self("作废", "a voided record")
        case .skipped: self("跳过", "a skipped contact")
        case .numberCorrected: self("号码更正", "a corrected number")
        case .ruled, .rulingWithdrawn: self("裁定", "a ruling")
        case .published: self("定稿", "a publication")
        case .closed: self("结束外呼", "fieldwork closed")
        case .reopened: self("恢复外呼", "fieldwork opened again")
        case .forgotten, .purged: self("清除", "an erasure")
        }
    }
}
