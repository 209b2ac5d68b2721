// swift-tools-version: 6.2
// The module graph: an arrow only to what stands above in this file, checked by `make lint`.
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

// `make test-leak` builds a program that does leak, to see that the tests would notice.
let leaking: [SwiftSetting] = Context.environment["FORGEAUDIT_LEAKS"] == "1" ? [.define("FORGEAUDIT_LEAKS")] : []

// A program with Swift's runtime in it has 100,000 places that the loader adds its address to. Packed (glibc 2.36) they take
// 20 KB in place of 2.5 MB, and a fourth off the time that the program takes to start.
let packed: [LinkerSetting] = [
    .unsafeFlags(
        ["-use-ld=lld", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs"],
        .when(platforms: [.linux], configuration: .release))
]

func module(_ name: String, uses: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: uses, swiftSettings: strict)
}

func tests(of name: String, uses: [Target.Dependency] = []) -> Target {
    .testTarget(name: name + "Tests", dependencies: [.init(stringLiteral: name)] + uses, swiftSettings: strict)
}

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let flyingFox = Target.Dependency.product(name: "FlyingFox", package: "FlyingFox")
let log = Target.Dependency.product(name: "Logging", package: "swift-log")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

// libFuzzer brings its own `main`, so these link only in the build that `scripts/fuzz` makes.
let fuzzers: [Target] =
    Context.environment["FORGEAUDIT_FUZZ"] == nil
    ? []
    : ["json", "config", "link", "limits", "sealed", "redaction"].map { name in
        .executableTarget(
            name: "fuzz-" + name, dependencies: ["Fuzzing"], path: "Fuzz/Entries/" + name,
            swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])])
    }

let package = Package(
    name: "forgeaudit",
    products: [
        .executable(name: "forgeaudit", targets: ["forgeaudit"]),
        .executable(name: "fixture-forge", targets: ["fixture-forge"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    ],
    targets: [
        // System libraries, and the C and C++ shims in front of them.
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "CProcess"),
        .target(name: "CSimdJSON", linkerSettings: [.linkedLibrary("simdjson")]),

        // The domain, and what needs nothing of it.
        module("Inventory"),
        module("Secrets", uses: ["CProcess", crypto]),
        module("JSON", uses: ["CSimdJSON"]),
        module("Transport", uses: ["CCurl"]),

        // From the config to the snapshot.
        module("Config", uses: ["Inventory", "Secrets", crypto, yams]),
        module("Forges", uses: ["Inventory", "Secrets", "JSON", "Transport", crypto, cryptoExtras]),
        module("Snapshots", uses: ["Inventory", crypto, grdb, sqlite]),
        module("Importer", uses: ["Inventory", "Forges", "Snapshots"]),

        // From the snapshot to the reports.
        module("Rules", uses: ["Inventory"]),
        module("Audit", uses: ["Inventory", "Rules", "Snapshots", crypto]),
        module("Changes", uses: ["Inventory", "Snapshots"]),
        .target(
            name: "Reports", dependencies: ["Inventory", "Snapshots", "CLibXML2", "CZlib", crypto],
            resources: [
                .embedInCode("Resources/report.css"), .embedInCode("Resources/report.js"),
                .embedInCode("Resources/explore.js"), .embedInCode("Resources/report.schema.json"),
            ],
            swiftSettings: strict),

        .executableTarget(
            name: "forgeaudit",
            dependencies: [
                "CProcess", "Inventory", "Secrets", "Transport", "Config", "Forges", "Snapshots", "Importer", "Rules",
                "Audit", "Changes", "Reports", crypto, log, arguments,
            ],
            swiftSettings: strict + leaking, linkerSettings: packed),

        // The forge that the demo and the tests talk to.
        module("FixtureForge", uses: [flyingFox, crypto, cryptoExtras]),
        .executableTarget(name: "fixture-forge", dependencies: ["FixtureForge", arguments], swiftSettings: strict),

        // The parsers of untrusted input as functions of bytes; the fuzzers and a test call them.
        module("Fuzzing", uses: ["Inventory", "Secrets", "JSON", "Transport", "Config", "Forges"]),

        // What the tests of the built programs share.
        .target(
            name: "TestSupport", dependencies: ["CLibXML2", "FixtureForge", "Inventory", "Snapshots"],
            path: "Tests/TestSupport", swiftSettings: strict),

        tests(of: "Inventory"),
        tests(of: "Secrets"),
        tests(of: "JSON"),
        tests(of: "Transport", uses: ["TestSupport"]),
        tests(of: "Config", uses: ["Secrets", "Inventory"]),
        tests(
            of: "Forges",
            uses: ["Inventory", "Secrets", "JSON", "Transport", "FixtureForge", "TestSupport", crypto, cryptoExtras]),
        tests(of: "Snapshots", uses: ["Inventory", "TestSupport", grdb]),
        tests(of: "Importer", uses: ["Inventory", "Forges", "Snapshots"]),
        tests(of: "Rules", uses: ["Inventory"]),
        tests(of: "Audit", uses: ["Inventory", "Rules", "Snapshots", grdb]),
        tests(of: "Changes", uses: ["Inventory", "Snapshots", "TestSupport"]),
        tests(
            of: "Reports", uses: ["Inventory", "Snapshots", "CLibXML2", "CZlib", "TestSupport", "forgeaudit", crypto]),
        tests(of: "Fuzzing"),
        tests(of: "FixtureForge", uses: ["fixture-forge", "Transport", crypto, cryptoExtras]),
        .testTarget(
            name: "CommandTests",
            dependencies: [
                "FixtureForge", "Snapshots", "Inventory", "Rules", "TestSupport", "forgeaudit", "fixture-forge", grdb,
            ],
            exclude: ["demo-verdicts.md", "truth-table.csv"],
            swiftSettings: strict),
        .testTarget(
            name: "FaultTests",
            dependencies: ["FixtureForge", "Snapshots", "Inventory", "TestSupport", "forgeaudit", grdb],
            swiftSettings: strict),
    ] + fuzzers,
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
