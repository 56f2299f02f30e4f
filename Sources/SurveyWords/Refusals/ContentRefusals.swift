import SurveyCore

extension Words {
    func contentRefusal(_ refusal: Refusal.Content) -> String {
        switch refusal {
        case .unknownOutcome(let text, let nearest, let keypad):
            unknownOutcome(shown(text), nearest: nearest, keypad: keypad)
        case .badScore(let text, let fault): badScore(shown(text), fault)
        case .entryTooLong(let bytes):
            self(
                "一次要记的内容有 \(bytes >> 20) MB，超过上限 64 MB，没有保存。请把文件分成几个，再逐个导入。",
                "An entry of \(bytes >> 20) MB is over the limit of 64 MB; nothing was saved. Split the file and import the parts."
            )
        case .nul(let text):
            self(
                "「\(shown(text))」含空字符 NUL，不能保存，没有改动。请删去后重试。",
                "\(shown(text)) contains the character NUL and cannot be stored; nothing changed. Remove it and try again."
            )
        case .scoresMissing(let outcome, let dimension):
            self(
                "结果是「\(self.outcome(outcome))」，但缺少「\(shown(dimension))」的得分。对方没打分的，结果请写「部分完成」。",
                "The outcome is \(self.outcome(outcome)) but \(shown(dimension)) has no score. If it was declined, the outcome is partial."
            )
        case .scoresNotExpected(let outcome):
            self(
                "结果是「\(self.outcome(outcome))」，不应有得分。请核对哪个写错了。",
                "The outcome is \(self.outcome(outcome)), which has no scores. Which one is wrong?"
            )
        case .tooManyScores(let given, let questions):
            self(
                "给了 \(given) 个得分，问题只有 \(questions) 个（\(list(self.questions.map(\.label)))）。",
                "\(count(given, "score")) given, but there are only \(count(questions, "question")) "
                    + "(\(list(self.questions.map(\.key))))."
            )
        case .partialWithAllScores:
            self(
                "每一问都打了分，结果应是「完成」（50）。没打分的一问请留空，例如 --scores 90,",
                "Every question was scored, so the outcome is completed (50). Leave a declined question empty: --scores 90,"
            )
        case .badTime(let text, nil):
            self(
                "「\(shown(text))」不是时间。请写成 2020-09-23 14:52；只写 14:52 的，按当天计。",
                "\(shown(text)) is not a time. Write 2020-09-23 14:52; 14:52 alone is that of the day."
            )
        case .badTime(let text, let day?):
            text.contains(where: { ":：点时點".contains($0) })
                ? self(
                    "「\(shown(text))」的零点按没有写时间计。请写成 \(day) 14:52。",
                    "\(shown(text)): midnight counts as no time of day. Write \(day) 14:52."
                )
                : self(
                    "「\(shown(text))」只有日期，没有几点几分。请写成 \(day) 14:52。",
                    "\(shown(text)) has no time of day. Write \(day) 14:52."
                )
        case .receivedInFuture(let date, let today):
            self(
                "报送日期 \(date) 晚于今天（\(today)），没有变化。请写实际收到日期。",
                "A hand-in of \(date) would be after today (\(today)); nothing changed. Give the day on which it really came."
            )
        case .timeInFuture(let text, let now):
            self(
                "「\(shown(text))」在将来，现在是 \(now.date(offset)) \(now.time(offset))。请核对。",
                "\(shown(text)) lies in the future; it is now \(now.date(offset)) \(now.time(offset)). Please check."
            )
        case .dialBeforeFieldwork(let day):
            self(
                "早于外呼第一天 \(self.day(day))，未记录。请核对日期。",
                "Before the first day of fieldwork, \(self.day(day)); nothing was recorded. Please check the date."
            )
        case .untilBeforeAt:
            self("结束时间早于拨打时间。请核对。", "The end lies before the beginning of the call. Please check.")
        case .appointmentNotExpected(let outcome):
            self(
                "结果是「\(self.outcome(outcome))」，不应有约定时间。要约定再拨，结果请写 20。",
                "The outcome is \(self.outcome(outcome)), which has no agreed time. For an appointment the outcome is 20."
            )
        case .appointmentBeforeDial:
            self("约定时间早于这次拨打。请核对哪个写错了。", "The agreed time lies before the call itself. Which one is wrong?")
        case .incomingNotReached(let outcome):
            self(
                "来电是对方打来的，结果不会是「\(self.outcome(outcome))」。请核对结果，或去掉 --incoming。",
                "In an incoming call somebody speaks: the outcome cannot be \(self.outcome(outcome)). Check it, or leave out --incoming."
            )
        case .undiallable(let text):
            self(
                "「\(shown(text))」拨不出，不是电话号码。请核对后重新输入。",
                "\(shown(text)) cannot be dialled. Check the number and give it again."
            )
        case .severalInNumber(let text, let numbers, let leftOver): severalInNumber(text, numbers, leftOver)
        case .sameNumber: self("号码没有变化。", "The number is the same; nothing changed.")
        case .headMalformed(let text):
            self(
                "「\(shown(text))」不是校验值：应为 16 至 64 位 0–9、a–f。请对照附件逐组核对。",
                "\(shown(text)) is no digest: it has 16 to 64 digits 0-9 and a-f. Compare it group by group."
            )
        case .inputTooLong(let name, let limit):
            self(
                "「\(file(name))」的内容超过 \(limit >> 10) KiB，没有再读，也没有采用。请检查送来的是不是要读的内容。",
                "More than \(count(limit >> 10)) KiB come from \(file(name)); it was read no further, and nothing of it was taken. Check that it is what was to be read."
            )
        case .inputNotText(let line):
            self(
                "输入的「\(shown(line))」不是 UTF-8 文本（\\x 后面是无法识别的字节），没有采用。请核对终端或文件的字符编码。",
                "The line \(shown(line)) of the input is not UTF-8 text (\\x marks the bytes) and was not taken. Check the encoding of your terminal or file."
            )
        case .noHeads(let path):
            self(
                "\(shown(path)) 里没有校验值。应为文本文件，每行一个（16 至 64 位 0–9、a–f），后面可注明日期和由谁保管。",
                "There is no digest in \(shown(path)). It is to be a text file with one in each line (16 to 64 digits 0-9 and a-f), behind it its day and who keeps it."
            )
        case .badLine(let line, let text, let fault): badLine(line, text, fault)
        case .unknownReading(let text):
            self(
                "没有口径「\(shown(text))」。可写 R1=inclusive|exclusive|next-working-day、R2=once|each、R3=report|downgrade。",
                "No reading \(shown(text)). There are R1=inclusive|exclusive|next-working-day, R2=once|each, R3=report|downgrade."
            )
        }
    }

