/// Returns the candidate nearest to `name` by edit distance, for a "did you mean"; `nil` if none is near enough. To
/// look up several names among the same candidates, create a ``NearestNames`` once.
package func nearestName(to name: String, in candidates: some Sequence<String>) -> String? {
  NearestNames(candidates).nearest(to: name)
}
