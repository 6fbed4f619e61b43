import ArgumentParser

/// The format of a list that is not a report of findings.
enum ListFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}
