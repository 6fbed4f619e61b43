/// A condition under which the values of a field identify a record in a list.
package enum RecordIdentification: Sendable {
  case always
  /// Only if the field is required.
  case ifRequired
  /// Only for the first field of this type in the record.
  case ifFirst
  case never
}
