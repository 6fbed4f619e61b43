import Content
import Values

/// The names and types that templates can use. `docs/themes.md` documents them for theme authors.
extension SiteLayout {
  typealias Slots = [(name: String, type: ValueType)]

  /// The slots that every document has, in order. A declared field with the same name fills its slot.
  package static let documentSlots = commonSlots.map(\.name)

  static let commonSlots: Slots = [
    ("title", .text), ("description", .text), ("url", .text), ("permalink", .text), ("content", .html),
    ("excerpt", .text), ("headings", .any), ("feed_content", .html), ("feed_id", .text), ("feed", .any),
    ("feed_date", .date), ("lead_image", .any),
    ("related", .list(.any)), ("previous", .any), ("next", .any), ("edit_url", .text),
    ("type", .text),
    ("collection", .any),
    ("date", .date), ("source_path", .text),
  ]

  static let headingSlots: Slots = [("id", .text), ("title", .text), ("level", .number)]

  static let feedSlots: Slots = [
    ("title", .text), ("description", .text), ("url", .text), ("permalink", .text), ("home", .text),
    ("updated", .date), ("json_url", .text), ("json_permalink", .text),
  ]

  static let navigationSlots: Slots = [("label", .text), ("url", .text)]

  static let paginationSlots: Slots = [
    ("number", .number), ("count", .number), ("total", .number), ("first", .text), ("last", .text),
    ("previous", .text), ("next", .text),
  ]

  static let fieldSlots: Slots = [("name", .text), ("label", .text), ("type", .text)]

  static let sitemapSlots: Slots = [("permalink", .text), ("updated", .date)]

  static let choiceSlots: Slots = [("name", .text), ("label", .text), ("position", .number)]

  static func collectionSlots(of document: ShapeID, feed: ShapeID, list: ShapeID, choices: ShapeID) -> Slots {
    [
      ("name", .text), ("label", .text), ("singular", .text), ("url", .text), ("feed", .record(feed)),
      ("items", .list(.record(document))), ("lists", .list(.record(list))), ("choices", .record(choices)),
    ]
  }

  static func groupSlots(of document: ShapeID) -> Slots {
    [("label", .text), ("date", .date), ("items", .list(.record(document)))]
  }

  static func listSlots(feed: ShapeID) -> Slots {
    [
      ("by", .text), ("label", .text), ("date", .date), ("url", .text), ("count", .number), ("feed", .record(feed)),
      ("value", .text), ("title", .text), ("where", .text),
    ]
  }

  static func siteSlots(_ settings: SettingsReader, navigationItem: ShapeID, feed: ShapeID) -> Slots {
    [
      ("title", .text), ("description", .text), ("base_url", .text), ("language", .text), ("root", .text),
      ("navigation", .list(.record(navigationItem))), ("social", settings.valueType(of: .social)),
      ("publishers", settings.valueType(of: .publishers)), ("banner", settings.valueType(of: .banner)),
      ("frame_hosts", settings.valueType(of: .frameHosts)),
      ("feeds", .list(.record(feed))), ("contacts", settings.valueType(of: .contacts)), ("search", .boolean),
    ]
  }
}
