import SurveyCore

extension Words {
    /// `roster`: the digest to publish and how anybody checks it.
    /// - Parameter isClosed: nothing is drawn any more.
    package func roster(digest hex: String, contacts: Int, isClosed: Bool) -> String {
        let draw =
            isClosed
            ? ""
            : self(
                "请先公布校验值，再公开确定种子（如掷骰），然后：\n  huifang draw --seed 种子 --roster \(hex.prefix(16))...（写全 64 位）\n",
                "Publish the digest first, then make the seed in public (dice, say), then:\n"
                    + "  huifang draw --seed SEED --roster \(hex.prefix(16))... (all 64 digits)\n"
            )
        return rosterText(hex, contacts, draw)
    }

    private func rosterText(_ hex: String, _ contacts: Int, _ draw: String) -> String {
        self(
            """
            名册 \(contacts) 个联系人，名册校验值：
              \(digest(hex))
              \(hex)
            \(draw)任何人可以核对：huifang roster -o 名册.txt；sha256sum 名册.txt
            """,
            """
            Roster of \(count(contacts, "contact")), roster digest:
              \(digest(hex))
              \(hex)
            \(draw)Anybody can check it: huifang roster -o roster.txt; sha256sum roster.txt
            """
        )
    }

    /// Beside the bar that shows that it goes on.
    package var drawing: String { self("抽取、分派", "Drawing") }

    /// `draw`: the seed, the digest, what each surveyor got, and how to recompute a ticket.
    package func drawn(_ draw: DrawResult) -> String {
        let counts = draw.lists.map { list in
            self(
                "  \(shown(list.surveyor)) \(list.contacts.count) 个" + (list.held > 0 ? "，连同先前的共 \(list.total) 个" : ""),
                "  \(shown(list.surveyor)): \(list.contacts.count)" + (list.held > 0 ? ", \(list.total) in all" : "")
            )
        }
        let example = draw.lists.lazy.compactMap(\.contacts.first).first.map { place in
            self(
                "核对一个签号（应为 \(place.ticket.prefix(16))...）：",
                "To check a ticket (it must be \(place.ticket.prefix(16))...):"
            )
                + "\n  printf '%s' \(shellQuoted("\(draw.seed),\(place.key)")) | sha256sum"
        }
        let head = self(
            "已抽取 \(draw.drawn) 个联系人，分派给 \(draw.lists.count) 名调查员，每个单位最多 \(draw.perUnit) 个。",
            "\(count(draw.drawn, "contact")) drawn for \(count(draw.lists.count, "surveyor")), at most \(draw.perUnit) per unit."
        )
        let seed = self("种子 \(shown(draw.seed))", "Seed \(shown(draw.seed))")
        let roster = self("名册校验值 \(draw.rosterDigest)", "Roster digest \(draw.rosterDigest)")
        let tried =
            draw.rosterGiven
            ? nil
            : self(
                "没有用 --roster 写明先公布的校验值：谁也无法核对是否试过别的种子。",
                "No digest published before was given with --roster: nobody can check that other seeds were not tried."
            )
        let lines = [head, seed, roster, tried].compactMap { $0 } + counts
        return (lines + [uneven(draw), example].compactMap { $0 }).joined(separator: "\n")
    }

    /// Why some lists are shorter than the longest by two or more: avoidances, else what was held before.
    private func uneven(_ draw: DrawResult) -> String? {
        let parts = draw.uneven.map { list, fewer in
            let name = shown(list.surveyor)
            guard list.avoided > 0 else {
                return self("\(name)先前名单较短，少 \(fewer) 个", "\(name) held fewer before, \(fewer) fewer now")
            }
            return self(
                "\(name)回避 \(list.avoided) 个单位，少 \(fewer) 个",
                "\(name) avoids \(count(list.avoided, "unit")), \(fewer) fewer"
            )
        }
        guard !parts.isEmpty else { return nil }
        let shownParts =
            parts.prefix(10) + (parts.count > 10 ? [self("等 \(parts.count) 人", "\(parts.count) in all")] : [])
        return self("分派不均：", "Uneven lists: ") + shownParts.joined(separator: self("；", "; ")) + self("。", ".")
    }
}
