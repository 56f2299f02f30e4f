import Naive
import SurveyCore
import Testing

/// A survey that grows: draws, later hand-ins and reassignments, by our code and by ``NaiveDraw`` side by side.
private struct GrowingSurvey {
    var random: SplitMix64
    var sizes: [String: Int]
    var avoids: [String: Set<String>]
    var naive = NaiveDraw()
    /// By key: who holds it and the seed of its draw.
    var places: [String: (unit: String, ordinal: Int, surveyor: String, seed: String)] = [:]
    var lists: [String: [String]] = [:]

    init(seed: Int) {
        random = SplitMix64(seed)
        let units = (1...Int.random(in: 1...8, using: &random)).map { "单位\($0)" }
        sizes = [:]
        for unit in units { sizes[unit] = Int.random(in: 0...13, using: &random) }
        avoids = [:]
        for person in 1...Int.random(in: 1...5, using: &random) {
            avoids["调查员\(person)"] = Set(units.filter { _ in Int.random(in: 0...5, using: &random) == 0 })
        }
    }

    func held(_ surveyor: String) -> Int { places.values.count { $0.surveyor == surveyor } }

    func held(_ surveyor: String, of unit: String) -> Int {
        places.values.count { $0.surveyor == surveyor && $0.unit == unit }
    }

    func input(seed: String, perUnit: Int) -> DrawInput {
        DrawInput(
            seed: seed,
            perUnit: perUnit,
            units: sizes.keys.sorted().map { name in
                let contacts = (0..<sizes[name]!).map {
                    DrawContact(
                        id: $0,
                        ordinal: $0 + 1,
                        drawn: places[ContactKey(unit: name, ordinal: $0 + 1).text] != nil
                    )
                }
                var ofUnit: [String: Int] = [:]
                for surveyor in avoids.keys where held(surveyor, of: name) > 0 {
                    ofUnit[surveyor] = held(surveyor, of: name)
                }
                return DrawUnit(name: name, contacts: contacts, held: ofUnit)
            },
            surveyors: avoids.keys.sorted().map { DrawSurveyor(name: $0, avoids: avoids[$0]!, held: held($0)) }
        )
    }

    /// Draws in both ways.
    /// - Returns: whether somebody was eligible everywhere.
    mutating func draw(seed: String, perUnit: Int) -> Bool {
        let keys = sizes.mapValues { $0 }.reduce(into: [String: [String]]()) { all, unit in
            all[unit.key] = (0..<unit.value).map { ContactKey(unit: unit.key, ordinal: $0 + 1).text }
        }
        naive.draw(seed: seed, perUnit: perUnit, keys: keys, avoids: avoids)
        let input = input(seed: seed, perUnit: perUnit)
        do {
            let outcome = try input.drawn()
            #expect(naive.stuck == nil)
            for (surveyor, list) in zip(input.surveyors, outcome.lists) {
                for place in list {
                    let unit = input.units[place.unit].name
                    let key = ContactKey(unit: unit, ordinal: place.ordinal).text
                    #expect(place.ticket.hex == sha256("\(seed),\(key)"))
                    places[key] = (unit, place.ordinal, surveyor.name, seed)
                    lists[surveyor.name, default: []].append(key)
                }
            }
            return true
        } catch {
            #expect(error == .name(.nobodyEligible(unit: naive.stuck ?? "")))
            return false
        }
    }

