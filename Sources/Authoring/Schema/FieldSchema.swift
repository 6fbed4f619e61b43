import Content

/// The JSON Schema of field values, as the YAML support of text editors reads them.
///
/// A text editor reads YAML 1.2, in which `02134` and `2014` are numbers, but a build interprets them by the type of the
/// field. The schema therefore allows numbers for text and dates. An empty value counts as omitted.
struct FieldSchema {
  /// Returns the names that references to a type can use, and whether other names are allowed.
  let names: (String) -> (known: [String], isOpen: Bool)

  /// The maximum number of names to list. A text editor shows all of them at once.
  private static let listedNames = 500

  /// Returns the schema of a record with `fields` and no others.
  func object(of fields: [Field]) -> [DataTree.Entry] {
    let required = fields.filter { $0.isRequired && $0.defaultValue == nil }.map(\.key)
    let properties = DataTree.map(fields.map { DataTree.Entry($0.key, property($0)) })
    return [Entry("type", "object"), Entry("properties", properties)]
      + (required.isEmpty ? [] : [Entry("required", .texts(required))]) + [Entry("additionalProperties", false)]
  }

  private typealias Entry = DataTree.Entry

  private func property(_ field: Field) -> DataTree {
    var about: [String] = field.hint.map { [$0] } ?? []
    if field.isPrivate, field.declaration != nil { about.append("Private: excluded from the site.") }
    var entries = [Entry("title", .text(field.label ?? field.key))]
    if let standard = field.standardValue {
      entries.append(Entry("default", standard))
    } else if let text = field.defaultValue?.scalarText {
      about.append("Default: \(text)")
    }
    if !about.isEmpty { entries.append(Entry("description", .text(about.joined(separator: " ")))) }
    let isRequired = field.isRequired && field.defaultValue == nil
    return .map(entries + schema(of: field.type, mayBeEmpty: !isRequired))
  }

  private func schema(of type: FieldType, mayBeEmpty: Bool) -> [Entry] {
    func types(_ names: [String]) -> Entry {
      let all = names + (mayBeEmpty ? ["null"] : [])
      return Entry("type", all.count == 1 ? .text(all[0]) : .texts(all))
    }
    switch type {
    case .scalar(let scalar):
      let schema = scalar.schema
      let pattern = mayBeEmpty ? schema.pattern : schema.requiredPattern ?? schema.pattern
      let bounds = schema.range.map {
        [Entry("minimum", .number($0.lowerBound)), Entry("maximum", .number($0.upperBound))]
      }
      return [types(schema.types)]
        + [schema.format.map { Entry("format", .text($0)) }, pattern.map { Entry("pattern", .text($0)) }].compactMap(
          \.self) + (bounds ?? [])
    case .choice(let choices): return [choice(of: choices.names, mayBeEmpty: mayBeEmpty)]
    case .reference(let reference):
      return self.reference(reference, mayBeEmpty: mayBeEmpty, types(["string", "number"]))
    case .list(let element): return [types(["array"]), Entry("items", .map(schema(of: element, mayBeEmpty: false)))]
    case .map(let element):
      return [types(["object"]), Entry("additionalProperties", .map(schema(of: element, mayBeEmpty: true)))]
    case .record(let record): return [types(["object"])] + object(of: record.fields).dropFirst()
    case .image: return [types(["object"])] + object(of: FieldType.pictureFields).dropFirst()
    }
  }

  private func reference(_ reference: FieldType.Reference, mayBeEmpty: Bool, _ types: Entry) -> [Entry] {
    let (known, isOpen) = names(reference.type)
    guard !known.isEmpty, known.count <= Self.listedNames else { return [types] }
    return isOpen ? [types, Entry("examples", .texts(known))] : [choice(of: known, mayBeEmpty: mayBeEmpty)]
  }

  /// Returns the enumeration of `words`, also as numbers where YAML reads them as numbers.
  private func choice(of words: [String], mayBeEmpty: Bool) -> Entry {
    let numbers = words.filter { $0.first != "0" && $0.allSatisfy(\.isNumber) && Int($0) != nil }
    let empty: [DataTree] = mayBeEmpty ? [.nothing] : []
    return Entry("enum", .list(words.map { .text($0) } + numbers.map { .literal($0) } + empty))
  }
}
