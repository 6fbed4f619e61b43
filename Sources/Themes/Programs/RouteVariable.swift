/// The variables that are passed to a template; null if a route does not have them.
package enum RouteVariable: Int, CaseIterable {
  case site, collections, data, theme, page, feeds, items, groups, pagination, fields, feed, urls, target, permalink,
    component

  /// The name of the variable in templates.
  var name: String { "\(self)" }
}
