extension Rulebook {
    /// The numbers that grades and states follow from, for readers without YAML: the log's `created` entry (log.md §Rules).
    package var rules: JSONValue {
        [
            "offset": .string(offset.description),
            "quota": .int(grading.quota),
            "deadline": .string(grading.deadline.description),
            "R1": .string(grading.readings.deadline.rawValue),
            "R2": .string(grading.readings.causes.rawValue),
            "R3": .string(grading.readings.shortfall.rawValue),
            "R8": .string(grading.readings.completion.rawValue),
            "fieldwork": [.string(fieldwork.from.description), .string(fieldwork.until.description)],
            "steps": ["late": .int(grading.lateSteps), "unreachable": .int(grading.unreachableSteps)],
            "bands": .array(grading.bands.map { [.string($0.grade.rawValue), .int($0.from.hundredths)] }),
            "weights": .object(questions.map { JSONValue.Member(key: $0.key, value: .int($0.weight)) }),
            "slices": .array(calls.slices.map { [.string($0.from.description), .string($0.until.description)] }),
            "silent": [
                "attempts": .int(calls.silentAttempts), "days": .int(calls.silentDays),
                "slices": .int(calls.silentSlices), "surveyors": .int(calls.silentSurveyors),
                "minutes": .int(calls.silentMinutes), "busyMinutes": .int(calls.busyMinutes),
                "perDay": .int(calls.attemptsPerDay),
            ],
            "dead": .int(calls.deadConfirmations),
            "reachedAttempts": .int(calls.reachedAttempts),
            "refusals": .int(calls.refusals),
            "holidays": Self.dates(calendar.holidays),
            "workdays": Self.dates(calendar.workdays),
        ]
    }

    private static func dates(_ dates: Set<CivilDate>) -> JSONValue {
        .array(dates.sorted().map { .string($0.description) })
    }

    /// The default rulebook, whose source is part of the program.
    package static let zhengzhou2020: Rulebook = {
        switch RulebookReader.read(String(decoding: PackageResources.zhengzhou_2020_yaml, as: UTF8.self)) {
        case .success(let rulebook): return rulebook
        case .failure(let faults): preconditionFailure("zhengzhou-2020.yaml: \(faults.all)")
        }
    }()
}
