"""The JSON Schema of the config.yml of Decap CMS 3, based on `configSchema.js` of decap-cms-core and the `schema.js` of each widget at
https://github.com/decaporg/decap-cms. Decap allows unknown keys and any registered widget. This schema rejects them, so that the tests find
typos."""

TEXT = {"type": "string", "minLength": 1}
PATTERN = {"type": "array", "items": TEXT, "minItems": 2, "maxItems": 2}
FIELDS = {"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/field"}}


def widget(properties: dict, required: tuple[str, ...] = ()) -> dict:
    """Returns the schema of a field whose widget has its own settings."""
    common = {"name": TEXT, "label": TEXT, "hint": TEXT, "required": {"type": "boolean"}, "widget": TEXT, "default": {}, "pattern": PATTERN}
    return {"properties": common | properties, "required": ["name", *required], "additionalProperties": False}


RELATION = {
    "collection": TEXT,
    "value_field": TEXT,
    "search_fields": {"type": "array", "minItems": 1, "items": TEXT},
    "display_fields": {"type": "array", "minItems": 1, "items": TEXT},
    "multiple": {"type": "boolean"},
}
WIDGETS = {
    "string": widget({}),
    "markdown": widget({}),
    "number": widget({"value_type": {"enum": ["int", "float"]}, "step": {"type": "number"}}),
    "boolean": widget({}),
    "color": widget({"allowInput": {"type": "boolean"}}),
    "file": widget({}),
    "image": widget({}),
    "select": widget({"options": {"type": "array", "items": TEXT}, "multiple": {"type": "boolean"}}, ("options",)),
    "relation": widget(RELATION, ("collection", "value_field", "search_fields")),
    "list": widget({"field": {"$ref": "#/definitions/field"}, "fields": FIELDS})
    | {"oneOf": [{"required": ["field"]}, {"required": ["fields"]}]},
    "object": widget({"fields": FIELDS, "collapsed": {"type": "boolean"}}, ("fields",)),
}
COLLECTION = {
    "name": TEXT,
    "label": TEXT,
    "label_singular": TEXT,
    "description": TEXT,
    "folder": TEXT,
    "create": {"type": "boolean"},
    "extension": {"enum": ["md"]},
    "format": {"enum": ["frontmatter", "yaml-frontmatter"]},
    "identifier_field": TEXT,
    "slug": TEXT,
    "summary": TEXT,
    "sortable_fields": {"type": "array", "items": TEXT},
    "media_folder": {"type": "string"},
    "public_folder": {"type": "string"},
    "fields": FIELDS,
}


def schema(widgets: dict = WIDGETS) -> dict:
    """Returns the schema of a configuration whose fields use `widgets`."""
    cases = [{"if": {"properties": {"widget": {"const": name}}}, "then": case} for name, case in widgets.items()]
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "type": "object",
        "properties": {
            "backend": {
                "type": "object",
                "properties": {"name": {"enum": ["github", "gitlab"]}, "repo": {"pattern": "^[^/]+(/[^/]+)+$"}, "branch": TEXT},
                "required": ["name", "repo"],
            },
            "site_url": TEXT,
            "display_url": TEXT,
            "media_folder": TEXT,
            "public_folder": TEXT,
            "slug": {
                "type": "object",
                "properties": {"encoding": {"enum": ["unicode", "ascii"]}, "clean_accents": {"type": "boolean"}},
                "additionalProperties": False,
            },
            "collections": {
                "type": "array",
                "minItems": 1,
                "items": {
                    "type": "object",
                    "properties": COLLECTION,
                    "required": ["name", "label", "folder", "fields", "format"],
                    "additionalProperties": False,
                },
            },
        },
        "required": ["backend", "collections", "media_folder"],
        "additionalProperties": False,
        "definitions": {
            "field": {"type": "object", "properties": {"widget": {"enum": list(widgets)}}, "required": ["widget"], "allOf": cases}
        },
    }
