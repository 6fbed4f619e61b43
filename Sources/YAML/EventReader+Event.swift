extension EventReader {
  /// A libyaml event, without its pointers.
  struct Event {
    enum Opening: Equatable {
      case scalar(Node.Scalar)
      case sequence
      case mapping
      case alias
    }

    enum Closing {
      case collection
      case document
      case stream
    }

    enum Kind {
      case start
      case node(Opening)
      case end(Closing)
    }

    let kind: Kind
    let place: Node.Place
    /// The position, in characters from the beginning of the input.
    let characters: Range<Int>
    /// The character that gives the node a YAML anchor or tag: `&`, `!`.
    let mark: String?
  }
}
