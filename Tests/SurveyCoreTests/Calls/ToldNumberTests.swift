import SurveyCore
import Testing

@Suite struct ToldNumberTests {
    @Test(arguments: [
        ("告知新号码：15400009999", "15400009999"), ("新号 154-0000-9999 下午打", "154-0000-9999"),
        ("座机０３７１－６７１８１２３４", "0371-67181234"), ("换成 6718 1234", "6718 1234"),
        ("2020-09-24 以后打 15400009999", "15400009999"),
        ("9 月 24 日后再打", nil), ("2020-09-24", nil), ("工号 123456", nil), ("", nil),
    ])
    func sevenDigitsInANoteAreANumber(_ note: String, _ number: String?) {
        #expect(ToldNumber.number(in: note, of: .absent) == number)
        #expect(ToldNumber.number(in: note, of: .left) == number)
        #expect(ToldNumber.number(in: note, of: .refused) == nil)
    }
}
