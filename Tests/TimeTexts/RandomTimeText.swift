import Naive

/// A time of day that is about to be written.
private struct Clock {
    var hour: Int
    var minute: Int
    var second: Int
    var isMidnight: Bool { hour == 0 && minute == 0 && second == 0 }
}

extension TimeText {
    package static func random(_ random: inout SplitMix64) -> TimeText {
        let offset = random.chance(70) ? 480 : random.one(of: [0, 540, -210, 345, -480])
        let meant: Int? = random.chance(30) ? Civil(2020, 9, random.number(1...30)).days : nil
        let (text, meaning) =
            switch random.number(1...20) {
            case 1...3: nothing(meant, &random)
            case 4...6: date(&random)
            case 7...9: clockAlone(meant, offset, &random)
            default: dateAndClock(offset, &random)
            }
        return TimeText(text: random.noisyTime(text), offset: offset, meant: meant, meaning: meaning)
    }

    private static func day(_ random: inout SplitMix64) -> Civil {
        let year =
            random.chance(80) ? 2020 : random.one(of: [1000, 1899, 1969, 1970, 1999, 2000, 2024, 2038, 2100, 9999])
        let month = random.number(1...12)
        return Civil(year, month, random.number(1...Civil.length(year, month)))
    }

    /// Also whether a clock may stand directly behind.
    private static func written(_ day: Civil, _ random: inout SplitMix64) -> (text: String, isClosed: Bool) {
        if random.chance(5) { return (withWeekday("\(day.year)\(two(day.month))\(two(day.day))", day, 6, &random)) }
        let month = random.chance(50) ? two(day.month) : "\(day.month)"
        let number = random.chance(50) ? two(day.day) : "\(day.day)"
        var text: String
        var isClosed = false
        switch random.number(1...9) {
        case 1...3: text = "\(day.year)-\(month)-\(number)"
        case 4...5: text = "\(day.year)/\(month)/\(number)"
        case 6: text = "\(day.year).\(month).\(number)"
        case 7: text = "\(day.year) / \(month) / \(number)"
        case 8:
            let blank = random.one(of: ["", "", " "])
            isClosed = random.chance(85)
            text = [String(day.year), "年", month, "月", number].joined(separator: blank)
            if isClosed { text += blank + random.one(of: ["日", "日", "号"]) }
        default:
            text =
                "\(day.year)" + random.one(of: ["年", "/", "-", ". "]) + month + random.one(of: ["-", "/", ".", "月"])
                + number
        }
        let weekday = withWeekday(text, day, 8, &random)
        return (weekday.text, isClosed || weekday.isClosed)
    }

    private static func withWeekday(_ text: String, _ day: Civil, _ percent: Int, _ random: inout SplitMix64)
        -> (text: String, isClosed: Bool)
    {
        guard random.chance(percent) else { return (text, false) }
        // 1970-01-01 was a Thursday.
        let index = ((day.days + 3) % 7 + 7) % 7
        let sign = index == 6 ? random.one(of: ["日", "天"]) : ["一", "二", "三", "四", "五", "六"][index]
        let word = random.one(of: ["星期", "周", "礼拜"]) + sign
        return (text + random.one(of: [" \(word)", word, "（\(word)）", " (\(word))"]), true)
    }

    private static func clock(_ random: inout SplitMix64) -> Clock {
        if random.chance(10) { return Clock(hour: 0, minute: 0, second: 0) }
        let second = random.chance(60) ? 0 : random.number(0...59)
        return Clock(hour: random.number(0...23), minute: random.chance(30) ? 0 : random.number(0...59), second: second)
    }

