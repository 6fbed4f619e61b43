import YAML

/// The values in a `_type.yml`. Nodes name fields of the type, and so are read once the fields are known.
struct TypeEntries {
  let name: String?
  let label: String?
  let singular: String?
  let permalink: TextPattern?
  let title: TextPattern?
  let sort: [SortKey]
  let table: Node?
  let isOpen: Bool
  let page: Node?
  let requirement: Node?
  let computed: Node?
  let checks: Node?
  let hasFutureDates: Bool
  let list: Node?
  let groupLists: Node?
  let feed: Node?
  let ownFeed: Node?
  let exports: Node?
  let fields: Node?

  init(_ reader: inout MappingReader<TypeKey>) {
    name = reader.requiredText(.name)
    label = reader.text(.label)
    singular = reader.text(.singular)
    permalink = reader.pattern(.permalink)
    title = reader.pattern(.title)
    sort = reader.texts(.sort).map { key in
      key.hasPrefix("-") ? SortKey(String(key.dropFirst()), isDescending: true) : SortKey(key)
    }
    table = reader.take(.table)
    isOpen = reader.boolean(.isOpen)
    page = reader.take(.page)
    requirement = reader.condition(.requirement)
    computed = reader.take(.computed)
    checks = reader.take(.checks)
    hasFutureDates = reader.boolean(.futureDates)
    list = reader.take(.list)
    groupLists = reader.take(.groupLists)
    feed = reader.take(.feed)
    ownFeed = reader.take(.ownFeed)
    exports = reader.take(.exports)
    fields = reader.take(.fields)
  }
}
