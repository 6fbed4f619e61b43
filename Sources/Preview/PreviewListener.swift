import NIOCore
import NIOHTTP1
import NIOPosix

/// An HTTP/1.1 server that answers browsers.
struct PreviewListener: Sendable {
  typealias Connection = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>
  typealias Server = NIOAsyncChannel<Connection, Never>

  let responder: PreviewResponder

  /// Binds the first free port of `ports`; returns `nil` if none is free. Throws if the system denies access, or if
  /// `host` is not an address of this computer.
  func bind(_ host: String, ports: ClosedRange<Int>) async throws -> (server: Server, port: Int)? {
    for port in ports {
      do {
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
          .serverChannelOption(.backlog, value: 256)
          .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
          .serverChannelInitializer { channel in
            channel.eventLoop.makeCompletedFuture {
              try channel.pipeline.syncOperations.addHandler(AcceptBackoffHandler())
            }
          }
          .bind(host: host, port: port, childChannelInitializer: Self.configure)
        return (server, port)
      } catch let error as IOError where error.errnoCode == EADDRINUSE {
        continue
      }
    }
    return nil
  }

  private static func configure(_ channel: any Channel) -> EventLoopFuture<Connection> {
    channel.eventLoop.makeCompletedFuture {
      let pipeline = channel.pipeline.syncOperations
      try pipeline.configureHTTPServerPipeline()
      try pipeline.addHandler(RequestDeadline())
      return try NIOAsyncChannel(wrappingChannelSynchronously: channel)
    }
  }

  /// Answers connections until the task is canceled.
  func serve(_ server: Server) async throws {
    try await withThrowingDiscardingTaskGroup { group in
      try await server.executeThenClose { connections in
        for try await connection in connections {
          // A broken connection must not stop the server.
          group.addTask { try? await answer(connection) }
        }
      }
    }
  }

  private func answer(_ connection: Connection) async throws {
    try await connection.executeThenClose { requests, output in
      var head: HTTPRequestHead?
      for try await part in requests {
        switch part {
        case .head(let request): head = request
        case .body: break
        case .end:
          guard let request = head else { return }
          try await send(await responder.response(to: request), to: request, output, connection.channel)
          guard request.isKeepAlive else { return }
        }
      }
    }
  }

  private func send(
    _ response: PreviewResponse, to request: HTTPRequestHead,
    _ output: NIOAsyncChannelOutboundWriter<HTTPServerResponsePart>, _ channel: any Channel
  ) async throws {
    var headers = response.headers
    if !request.isKeepAlive { headers.add(name: "Connection", value: "close") }
    let head = HTTPResponseHead(version: .http1_1, status: response.status, headers: headers)
    switch response.body {
    case .bytes(let bytes):
      let body: [HTTPServerResponsePart] =
        request.method == .HEAD ? [] : [.body(.byteBuffer(ByteBuffer(bytes: bytes)))]
      try await output.write(contentsOf: [.head(head)] + body + [.end(nil)])
    case .events(_, let reader) where request.method == .HEAD:
      await responder.session.forget(reader)
      try await output.write(contentsOf: [.head(head), .end(nil)])
    case .events(let events, let reader):
      let session = responder.session
      channel.closeFuture.whenComplete { _ in Task { await session.forget(reader) } }
      try await output.write(.head(head))
      for await event in events { try await output.write(.body(.byteBuffer(ByteBuffer(bytes: event.bytes)))) }
      try await output.write(.end(nil))
    }
  }
}
