/// An editor in the browser that shows forms, and keeps what is written in a Git repository.
package enum FormsEditor: String, CaseIterable, Sendable {
  case decap
  case sveltia

  /// Whether an optional set of fields can be left out where some of its fields are required. Decap asks for those all the same:
  /// https://github.com/decaporg/decap-cms/issues/2103
  var leavesOutOptionalObjects: Bool { self == .sveltia }

  /// The widget for values under names of the author's own; `nil` where there is none, and what stands in the file is kept as it is.
  var mapWidget: String? { self == .sveltia ? "keyvalue" : nil }
}
