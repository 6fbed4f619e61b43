/// The reason why a value cannot be written in a context, with a fix.
struct NoSafePlace: Error, Hashable {
  let message: String
  let help: String?

  init(_ message: String, _ help: String?) {
    self.message = message
    self.help = help
  }
}
