import SurveyCore
import Testing

@Suite struct AvoidancesTests {
    private let written = Timestamp(seconds: 1000)

    private func table(_ name: String, _ units: String...) -> [LogAct.NamedAvoidance] {
        [.init(name: name, avoids: units)]
    }

    @Test func beforeADrawTheNewRowStandsAfterItRowsAdd() {
        var avoidances = Avoidances()
        avoidances.take(table("张三", "甲局", "乙局"))
        avoidances.take(table("张三", "丙 局"))
        #expect(avoidances.of("张三") == ["丙 局"] && !avoidances.mustAvoid("张三", unit: "甲局"))
        avoidances.draw { $0 == "丙 局" ? "丙局" : $0 }
        #expect(avoidances.of("张三") == ["丙局"])
        avoidances.take(table("张三"))
        avoidances.take(table("张三", "丁局", "丙局"))
        #expect(avoidances.of("张三") == ["丙局", "丁局"])
        #expect(avoidances.mustAvoid("张三", unit: "丙局") && !avoidances.mustAvoid("李敏", unit: "丙局"))
    }

    @Test func twoNamesOfOneUnitAreOneAvoidanceOnceADrawUsesThem() {
        var avoidances = Avoidances()
        avoidances.take(table("张三", "公安局", "市公安局", "公安局"))
        avoidances.draw { _ in "郑州市公安局" }
        #expect(avoidances.of("张三") == ["郑州市公安局"])
    }

    @Test func aReleaseHelpsOnlyDialsWhoseTimeLiesAfterIt() {
        var avoidances = Avoidances(inUse: true)
        avoidances.take(table("张三", "甲局", "乙局"))
        avoidances.release("张三", from: "甲局", written: written)
        #expect(avoidances.of("张三") == ["乙局"] && !avoidances.mustAvoid("张三", unit: "甲局"))
        for (second, mustAvoid) in [(0, true), (1000, true), (1001, false)] {
            let at = Timestamp(seconds: second)
            #expect(avoidances.mustAvoid("张三", unit: "甲局", dialledAt: at) == mustAvoid)
            #expect(avoidances.mustAvoid("张三", unit: "乙局", dialledAt: at))
            #expect(!avoidances.mustAvoid("李敏", unit: "甲局", dialledAt: at))
        }
        // A later table may add it again.
        avoidances.take(table("张三", "甲局"))
        #expect(avoidances.mustAvoid("张三", unit: "甲局", dialledAt: Timestamp(seconds: 2000)))
    }

    @Test func nobodyCountsAsOneSurveyor() {
        var avoidances = Avoidances(inUse: true)
        avoidances.take([.init(name: "A", avoids: ["甲"]), .init(name: "B", avoids: ["甲", "乙"])])
        #expect(avoidances.leaveOneAtMost(of: ["A", "B"], unit: "甲"))
        #expect(avoidances.leaveOneAtMost(of: ["A", "B"], unit: "乙"))
        #expect(!avoidances.leaveOneAtMost(of: ["A", "B"], unit: "丙"))
        #expect(avoidances.leaveOneAtMost(of: ["A"], unit: "丙"))
        #expect(!avoidances.leaveOneAtMost(of: ["A", "C", "D"], unit: "甲"))
    }
}
