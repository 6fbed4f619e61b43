import Files
import NIOCore
import NIOEmbedded
import NIOHTTP1
import Rendering
import Values

@testable import Preview

/// Sends the bytes to the preview as a browser's requests, and checks that no unpublished file is in a response.
struct RequestFuzzer: Fuzzer {
  private static let secret = "not-for-readers"
  private let site = ScratchSite(files: [
    "content/site.yml": "# \(secret)\ntitle: Site\nbase-url: https://example.org\ntheme: plain\n",
    "content/index.md": "---\ntitle: Home\n---\n", "content/about.md": "---\ntitle: About\n---\n[Home](index.md)\n",
    "content/_draft.txt": secret, "content/.env": secret, "secret.txt": secret,
    "themes/plain/theme.yml": "name: plain # \(secret)\n",
    "themes/plain/templates/page.html": "<!doctype html><title>{{ page.title }}</title>{{ page.content }}",
    "themes/plain/templates/404.html": "<!doctype html><title>None</title>",
    "themes/plain/templates/sitemap.xml": "<urlset/>",
  ])
  private let responder: PreviewResponder

  init() {
    var options = LoadingOptions(time: .moment(0))
    options.content = site.path + "/content"
    options.themes = site.path + "/themes"
    let session = PreviewSession(PreviewOptions(options, work: WorkOptions(jobs: 1))) { _ in }
    responder = PreviewResponder(session: session, hostPolicy: HostPolicy(host: "127.0.0.1"))
    waiting { await session.update(FolderChanges(isAnything: true)) }
    let home = waiting { await session.answer("/") }
    guard case .page = home else { fatalError("the site of the fuzzer does not build: \(home)") }
  }

  func run(_ bytes: [UInt8]) {
    let channel = EmbeddedChannel()
    defer { _ = try? channel.finish(acceptAlreadyClosed: true) }
    do {
      try channel.pipeline.syncOperations.configureHTTPServerPipeline()
      try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
      try channel.writeInbound(ByteBuffer(bytes: bytes))
      while let part = try channel.readInbound(as: HTTPServerRequestPart.self) {
        if case .head(let head) = part { check(head) }
      }
    } catch {
      // The parser rejects bytes that are not a request.
    }
  }

  private func check(_ head: HTTPRequestHead) {
    let responder = responder
    let response = waiting { await responder.response(to: head) }
    switch response.body {
    case .bytes(let bytes): precondition(!String(decoding: bytes, as: UTF8.self).contains(Self.secret))
    case .events(_, let reader): waiting { await responder.session.forget(reader) }
    }
    precondition([200, 302, 403, 404, 405].contains(response.status.code))
    for header in response.headers {
      precondition(!header.value.utf8.contains { $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: "\n") })
    }
  }
}
