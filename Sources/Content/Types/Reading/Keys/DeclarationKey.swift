/// A key of a mapping in a declaration file, such as `_type.yml`.
///
/// The cases of a conforming type are the keys that the mapping can have. A ``MappingReader`` can be asked for no others,
/// and the JSON Schema lists all of them.
package protocol DeclarationKey: RawRepresentable, CaseIterable, Hashable, Sendable
where RawValue == String, AllCases == [Self] {}
