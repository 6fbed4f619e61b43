import Build
import Files
import Glibc
import NIOCore

/// A web server that previews a site while its files are edited.
package struct PreviewServer: Sendable {
  private let options: PreviewOptions
  private let session: PreviewSession
  private let listener: PreviewListener
  private let report: @Sendable (PreviewEvent) -> Void

  /// The number of ports to try after the requested one.
  private static let portCount = 20

  package init(_ options: PreviewOptions, report: @escaping @Sendable (PreviewEvent) -> Void) {
    self.options = options
    self.report = report
    session = PreviewSession(options, report: report)
    listener = PreviewListener(
      responder: PreviewResponder(session: session, hostPolicy: HostPolicy(host: options.host)))
  }

  /// The reason that the preview cannot start.
  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  /// Serves until the task is canceled. Throws ``Failure`` if it cannot listen.
  package func run() async throws {
    let changes = FolderWatcher([options.site.content, options.site.themes]).changes()
    await session.update(FolderChanges(isAnything: true))
    let (server, port) = try await listen()
    let host = options.host.contains(":") ? "[\(options.host)]" : options.host
    report(.listening(url: "http://\(host):\(port)\(await session.basePath)/"))
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await listener.serve(server) }
      group.addTask { for await change in changes { await session.update(change) } }
      group.addTask {
        while true {
          try await Task.sleep(for: .seconds(10))
          await session.followClock()
          await session.ping()
        }
      }
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  private func listen() async throws -> (PreviewListener.Server, Int) {
    let ports = options.port...min(options.port + Self.portCount, 65_535)
    do {
      if let found = try await listener.bind(options.host, ports: ports) { return found }
    } catch let error as IOError where error.errnoCode == EACCES {
      throw Failure(
        description: "only root can listen on port \(options.port); use --port with a number from 1024 to 65535")
    } catch {
      throw Failure(description: "cannot listen on \(options.host); use an IP address of this computer")
    }
    throw Failure(description: "no port from \(ports.lowerBound) to \(ports.upperBound) is free on \(options.host)")
  }
}
