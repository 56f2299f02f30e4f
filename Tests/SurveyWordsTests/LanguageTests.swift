import SurveyWords
import Testing

@Suite struct LanguageTests {
    @Test(
        arguments: [
            ([:], Language.en),
            (["LANG": "zh_CN.UTF-8"], .zh),
            (["LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"], .en),
            (["LANG": "en_US", "LC_MESSAGES": "zh_TW"], .zh),
            (["LC_ALL": "C", "LC_MESSAGES": "zh_CN", "LANG": "zh_CN"], .en),
            (["LC_ALL": "zh_CN", "LANG": "de_DE"], .zh),
            (["LC_ALL": "", "LANG": "zh_CN"], .zh),
            (["HUIFANG_LANG": "zh", "LC_ALL": "en_US"], .zh),
            (["HUIFANG_LANG": "en", "LANG": "zh_CN"], .en),
            (["HUIFANG_LANG": "", "LANG": "zh_CN"], .zh),
            (["HUIFANG_LANG": "ZH-Hans"], .zh),
            (["LANG": "fr_FR.UTF-8"], .en),
            (["LANG": "C.UTF-8"], .en),
        ] as [([String: String], Language)]
    )
    func theEnvironmentChoosesTheLanguage(_ environment: [String: String], _ expected: Language) {
        #expect(Language.chosen(option: nil, environment: environment) == expected)
    }

    @Test func optionWinsOverEverything() {
        #expect(Language.chosen(option: .en, environment: ["HUIFANG_LANG": "zh", "LC_ALL": "zh_CN"]) == .en)
    }

    @Test(
        arguments: [
            (["grade", "--lang", "zh"], Language.zh), (["--lang=en", "grade"], .en), (["grade"], nil),
            (["grade", "--lang"], nil), (["grade", "--lang", "de"], nil), (["find", "--", "--lang", "zh"], nil),
        ] as [([String], Language?)]
    )
    func theOptionIsReadBeforeTheArgumentsAreParsed(_ arguments: [String], _ expected: Language?) {
        #expect(Language.option(in: arguments) == expected)
    }
}
