import SurveyCore
import SurveyWords
import Testing

/// The saved lines (console.md §Saving) and the stage lines.
@Suite struct ActTests {
    let zh = Words(.zh)
    let en = Words(.en)

    private func attempt(_ call: Int, _ outcome: Disposition, _ at: String, by surveyor: String = "李敏") -> Attempt {
        let scores: [String: Score] =
            outcome == .completed
            ? ["understanding": FindingCases.score(90), "satisfaction": FindingCases.score(95)] : [:]
        return Attempt(
            call: call,
            surveyor: surveyor,
            dial: Dial(
                outcome,
                scores: scores,
                at: FindingCases.time(at),
                appointment: outcome == .appointment ? FindingCases.time("2020-09-24 09:30") : nil
            )
        )
    }

    private func both(_ saved: SavedCall, _ expectedZh: String, _ expectedEn: String) {
        #expect(zh.saved(saved, Rulebook.zhengzhou2020.calls) == expectedZh)
        #expect(en.saved(saved, Rulebook.zhengzhou2020.calls) == expectedEn)
    }

    @Test func aCompletedInterviewIsSavedWithItsScores() {
        both(
            SavedCall(
                attempt: attempt(1042, .completed, "2020-09-23 14:52"),
                contact: 17,
                status: ContactStatus(state: .scored)
            ),
            "已保存 1042 号记录：17 号 完成，了解情况 90，满意度 95",
            "Saved: record 1042, no. 17 completed, understanding 90, satisfaction 95"
        )
    }

    @Test func aSilentDialSaysFromWhenToDialAgain() {
        var status = ContactStatus(state: .open)
        status.notBefore = FindingCases.time("2020-09-23 15:28")
        both(
            SavedCall(attempt: attempt(1043, .busy, "2020-09-23 14:58"), contact: 18, status: status),
            "已保存 1043 号记录：18 号 占线（14:58）。15:28 起可再拨",
            "Saved: record 1043, no. 18 busy (14:58). May be called from 15:28"
        )
    }

    @Test func aBadNumberSaysThatAnotherWillDial() {
        both(
            SavedCall(
                attempt: attempt(1045, .unallocated, "2020-09-23 14:58"),
                contact: 23,
                status: ContactStatus(state: .awaitingConfirmation)
            ),
            "已保存 1045 号记录：23 号 空号（待核实）。由其他调查员核实，认定前不影响等次",
            "Saved: record 1045, no. 23 unallocated (to be confirmed). Another surveyor will dial; nothing counts until then"
        )
    }

    @Test func aConfirmingDialSaysWhetherItConfirmed() {
        let earlier = DeskDial(
            call: 1001,
            at: FindingCases.time("2020-09-23 09:42"),
            outcome: .unallocated,
            surveyor: DeskSurveyor(name: "李敏", number: 5)
        )
        both(
            SavedCall(
                attempt: attempt(1104, .unallocated, "2020-09-24 09:40", by: "王强"),
                contact: 31,
                status: ContactStatus(state: .unreachable),
                earlierDead: earlier
            ),
            "已保存 1104 号记录：31 号 空号，与 09-23 周三 09:42（05）一致。认定联系不上",
            "Saved: record 1104, no. 31 unallocated, as on Wed 09-23 09:42 (05). Counted as unreachable"
        )
        both(
            SavedCall(
                attempt: attempt(1104, .noAnswer, "2020-09-24 09:40", by: "王强"),
                contact: 31,
                status: ContactStatus(state: .open),
                earlierDead: earlier
            ),
            "已保存 1104 号记录：31 号 无人接听，与前次「空号」不一致。该号码是通的，恢复待拨",
            "Saved: record 1104, no. 31 no answer, unlike \"unallocated\" before. The line works; open again"
        )
    }

    @Test func appointmentAndRefusalSayWhatComesNext() {
        both(
            SavedCall(
                attempt: attempt(1048, .appointment, "2020-09-23 14:57"),
                contact: 19,
                status: ContactStatus(state: .open)
            ),
            "已保存 1048 号记录：19 号 约定 09-24 周四 09:30，届时自动排在最前",
            "Saved: record 1048, no. 19 appointment Thu 09-24 09:30; it will come first"
        )
        both(
            SavedCall(
                attempt: attempt(1049, .refused, "2020-09-23 14:59"),
                contact: 20,
                status: ContactStatus(state: .reached)
            ),
            "已保存 1049 号记录：20 号 本人拒访。不再拨打，不计分，也不算联系不上",
            "Saved: record 1049, no. 20 refused. Not called again; no score; not unreachable"
        )
    }

