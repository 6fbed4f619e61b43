extension Double {
  /// Creates the number that all of `text` represents. The standard library reads only up to a NUL.
  package init?(wholeText text: String) {
    guard !text.utf8.contains(0) else { return nil }
    self.init(text)
  }
}
