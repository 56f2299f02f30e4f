extension Rulebook {
    /// What the surveyor reads out, by step, and answers to common questions (console.md §Script).
    package struct Script: Hashable, Sendable {
        /// The steps of a call; the raw values are the rulebook's keys. A rulebook that was read has every one.
        package enum Step: String, CaseIterable, Hashable, Sendable {
            case opening
            case openingWithoutName = "opening-without-name"
            /// Said before the first question.
            case agreed
            /// The respondent answers in words, with a range, has never heard of the work, or cannot say.
            case followUpWords = "follow-up-words"
            case followUpRange = "follow-up-range"
            case followUpUnheard = "follow-up-unheard"
            case followUpUnsure = "follow-up-unsure"
            case readBack = "read-back"
            case closing
            case appointment
            /// The one sentence that may win the respondent back, and the farewell when it does not.
            case unwilling
            case unwillingStill = "unwilling-still"
            case someoneElse = "someone-else"
            case left
            case wrongNumber = "wrong-number"
            case voicemail
            case incoming
        }

        /// What texts and wordings may name in braces, as `{填报单位}`; the raw values are the names.
        package enum Placeholder: String, CaseIterable, Hashable, Sendable {
            case organisation = "相对人单位"
            case person = "姓名"
            /// How the person is addressed: the position or 先生、女士.
            case address = "称呼"
            case position = "职务"
            case phone = "号码"
            case unit = "填报单位"
            /// The other unit that handed in the same number.
            case otherUnit = "另一单位"
            case office = "办公室"
            case officePhone = "核实电话"
            case surveyorNumber = "工号"
            /// Every question's dimension with its score: 了解情况 90 分，满意度 95 分.
            case scores = "评分"
        }

        package struct Answer: Hashable, Sendable {
            package var question: String
            package var answer: String
        }

        package var steps: [Step: String]
        package var answers: [Answer]

        package subscript(step: Step) -> String { steps[step] ?? "" }
    }
}
