/// The way to write the destination of a link or an image.
package enum LinkResolution: Hashable, Sendable {
  /// Keeps the destination.
  case keep
  /// Replaces the destination.
  case replace(String)
  /// Removes the link and keeps its text or the image's description.
  case drop
  /// Defers the decision until the place is known: the text is converted again, and each link has its place.
  case locate
}