    private func severalInNumber(_ text: String, _ numbers: [String], _ leftOver: [String]) -> String {
        let found = shownList(numbers.map(phone))
        let rest = shownList(leftOver)
        let what =
            leftOver.isEmpty
            ? self("里有 \(numbers.count) 个号码：\(found)", "holds \(count(numbers.count, "number")): \(found)")
            : self("里除 \(found) 外还有 \(rest)", "holds \(rest) beside \(found)")
        return self(
            "「\(shown(text))」\(what)。没有改动；请只写一个号码。",
            "\(shown(text)) \(what). Nothing was changed; give one number alone."
        )
    }

    private func unknownOutcome(_ text: String, nearest: Disposition?, keypad: Disposition?) -> String {
        if let keypad {
            return self(
                "「\(text)」不是结果代码。屏上的 \(text) 是\(outcome(keypad))，请写 \(keypad.code) 或「\(outcome(keypad))」。",
                "\(text) is no code. Key \(text) is \(outcome(keypad)): write \(keypad.code) or \(keypad.rawValue)."
            )
        }
        let hint = nearest.map {
            self("最接近「\(outcome($0))」（\($0.code)）。", "Nearest: \(outcome($0)) (\($0.code)). ")
        }
        return self("「\(text)」不是拨打结果。", "\(text) is not an outcome. ") + (hint ?? "")
            + self("可写代码或名称，全部结果见 huifang record --help。", "Write a code or a name; all are in huifang record --help.")
    }

    /// As the console says it.
    package func badScore(_ text: String, _ fault: Score.Fault) -> String {
        switch fault {
        case .notANumber:
            self(
                "「\(text)」不是得分。请输入 0 到 100 的数字，例如 90 或 85.5。",
                "\(text) is not a score. A number from 0 to 100, please, such as 90 or 85.5."
            )
        case .aboveHundred: self("\(text) 超过 100。请重新输入。", "\(text) is above 100. Please type it again.")
        case .tooManyDecimals:
            self("\(text)：最多两位小数。请重新输入。", "\(text): two decimals at most. Please type it again.")
        }
    }

