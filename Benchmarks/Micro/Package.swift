// swift-tools-version: 6.2
// Measures parts of forgeaudit by themselves. Its modules are built here once more from the same files (`Sources` leads
// there), because what they offer each other is open to their own package only.
import PackageDescription

// Benchmarks look inside as tests do, in a build for release.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .unsafeFlags(["-enable-testing"]),
]

func module(_ name: String, uses: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: uses, swiftSettings: strict)
}

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")

let package = Package(
    name: "forgeaudit-parts",
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
    ],
    targets: [
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl"),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0"),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib"),
        .target(name: "CProcess"),
        .target(name: "CSimdJSON", linkerSettings: [.linkedLibrary("simdjson")]),
        module("Inventory"),
        module("Secrets", uses: ["CProcess", crypto]),
        module("JSON", uses: ["CSimdJSON"]),
        module("Transport", uses: ["CCurl"]),
        module("Forges", uses: ["Inventory", "Secrets", "JSON", "Transport", crypto, cryptoExtras]),
        module(
            "Snapshots",
            uses: [
                "Inventory", crypto, .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]),
        module("Rules", uses: ["Inventory"]),
        .target(
            name: "Reports", dependencies: ["Inventory", "Snapshots", "CLibXML2", "CZlib", crypto],
            resources: [
                .embedInCode("Resources/report.css"), .embedInCode("Resources/report.js"),
                .embedInCode("Resources/explore.js"), .embedInCode("Resources/report.schema.json"),
            ],
            swiftSettings: strict),
        .target(name: "BareLoop", dependencies: ["CLibXML2"], path: "BareLoop", publicHeadersPath: "include"),
        .executableTarget(
            name: "Parts",
            dependencies: [
                "Inventory", "JSON", "Forges", "Snapshots", "Rules", "Reports", "BareLoop",
                .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Benchmarks/Parts", swiftSettings: strict,
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    ])
