import SurveyCore
import Testing

/// Names of units: folding and the nearest known one.
@Suite struct UnitNameTests {
    @Test(arguments: [
        (" 郑州市公安局\u{3000}", "郑州市公安局"), ("郑州市 公安\u{3000}局", "郑州市公安局"), ("郑州市公安局（交警）", "郑州市公安局(交警)"),
        ("第１０中心Ａ", "第10中心A"), ("ABC 公司", "ABC 公司"), ("New Unit", "New Unit"), ("郑州市公\n安局", "郑州市公安局"),
        ("【郑州】局", "[郑州]局"), ("e\u{301}局", "\u{E9}局"),
        ("\u{FEFF} 李\u{200B}\u{3000}\u{2060}敏\u{200D} ", "李敏"), ("张三（二）", "张三(二)"), ("张\u{200C}三", "张三"),
    ])
    func spellingsOfANameFoldToOne(_ written: String, _ folded: String) {
        #expect(Array(UnitName.fold(written).utf8) == Array(folded.utf8))
    }

    static let known = ["郑州市城市管理局", "郑州市水利局", "郑州市财政局", "郑州市卫生健康委员会", "中原区", "二七区", "郑州市公安局"]

    @Test(arguments: [
        ("郑州市城管局", "郑州市城市管理局"), ("城管局", "郑州市城市管理局"), ("郑州市水力局", "郑州市水利局"), ("郑州市卫健委", "郑州市卫生健康委员会"),
        ("郑州市公安", "郑州市公安局"), ("中原区政府", "中原区"),
    ])
    func theNearestKnownNameIsFound(_ written: String, _ expected: String) {
        #expect(UnitName.nearest(to: written, among: Self.known) == expected)
    }

    @Test(arguments: ["郑州市局", "商丘市气象台", "", "郑州市"])
    func noneOrSeveralAreNear(_ written: String) {
        #expect(UnitName.nearest(to: written, among: Self.known) == nil)
    }

    @Test func ofTwoAsNearNoneIsTaken() {
        #expect(UnitName.nearest(to: "郑州市城管局", among: ["郑州市城市管理局", "郑州市城乡管理局"]) == nil)
    }
}
