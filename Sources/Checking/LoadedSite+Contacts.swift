import Diagnostics
import Rendering

extension LoadedSite {
  /// A warning about each placeholder in `site.yml`.
  var placeholderFindings: [Diagnostic] {
    graph.settings.identity.unfinishedSettings.map { setting in
      Diagnostic(.placeholderText, setting.message, at: setting.location, help: setting.help)
    }
  }

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
