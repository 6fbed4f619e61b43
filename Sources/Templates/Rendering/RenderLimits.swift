/// Limits that stop a template that does not terminate.
package struct RenderLimits: Sendable {
  /// The maximum number of iterations of all loops of a page, together with its macro calls.
  package var rounds = 10_000_000
  /// The maximum size of a page, in bytes.
  package var outputSize = 256 << 20
  /// The maximum number of values in a list or map, including the lists and maps inside it.
  package var values = 10_000_000
  /// The maximum depth of nested macro calls.
  package var callDepth = 200

  package init() {}
}
