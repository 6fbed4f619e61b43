import Diagnostics
import Rendering

extension LoadedSite {
  /// A note about each contact in `site.yml` through which readers cannot reach anyone.
  var contactFindings: [Diagnostic] {
    graph.settings.links.unreachableContacts.map { contact in
      Diagnostic(
        .contactAddress,
        contact.hasHomePage
          ? "the only address of the contact \"\(contact.role)\" is the home page of this site"
          : "the contact \"\(contact.role)\" has no address",
        at: contact.location, help: "add an email address, or the URL of a page with a form")
    }
  }
}
