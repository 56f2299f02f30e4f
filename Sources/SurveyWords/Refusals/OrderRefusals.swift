import SurveyCore

extension Words {
    func orderRefusal(_ refusal: Refusal.Order) -> String {
        switch refusal {
        case .noUnits:
            self(
                "还没有单位，没有等次。请先 huifang import units 或 huifang import contacts。",
                "No units yet, so there are no grades. First: huifang import units or huifang import contacts."
            )
        case .noContacts:
            self("还没有联系人，不能抽取。请先 huifang import contacts。", "No contacts yet. First: huifang import contacts.")
        case .noSurveyors:
            self("还没有调查员。请先 huifang import surveyors。", "No surveyors yet. First: huifang import surveyors.")
        case .notDrawn:
            self("还没有抽取名单。请先 huifang draw。", "No call lists yet. First: huifang draw.")
        case .releaseBeforeDraw:
            self(
                "还没有抽取：回避单位以最新导入的调查员名单为准。请改好名单，再 huifang import surveyors。未改动。",
                "Nothing was drawn yet: the newest surveyors' table says who avoids what. Change it and import it again with "
                    + "huifang import surveyors. Nothing was changed."
            )
        case .nothingHandedIn(let unit):
            self(
                "「\(shown(unit))」没有已导入的联系人，没有报送日期可更正。",
                "\(shown(unit)) has no contacts, so there is no date of hand-in to put right."
            )
        case .closed(let at):
            self(
                "外呼已于 \(moment(at)) 结束，不再导入、抽取、改派、取消回避和拨打。确要继续，请先 huifang reopen。",
                "Fieldwork was closed on \(moment(at)): no more imports, draws, reassignments, releases or calls. "
                    + "To go on, first: huifang reopen."
            )
        case .afterClosing(let at):
            self(
                "外呼已于 \(moment(at)) 结束，不再接收拨打记录。复核中的拨打请用 record --review，或 huifang reopen。",
                "Fieldwork was closed on \(moment(at)). For a review use record --review, or huifang reopen."
            )
        case .beforeFieldwork(let day):
            self(
                "外呼第一天是 \(self.day(day))，还不能拨打。",
                "Fieldwork begins on \(self.day(day)); nobody is called before."
            )
        case .numberAfterClosing(let at):
            self(
                "外呼已于 \(moment(at)) 结束，号码不再更正或核实：没有拨打，等次就可能改变。确要更正并重新拨打的，请先 huifang reopen。",
                "Fieldwork was closed on \(moment(at)); numbers are no longer corrected or confirmed, which could change a grade with "
                    + "nobody called. To correct one and call it, first: huifang reopen."
            )
        case .anothersLogin(let own, let named):
            self(
                "当前登录名是「\(shown(own))」的，不能以「\(shown(named))」的名义拨打、记录。请由本人登录，或请经办人补录。未改动。",
                "This login is \(shown(own))'s: nothing can be called or recorded as \(shown(named)). Let that surveyor log in, or ask "
                    + "the office to enter it. Nothing was changed."
            )
        case .notClosed:
            self("外呼还没有结束。请先 huifang close。", "Fieldwork is not closed. First: huifang close.")
        case .beforePurge(isClosed: true):
            self(
                "结束外呼以后还没有定稿；清除后不能再受理复核。请先 huifang publish。",
                "The grades were not published since fieldwork was closed; after a purge no review can be handled. First publish."
            )
        case .beforePurge(isClosed: false):
            self(
                "外呼还没有结束；清除后不能再拨打，也不能再受理复核。请先 huifang close 并定稿。",
                "Fieldwork is not closed; after a purge nobody can be called and no review handled. First close and publish."
            )
        case .replaceAfterDraw(let unit):
            self(
                "\(shown(unit))已抽取，不能整体替换。更正号码用 correct-number；补报的直接导入，再 huifang draw（补充抽取）。",
                "\(shown(unit)) is drawn and cannot be replaced as a whole. Use correct-number; "
                    + "import additions and draw again (supplementary)."
            )
        case .rosterChanged(let given, let now):
            self(
                "名册校验值不符：所给 \(digest(shown(given)))，现在是 \(digest(now))。公布后名册有变化，或抄错一位。"
                    + "未抽取；请用 huifang roster 核对后重新公布。",
                "The roster digest differs: given \(digest(shown(given))), now \(digest(now)). The roster changed after it was "
                    + "published, or a digit was miscopied. Nothing was drawn; compare with huifang roster and publish it again."
            )
        case .nothingToDraw(let given, let last):
            self(
                "名单已按种子「\(shown(last))」抽取，没有新的联系人可抽：换成种子「\(shown(given))」不会改变名单。未改动。",
                "The lists were drawn with seed \(shown(last)) and nobody is left to draw: another seed, \(shown(given)), changes "
                    + "no list. Nothing was changed."
            )
        case .smallerPerUnit(let given, let before):
            self(
                "每个单位已按 \(before) 个抽取，不能改为 \(given) 个。请写 \(before) 或更大的数；未抽取。",
                "\(before) per unit were drawn already; \(given) is fewer. Give \(before) or more. Nothing was drawn."
            )
        case .contactNotDrawn(let contact, let key):
            self(
                "\(contact) 号联系人（\(shown(key))）不在拨打名单中，没有记录。请核对编号，或先 huifang draw。",
                "Contact \(contact) (\(shown(key))) is on no call list; nothing was recorded. Check the number, or first: huifang draw."
            )
        case .reviewBeforeClose:
            self(
                "外呼还没有结束，没有复核拨打。请去掉 --review，按平常记录。",
                "Fieldwork is not closed, so there is no review yet. Record it without --review."
            )
        case .alreadyReplaced(let call, let by):
            self(
                "\(call) 号记录已由 \(by) 号记录更正。请更正或作废 \(by) 号。",
                "Record \(call) was amended by record \(by). Amend or void record \(by)."
            )
        case .alreadyVoided(let call, let at, let by):
            self(
                "\(call) 号记录已于 \(moment(at)) 由 \(shown(by)) 作废。没有变化。",
                "Record \(call) was voided on \(moment(at)) by \(shown(by)). Nothing changed."
            )
        case .unitNameTaken(let name, let unit):
            self(
                "「\(shown(name))」已是「\(shown(unit))」的名称或别名，未改动。两个单位合并的，请先 unit withdraw，再带 --received 重新导入。",
                "\(shown(name)) is a name of \(shown(unit)) already; nothing changed. Where two units were merged, "
                    + "withdraw them and import again with --received."
            )
        case .notConfirmed(onTerminal: true): self("没有确认，未改动。", "Not confirmed; nothing changed.")
        case .changedWhileOpen:
            self(
                "外呼未结束，单位版不列等次有无变化：由此可推知得分。请用 --for office，或等 huifang close 之后。",
                "Fieldwork is open: which grades changed would tell of scores, so no unit's edition lists it. Use --for office, or "
                    + "wait for huifang close."
            )
        case .notConfirmed(onTerminal: false):
            self(
                "没有确认，未改动。不在终端上运行时，请加 --yes 表示确认。",
                "Not confirmed; nothing changed. Without a terminal, add --yes to confirm."
            )
        case .forgetOpen(let contact, let key, let state):
            self(
                "\(contact) 号联系人（\(shown(key))，\(self.state(state))）还可能要拨打，未清除。本人不愿受访的，先记为「本人拒访」："
                    + "huifang record \(contact) --outcome refused；其余的等 huifang close 之后再清除。",
                "Contact \(contact) (\(shown(key)), \(self.state(state))) may still have to be called; nothing was erased. If the "
                    + "person does not want to be asked, record it first: huifang record \(contact) --outcome refused. "
                    + "Others can be erased after huifang close."
            )
        case .purged:
            self(
                "个人信息已清除，不能再导入、抽取、拨打和更正。等次、日志和核验不受影响。",
                "Personal data was erased: no more imports, draws, calls or corrections. Grades, log and verification are as before."
            )
        }
    }
}
