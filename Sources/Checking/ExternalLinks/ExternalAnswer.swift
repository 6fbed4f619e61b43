import Diagnostics

/// The result of requesting an external URL.
enum ExternalAnswer: Hashable, Sendable {
  case alive
  /// The target is gone. The text is the evidence, as in "returns 404".
  case dead(String)
  /// The state of the target is unknown: it may come back, or it may respond only to people.
  case unsure(String)
  /// The target, or the target of a redirect, is not on the public internet. The text says where it is.
  case notPublic(String)

  static let unknownHost = dead("cannot be reached: its host does not exist")
  /// The host was not found, and no other response shows that this machine is online.
  static let unknownHostAlone = unsure("cannot be reached: its host does not exist, or this machine is offline")

  /// Returns the finding for a link to `url`. It is a note, or an error if the target is gone and `isStrict` is true.
  func diagnostic(of url: String, at place: SourceLocation, isStrict: Bool) -> Diagnostic? {
    switch self {
    case .alive: nil
    case .dead(let how):
      Diagnostic(
        .externalLink, "\(url) \(how)", at: place, help: "update the link, or remove it",
        severity: isStrict ? .error : nil)
    case .unsure(let how):
      Diagnostic(.externalLink, "\(url) \(how)", at: place, help: "try it in a browser")
    case .notPublic(let how):
      Diagnostic(
        .externalLink, "\(url) \(how)", at: place,
        help: "remove the link, or allow private addresses with --external-private")
    }
  }

  /// Returns whether a server that responds like this to a request for only the headers of a page may still have the
  /// page.
  static func isRefusal(status: Int, exit: Int) -> Bool { exit == 0 ? status >= 400 : exit != 6 && exit != 7 }

  /// Interprets the HTTP status or, if there is none, the exit status of `curl` (RFC 9110, section 15; curl(1), "Exit
  /// codes").
  init(status: Int, exit: Int) {
    switch (status, exit) {
    case (404, 0), (410, 0): self = .dead("returns \(status): the page does not exist")
    case (500..., 0) where status != 999: self = .unsure("returns \(status): the server reported an error")
    // Other statuses are for people who have signed in, or block automated requests.
    case (1..., 0): self = .alive
    case (_, 6): self = .unknownHost
    case (_, 7): self = .dead("cannot be reached: the connection failed")
    case (_, 35), (_, 51), (_, 53), (_, 54), (_, 58), (_, 59), (_, 60), (_, 66), (_, 77), (_, 83), (_, 90), (_, 91):
      self = .dead("does not have a valid certificate, so browsers show a warning")
    case (_, 47): self = .dead("redirects too many times")
    case (_, 28): self = .unsure("does not respond in time")
    default: self = .unsure("cannot be reached (curl exited with status \(exit))")
    }
  }
}
