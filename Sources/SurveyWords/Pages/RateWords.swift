import SurveyCore

/// Outcome rates and what contacts count as (rates.md).
extension Words {
    /// `应答率 RR1`, in full once.
    package func rate(_ rate: ResponseRates.Rate) -> String {
        let name =
            switch rate {
            case .rr1, .rr3, .rr5: self("应答率", "response rate")
            case .rr2, .rr4, .rr6: self("应答率（含部分完成）", "response rate with partial interviews")
            case .coop1: self("合作率（已接触的）", "cooperation rate of those contacted")
            case .coop2: self("合作率（已接触的，含部分完成）", "cooperation rate of those contacted, with partial interviews")
            case .coop3: self("合作率（能作答的）", "cooperation rate of those able to answer")
            case .coop4: self("合作率（能作答的，含部分完成）", "cooperation rate of those able to answer, with partial interviews")
            case .ref1, .ref2, .ref3: self("拒访率", "refusal rate")
            case .con1, .con2, .con3: self("接触率", "contact rate")
            }
        return "\(rate.rawValue) \(name)"
    }

    /// `486/558 = 87.09%`; cut, never rounded.
    package func rate(_ value: ResponseRates.Value?) -> String {
        guard let value else { return self("无定义（分母为 0）", "undefined (nothing to divide by)") }
        return "\(value.numerator)/\(value.denominator) = \(value.percent)%"
    }

    /// Why of sixteen rates six are printed.
    package var ratesCoincide: String {
        self(
            "名单上的联系人都是调查对象，空号、停机、无人接听等按未接触计，没有资格不明的，所以 RR1=RR3=RR5，RR2=RR4=RR6，REF1–REF3、CON1–CON3 各自相等。",
            "Every contact on the list is eligible: dead and silent numbers are non-contacts and nothing is of unknown eligibility, so RR1=RR3=RR5, RR2=RR4=RR6, and REF1-REF3 and CON1-CON3 coincide."
        )
    }

    /// `另有我方故障 2 次、撤下单位的拨打 4 次，不计在内。` What stands and is none of the dials that are counted; `nil` for nothing.
    package func dialsApart(_ counts: DialCounts) -> String? {
        let apart = apartFromDials(counts)
        guard !apart.isEmpty else { return nil }
        return self("另有\(list(apart))，不计在内。", "Not counted: \(list(apart)).")
    }

    func apartFromDials(_ counts: DialCounts) -> [String] {
        let order: [DialCounts.Apart] = [.ourFault, .incoming, .review, .withdrawn]
        return order.compactMap { apart in
            guard let dials = counts.apart[apart], dials > 0 else { return nil }
            let number = count(dials)
            return switch apart {
            case .ourFault: self("\(outcome(.ourFault)) \(number) 次", "\(number) \(outcome(.ourFault))")
            case .incoming: self("来电 \(number) 次", "\(number) incoming")
            case .review: self("复核拨打 \(number) 次", "\(number) for reviews")
            case .withdrawn: self("撤下单位的拨打 \(number) 次", "\(number) of withdrawn units")
            }
        }
    }

    /// What a contact counts as in the rates.
    package func rateGroup(_ group: RateGroup) -> String {
        switch group {
        case .interview: self("I 完成", "I interview")
        case .partial: self("P 部分完成", "P partial interview")
        case .refusal: self("R 拒访", "R refusal")
        case .other: self("O 其他（已接触，未拒访）", "O other (contacted, no refusal)")
        case .nonContact: self("NC 未接触", "NC non-contact")
        }
    }
}
