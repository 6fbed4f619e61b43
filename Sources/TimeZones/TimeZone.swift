import Values

/// A time zone of the IANA Time Zone Database, such as `America/New_York`.
///
/// The rules come from the system's compiled database, the format of RFC 8536 ("TZif"). Times after the last transition
/// in a file follow the rule in its footer.
package struct TimeZone: Sendable {
  /// A change of the offset from UTC.
  struct Transition: Sendable {
    /// Seconds since 1970-01-01T00:00:00Z.
    let moment: Int
    /// Seconds east of UTC from then on.
    let offset: Int
  }

  package let name: String
  /// The offset before the first transition, in seconds east of UTC.
  let initialOffset: Int
  /// In the order of their moments.
  let transitions: [Transition]
  /// The rule for times after the last transition.
  let rule: TimeZoneRule?

  /// Coordinated Universal Time, which needs no database.
  package static let utc = TimeZone(name: "UTC", initialOffset: 0, transitions: [], rule: nil)

  init(name: String, initialOffset: Int, transitions: [Transition], rule: TimeZoneRule?) {
    self.name = name
    self.initialOffset = initialOffset
    self.transitions = transitions
    self.rule = rule
  }

  /// The offset at a moment, in seconds east of UTC; `moment` counts seconds since 1970-01-01T00:00:00Z.
  package func offset(at moment: Int) -> Int {
    guard let last = transitions.last, moment < last.moment else {
      return rule?.offset(at: moment) ?? transitions.last?.offset ?? initialOffset
    }
    var low = 0
    var high = transitions.count
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle].moment <= moment { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? initialOffset : transitions[low - 1].offset
  }

  /// The moment at which clocks in the zone show a local time, in seconds since 1970-01-01T00:00:00Z.
  ///
  /// `local` counts seconds since 1970-01-01T00:00:00 as if the zone were UTC. A time that occurs twice, when clocks are
  /// set back, is the first of the two. A time that does not occur, when clocks are set forward, is read with the offset
  /// from before the change: 2:30 becomes 3:30. Both follow RFC 5545, section 3.3.5.
  package func moment(ofLocal local: Int) -> Int {
    // No zone changes its offset twice within two days, and no offset exceeds a day.
    let before = offset(at: local - 86_400)
    let after = offset(at: local + 86_400)
    for offset in [before, after] where self.offset(at: local - offset) == offset { return local - offset }
    return local - before
  }

  /// The first moment of a day in the zone; `day` counts days since 1970-01-01.
  ///
  /// Usually midnight, but a zone may set its clocks forward at midnight; the day then begins at 1:00.
  package func startOfDay(_ day: Int) -> Int { moment(ofLocal: day * 86_400) }

  /// The day on which a moment falls in the zone, in days since 1970-01-01.
  package func day(of moment: Int) -> Int {
    let local = moment + offset(at: moment)
    return local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
  }

  /// The date and time that clocks in the zone show at the moment of a local time; see ``moment(ofLocal:)``.
  package func date(ofLocal local: Int) -> DateValue? { date(at: moment(ofLocal: local)) }

  /// The date and time that clocks in the zone show at a moment.
  package func date(at moment: Int) -> DateValue? {
    let offset = offset(at: moment)
    let day = day(of: moment)
    return DateValue(
      DateValue(secondsSinceEpoch: day * 86_400), secondOfDay: moment + offset - day * 86_400, zoneOffset: offset / 60)
  }
}
