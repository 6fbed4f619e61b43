// swift-tools-version: 6.2
import PackageDescription

// Set by Scripts/build-program.sh, which builds the program of the packages: one file that needs no shared libraries.
// - gold cannot link a static position-independent executable; lld can.
// - Without --no-export-dynamic, code that is not used stays.
// - Symbols contain paths of this machine, and the build ID depends on them.
let linkerSettings: [LinkerSetting] =
  Context.environment["BROADSIDE_STATIC"] == nil
  ? []
  : [
    .unsafeFlags([
      "-use-ld=lld", "-Xclang-linker", "-static-pie", "-Xlinker", "--no-export-dynamic", "-Xlinker", "--gc-sections",
      "-Xlinker", "--strip-all", "-Xlinker", "--build-id=none",
      "-Xlinker", Context.packageDirectory + "/Scripts/packaging/program.ld",
    ])
  ]

let package = Package(
  name: "broadside",
  products: [.executable(name: "broadside", targets: ["broadside"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // Without Foundation, which takes longer to load than a small build.
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    .package(url: "https://github.com/apple/swift-system", from: "1.5.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
  ],
  targets: [
    .executableTarget(
      name: "broadside",
      dependencies: [
        "Preview", "Authoring", "Scaffold", "Importing", "FrontMatterEditing", "Comparison", "Build", "Checking",
        "Rendering", "Site", "Content", "Markdown", "YAML", "TimeZones", "Processes", "Diagnostics", "Files",
        "Parallel", "Values", "CMalloc", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], linkerSettings: linkerSettings, plugins: ["EmbedVersions"]),
    .plugin(name: "EmbedVersions", capability: .buildTool(), dependencies: ["WriteVersions"]),
    .executableTarget(name: "WriteVersions"),
    .target(
      name: "Preview",
      dependencies: [
        "Build", "Checking", "Rendering", "Site", "Content", "HTML", "Values", "Diagnostics", "Files",
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ],
      resources: [.embedInCode("Assets")]),
    .target(
      name: "Build",
      dependencies: [
        "Checking", "Rendering", "Themes", "Site", "Templates", "Content", "TimeZones", "Values", "Diagnostics",
        "Files", "Parallel", "Archive", "Processes",
      ]),
    .target(
      name: "Checking",
      dependencies: [
        "Rendering", "Themes", "Site", "Templates", "Content", "Markdown", "HTML", "YAML", "Values", "Diagnostics",
        "Files",
        "Parallel", "Processes",
      ]),
    .target(
      name: "Rendering",
      dependencies: [
        "Themes", "Site", "Templates", "Content", "Markdown", "HTML", "YAML", "TimeZones", "Values", "Diagnostics",
        "Files", "Parallel",
      ]),
    .target(
      name: "Themes",
      dependencies: ["Site", "Templates", "Content", "YAML", "Values", "Diagnostics", "Files", "Parallel"]),
    .target(
      name: "Importing",
      dependencies: [
        "FrontMatterEditing", "Site", "Content", "HTML", "YAML", "TimeZones", "Values", "Diagnostics", "Files",
        "Parallel", "Processes", "CExpat",
      ]),
    .target(
      name: "FrontMatterEditing", dependencies: ["Content", "YAML", "Values", "Diagnostics", "Files", "Parallel"]),
    .target(
      name: "Authoring",
      dependencies: ["Themes", "Site", "Content", "YAML", "Values", "Diagnostics", "Files"]),
    .target(
      name: "Scaffold", dependencies: ["YAML", "Diagnostics", "Files"], exclude: ["Starter"], plugins: ["EmbedStarter"]),
    .target(name: "Comparison", dependencies: ["HTML", "Values", "Diagnostics", "Files", "Parallel"]),
    .plugin(name: "EmbedStarter", capability: .buildTool(), dependencies: ["EmbedFiles"]),
    .executableTarget(name: "EmbedFiles"),
    .target(
      name: "Site", dependencies: ["Content", "HTML", "TimeZones", "Values", "Diagnostics", "Files", "Parallel"]),
    .target(
      name: "Content",
      dependencies: ["YAML", "Markdown", "HTML", "TimeZones", "Values", "Diagnostics", "Files", "Parallel", "Archive"]),
    .target(name: "Templates", dependencies: ["HTML", "Values", "Diagnostics", "Parallel"]),
    .target(name: "Markdown", dependencies: ["HTML", "CCMarkGFM", "CMarkArena", "Values", "Diagnostics"]),
    .target(name: "HTML", dependencies: ["Values"]),
    .target(name: "YAML", dependencies: ["CYAML", "Diagnostics"]),
    .target(
      name: "Processes",
      dependencies: [
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .target(name: "TimeZones", dependencies: ["Values", "Files", "Diagnostics"]),
    .target(name: "Values"),
    .target(name: "Files", dependencies: ["CMessageDigest"]),
    .target(name: "Archive"),
    .target(name: "Parallel"),
    .target(name: "Diagnostics"),
    .systemLibrary(
      name: "CCMarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CMalloc"),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .target(name: "CMarkArena"),
    .systemLibrary(
      name: "CMessageDigest", pkgConfig: "libmd", providers: [.apt(["libmd-dev"])]),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .executableTarget(
      name: "TemplateBenchmark", dependencies: ["Templates", "Content", "Values", "Files"],
      path: "Benchmarks/Templates/Broadside"),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
    .testTarget(name: "ArchiveTests", dependencies: ["Archive"]),
    .testTarget(name: "ValuesTests", dependencies: ["Values"]),
    .testTarget(name: "TimeZonesTests", dependencies: ["TimeZones", "Values"]),
    .testTarget(name: "ParallelTests", dependencies: ["Parallel"]),
    .testTarget(name: "ProcessesTests", dependencies: ["Processes"]),
    .testTarget(name: "YAMLTests", dependencies: ["YAML"]),
    .testTarget(name: "FilesTests", dependencies: ["Files"]),
    .testTarget(name: "HTMLTests", dependencies: ["HTML"]),
    .executableTarget(name: "HTMLTokens", dependencies: ["HTML"], path: "Tests/HTMLTokens"),
    .executableTarget(name: "MarkdownPages", dependencies: ["Markdown"], path: "Tests/MarkdownPages"),
    .testTarget(name: "MarkdownTests", dependencies: ["Markdown", "HTML"]),
    .testTarget(name: "ContentTests", dependencies: ["Content", "Values", "Diagnostics", "TestSites"]),
    .testTarget(name: "AuthoringTests", dependencies: ["Authoring", "Site", "TestSites"]),
    .testTarget(name: "ImportingTests", dependencies: ["Importing", "Diagnostics", "TestSites"]),
    .testTarget(name: "ComparisonTests", dependencies: ["Comparison"]),
    .testTarget(name: "FrontMatterEditingTests", dependencies: ["FrontMatterEditing"]),
    .testTarget(name: "TemplatesTests", dependencies: ["Templates", "Content", "Values", "Diagnostics"]),
    .testTarget(
      name: "SiteTests", dependencies: ["Site", "TimeZones", "Values", "Diagnostics", "TestSites"]),
    .testTarget(name: "ThemesTests", dependencies: ["Themes", "TestSites"]),
    .testTarget(name: "RenderingTests", dependencies: ["Rendering", "Values", "TestSites"]),
    .testTarget(
      name: "CheckingTests", dependencies: ["Checking", "Rendering", "Values", "Diagnostics", "TestSites"],
      exclude: ["Mistakes"]),
    .testTarget(
      name: "BuildTests", dependencies: ["Build", "Rendering", "Values", "Diagnostics", "Files", "TestSites"]),
    // Not a test target: several of them use it.
    .target(
      name: "TestSites", dependencies: ["Build", "Checking", "Rendering", "Values", "Diagnostics", "Files"],
      path: "Tests/TestSites"),
    .testTarget(name: "CommandTests", dependencies: ["broadside"]),
    // No tests: Scripts/fuzz.sh links it with libFuzzer, which brings the main function. Here, `swift test` sees that it still compiles.
    .testTarget(
      name: "Fuzzers",
      dependencies: [
        "Preview", "Rendering", "Importing", "Templates", "Content", "Markdown", "HTML", "TimeZones", "Values",
        "Diagnostics", "Files", "Parallel", .product(name: "NIOEmbedded", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ], path: "Tests/Fuzz/Sources"),
  ],
  swiftLanguageModes: [.v6]
)
