/// The keys that represent records with an identity in the fingerprints of values that contain them. Unlike the numbers
/// of the records, the keys are the same in the next build.
package struct IdentityKeys: Sendable {
  /// The keys of documents, by document number.
  package let documents: [UInt64]
  /// The keys of other records with an identity, by first row.
  package let records: [UInt32: UInt64]
  /// The fingerprints of layouts, by layout number.
  let shapes: [UInt64]

  package init(documents: [UInt64], records: [UInt32: UInt64], tables: Tables) {
    self.documents = documents
    self.records = records
    shapes = tables.shapes.map { shape in
      var fingerprint = Fingerprint()
      for slot in shape.slots { fingerprint.combine(tables.names[slot]) }
      return fingerprint.value
    }
  }
}

extension Workspace {
  /// Returns the fingerprint of a value and everything that it contains. A record with an identity counts as its key,
  /// whatever it contains. `deferred` returns the fingerprint of a deferred value.
  package func fingerprint(of value: Value, _ keys: IdentityKeys, deferred: (Value) -> UInt64) -> UInt64 {
    var fingerprint = Fingerprint()
    combine(value, into: &fingerprint, keys, deferred)
    return fingerprint.value
  }

  private func combine(
    _ value: Value, into fingerprint: inout Fingerprint, _ keys: IdentityKeys, _ deferred: (Value) -> UInt64
  ) {
    fingerprint.combine(UInt64(value.kind.rawValue))
    switch value.kind {
    case .undefined, .null: break
    case .boolean, .integer, .number, .date, .function: fingerprint.combine(value.bits)
    case .text, .html: withBytes(of: value) { fingerprint.combine($0) }
    case .document: fingerprint.combine(keys.documents[Int(value.first)])
    case .deferred: fingerprint.combine(deferred(value))
    case .list:
      fingerprint.combine(UInt64(count(value)))
      for index in 0..<count(value) { combine(element(index, of: value), into: &fingerprint, keys, deferred) }
    case .map:
      fingerprint.combine(UInt64(count(value)))
      for index in 0..<count(value) {
        let pair = pair(index, of: value)
        combine(pair.key, into: &fingerprint, keys, deferred)
        combine(pair.value, into: &fingerprint, keys, deferred)
      }
    case .record:
      if !value.isInScratch, let key = keys.records[value.first] { return fingerprint.combine(key) }
      fingerprint.combine(keys.shapes[Int(value.second)])
      for slot in tables.shapes[Int(value.second)].slots.indices {
        combine(row(value.first, plus: slot), into: &fingerprint, keys, deferred)
      }
    }
  }
}