    func usage(_ problem: Refusal.Usage) -> String {
        switch problem {
        case .reasonMissing:
            self(
                "请写明原因：--reason …（写入日志，不能更改）。",
                "Give the reason: --reason … (it is logged, for good)."
            )
        case .byEmpty: self("--by 不能为空，请写经办人姓名。", "--by must not be empty: give the name of who acts.")
        case .noSurveyorGiven(let known):
            self(
                "请用 --surveyor 写明调查员（或设置 HUIFANG_SURVEYOR）。现有：\(surveyors(known))。",
                "Say which surveyor with --surveyor (or HUIFANG_SURVEYOR). There are: \(surveyors(known))."
            )
        case .nothingTyped:
            self("标准输入里没有号码。请在一行里写上号码。", "Standard input gave no number. Put it there in one line.")
        case .standardOutputNotMeant:
            self(
                "备份是一个文件，不能写到标准输出，也不能从标准输入读。请写文件名；文件名就叫 - 的，写 ./-。",
                "A backup is a file, and neither standard output nor standard input. Give a file's name; for one called - write ./-."
            )
        case .phoneOrConfirm:
            self(
                "请写 --phone 新号码 或 --confirm：写一个，也只写一个。",
                "Give --phone NUMBER or --confirm: one of them, and only one."
            )
        case .reassignToSelf(let name):
            self(
                "\(shown(name))的联系人要改派给别人：--to 请写别的调查员，或不写 --to。未改动。",
                "The contacts of \(shown(name)) are to go to others: name another surveyor with --to, or leave it out. "
                    + "Nothing was changed."
            )
        case .badMap(let text):
            self(
                "「\(shown(text))」写法不对。请写成 --map phone=手机（字段=列名）。",
                "\(shown(text)) is not FIELD=COLUMN. Write --map phone=手机."
            )
        case .badDate(let text):
            sentences(
                self("「\(shown(text))」不是日期。", "\(shown(text)) is not a date.") + whyNoTime(text),
                self("请写成「2020-09-18」的样子。", "Write it like 2020-09-18.")
            )
        case .perUnitOutside:
            self(
                "--per-unit 须是 1 到 \(DrawInput.perUnitLimits.upperBound) 的整数。",
                "--per-unit takes a whole number from 1 to \(DrawInput.perUnitLimits.upperBound)."
            )
        case .rehearsalHasRules:
            self(
                "演练用自己的规则（日期移到今天），不能另写 --rulebook；没有建立。",
                "A rehearsal has rules of its own, with dates of today: leave out --rulebook. Nothing was made."
            )
        case .drawTriesNothing:
            self(
                "抽取没有试运行，否则可以试种子；没有抽取。种子公开确定以后用 huifang draw --seed 种子 --roster 名册校验值 抽一次。",
                "A draw cannot be tried out, since seeds could be tried with it; nothing was drawn. Make the seed in public and draw "
                    + "once: huifang draw --seed SEED --roster DIGEST."
            )
        case .pageNotPositive: self("--page 须是 1 或更大的整数。", "--page takes a whole number, 1 or more.")
        case .dateOrWithdraw:
            self(
                "请写报送日期，或 --withdraw 恢复原日期，二者选一。",
                "Give a date, or --withdraw to go back to the rows' own: one of the two."
            )
        case .gradeOrWithdraw:
            self("请写 --grade 等次 或 --withdraw：写一个，也只写一个。", "Give --grade or --withdraw: one of them, and only one.")
        case .unknownCommand(let text, let path, let nearest):
            unknownCommand(text, path, nearest: nearest)
        case .notText(let text):
            self(
                "「\(shown(text))」不是 UTF-8 文本（\\x 后面是无法识别的字节），也没有这个名称的文件，未改动。请核对终端的字符编码。",
                "\(shown(text)) is not UTF-8 text (\\x marks the bytes), and there is no file of that name; nothing changed. "
                    + "Check the encoding of your terminal."
            )
        case .unknownGrade(let text):
            self(
                "没有等次「\(shown(text))」。可写：\(list(Grade.allCases.map { grade($0) }))。",
                "No grade \(shown(text)). There are: \(list(Grade.allCases.map(\.rawValue)))."
            )
        case .unknownState(let text):
            self(
                "没有状态「\(shown(text))」。可写：\(ContactState.allCases.map { state($0) }.joined(separator: "；"))。",
                "No state \(shown(text)). There are: \(ContactState.allCases.map { state($0) }.joined(separator: "; "))."
            )
        case .outputMissing(let command):
            self(
                "这是网页，请写入文件：huifang \(command) -o \(command).html。",
                "This is a page for a browser; write it to a file: huifang \(command) -o \(command).html."
            )
        case .unknownStatus(let text):
            self(
                "没有状态「\(shown(text))」。可写：\(list(UnitGrade.Status.allCases.map { status($0) }))。",
                "No status \(shown(text)). There are: \(list(UnitGrade.Status.allCases.map { status($0) }))."
            )
        }
    }

