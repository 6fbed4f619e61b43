import Testing
import Values

@Suite("Slugs") struct SlugTests {
  @Test(
    "Text in any language becomes a slug",
    arguments: [
      ("Fair workweek", "fair-workweek"), ("  Housing,  now! ", "housing-now"), ("It's O’Brien's", "its-obriens"),
      ("Ærøskøbing Straße", "aeroskobing-strasse"), ("Ko\u{308}ln", "koeln"), ("Łódź", "lodz"),
      ("Nguyễn Thị Đặng", "nguyen-thi-dang"),
      ("Жители Москвы", "zhiteli-moskvy"), ("Київ", "kiiv"), ("Αθήνα", "athina"), ("東京", "東京"), ("القاهرة", "القاهرة"),
      ("1,500 members", "1-500-members"), ("✊", "raised-fist"), ("✊🏽 Power", "power"),
      ("🇺🇸", "regional-indicator-symbol-letter-u-regional-indicator-symbol-letter-s"),
      ("…", "horizontal-ellipsis"), ("---", ""), ("", ""),
    ])
  func slugs(_ text: String, expected: String) {
    #expect(slug(text) == expected)
  }
}
