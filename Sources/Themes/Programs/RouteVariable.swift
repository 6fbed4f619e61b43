import Site

/// The variables that are passed to a template; null if a route does not have them.
package enum RouteVariable: String, TemplateSlot {
  case site, collections, data, theme, page, feeds, items, groups, pagination, fields, feed, urls, target, permalink,
    component
}
