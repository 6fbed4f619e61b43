extension Double {
  /// The number that `text` writes, all of it: the standard library reads only up to a NUL.
  package init?(wholeText text: String) {
    guard !text.utf8.contains(0) else { return nil }
    self.init(text)
  }
}
