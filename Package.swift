// swift-tools-version: 6.1
import PackageDescription

/// What Tests/Fuzzing feeds, beside the program itself.
let fuzzed: [Target.Dependency] = [
    "ContactCSV", "SurveyCore", "SurveyReports", "SurveyStore", "SurveyWords", "Workbook",
    .product(name: "GRDB", package: "GRDB.swift"),
]

// Exact versions: Package.resolved is not kept, so this file alone says what is built.
let package = Package(
    name: "huifang",
    products: [.executable(name: "huifang", targets: ["huifang"])],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    ],
    targets: [
        .systemLibrary(name: "CExpat", providers: [.apt(["libexpat1-dev"])]),
        .systemLibrary(name: "CLibCSV", providers: [.apt(["libcsv-dev"])]),
        .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "CStart"),
        .target(name: "Workbook", dependencies: ["CExpat", "CZlib"], exclude: ["workbooks.md"]),
        .target(
            name: "SurveyCore",
            dependencies: [
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Yams", package: "Yams"),
            ],
            exclude: [
                "Calls/protocol.md", "Contacts/Numbers/numbers.md", "Draw/draw.md", "Log/log.md", "Quality/quality.md",
                "Rates/rates.md", "Rulebook/notice.md", "Time/times.md",
            ],
            resources: [.embedInCode("Rulebook/zhengzhou-2020.yaml")]
        ),
        .target(
            name: "ContactCSV",
            dependencies: ["CLibCSV", "SurveyCore", "Workbook", .product(name: "Crypto", package: "swift-crypto")],
            exclude: ["columns.md"]
        ),
        .target(
            name: "SurveyStore",
            dependencies: [
                "CSQLite", "SurveyCore",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            exclude: ["SECURITY.md"]
        ),
        .target(name: "SurveyWords", dependencies: ["SurveyCore"]),
        .target(name: "SurveyReports", dependencies: ["SurveyCore", "SurveyWords"]),
        .executableTarget(
            name: "huifang",
            dependencies: [
                "ContactCSV", "SurveyCore", "SurveyReports", "SurveyStore", "SurveyWords",
                "CStart", "CZlib", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            exclude: [
                "Commands/contract.md", "Commands/reference.en.md", "Commands/reference.zh.md", "Console/console.md",
                "Guides", "Packaging",
            ],
            resources: [.embedInCode("Rehearsal/fixture.z")]
        ),
        // The rules of states and grades written once more, for tests only; it knows nothing of the targets above.
        .target(
            name: "Naive",
            dependencies: [.product(name: "Crypto", package: "swift-crypto")],
            path: "Tests/Naive"
        ),
        // Random dates and times with what they mean, written from times.md; it knows nothing of the targets above either.
        .target(name: "TimeTexts", dependencies: ["Naive"], path: "Tests/TimeTexts"),
        // The same of cells of numbers, from numbers.md.
        .target(name: "NumberCells", dependencies: ["Naive"], path: "Tests/NumberCells"),
        // Files of contacts with what must become of each of their records, written from columns.md.
        .target(name: "RandomTables", dependencies: ["Naive"], path: "Tests/RandomTables"),
        .testTarget(name: "NaiveTests", dependencies: ["Naive"]),
        .testTarget(name: "WorkbookTests", dependencies: ["CZlib", "Workbook"]),
        .testTarget(
            name: "ContactCSVTests",
            dependencies: [
                "ContactCSV", "SurveyCore", "Workbook", "Naive", "NumberCells", "RandomTables", "TimeTexts",
                .product(name: "Crypto", package: "swift-crypto"),
            ]
        ),
        .testTarget(name: "SurveyCoreTests", dependencies: ["SurveyCore", "Naive", "NumberCells", "TimeTexts"]),
        .testTarget(name: "SurveyStoreTests", dependencies: ["SurveyStore", "SurveyCore", "Naive"]),
        .testTarget(name: "SurveyWordsTests", dependencies: ["SurveyWords", "SurveyCore", "Naive"]),
        .testTarget(name: "SurveyReportsTests", dependencies: ["SurveyReports", "SurveyCore", "SurveyWords", "Naive"]),
        .testTarget(
            name: "FuzzingTests",
            dependencies: fuzzed + ["huifang", "Naive"],
            path: "Tests/Fuzzing",
            exclude: ["Corpus", "README.md", "run"]
        ),
        .testTarget(
            name: "huifangTests",
            dependencies: ["huifang", "Naive", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            exclude: ["Commands/Goldens", "Console/Goldens", "Import/Files", "Import/Goldens"]
        ),
    ],
    swiftLanguageModes: [.v6]
)

// Tests/Fuzzing/run asks for this: the harnesses as a program of libFuzzer, whose main function is not the program's.
if Context.environment["HUIFANG_FUZZING"] != nil {
    let program = package.targets.first { $0.name == "huifang" }!
    package.products = []
    package.targets.removeAll { $0.type == .test || $0.name == "huifang" }
    package.targets += [
        .target(
            name: "huifang",
            dependencies: program.dependencies,
            exclude: program.exclude,
            resources: program.resources,
            swiftSettings: [.unsafeFlags(["-Xfrontend", "-entry-point-function-name", "-Xfrontend", "huifang_main"])]
        ),
        .executableTarget(
            name: "fuzz",
            dependencies: fuzzed + ["huifang"],
            path: "Tests/Fuzzing",
            exclude: ["Corpus", "FuzzingTests.swift", "README.md", "run"]
        ),
    ]
}
