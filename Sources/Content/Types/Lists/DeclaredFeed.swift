import Diagnostics

/// A feed of the documents that have a date.
package struct DeclaredFeed: Sendable {
  package let path: String
  package let title: String
  package let description: String?
  package let limit: Int
  package let location: SourceLocation

  package init(path: String, title: String, description: String?, limit: Int, location: SourceLocation) {
    self.path = path
    self.title = title
    self.description = description
    self.limit = limit
    self.location = location
  }
}
