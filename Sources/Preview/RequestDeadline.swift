import NIOCore
import NIOHTTP1

/// Ends a connection whose request does not come to its end in time, or brings more than a preview has use for.
final class RequestDeadline: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  /// How long a browser may take for one request, and keep a connection that it does not use.
  private static let patience = TimeAmount.seconds(30)
  /// In bytes. Nothing that is asked of a preview has a body.
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
