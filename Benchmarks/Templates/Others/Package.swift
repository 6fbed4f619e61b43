// swift-tools-version: 6.2
import PackageDescription

// The engines that Broadside's engine is compared with. They are in a separate package so that only the benchmark builds them.
let package = Package(
  name: "other-engines",
  dependencies: [
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/stencilproject/Stencil", exact: "0.15.1"),
  ],
  targets: [
    .executableTarget(
      name: "Others",
      dependencies: [
        .product(name: "Mustache", package: "swift-mustache"), .product(name: "Stencil", package: "Stencil"),
      ])
  ],
  swiftLanguageModes: [.v5]
)
