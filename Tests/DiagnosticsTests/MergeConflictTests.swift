import Diagnostics
import Testing

@Suite("Merge conflicts")
struct MergeConflictTests {
  private func lines(_ text: String) -> [Int] {
    MergeConflict.findings(in: Array(text.utf8)[...], path: "a.md").compactMap(\.location?.line)
  }

  @Test(
    "Each conflict is found at its first marker",
    arguments: [
      ("<<<<<<< HEAD\na\n=======\nb\n>>>>>>> b\n", [1]), ("x\r\n<<<<<<<\r\na\r\n=======\r\n>>>>>>>", [2]),
      ("a\n=======\nb\n>>>>>>> b", [4]), ("<<<<<<< a\n<<<<<<< b\n>>>>>>> b\n>>>>>>> a", [1, 2, 4]),
    ])
  func found(text: String, expected: [Int]) {
    #expect(lines(text) == expected)
  }

  @Test(
    "Text that only resembles a marker is not found",
    arguments: [
      "Title\n=======\n", "<<<<<< HEAD", "<<<<<<<< HEAD", " <<<<<<< HEAD", "<<<<<<<HEAD", "> > > quoted", ">>>>>>>>",
      "a <<<<<<< b", "",
    ])
  func notFound(text: String) {
    #expect(lines(text) == [])
  }
}
