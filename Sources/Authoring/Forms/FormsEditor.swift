/// A Git-based CMS: a browser-based editor that shows forms and saves to a Git repository.
package enum FormsEditor: String, CaseIterable, Sendable {
  case decap
  case sveltia

  /// A Boolean value that indicates whether an optional object with required fields can be omitted. Decap requires
  /// those fields anyway: https://github.com/decaporg/decap-cms/issues/2103
  var leavesOutOptionalObjects: Bool { self == .sveltia }

  /// The widget for maps; `nil` if there is none. The CMS then keeps what is in the file.
  var mapWidget: String? { self == .sveltia ? "keyvalue" : nil }
}
