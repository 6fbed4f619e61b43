import Values

extension Program {
  /// Returns the fingerprint of everything that determines the output for the same variables: the program's
  /// instructions, with names in place of their numbers, which can change with other templates.
  func fingerprint(_ names: NameTable) -> UInt64 {
    var fingerprint = Fingerprint()
    fingerprint.combine(UInt64(format.rawValue))
    fingerprint.combine(text)
    for function in functions {
      for number in [function.level, function.start, function.slotCount, function.parameterCount] {
        fingerprint.combine(UInt64(number))
      }
      fingerprint.combine(function.givesHTML ? 1 : 0)
    }
    let workspace = Workspace(Tables(values: constantValues, names: names))
    let keys = IdentityKeys(documents: [], records: [:], tables: workspace.tables)
    for constant in constants {
      fingerprint.combine(workspace.fingerprint(of: constant, keys, deferred: { _ in 0 }))
    }
    for instruction in instructions {
      fingerprint.combine(UInt64(instruction.operation.rawValue))
      fingerprint.combine(UInt64(instruction.place.rawValue))
      fingerprint.combine(UInt64(instruction.hops))
      let (first, second) = (UInt64(instruction.first), UInt64(instruction.second))
      switch instruction.operation {
      case .attribute, .attributeIfDefined:
        fingerprint.combine(names[NameID(rawValue: instruction.first)])
        fingerprint.combine(second)
      case .emitSlotAttribute, .emitGlobalAttribute, .pushSlotAttribute, .pushGlobalAttribute:
        fingerprint.combine(first)
        fingerprint.combine(names[NameID(rawValue: instruction.second)])
      default:
        fingerprint.combine(first)
        fingerprint.combine(second)
      }
    }
    return fingerprint.value
  }

  /// Returns, for each global, whether the program reads it.
  func usedGlobals(of count: Int) -> [Bool] {
    var used = [Bool](repeating: false, count: count)
    for instruction in instructions {
      switch instruction.operation {
      case .pushGlobal, .pushGlobalAttribute, .emitGlobalAttribute: used[Int(instruction.first)] = true
      default: break
      }
    }
    return used
  }

  /// The paths of the templates from which the program is compiled, without duplicates, the page's own first.
  var sources: [String] {
    var sources: [String] = []
    for place in places where !sources.contains(place.location.path) { sources.append(place.location.path) }
    return sources
  }
}
