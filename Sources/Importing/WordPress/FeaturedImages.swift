import Diagnostics

/// The findings about featured images that no document can have.
enum FeaturedImages {
  /// Returns a finding for the images of types without a field for an image, and for those that the export does not
  /// contain.
  static func diagnostics(
    _ documents: [ItemDocument], _ export: WordPressExport, _ attachments: Attachments, path: String
  ) -> [Diagnostic] {
    let place = SourceLocation(path: path)
    var found: [Diagnostic] = []
    let without = documents.count { $0.featured != nil && $0.featured?.field == nil }
    if without > 0 {
      found.append(
        Diagnostic(
          .warning, "\(counted(without, "featured image")) cannot be kept, because the type has no field for an image",
          at: place, help: "add a field of type image; the media list shows which document each image belongs to"))
    }
    let missing = export.items.count { item in
      item.notes["_thumbnail_id"].map { !$0.isEmpty && attachments[$0] == nil } ?? false
    }
    if missing > 0 {
      found.append(
        Diagnostic(
          .warning, "\(counted(missing, "featured image")) \(missing == 1 ? "is" : "are") not in the export", at: place,
          help: "in WordPress, choose Tools > Export > All content, which includes the media"))
    }
    return found
  }
}
