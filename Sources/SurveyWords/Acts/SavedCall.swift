import SurveyCore

/// A call just saved, with what follows from it.
package struct SavedCall: Hashable, Sendable {
    package var call: Int
    package var contact: Int
    package var outcome: Disposition
    package var scores: [String: Score]
    package var at: Timestamp
    package var appointment: Timestamp?
    package var review: Bool
    /// The record that this one amends.
    package var replaces: Int?
    /// The contact after it.
    package var status: ContactStatus
    /// The latest dead dial before it that counts, when this one confirms it or not.
    package var earlierDead: Attempt?
    /// 工号 of the surveyor of ``earlierDead``.
    package var earlierSurveyor: Int?

    package init(
        attempt: Attempt,
        contact: Int,
        replaces: Int? = nil,
        status: ContactStatus,
        earlierDead: Attempt? = nil,
        earlierSurveyor: Int? = nil
    ) {
        call = attempt.call
        self.contact = contact
        outcome = attempt.outcome
        scores = attempt.scores
        at = attempt.at
        appointment = attempt.appointment
        review = attempt.review
        self.replaces = replaces
        self.status = status
        self.earlierDead = earlierDead
        self.earlierSurveyor = earlierSurveyor
    }
}

extension SavedCall {
    /// `nil` for a receipt that wrote no attempt.
    package init?(_ receipt: AttemptReceipt, replaces: Int? = nil) {
        guard let attempt = receipt.attempt else { return nil }
        self.init(
            attempt: attempt,
            contact: receipt.contact,
            replaces: replaces,
            status: receipt.status,
            earlierDead: receipt.earlierDead,
            earlierSurveyor: receipt.earlierSurveyor
        )
    }
}

extension Words {
    /// The saved line (console.md §4).
    package func saved(_ saved: SavedCall) -> String {
        let amends = saved.replaces.map { self("（更正 \($0) 号）", " (amends \($0))") } ?? ""
        return self("已保存 \(saved.call) 号记录\(amends)：", "Saved: record \(saved.call)\(amends), ")
            + "\(number(saved.contact)) \(outcome(saved.outcome))" + consequence(saved)
    }

    private func consequence(_ saved: SavedCall) -> String {
        if saved.review {
            return self("。复核拨打，不改变状态和等次", ". A review dial: state and grade stay as they are")
        }
        if saved.status.awaitsNumberCheck {
            return self(
                "。号码由本办补全，须先向填报单位核对，暂不再拨",
                ". The office completed this number: the unit must be asked before it is dialled again"
            )
        }
        switch saved.outcome {
        case .completed:
            return self("，", ", ") + scores(saved.scores)
        case .appointment where saved.status.state == .open:
            guard let time = saved.appointment else {
                return self("，没说时间，按规程另选时段再拨", ", no time given: another slice by the protocol")
            }
            return self(" \(shortMoment(time))，届时自动排在最前", " \(shortMoment(time)); it will come first")
        case .ourFault:
            return self("。不算一次拨打，可立即再拨", ". Not an attempt; may be called again at once")
        default: break
        }
        switch saved.status.state {
        case .scored: return self("。该联系人已评分，不再拨打", ". This contact is scored and is not called again")
        case .reached: return self("。不再拨打，不计分，也不算联系不上", ". Not called again; no score; not unreachable")
        case .unreachable: return unreachable(saved)
        case .awaitingConfirmation:
            return self(
                "（待核实）。由其他调查员核实，认定前不影响等次",
                " (to be confirmed). Another surveyor will dial; nothing counts until then"
            )
        case .open: return again(saved)
        case .notDrawn, .notFinished: return self("。外呼已结束", ". Fieldwork is closed")
        }
    }

    private func unreachable(_ saved: SavedCall) -> String {
        guard saved.outcome.kind == .dead, let earlier = saved.earlierDead else {
            return self("。已拨满规程，认定联系不上", ". The protocol is fulfilled: counted as unreachable")
        }
        let who = saved.earlierSurveyor.map { self("（\(padded($0, 2))）", " (\(padded($0, 2)))") } ?? ""
        return earlier.outcome == saved.outcome
            ? self(
                "，与 \(shortMoment(earlier.at))\(who)一致。认定联系不上",
                ", as on \(shortMoment(earlier.at))\(who). Counted as unreachable"
            )
            : self(
                "，\(shortMoment(earlier.at))\(who)为「\(outcome(earlier.outcome))」。两次都不能拨通，认定联系不上",
                ", \"\(outcome(earlier.outcome))\" on \(shortMoment(earlier.at))\(who). Bad twice: counted as unreachable"
            )
    }

    private func again(_ saved: SavedCall) -> String {
        if saved.outcome.kind != .dead, let earlier = saved.earlierDead {
            return self(
                "，与前次「\(outcome(earlier.outcome))」不一致。该号码是通的，恢复待拨",
                ", unlike \"\(outcome(earlier.outcome))\" before. The line works; open again"
            )
        }
        if saved.status.lastAttemptNeedsOther {
            return self(
                "。已拨 \(saved.status.attempts) 次，最后一次由其他调查员拨打",
                ". \(count(saved.status.attempts, "dial")); the last one goes to another surveyor"
            )
        }
        let time = self("（\(saved.at.time(offset))）", " (\(saved.at.time(offset)))")
        guard let notBefore = saved.status.notBefore else {
            return time + self("。可再拨", ". May be called again")
        }
        let when = notBefore.date(offset) == saved.at.date(offset) ? "\(notBefore.time(offset))" : moment(notBefore)
        return time + self("。\(when) 起可再拨", ". May be called from \(when)")
    }

    /// 已作废 1049 号记录（按错键）。
    package func voided(call: Int, contact: Int, reason: String, state: ContactState) -> String {
        self(
            "已作废 \(call) 号记录（\(shown(reason))）。\(contact) 号现为\(self.state(state))",
            "Record \(call) voided (\(shown(reason))). No. \(contact) is now: \(self.state(state))"
        )
    }
}