    private static func written(_ clock: Clock, _ random: inout SplitMix64) -> String {
        switch random.number(1...10) {
        case 1...5: return digital(clock, random.chance(50) ? two(clock.hour) : "\(clock.hour)", &random)
        case 6...8:
            let (part, hour, isHalf) = part(clock.hour, &random)
            let blank = random.one(of: ["", " "])
            if !isHalf && random.chance(30) { return part + blank + chinese(clock, hour, &random) }
            let time = digital(clock, random.chance(20) ? two(hour) : "\(hour)", &random)
            return isHalf && random.chance(70) ? time + blank + part : part + blank + time
        default: return chinese(clock, clock.hour, &random)
        }
    }

    private static func digital(_ clock: Clock, _ hour: String, _ random: inout SplitMix64) -> String {
        let time = "\(hour):\(two(clock.minute))"
        guard clock.second != 0 || random.chance(40) else { return time }
        return time + ":" + two(clock.second) + random.one(of: ["", "", "", ".0", ".000", ".5", ".123456"])
    }

    private static func chinese(_ clock: Clock, _ hour: Int, _ random: inout SplitMix64) -> String {
        let mark = "\(hour)" + random.one(of: ["", " "]) + random.one(of: ["点", "时", "點"])
        let blank = random.one(of: ["", " "])
        if clock.second != 0 { return mark + blank + "\(clock.minute)\(blank)分\(clock.second)秒" }
        switch clock.minute {
        case 0 where random.chance(70): return mark + random.one(of: ["", "整"])
        case 15 where random.chance(70): return mark + "一刻"
        case 45 where random.chance(70): return mark + "三刻"
        case 30 where random.chance(70): return mark + "半"
        default:
            return random.chance(50)
                ? mark + two(clock.minute)
                : mark + blank + (random.chance(50) ? two(clock.minute) : "\(clock.minute)") + blank + "分"
        }
    }

    /// A part of the day, the hour as it is written with it, and whether it is AM or PM.
    private static func part(_ hour: Int, _ random: inout SplitMix64) -> (String, Int, Bool) {
        var ways: [(String, Int, Bool)] = []
        if hour < 12 {
            for hour in hour == 0 ? [0, 12] : [hour] {
                ways += [("上午", hour, false)] + ["AM", "am", "a.m."].map { ($0, hour, true) }
            }
        } else {
            for hour in hour == 12 ? [12] : [hour, hour - 12] {
                ways += [("下午", hour, false)] + ["PM", "pm", "P.M."].map { ($0, hour, true) }
            }
        }
        if (4...11).contains(hour) { ways += ["早上", "早晨", "清晨"].map { ($0, hour, false) } }
        if hour <= 5 { ways.append(("凌晨", hour, false)) }
        if hour == 0 { ways.append(("凌晨", 12, false)) }
        if (10...14).contains(hour) { ways.append(("中午", hour, false)) }
        if (13...14).contains(hour) { ways.append(("中午", hour - 12, false)) }
        if hour >= 17 { ways += ["傍晚", "晚上", "晚"].flatMap { [($0, hour, false), ($0, hour - 12, false)] } }
        return random.one(of: ways)
    }

    private static func date(_ random: inout SplitMix64) -> (String, Meaning) {
        let day = day(&random)
        return (written(day, &random).text, .day(day.days))
    }

    private static func clockAlone(_ meant: Int?, _ offset: Int, _ random: inout SplitMix64) -> (String, Meaning) {
        let clock = clock(&random)
        let text = written(clock, &random)
        guard let meant else { return (text, .nothing) }
        return (text, clock.isMidnight ? .day(meant) : .moment(instant(meant, clock, offset)))
    }

    private static func instant(_ day: Int, _ clock: Clock, _ offset: Int) -> Int {
        day * 86_400 + clock.hour * 3600 + clock.minute * 60 + clock.second - offset * 60
    }

