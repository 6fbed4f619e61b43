/// Regular expressions for values of some types. ECMAScript, which JSON Schema and text editors use, and other dialects
/// read them the same way.
enum ValuePattern {
  static let boolean = "^([Tt]rue|TRUE|[Ff]alse|FALSE|[Yy]es|YES|[Nn]o|NO)$"

  /// A year, a month, a day, or a day with its time and zone.
  static let date =
    #"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])"#
    + #"([Tt ] *\d{1,2}:\d{2}(:\d{2}(\.\d+)?)? *([Zz]|[+-]\d{1,4}(:\d{2})?))?)?)?$"#

  static let url = #"^[Hh][Tt][Tt][Pp][Ss]?://[^/?#\s<>"{}|\\^`][^\s<>"{}|\\^`]*$"#
  static let email = #"^[^@\s]+@[^@\s]*\.[^@\s]*$"#
  static let color = "^#([0-9A-Fa-f]{3,4}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})$"
}
