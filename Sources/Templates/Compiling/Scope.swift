/// The names set at a position in a template. Scopes are kept after they are left, because the macros defined in them
/// are compiled later and see the names set in the meantime.
struct Scope {
  var bindings: [String: Binding] = [:]
  let parent: Int?
}
