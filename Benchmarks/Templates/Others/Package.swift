// swift-tools-version: 6.2
import PackageDescription

// The engines that Broadside's is compared with, in a package of their own so that nobody else builds them.
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