    private static func dateAndClock(_ offset: Int, _ random: inout SplitMix64) -> (String, Meaning) {
        let day = day(&random)
        let clock = clock(&random)
        let date = written(day, &random)
        var text = written(clock, &random)
        let isDigit = text.first!.isNumber
        let gap = random.one(
            of: [" ", " ", "T", "t"] + (date.isClosed || !isDigit && !"AaPp".contains(text.first!) ? [""] : [])
        )
        text = date.text + gap + text
        guard random.chance(30) else {
            return (text, clock.isMidnight ? .day(day.days) : .moment(instant(day.days, clock, offset)))
        }
        let zone = random.one(of: [0, 480, 540, -210, -480, 330, 1080])
        let shown: String
        switch random.number(1...4) {
        case 1 where zone == 0: shown = random.one(of: ["Z", "z"])
        case 2 where zone % 60 == 0: shown = String(Self.shown(zone).prefix(3))
        case 3: shown = Self.shown(zone, colon: "")
        default: shown = Self.shown(zone)
        }
        return (text + random.one(of: ["", " "]) + shown, .moment(instant(day.days, clock, zone)))
    }

    /// What two people could read in two ways, and what is no date at all.
    private static func nothing(_ meant: Int?, _ random: inout SplitMix64) -> (String, Meaning) {
        let day = day(&random)
        let clock = two(random.number(1...23)) + ":" + two(random.number(0...59))
        let text: String
        switch random.number(1...16) {
        case 1: text = "\(two(day.month))/\(two(day.day))/\(day.year)"
        case 2: text = "\(day.day).\(day.month).\(day.year) \(clock)"
        case 3: text = "\(two(day.year % 100))-\(two(day.month))-\(two(day.day))"
        case 4: text = "\(day.month)月\(day.day)日 \(clock)"
        case 5: text = "\(day.year)-\(random.number(13...19))-\(two(day.day))"
        case 6: text = "\(day.year)-\(two(day.month))-\(Civil.length(day.year, day.month) + 1)"
        case 7: text = "\(day) \(random.number(24...29)):00"
        case 8: text = "\(day) \(two(random.number(1...23))):\(random.number(60...99))"
        case 9: text = "\(day) \(random.number(0...23)):\(random.number(0...9))"
        case 10:
            text = "\(day) \(random.one(of: ["上午 13:05", "中午 9:00", "晚上12:00", "晚 1:30", "早上2点", "0:30 PM", "下午0:30"]))"
        case 11: text = "\(day) \(clock) \(random.one(of: ["+19:00", "+18:01", "CST", "GMT", "+8", "+08:60"]))"
        case 12: text = random.one(of: ["44082", "44082.5", "昨天上午", "下周二", "九月八日", "无", "", "-", "2020/9", "2020年9月"])
        case 13: text = "\(day)\(clock)"
        case 14: text = "\(day) 上午\(clock)AM"
        case 15:
            let wrong = ["二", "三", "四", "五", "六", "日", "一"][((day.days + 3) % 7 + 7) % 7]
            text = "\(day) 星期\(wrong)"
        default: text = "\(day) 9点5"
        }
        return (text, .nothing)
    }
}

extension SplitMix64 {
    fileprivate mutating func noisyTime(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        let fullDigits = chance(6)
        let fullSigns = chance(15)
        let otherBlanks = chance(10)
        let otherDashes = chance(8)
        if chance(4) { result.append(one(of: [" ", "'", "\u{3000}"])) }
        for scalar in text.unicodeScalars {
            if chance(1), chance(30) { result.append("\u{200B}") }
            switch scalar {
            case "0"..."9" where fullDigits, ":" where fullSigns, "/" where fullSigns, "." where fullSigns,
                "(" where fullSigns, ")" where fullSigns:
                result.append(Unicode.Scalar(scalar.value + 0xFEE0)!)
            case "-" where otherDashes: result.append(one(of: ["–", "−", "－"]))
            case " " where otherBlanks:
                result.append(contentsOf: one(of: ["\u{3000}", "\u{A0}", "  ", "\n", "\t"]).unicodeScalars)
            default: result.append(scalar)
            }
        }
        if chance(4) { result.append(one(of: [" ", "\n"])) }
        return String(result)
    }
}
