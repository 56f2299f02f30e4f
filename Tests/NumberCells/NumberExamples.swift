extension NumberCell {
    /// Examples with their one right answer, one a line: the cell (`\n`, `\u{202a}` for what cannot be seen), the area code, the numbers
    /// (`!` behind an assumed one), what is left over, the findings.
    package static let examples: [NumberCell] = table.split(separator: "\n").filter { !$0.hasPrefix("# ") }.map {
        line in
        let columns = line.split(separator: "→", omittingEmptySubsequences: false).map { column in
            column.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
        }.map { String($0) }
        return NumberCell(
            text: unescaped(columns[0]),
            areaCode: columns[1],
            numbers: columns[2].split(separator: " ").map {
                Number(normal: String($0.filter { $0 != "!" }), assumed: $0.last == "!")
            },
            left: columns[3].split(separator: " ").map { pair in
                let cut = pair.lastIndex(of: ":")!
                return Left(digits: String(pair[..<cut]), finding: String(pair[pair.index(after: cut)...]))
            },
            findings: columns[4].split(separator: " ").map(String.init)
        )
    }

    private static let table = #"""
        # The issue's.
        010/67181201 → 0371 → 010-67181201 →  →
        tel:+86-371-67181201;ext=801 → 0371 → 0371-67181201x801 →  →
        450000 0371-67181204 → 0371 → 0371-67181204 → 450000:digits-left-over → digits-left-over
        4500 0371-67181203 → 0371 → 0371-67181203 → 4500:digits-left-over → digits-left-over
        95588-1 → 0371 → 95588x1 →  →
        67181202@qq.com → 0371 →  → 67181202:undiallable-number → undiallable-number
        0371-67181201/02 → 0371 → 0371-67181201 0371-67181202 →  → several-numbers
        0371-67181201 801 → 0371 → 0371-67181201x801 →  →
        15400000104 0371-67181204-801 → 0371 → 15400000104 0371-67181204x801 →  → several-numbers
        15,400,000,102.00 → 0371 → 15400000102 →  →
        852-21234501 → 0371 → +85221234501 →  →
        QQ：123456789 手机15400000102 → 0371 → 15400000102 → 123456789:no-telephone → no-telephone
        00000000000 → 0371 →  → 00000000000:undiallable-number → undiallable-number
        0371-67188321 转 8015 → 0371 → 0371-67188321x8015 →  →
        区号 0371 | 67181201 → 0371 → 0371-67181201 →  →
        # One number in other styles.
        154 0000 0101 → 0371 → 15400000101 →  →
        １５４－００００－０１０１ → 0371 → 15400000101 →  →
        154.0000.0101 → 0371 → 15400000101 →  →
        1540000 0101 → 0371 → 15400000101 →  →
        (+86) 154-0000-0101 → 0371 → 15400000101 →  →
        0086-15400000101 → 0371 → 15400000101 →  →
        +86 154 0000 0101 → 0371 → 15400000101 →  →
        8615400000101 → 0371 → 15400000101 →  →
        0-15400000101 → 0371 → 15400000101 →  →
        015400000101 → 0371 → 15400000101 →  →
        '15400000101 → 0371 → 15400000101 →  →
        \u{202a}15400000101\u{202c} → 0371 → 15400000101 →  →
        15400000101.0 → 0371 → 15400000101 →  →
        1.5400000101E+10 → 0371 → 15400000101 →  →
        1.5400000101E10 → 0371 → 15400000101 →  →
        1.54E+10 → 0371 →  → 1.54E+10:number-damaged-by-spreadsheet → number-damaged-by-spreadsheet
        15.4E+9 → 0371 →  → 15.4E+9:number-damaged-by-spreadsheet → number-damaged-by-spreadsheet
        ########### → 0371 →  →  → number-damaged-by-spreadsheet
        -67180830 → 0371 →  → 67180830:number-damaged-by-spreadsheet → number-damaged-by-spreadsheet
        ="15400000101" → 0371 → 15400000101 →  →
        0371一67181201 → 0371 → 0371-67181201 →  →
        （0371）6718 1201 → 0371 → 0371-67181201 →  →
        0371(67181201) → 0371 → 0371-67181201 →  →
        0371 6718-1201 → 0371 → 0371-67181201 →  →
        037167181201 → 0371 → 0371-67181201 →  →
        371-67181201 → 0371 → 0371-67181201! →  → leading-zero-restored
        8667181450 → 0371 → 0371-67181450! →  → area-code-assumed
        866-7181450 → 0371 →  → 866:undiallable-number 7181450:undiallable-number → undiallable-number
        +371-67181439 → 0371 → 0371-67181439! →  → leading-zero-restored
        00371-67181437 → 0371 → 0371-67181437! →  → leading-zero-restored
        +371 6718 1437-801 → 0371 → 0371-67181437x801! →  → leading-zero-restored
        +37167181439 → 0371 → 0371-67181439! →  → leading-zero-restored
        +371-67181439 → 0379 → +37167181439 →  →
        +852-21234501 → 0852 → +85221234501 →  →
        37167181201.0 → 0371 → 0371-67181201! →  → leading-zero-restored
        10-67181201 → 0371 → 010-67181201! →  → leading-zero-restored
        371 67181201 → 0371 → 0371-67181201! → 371:digits-left-over → area-code-assumed digits-left-over
        67181201 → 0371 → 0371-67181201! →  → area-code-assumed
        6718 1201 → 0371 → 0371-67181201! →  → area-code-assumed
        67,181,201 → 0371 → 0371-67181201! →  → area-code-assumed
        +86 67181201 → 0371 → 0371-67181201! →  → area-code-assumed
        +86 (0)371 67181201 → 0371 → 0371-67181201 →  →
        +86（371）67181201 → 0371 → 0371-67181201 →  →
        86-371-67181201 → 0371 → 0371-67181201! →  → leading-zero-restored
        86 371 67181201 → 0371 → 0371-67181201! →  → leading-zero-restored
        +8637167181201 → 0371 → 0371-67181201 →  →
        0375-6718120 → 0371 → 0375-6718120 →  →
        0371-6718120 → 0371 →  → 0371:undiallable-number 6718120:undiallable-number → undiallable-number
        4001234567 → 0371 → 4001234567 →  →
        400-123-4567 → 0371 → 4001234567 →  →
        4001-234-567 → 0371 → 4001234567 →  →
        +86 400 123 4567 → 0371 → 4001234567 →  →
        1,540,000,010 → 0371 →  → 1:undiallable-number 540:undiallable-number 000:undiallable-number 010:undiallable-number → undiallable-number
        # Extensions.
        0371-67181201转801 → 0371 → 0371-67181201x801 →  →
        0371-67181201转分机801 → 0371 → 0371-67181201x801 →  →
        0371-67181201 分机号：801 → 0371 → 0371-67181201x801 →  →
        0371-67181201-801 → 0371 → 0371-67181201x801 →  →
        0371-67181201（801） → 0371 → 0371-67181201x801 →  →
        0371-67181201 (转801) → 0371 → 0371-67181201x801 →  →
        0371-67181201 ext. 801 → 0371 → 0371-67181201x801 →  →
        0371-67181201x801 → 0371 → 0371-67181201x801 →  →
        0371-67181201#801 → 0371 → 0371-67181201x801 →  →
        0371-67181201，801 → 0371 → 0371-67181201x801 →  →
        0371-67181201,,8015 → 0371 → 0371-67181201x8015 →  →
        0371-67181201\n转801 → 0371 → 0371-67181201x801 →  →
        67181201-801 → 0371 → 0371-67181201x801! →  → area-code-assumed
        0371-6718-1201-801 → 0371 → 0371-67181201x801 →  →
        0371 6718 1201 801 → 0371 → 0371-67181201x801 →  →
        400-123-4567转1 → 0371 → 4001234567x1 →  →
        15400000101-801 → 0371 → 15400000101x801 →  →
        15400000101转801 → 0371 → 15400000101x801 →  →
        0371-67181201转801/802 → 0371 → 0371-67181201x801 0371-67181201x802 →  → several-numbers
        0371-67181201-801-802 → 0371 → 0371-67181201 → 801:digits-left-over 802:digits-left-over → digits-left-over
        0371-67181201，02 → 0371 → 0371-67181201 → 02:digits-left-over → digits-left-over
        0371-67181201 2号楼 → 0371 → 0371-67181201 → 2:no-telephone → no-telephone
        0371-67181201 110 → 0371 → 0371-67181201 → 110:digits-left-over → digits-left-over
        0371-67181201(0371) → 0371 → 0371-67181201 → 0371:digits-left-over → digits-left-over
        0371-12345-8 → 0371 → 0371-12345x8 →  →
        # Several numbers.
        15400000101/15400000102 → 0371 → 15400000101 15400000102 →  → several-numbers
        15400000101、15400000102 → 0371 → 15400000101 15400000102 →  → several-numbers
        15400000101 15400000102 → 0371 → 15400000101 15400000102 →  → several-numbers
        15400000101\n15400000102 → 0371 → 15400000101 15400000102 →  → several-numbers
        15400000101或15400000102 → 0371 → 15400000101 15400000102 →  → several-numbers
        15400000101+15400000102 → 0371 → 15400000101 15400000102 →  → several-numbers
        15400000101 +8615400000102 → 0371 → 15400000101 15400000102 →  → several-numbers
        15400000101-15400000102 → 0371 → 15400000101 15400000102 →  → several-numbers
        0371-67181201/67181202 → 0371 → 0371-67181201 0371-67181202 →  → several-numbers
        010-67181201、67181202 → 0371 → 010-67181201 010-67181202 →  → several-numbers
        15400000101/67181201 → 0371 → 15400000101 0371-67181201! →  → area-code-assumed several-numbers
        67181201/67181202 → 0371 → 0371-67181201! 0371-67181202! →  → area-code-assumed several-numbers
        67181201 67181202 → 0371 → 0371-67181201! 0371-67181202! →  → area-code-assumed several-numbers
        15400000101/15400000101 → 0371 → 15400000101 →  →
        手机15400000101，座机0371-67181201转801 → 0371 → 15400000101 0371-67181201x801 →  → several-numbers
        0371-67181201/02/03 → 0371 → 0371-67181201 0371-67181202 0371-67181203 →  → several-numbers
        0371-67181201~03 → 0371 → 0371-67181201 0371-67181203 →  → several-numbers
        0371-67181201/1218 → 0371 → 0371-67181201 0371-67181218 →  → several-numbers
        0371-67181201/801 → 0371 → 0371-67181201 → 801:digits-left-over → digits-left-over
        0371-67181201/8 → 0371 → 0371-67181201 0371-67181208 →  → several-numbers
        15400000101、02 → 0371 → 15400000101 15400000102 →  → several-numbers
        区号0371，电话67181201、67181202 → 0371 → 0371-67181201 0371-67181202 →  → several-numbers
        0371/0372-6718120 → 0371 → 0372-6718120 → 0371:digits-left-over → digits-left-over
        0371-67181201 | 67181202 → 0371 → 0371-67181201 0371-67181202! →  → area-code-assumed several-numbers
        区号371 | 67181201 | 15400000101 → 0371 → 0371-67181201! 15400000101 →  → leading-zero-restored several-numbers
        区号 010 | 0371-67181201/67181202 → 0371 → 0371-67181201 0371-67181202 →  → several-numbers
        # Lists, remarks.
        1、15400000101 2、15400000102 → 0371 → 15400000101 15400000102 → 1:no-telephone 2:no-telephone → several-numbers no-telephone
        1.15400000101\n2.15400000102 → 0371 → 15400000101 15400000102 → 1:no-telephone 2:no-telephone → several-numbers no-telephone
        （1）15400000101（2）15400000102 → 0371 → 15400000101 15400000102 → 1:no-telephone 2:no-telephone → several-numbers no-telephone
        2.0371-67181201 → 0371 → 0371-67181201 → 2:no-telephone → no-telephone
        张三15400000101李四15400000102 → 0371 → 15400000101 15400000102 →  → several-numbers
        15400000101（9:00-17:30） → 0371 → 15400000101 → 9:no-telephone 00:no-telephone 17:no-telephone 30:no-telephone → no-telephone
        15400000101 9月18日前 → 0371 → 15400000101 → 9:no-telephone 18:no-telephone → no-telephone
        15400000101 3#801 → 0371 → 15400000101 → 3:digits-left-over 801:digits-left-over → digits-left-over
        154 0000 0101 2 → 0371 → 15400000101 → 2:digits-left-over → digits-left-over
        # No telephone.
        67181202@qq.com 15400000101 → 0371 → 15400000101 → 67181202:no-telephone → no-telephone
        http://zz.cn/15400000101 15400000102 → 0371 → 15400000102 → 15400000101:no-telephone → no-telephone
        邮编450000 0371-67181201 → 0371 → 0371-67181201 → 450000:no-telephone → no-telephone
        身份证41010119900101123X 电话15400000101 → 0371 → 15400000101 → 41010119900101123:no-telephone → no-telephone
        QQ：15400000101 → 0371 →  → 15400000101:undiallable-number → undiallable-number
        账号6222 8888 6666 1234 567 → 0371 →  → 6222:undiallable-number 8888:undiallable-number 6666:undiallable-number 1234:undiallable-number 567:undiallable-number → undiallable-number
        微信15400000101 → 0371 → 15400000101 →  →
        15400000101(QQ同号) → 0371 → 15400000101 →  →
        见附件 → 0371 →  →  → undiallable-number
        2020-09-18 → 0371 →  → 2020:undiallable-number 09:undiallable-number 18:undiallable-number → undiallable-number
        154****0101 → 0371 →  → 154:undiallable-number 0101:undiallable-number → undiallable-number
        1540000O101 → 0371 →  → 1540000:undiallable-number 101:undiallable-number → undiallable-number
        O371-67181201 → 0371 →  → 371:undiallable-number 67181201:undiallable-number → undiallable-number
        1540000010 → 0371 →  → 1540000010:undiallable-number → undiallable-number
        154000001010 → 0371 →  → 154000001010:undiallable-number → undiallable-number
        15400000101/1540000010 → 0371 → 15400000101 → 1540000010:digits-left-over → digits-left-over
        0371-671812012 → 0371 →  → 0371:undiallable-number 671812012:undiallable-number → undiallable-number
        450000 → 0371 →  → 450000:undiallable-number → undiallable-number
        000 → 0371 →  → 000:undiallable-number → undiallable-number
        # Short numbers.
        95588 → 0371 → 95588 →  →
        95588.0 → 0371 → 95588 →  →
        12345 → 0371 → 12345 →  →
        110 → 0371 → 110 →  →
        110室 → 0371 →  → 110:undiallable-number → undiallable-number
        银行95588 → 0371 → 95588 →  →
        12345热线 → 0371 → 12345 →  →
        95588转1 → 0371 → 95588x1 →  →
        95588/95566 → 0371 → 95588 95566 →  → several-numbers
        95588、15400000101 → 0371 → 15400000101 → 95588:digits-left-over → digits-left-over
        0371-12345 → 0371 → 0371-12345 →  →
        037112345 → 0371 → 0371-12345 →  →
        110/154000001 → 0371 →  → 110:undiallable-number 154000001:undiallable-number → undiallable-number
        # Abroad.
        +85221234501 → 0371 → +85221234501 →  →
        +852 2123 4501 → 0371 → +85221234501 →  →
        852 2123 4501 → 0371 → +85221234501 →  →
        85221234501 → 0371 → +85221234501 →  →
        0085221234501 → 0371 → +85221234501 →  →
        0852-2123450 → 0371 → 0852-2123450 →  →
        +853-28123456 → 0371 → +85328123456 →  →
        886-2-2123-4501 → 0371 → +886221234501 →  →
        +886-02-2123-4501 → 0371 → +886221234501 →  →
        +886 912 345 678 → 0371 → +886912345678 →  →
        +1 540 555 0123 → 0371 → +15405550123 →  →
        +15400000101 → 0371 → 15400000101 →  →
        +44 (0)20 7946 0000 → 0371 → +442079460000 →  →
        0044 20 7946 0000 → 0371 → +442079460000 →  →
        +852 2123 4501 ext 801 → 0371 → +85221234501x801 →  →
        +8521234 → 0371 →  → 8521234:undiallable-number → undiallable-number
        123x123 → 0371 → 123x123 →  →
        # Other towns, and what is near a limit.
        6718120 → 0375 → 0375-6718120! →  → area-code-assumed
        671-8120-801 → 0375 → 0671-8120801! →  → leading-zero-restored
        67181201 → 0375 → 0375-67181201! →  → area-code-assumed
        6718120 → 0371 →  → 6718120:undiallable-number → undiallable-number
        67181201 →  →  → 67181201:undiallable-number → undiallable-number
        67181201 → 010 → 010-67181201! →  → area-code-assumed
        6718 120 → 0375 → 0375-6718120! →  → area-code-assumed
        010/6718120 → 0375 →  → 010:undiallable-number 6718120:undiallable-number → undiallable-number
        0371-67181201/6718120 → 0375 → 0371-67181201 → 6718120:digits-left-over → digits-left-over
        67181201/010-67181202 → 0371 → 0371-67181201! 010-67181202 →  → area-code-assumed several-numbers
        +0371-67181201 → 0371 → 0371-67181201 →  →
        tel:0371-67181201;ext=801 → 0371 → 0371-67181201x801 →  →
        (852)21234501 → 0371 → +85221234501 →  →
        0371-67181201,67181202 → 0371 → 0371-67181201 0371-67181202 →  → several-numbers
        0371-67181201 / 02 → 0371 → 0371-67181201 0371-67181202 →  → several-numbers
        15400000101 ext 5 → 0371 → 15400000101x5 →  →
        5,371,671.00 → 0371 →  → 5:undiallable-number 371:undiallable-number 671:undiallable-number → undiallable-number
        37167181201E1 → 0371 →  → 37167181201:undiallable-number 1:undiallable-number → undiallable-number
        0371-67181201转 → 0371 → 0371-67181201 →  →
        转801 → 0371 →  → 801:undiallable-number → undiallable-number
        67181201元 → 0371 → 0371-67181201! →  → area-code-assumed
        a67181201 → 0371 →  → 67181201:undiallable-number → undiallable-number
        Tel67181201 → 0371 → 0371-67181201! →  → area-code-assumed
        6718120* → 0375 →  → 6718120:undiallable-number → undiallable-number
        0371—67181201，0371—67181202 → 0371 → 0371-67181201 0371-67181202 →  → several-numbers
        400-12345-67 → 0371 → 4001234567 →  →
        95588 95566 → 0371 → 95588 95566 →  → several-numbers
        95588-95566 → 0371 →  → 95588:undiallable-number 95566:undiallable-number → undiallable-number
        0371 12345 → 0371 → 0371-12345 →  →
        区号99 | 67181201 → 0371 → 0371-67181201! → 99:digits-left-over → area-code-assumed digits-left-over
        67181201转801、802或15400000101 → 0371 → 0371-67181201x801! 0371-67181201x802! 15400000101 →  → area-code-assumed several-numbers
        15400000101/02（2号楼） → 0371 → 15400000101 15400000102 → 2:no-telephone → several-numbers no-telephone
        15400000101、2、15400000108 → 0371 → 15400000101 15400000108 → 2:digits-left-over → several-numbers digits-left-over
        0371-67181201、12、15400000101 → 0371 → 0371-67181201 15400000101 → 12:digits-left-over → several-numbers digits-left-over
        67181201@qq.com67181202 → 0371 →  → 67181201:undiallable-number 67181202:undiallable-number → undiallable-number
        手机 154 0000 0101 办公室 0371 6718 1201 转 801 → 0371 → 15400000101 0371-67181201x801 →  → several-numbers
        154-0371-67181201 → 0371 → 0371-67181201 → 154:digits-left-over → digits-left-over
        10-15400000101 → 0371 → 15400000101 → 10:digits-left-over → digits-left-over
        450000-0371-67181201 → 0371 → 0371-67181201 → 450000:digits-left-over → digits-left-over
        0371-671-812-01 → 0371 →  → 0371:undiallable-number 671:undiallable-number 812:undiallable-number 01:undiallable-number → undiallable-number
        0371-67181201 67181202 801 → 0371 → 0371-67181201 0371-67181202x801 →  → several-numbers
        """#
}

/// The other way round of ``escaped(_:)``.
func unescaped(_ text: String) -> String {
    var result = ""
    var rest = Substring(text)
    while let sign = rest.popFirst() {
        guard sign == "\\", let kind = rest.popFirst() else {
            result.append(sign)
            continue
        }
        switch kind {
        case "n": result.append("\n")
        case "t": result.append("\t")
        case "r": result.append("\r")
        case "u":
            let digits = rest.dropFirst().prefix { $0 != "}" }
            rest = rest.dropFirst(digits.count + 2)
            result.unicodeScalars.append(Unicode.Scalar(UInt32(digits, radix: 16)!)!)
        default: result.append(kind)
        }
    }
    return result
}
