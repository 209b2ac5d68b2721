// swift-tools-version: 6.2
// The module graph: an arrow only to what stands above in this file, checked by `make lint`.
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

func module(_ name: String, uses: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: uses, swiftSettings: strict)
}

func tests(of name: String, uses: [Target.Dependency] = []) -> Target {
    .testTarget(name: name + "Tests", dependencies: [.init(stringLiteral: name)] + uses, swiftSettings: strict)
}

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let flyingFox = Target.Dependency.product(name: "FlyingFox", package: "FlyingFox")
let log = Target.Dependency.product(name: "Logging", package: "swift-log")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

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
        .target(name: "CSimdJSON", linkerSettings: [.linkedLibrary("simdjson")]),

        // The domain, and what needs nothing of it.
        module("Inventory"),
        module("Secrets", uses: [crypto]),
        module("JSON", uses: ["CSimdJSON"]),
        module("Transport", uses: ["CCurl"]),

        // From the config to the snapshot.
        module("Config", uses: ["Inventory", "Secrets", crypto, yams]),
        module("Forges", uses: ["Inventory", "Secrets", "JSON", "Transport", crypto, cryptoExtras]),
        module("Snapshots", uses: ["Inventory", crypto, grdb]),
        module("Importer", uses: ["Inventory", "Forges", "Snapshots"]),

        // From the snapshot to the reports.
        module("Rules", uses: ["Inventory"]),
        module("Audit", uses: ["Inventory", "Rules", "Snapshots", crypto]),
        .target(
            name: "Reports", dependencies: ["Inventory", "Snapshots", "CLibXML2", crypto],
            resources: [.embedInCode("Resources/report.css")], swiftSettings: strict),

        .executableTarget(
            name: "forgeaudit",
            dependencies: [
                "Inventory", "Secrets", "Transport", "Config", "Forges", "Snapshots", "Importer", "Rules", "Audit",
                "Reports", crypto, log, arguments,
            ],
            swiftSettings: strict),

        // The forge that the demo and the tests talk to.
        module("FixtureForge", uses: [flyingFox, crypto, cryptoExtras]),
        .executableTarget(name: "fixture-forge", dependencies: ["FixtureForge", arguments], swiftSettings: strict),

        // What the tests of the built programs share.
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),

        tests(of: "Inventory"),
        tests(of: "Secrets"),
        tests(of: "JSON"),
        tests(of: "Transport"),
        tests(of: "Config", uses: ["Secrets", "Inventory"]),
        tests(of: "Forges", uses: ["Inventory", "Secrets", "JSON", "Transport", "FixtureForge", crypto, cryptoExtras]),
        tests(of: "Snapshots", uses: ["Inventory", grdb]),
        tests(of: "Importer", uses: ["Inventory", "Forges", "Snapshots"]),
        tests(of: "Rules", uses: ["Inventory"]),
        tests(of: "Audit", uses: ["Inventory", "Rules", "Snapshots", grdb]),
        tests(of: "Reports", uses: ["Inventory", "Snapshots", "CLibXML2"]),
        tests(of: "FixtureForge", uses: ["fixture-forge", crypto, cryptoExtras]),
        .testTarget(
            name: "CommandTests",
            dependencies: [
                "FixtureForge", "Snapshots", "Inventory", "TestSupport", "forgeaudit", "fixture-forge", grdb,
            ],
            exclude: ["demo-verdicts.md"],
            swiftSettings: strict),
        .testTarget(
            name: "FaultTests",
            dependencies: ["FixtureForge", "Snapshots", "Inventory", "TestSupport", "forgeaudit", grdb],
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
