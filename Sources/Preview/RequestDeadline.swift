import NIOCore
import NIOHTTP1

/// Closes a connection whose request takes too long or has too large a body.
final class RequestDeadline: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  /// The time that a browser has for one request, and to keep an idle connection.
  private static let patience = TimeAmount.seconds(30)
  /// The maximum size of a request body in bytes. No request to a preview needs one.
  private static let bodyLimit = 1 << 16

  private var timer: Scheduled<Void>?
  private var bodySize = 0

  func channelActive(context: ChannelHandlerContext) {
    start(context)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    timer?.cancel()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head: bodySize = 0
    case .body(let bytes):
      bodySize += bytes.readableBytes
      if bodySize > Self.bodyLimit { return context.close(promise: nil) }
    case .end: timer?.cancel()
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    if case .end = unwrapOutboundIn(data) { start(context) }
    context.write(data, promise: promise)
  }

  private func start(_ context: ChannelHandlerContext) {
    timer?.cancel()
    timer = context.eventLoop.assumeIsolated().scheduleTask(in: Self.patience) { context.close(promise: nil) }
  }
}
