import Diagnostics

/// What became of asking for an address elsewhere.
enum ExternalAnswer: Hashable, Sendable {
  case alive
  /// It is gone, with how that shows: "answers 404".
  case dead(String)
  /// Nobody can say: it may be back tomorrow, or answer people only.
  case unsure(String)

  static let unknownHost = dead("has a host that does not exist")
  /// The same where nothing else tells that the machine is on the network.
  static let unknownHostAlone = unsure("has a host that is not found: it does not exist, or there is no network here")

  var isToBeTold: Bool { self != .alive }

  /// What is to be said of a link to `url`. It is never more than a note, but under `isStrict` where the address is dead.
  func diagnostic(of url: String, at place: () -> SourceLocation, isStrict: Bool) -> Diagnostic? {
    switch self {
    case .alive: nil
    case .dead(let how):
      Diagnostic(
        .externalLink, "\(url) \(how)", at: place(), help: "link to where it is now, or leave the link out",
        severity: isStrict ? .error : nil)
    case .unsure(let how):
      Diagnostic(.externalLink, "\(url) \(how)", at: place(), help: "try it in a browser")
    }
  }

  /// Whether a server that answers so when it is asked for the head of a page only may have the page all the same.
  static func isRefusal(status: Int, exit: Int) -> Bool { exit == 0 ? status >= 400 : exit != 6 && exit != 7 }

  /// What the status of HTTP, and where there is none that of `curl`, say (RFC 9110, section 15; curl(1), "Exit codes").
  init(status: Int, exit: Int) {
    switch (status, exit) {
    case (404, 0), (410, 0): self = .dead("answers \(status): there is no such page")
    case (500..., 0) where status != 999: self = .unsure("answers \(status): the server has a problem")
    // Others are for people who have signed in, or keep programs out.
    case (1..., 0): self = .alive
    case (_, 6): self = .unknownHost
    case (_, 7): self = .dead("does not answer: nothing listens there")
    case (_, 35), (_, 51), (_, 53), (_, 54), (_, 58), (_, 59), (_, 60), (_, 66), (_, 77), (_, 83), (_, 90), (_, 91):
      self = .dead("has no valid certificate, so browsers warn of it")
    case (_, 47): self = .dead("leads in a circle")
    case (_, 28): self = .unsure("does not answer in time")
    default: self = .unsure("cannot be reached (curl ended with \(exit))")
    }
  }
}