    /// Four counted, three that came too soon: the figures are all of those that count.
    @Test func theLastDialByAnotherTellsOnlyWhatCounts() {
        var status = ContactStatus(state: .open)
        status.attempts = 7
        status.lacking.attempts = 1
        status.lacking.surveyors = 1
        status.lastAttemptNeedsOther = true
        let dial = attempt(1043, .noAnswer, "2020-09-28 14:58")
        both(
            SavedCall(attempt: dial, contact: 18, status: status),
            "已保存 1043 号记录：18 号 无人接听。计入 4 次、3 天、3 个时段，最后一次由其他调查员拨打",
            "Saved: record 1043, no. 18 no answer. 4 dials counted, 3 days, 3 slices; the last one goes to another surveyor"
        )
        status.attempts = 4
        #expect(
            zh.saved(SavedCall(attempt: dial, contact: 18, status: status), Rulebook.zhengzhou2020.calls)
                .contains("已拨 4 次、3 天、3 个时段")
        )
    }

    /// Of the number before, or of a surveyor who must avoid the unit: nothing follows from it.
    @Test(arguments: [NotCounted.oldNumber, .mustAvoid])
    func whatCountsForNothingChangesNothing(reason: NotCounted) {
        let saved = SavedCall(
            attempt: attempt(1045, .unallocated, "2020-09-23 14:58"),
            contact: 23,
            status: ContactStatus(state: .open),
            remarks: [.notCounted(reason)]
        )
        both(
            saved,
            "已保存 1045 号记录：23 号 空号，不计，联系人状态不变",
            "Saved: record 1045, no. 23 unallocated; not counted, the contact stays as it was"
        )
        #expect(zh.saved(saved, Rulebook.zhengzhou2020.calls, narrow: true) == "存1045 23号空号，不计")
    }

    /// Written days after the dial: "tomorrow" is the writer's.
    @Test func whatIsWrittenLaterSpeaksOfTheWritersTomorrow() {
        var status = ContactStatus(state: .open)
        status.notBefore = FindingCases.time("2020-09-24 09:00")
        let dial = attempt(1043, .noAnswer, "2020-09-23 14:58")
        var saved = SavedCall(attempt: dial, contact: 18, status: status)
        both(
            saved,
            "已保存 1043 号记录：18 号 无人接听（14:58）。明天上午起可再拨",
            "Saved: record 1043, no. 18 no answer (14:58). May be called from tomorrow 09:00"
        )
        saved.written = FindingCases.time("2020-10-12 10:00")
        saved.replaces = 1042
        both(
            saved,
            "已保存 1043 号记录（更正 1042 号）：18 号 无人接听（14:58）。现在起可再拨",
            "Saved: record 1043 (amends 1042), no. 18 no answer (14:58). May be called now"
        )
    }

    /// A dial of a contact that has its score changes nothing, which is not "no score".
    @Test func aDialOfAScoredContactSaysThatItIsNotCalledAgain() {
        both(
            SavedCall(
                attempt: attempt(1050, .busy, "2020-09-23 15:00"),
                contact: 17,
                status: ContactStatus(state: .scored)
            ),
            "已保存 1050 号记录：17 号 占线。该联系人已评分，不再拨打",
            "Saved: record 1050, no. 17 busy. This contact is scored and is not called again"
        )
    }

    @Test func everyStageHasItsLine() {
        let deadline = FindingCases.date("2020-09-20")
        let table: [(Stage, String, String)] = [
            (.noFile, "这里还没有调查。\n下一步：huifang init", "No survey here.\nNext: huifang init"),
            (
                .unitsOnly(units: 60, deadline: deadline, today: deadline.adding(days: -6)),
                "应报单位 60 个，已报送 0 个，限期 9月20日（还有 6 天）。\n下一步：huifang import contacts 报送表.csv",
                "60 units, none handed in, deadline 20 September (6 days left).\nNext: huifang import contacts FILES.csv"
            ),
            (
                .contacts(units: 57, contacts: 558, surveyors: 4, missing: ["上街区", "市园林局", "市物价局"]),
                "57 个单位 558 个联系人。\n下一步：huifang roster（公布名册校验值），再 huifang draw",
                "57 units, 558 contacts.\nNext: huifang roster (publish the digest), then huifang draw"
            ),
            (
                .drawn(surveyors: 4, fewest: 139, most: 140, due: 0),
                "已抽取，4 名调查员，每人 139–140 个。\n下一步：huifang call",
                "Drawn, 4 surveyors, 139-140 each.\nNext: huifang call"
            ),
            (
                .drawn(surveyors: 4, fewest: 139, most: 140, due: 3),
                "已抽取，4 名调查员，每人 139–140 个，另有 3 个联系人待补充抽取。\n"
                    + "下一步：huifang roster（公布名册校验值），再 huifang draw（补充抽取），其余照常 huifang call",
                "Drawn, 4 surveyors, 139-140 each; 3 contacts not drawn yet.\n"
                    + "Next: huifang roster (publish the digest), then huifang draw (supplementary), meanwhile huifang call"
            ),
            (
                .calling(.init(drawn: 558, scored: 301, open: 9, due: 0, attention: 3)),
                "已评分 301/558。\n下一步：huifang call",
                "301 of 558 scored.\nNext: huifang call"
            ),
            (
                .calling(.init(drawn: 558, scored: 558, open: 0, due: 1, attention: 0)),
                "已评分 558/558，另有 1 个联系人待补充抽取。\n下一步：huifang roster（公布名册校验值），再 huifang draw（补充抽取）",
                "558 of 558 scored; 1 contact not drawn yet.\nNext: huifang roster (publish the digest), then huifang draw (supplementary)"
            ),
            (
                .done(units: 60), "60 个单位均有等次。\n下一步：huifang report，huifang publish",
                "All 60 units graded.\nNext: huifang report, huifang publish"
            ),
            (
                .drawn(surveyors: 4, fewest: 9, most: 9, due: 0, begins: FindingCases.date("2020-09-22")),
                "已抽取，4 名调查员，每人 9 个，9月22日 开始外呼。\n下一步：huifang sheet（打印登记表）",
                "Drawn, 4 surveyors, 9 each; fieldwork begins on 22 September.\nNext: huifang sheet"
            ),
            (
                .published(on: FindingCases.date("2020-10-20")),
                "已定稿（10月20日）。\n下一步：收到复核申请用 huifang grade --explain；年底 huifang purge",
                "Published (20 October).\nNext: for a review huifang grade --explain; at year's end huifang purge"
            ),
            (
                .published(on: FindingCases.date("2020-10-20"), changed: true),
                "已定稿（10月20日）。\n下一步：huifang publish，huifang grade --explain",
                "Published (20 October).\nNext: huifang publish, huifang grade --explain"
            ),
            (
                .purged(on: FindingCases.date("2020-12-20")),
                "已定稿，个人信息已清除（12月20日）。等次和日志保留。\n下一步：huifang grade --explain，huifang verify",
                "Published; personal data were erased (20 December). Grades and log stay.\nNext: huifang grade --explain, huifang verify"
            ),
            (
                .closed(undetermined: ["惠济区"]),
                "外呼已结束；待裁定 1 个：惠济区。\n下一步：huifang ruling",
                "Closed; undetermined: 惠济区.\nNext: huifang ruling"
            ),
        ]
        for (stage, expectedZh, expectedEn) in table {
            #expect(zh.stage(stage) == expectedZh)
            #expect(en.stage(stage) == expectedEn)
        }
    }

    /// A command that is not built is never the next step.
    @Test func stagesNameOfferedCommandsOnly() {
        let offered: Set<CommandName> = [
            .initialise, .importUnits, .roster, .draw, .sheet, .record, .close, .grade, .verify,
        ]
        let stages: [Stage] = [
            .drawn(surveyors: 1, fewest: 1, most: 1, due: 1),
            .calling(.init(drawn: 2, scored: 1, open: 1, due: 0, attention: 3)),
            .closed(undetermined: ["u"]),
            .done(units: 1), .published(on: FindingCases.date("2020-10-20")),
        ]
        for stage in stages {
            for words in [zh, en] {
                let text = words.stage(stage, offered: offered)
                for missing in ["call", "status", "ruling", "report", "publish", "purge"] {
                    #expect(!text.contains("huifang \(missing)"), "\(text)")
                }
            }
        }
    }

    @Test func promptsTakeOnlyWhatTheyAskFor() {
        let close = Prompt.closeWithOpen(contacts: 12, units: 9, fewScores: 2)
        #expect(
            zh.prompt(close) == "还有 12 个联系人未拨完，涉及 9 个单位：不计分、不算联系不上。其中 2 个单位有效评分不足 5 个。确认结束请输入「外呼结束」："
        )
        #expect(close.accepts(" 外呼结束\n") && close.accepts("close"))
        let uncalled = Prompt.closeWithOpen(contacts: 12, units: 9, fewScores: 2, uncalled: 3)
        #expect(zh.prompt(uncalled).contains("有 3 个单位一个联系人也没有拨过。确认结束"))
        #expect(en.prompt(uncalled).contains("Of 3 units nobody was called at all. To close"))
        let purge = Prompt.purge(contacts: 300, withdrawn: 10, texts: 2)
        #expect(zh.prompt(purge).contains("300 个联系人（含撤下的 10 个）") && zh.prompt(purge).contains("备份"))
        #expect(
            en.prompt(purge).contains("300 contacts (10 of them withdrawn) for good")
                && en.prompt(purge).contains("Backups")
        )
        for answer in ["", "y", "是", "结束"] { #expect(!close.accepts(answer)) }
        #expect(Prompt.purge(contacts: 1, withdrawn: 0, texts: 2).accepts("清除个人信息"))
        #expect(!Prompt.purge(contacts: 1, withdrawn: 0, texts: 2).accepts("外呼结束"))
        let draw = Prompt.drawWithoutSeed(contacts: 20, surveyors: 2)
        #expect(draw.accepts("抽取") && draw.accepts(" Draw ") && !draw.accepts("y"))
        let questions: [Prompt] = [
            .forget(contact: 3, key: "甲局-03", organisation: "甲厂"),
            .withdrawUnit(unit: "甲局", provided: 9, drawn: 0, dials: 0),
            .withdrawUnit(unit: "甲局", provided: 10, drawn: 10, dials: 14),
            .handInOfWithdrawn(unit: "甲局", drawn: 10, dials: 14),
            .mayReturn(unit: "甲局", forgotten: ["甲局-03", "甲局-05"]),
            .rulingOverrides(unit: "甲局", computed: .good, status: .provisional, by: .excellent),
            .publishBeforeClose(units: 3), .publishBeforeClose(units: 0),
            .withdrawUnit(unit: "甲局", provided: 0, drawn: 0, dials: 0),
            .restore(path: "s.db", entries: 9, backup: 5, forgotten: ["甲局-03"]),
            .restore(path: "s.db", entries: 9, backup: 5, purged: 2),
        ]
        #expect(
            en.prompt(questions[9]).contains("data of 1 contact (甲局-03) were erased since the backup and stand in it")
        )
        #expect(en.prompt(questions[10]).contains("those of 2 contacts stand in it: erase them again"))
        let again = Notice.personalAgain(contact: 3, entry: 386)
        #expect(zh.notice(again).contains("已按第 386 条日志清除") && en.notice(again).contains("erased by entry 386"))
        for question in questions {
            #expect(zh.prompt(question) != en.prompt(question) && question.accepts("是") && question.accepts("yes"))
            for answer in ["", "否", "no"] { #expect(!question.accepts(answer)) }
        }
        #expect(
            zh.prompt(questions[2]).hasPrefix("甲局已抽取 10 个、拨打 14 次；撤下后不再评定，这些记录保留并列在等次表末，重新报送的写入评定说明。确认？")
        )
        #expect(zh.prompt(questions[7]).hasPrefix("外呼未结束，以后的拨打还可能改变等次。"))
        #expect(zh.prompt(questions[8]).hasPrefix("甲局没有联系人，将撤下"))
    }

    /// Lists that differ by two or more, and why; one more is what a unit of its own makes.
    @Test func drawSaysWhyListsAreUneven() {
        let ticket = Ticket(seed: "7", key: "U-01")
        func list(_ name: String, _ count: Int, held: Int = 0, avoided: Int = 0) -> DrawResult.List {
            let contacts = (0..<count).map { DrawResult.Place(id: $0, unit: "U", ordinal: $0 + 1, ticket: ticket) }
            return .init(surveyor: name, contacts: contacts, held: held, avoided: avoided)
        }
        func said(_ words: Words, _ lists: [DrawResult.List]) -> String {
            words.drawn(.init(seed: "7", rosterDigest: "d", rosterGiven: false, perUnit: 10, lists: lists))
        }
        let uneven = [list("李敏", 40), list("周敏", 22, avoided: 4), list("新", 20, held: 3), list("王强", 39, avoided: 1)]
        #expect(said(zh, uneven).contains("\n分派不均：周敏回避 4 个单位，少 18 个；新先前名单较短，少 17 个。\n"))
        #expect(
            said(en, uneven).contains(
                "\nUneven lists: 周敏 avoids 4 units, 18 fewer; 新 held fewer before, 17 fewer now.\n"
            )
        )
        #expect(said(zh, uneven).contains("\n  新 20 个，连同先前的共 23 个\n"))
        #expect(!said(zh, [list("李敏", 4), list("周敏", 3, avoided: 4)]).contains("不均"))
    }

    @Test func drawSaysHowToCheckATicket() throws {
        let ticket = sha256("7,郑州市公安局-01")
        let draw = DrawResult(
            seed: "7",
            rosterDigest: String(repeating: "a", count: 64),
            rosterGiven: true,
            perUnit: 10,
            lists: [
                .init(
                    surveyor: "李敏",
                    contacts: [
                        .init(id: 1, unit: "郑州市公安局", ordinal: 1, ticket: Ticket(seed: "7", key: "郑州市公安局-01"))
                    ]
                )
            ]
        )
        for words in [zh, en] {
            let text = words.drawn(draw)
            #expect(text.contains("printf '%s' '7,郑州市公安局-01' | sha256sum"))
            #expect(text.contains(ticket.prefix(16)))
        }
    }

    @Test func digestsAreGroupedWithoutTheBlanksTheyCameWith() {
        let given = Verification.Detail.headNotFound(given: "9f2c  71ab03 de55c0 1")
        #expect(zh.detail(given).hasSuffix("您给的：9f2c 71ab 03de 55c0 1。"))
        let refusal = zh.refusal(.order(.rosterChanged(given: "9f 2c71 ab", now: String(repeating: "a", count: 64))))
        #expect(refusal.contains("所给 9f2c 71ab，现在是 aaaa aaaa") && !refusal.contains(" ，") && !refusal.contains(" 。"))
    }

    @Test func aVerificationSaysWhatAgreed() {
        let good = Verification(
            entries: 2077,
            head: String(repeating: "9f2c", count: 16),
            publication: .init(),
            checks: [.init(.chain, ok: true)],
            contacts: 558,
            units: 60
        )
        #expect(zh.verification(good).hasPrefix("核验一致：2077 条日志、抽取、558 个联系人状态、60 个单位等次。"))
        #expect(en.verification(good).hasPrefix("All agree: 2,077 entries, the draw, 558 states, 60 grades."))
        var bad = good
        bad.checks = [
            .init(
                .chain,
                ok: false,
                detail: .entryHash(
                    sequence: 812,
                    written: FindingCases.time("2020-09-24 10:05"),
                    act: .called,
                    expected: "3c1e90ab",
                    stored: "77d012fe"
                )
            )
        ]
        #expect(zh.verification(bad).contains("第 812 条日志（09-24 10:05，拨打）校验值应为 3c1e 90ab，文件中是 77d0 12fe。"))
        #expect(!zh.verification(bad).contains("核验一致："))
    }

    @Test func whatDoesNotAgreeIsNamedWithBothValues() {
        let score = Verification.Detail.value(.call(7), .scores, expected: "understanding=9000", stored: nil)
        #expect(zh.detail(score) == "7 号记录的评分应为「了解情况 90」，文件中是空。")
        #expect(en.detail(score) == "the scores of record 7 should be understanding 90, stored is none.")
        let text = Verification.Detail.contactText(contact: "甲局-01")
        #expect(zh.detail(text) == "甲局-01 的报送内容与报送时所记的校验值不一致。")
        for subject in [
            Verification.Subject.survey, .unit("甲局"), .contact("甲局-01"), .surveyor("王强"), .draw(sequence: 3), .call(7),
            .correction(sequence: 9), .text(sequence: 10),
        ] {
            #expect(zh.detail(.missing(subject)) != zh.detail(.unexpected(subject)))
            #expect(!en.detail(.missing(subject)).unicodeScalars.contains { $0 == "号" || $0 == "的" })
        }
        #expect(Set(Verification.Field.allCases.map(zh.field)).count == Verification.Field.allCases.count)
        #expect(Verification.Field.allCases.allSatisfy { en.field($0).utf8.allSatisfy { $0 < 128 } })
    }
}
