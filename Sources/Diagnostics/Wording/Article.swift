/// Returns `noun` with its indefinite article: "a member", "an event".
package func withArticle(_ noun: String) -> String {
  let beginsWithVowel = noun.first.map { "aeiou".contains($0.lowercased()) } ?? false
  return (beginsWithVowel ? "an " : "a ") + noun
}