    /// Takes half of a surveyor's list away in both ways.
    mutating func reassign() throws {
        let from = avoids.keys.sorted().randomElement(using: &random)!
        let moved = (lists[from] ?? []).filter { _ in Bool.random(using: &random) }
        let to = Set(avoids.keys.filter { $0 != from })
        guard !moved.isEmpty else { return }
        for key in moved {
            naive.held[from]! -= 1
            naive.heldOfUnit["\(from) \(places[key]!.unit)"]! -= 1
        }
        let stuck = moved.first { key in to.allSatisfy { avoids[$0]!.contains(places[key]!.unit) } }
        let kept = places.filter { !moved.contains($0.key) }
        var held: [String: [String: Int]] = [:]
        for place in kept.values { held[place.unit, default: [:]][place.surveyor, default: 0] += 1 }
        let reassignment = Reassignment(
            contacts: moved.enumerated().map { index, key in
                let place = places[key]!
                return .init(id: index, unit: place.unit, seed: place.seed, candidates: to)
            },
            surveyors: avoids.keys.sorted().map { name in
                DrawSurveyor(name: name, avoids: avoids[name]!, held: kept.values.count { $0.surveyor == name })
            },
            held: held
        )
        if let stuck {
            #expect(throws: Refusal.name(.nobodyTakesOver(unit: places[stuck]!.unit))) { try reassignment.moves() }
            for key in moved {
                naive.held[from]! += 1
                naive.heldOfUnit["\(from) \(places[key]!.unit)"]! += 1
            }
            return
        }
        let moves = try reassignment.moves()
        for (key, move) in zip(moved, moves) {
            let place = places[key]!
            let eligible = to.filter { !avoids[$0]!.contains(place.unit) }
            #expect(naive.give(of: place.unit, seed: place.seed, to: Array(eligible)) == move.surveyor)
            places[key]!.surveyor = move.surveyor
            for part in [from, move.surveyor] {
                lists[part, default: []].removeAll { $0 == key }
                naive.lists[part, default: []].removeAll { $0 == key }
            }
            lists[move.surveyor, default: []].append(key)
            naive.lists[move.surveyor, default: []].append(key)
        }
        #expect(moves.map(\.id) == Array(moved.indices))
    }
}

@Suite struct DrawPropertyTests {
    @Test(arguments: 1...60) func drawsLaterDrawsAndReassignmentsAreTheNaiveOnes(seed: Int) throws {
        var survey = GrowingSurvey(seed: seed)
        var perUnit = Int.random(in: 1...10, using: &survey.random)
        for round in 1...4 {
            guard survey.draw(seed: "\(seed)-\(round)", perUnit: perUnit) else { return }
            #expect(survey.lists.filter { !$0.value.isEmpty } == survey.naive.lists.filter { !$0.value.isEmpty })
            try survey.reassign()
            for unit in survey.sizes.keys.sorted() where Bool.random(using: &survey.random) {
                survey.sizes[unit]! += Int.random(in: 0...4, using: &survey.random)
            }
            perUnit += Int.random(in: 0...2, using: &survey.random)
        }
    }

    /// Two of them in `Tests/run`, all with `HUIFANG_LONG_DRAWS=1`.
    @Test(arguments: asked("HUIFANG_LONG_DRAWS", or: 0) > 0 ? Array(3...8) : [3, 8])
    func aLongDrawIsTheNaiveOne(people: Int) throws {
        var random = SplitMix64(people)
        let units = (1...260).map { "单位\($0)" }
        let sizes = units.map { _ in Int.random(in: 8...12, using: &random) }
        let surveyors = (1...people).map { number in
            DrawSurveyor(
                name: "调查员\(number)",
                avoids: Set(units.filter { _ in Int.random(in: 0...99, using: &random) == 0 }),
                held: people % 2 == 0 ? 7 : number == 1 ? 8 : 7
            )
        }
        var naive = NaiveDraw()
        var keys: [String: [String]] = [:]
        for (unit, size) in zip(units, sizes) {
            keys[unit] = (1...size).map { ContactKey(unit: unit, ordinal: $0).text }
        }
        for surveyor in surveyors { naive.held[surveyor.name] = surveyor.held }
        naive.draw(
            seed: "长",
            perUnit: 10,
            keys: keys,
            avoids: Dictionary(uniqueKeysWithValues: surveyors.map { ($0.name, $0.avoids) })
        )
        let input = DrawInput(
            seed: "长",
            perUnit: 10,
            units: zip(units, sizes).map { unit, size in
                DrawUnit(name: unit, contacts: (1...size).map { DrawContact(id: $0, ordinal: $0) })
            },
            surveyors: surveyors
        )
        let outcome = try input.drawn()
        for (surveyor, list) in zip(surveyors, outcome.lists) {
            let keys = list.map { ContactKey(unit: units[$0.unit], ordinal: $0.ordinal).text }
            #expect(keys == naive.lists[surveyor.name])
        }
    }
}