    /// Of a line that can be put right at once.
    package func badLine(_ text: String, _ fault: Refusal.BadLine) -> String {
        capitalised(asked(text, fault)) + self("请从结果起重新输入。", " Please type it again, from the result on.")
    }

    private func badLine(_ line: Int, _ text: String, _ fault: Refusal.BadLine) -> String {
        let place =
            text.isEmpty
            ? self("第 \(line) 行（空行）", "Line \(line) (empty)")
            : self("第 \(line) 行「\(shown(text))」", "Line \(line), \(shown(text))")
        return place + self("：", ": ") + asked(text, fault)
            + self("到此为止，之前保存的都在。", " Stopped here; what was saved is kept.")
            + (fault == .noContact
                ? ""
                : self(
                    "请改正，从这一个联系人的结果起接着输入。",
                    " Put it right and go on from this contact's result."
                ))
    }

    /// What the console asked for at that line.
    private func asked(_ text: String, _ fault: Refusal.BadLine) -> String {
        switch fault {
        case .noOutcome where text.isEmpty:
            self(
                "这里要写拨打结果：代码、键或名称（u 作废上一条，s 跳过，q 收工，/ 查找）。",
                "the result of the dial was asked for: code, key or label (u takes back, s skips, q leaves, / finds)."
            )
        case .noOutcome(let nearest, let keypad): unknownOutcome(shown(text), nearest: nearest, keypad: keypad)
        case .noContact:
            self("现在没有可拨的联系人，不能记结果，也不能跳过。", "nothing can be called now: there is nothing to record or to skip.")
        case .notReached:
            self(
                "对方就在线上，结果只能是接通的；没有问就输入 s。",
                "he is on the line: the result must be one where somebody speaks (s: not asked)."
            )
        case .noScore(let dimension, let fault):
            self("这里要写「\(shown(dimension))」的得分。", "the score for \(shown(dimension)) was asked for. ")
                + badScore(shown(text), fault)
        case .scoreMissing(let dimension):
            self(
                "这里要写「\(shown(dimension))」的得分，0 到 100。对方没有打分的，结果请写 51（部分完成），这一行留空。",
                "the score for \(shown(dimension)) was asked for, 0 to 100. If it was declined, the result is 51 (partial) and this line empty."
            )
        case .noneDeclined:
            self(
                "每一问都打了分，结果应是 50（完成）。没打分的一问请留空行。",
                "every question was scored, so the result is 50 (completed). Leave the line of a declined question empty."
            )
        case .noneAnswered:
            self(
                "没有一问打了分，就不是部分完成：本人不愿受访请写 61，不能作答请写 81。",
                "no question was scored, which is not partial: 61 if he refuses, 81 if he is unable to answer."
            )
        case .noTime:
            self(
                "这里要写约定时间，例如 15、0930、1.0930 或 2020-09-24 09:30，在现在之后、外呼截止之前；没说时间的留空行。",
                "the agreed time was asked for, such as 15, 0930, 1.0930 or 2020-09-24 09:30, after now and before fieldwork ends; "
                    + "empty when no time was given."
            )
        case .nothingToTakeBack: self("今天还没有可以作废的记录。", "there is no record of today to take back.")
        case .nothingFound: self("没有找到。", "nothing was found.")
        case .severalFound: self("找到几个，列在上面；请写得具体些。", "several were found, listed above; say more of the one you mean.")
        }
    }
}
