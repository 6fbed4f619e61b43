import Testing

private let data = """
  {"title": "Texas", "count": 3, "items": [1, 2]}
  """

private let mistakes: [Mistake] = [
  Mistake(
    "{% block a %}\n{% if title %}\nx\n{% endblock %}",
    #"page.html:2:4 error: this "if" is not closed before {% endblock %} on line 4; end it with {% endif %}"#),
  Mistake(
    "{% if title %}{% for x in items %}{% endif %}\n{% endfor %}",
    #"page.html:1:38 error: the "for" on line 1 is still open at {% endif %}; move {% endfor %} from line 2 before it"#),
  Mistake(
    "{% for x in items %}{% if x %}x{% endfor %}{% endfor %}",
    #"page.html:1:35 error: "endfor" does not close the "if" on line 1; write {% endif %}"#),
  Mistake(
    "{% if title %}x{% endfor %}{% endif %}",
    #"page.html:1:19 error: unexpected tag "endfor"; remove it: no "for" is open here"#),
  Mistake(
    "{% for x in items %}x{% endeach %}",
    #"page.html:1:25 error: unexpected tag "endeach"; write {% endfor %} to close the "for" on line 1"#),
  Mistake(
    "{% if title %}x{% end %}",
    #"page.html:1:19 error: unexpected tag "end"; write {% endif %} to close the "if" on line 1"#),
  Mistake(
    "{% if title %}x{% end if %}",
    #"page.html:1:19 error: unexpected tag "end"; write {% endif %} to close the "if" on line 1"#),
  Mistake(
    "{% if title %}x{% elseif count %}y{% endif %}",
    #"page.html:1:19 error: unexpected tag "elseif"; write {% elif … %}"#),
  Mistake(
    "{% if title %}x{% else if count %}y{% else %}z{% endif %}",
    #"page.html:1:19 error: unexpected tag "else if"; write {% elif … %}"#),
  Mistake(
    "{% if title %}x{% else %}y{% elif count %}z{% endif %}",
    #"page.html:1:30 error: this "if" already has an {% else %} on line 1; move {% else %} after the last {% elif %}"#),
  Mistake(
    "{% if title %}{% for x in items %}{% elif count %}{% endif %}",
    #"page.html:1:18 error: this "for" is not closed before {% elif %} on line 1; end it with {% endfor %}"#),
  Mistake(
    "{% unless title %}x{% else %}y{% endunless %}",
    #"page.html:1:4 error: unexpected tag "unless"; write {% if not … %}…{% endif %}"#),
  Mistake(
    "{% if title = count %}{% endif %}",
    #"page.html:1:13 error: expected "%}", found "="; write =="#),
  Mistake(
    "{% if title === count %}{% endif %}",
    #"page.html:1:13 error: expected "%}", found "==="; write =="#),
  Mistake(
    "{% if title && count %}{% endif %}",
    #"page.html:1:13 error: expected "%}", found "&&"; write and"#),
  Mistake(
    "{% if title || count %}{% endif %}",
    #"page.html:1:13 error: expected "%}", found "||"; write or"#),
  Mistake(
    "{% if !title %}{% endif %}",
    #"page.html:1:7 error: expected a value, found "!"; write not title"#),
  Mistake(
    "{{ title ? count : 1 }}",
    #"page.html:1:10 error: expected "}}", found "?"; write "b if a else c" instead of "a ? b : c""#),
  Mistake(
    "{% if title == null %}{% endif %}",
    #"page.html:1:16 error: no variable is named "null"; write none"#),
  Mistake(
    "{{ title | truncate: 20 }}",
    #"page.html:1:20 error: expected "}}", found ":"; write truncate(20)"#),
  Mistake(
    "{{ title | replace: 'a', 'b' }}",
    #"page.html:1:19 error: expected "}}", found ":"; write replace("a", "b")"#),
  Mistake(
    "{% assign x = 1 %}",
    #"page.html:1:4 error: unexpected tag "assign"; write {% set name = value %}"#),
  Mistake(
    "{% include header %}",
    #"page.html:1:12 error: the template name must be a string in quotes; write {% include "header.html" %}"#),
  Mistake(
    "{% include 'nav.html', a: 1 %}",
    #"page.html:1:22 error: expected "%}", found ","; set variables around the tag: {% with name = value %}{% include "nav.html" %}{% endwith %}"#
  ),
  Mistake(
    "{{#if title}}x{{/if}}",
    ##"page.html:1:3 error: expected a value, found "#"; write {% if … %}…{% endif %}"##,
    #"page.html:1:17 error: expected a value, found "/"; write {% endif %}"#),
  Mistake(
    "{{{ title }}}",
    #"page.html:1:11 error: expected ":", found "}"; write {{ title }}, or {{ title | safe }} for HTML"#),
  Mistake(
    "{{ .title }}",
    #"page.html:1:4 error: expected a value, found "."; write page.title"#),
]

@Suite("Tags that do not match, and the notation of other languages") struct TagMistakeTests {
  @Test("Each mistake is reported once, with the notation to write", arguments: mistakes)
  func message(_ mistake: Mistake) throws {
    let templates = ["page.html": mistake.template, "nav.html": ""]
    let findings = try Rendering.of(templates, data: data).findings
    #expect(findings == mistake.messages)
  }
}
