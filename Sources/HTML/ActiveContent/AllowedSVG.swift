/// The elements and attributes that an SVG image can contain (SVG 2; Filter Effects; SVG Animations).
enum AllowedSVG {
  /// The elements. `script`, `foreignObject`, `a`, and others that run something or contain HTML are not among them.
  static let elements = words(
    """
    svg g defs desc title metadata symbol use switch style path rect circle ellipse line polyline polygon image text tspan
    textPath tref marker clipPath mask pattern linearGradient radialGradient meshgradient meshrow meshpatch stop solidColor
    filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
    feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode
    feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence animate animateMotion
    animateTransform animateColor set mpath view flowRoot flowRegion flowPara flowSpan font font-face font-face-name font-face-src glyph missing-glyph hkern
    """)

  /// Returns what is active in an attribute of `element`; `nil` if nothing is.
  static func problem(with name: String, _ value: String, on element: String) -> String? {
    switch name {
    case "href":
      return isReference(value, on: element) ? nil : "a reference to \"\(value.prefix(60))\""
    case "attributeName" where !isPlain(value): return "an animation of the attribute \"\(value)\""
    case _ where !isPlain(name) && name != "attributeName": return "the attribute \"\(name)\""
    case _ where texts.contains(name) || name.hasPrefix("data-") || name.hasPrefix("aria-"): return nil
    default: return SVGStyle.problem(inValue: value)
    }
  }

  /// Returns whether an attribute contains neither a script nor a URL.
  private static func isPlain(_ name: String) -> Bool {
    attributes.contains(name) || name.hasPrefix("data-") || name.hasPrefix("aria-")
  }

  /// Returns whether `url` is a part of the image itself, or a photo that is contained in its URL.
  private static func isReference(_ url: String, on element: String) -> Bool {
    if url.isEmpty || url.hasPrefix("#") { return true }
    guard element == "image" || element == "feImage" else { return false }
    let start = url.prefix(30).lowercased()
    return ["png", "jpeg", "jpg", "gif", "webp", "avif"].contains { start.hasPrefix("data:image/\($0);base64,") }
  }

  /// The attributes whose values are never read as CSS.
  private static let texts: Set = ["id", "class", "title", "role", "name", "unicode", "glyph-name"]

  private static let attributes = words(
    """
    id class style lang tabindex role title type media version baseProfile viewBox preserveAspectRatio zoomAndPan x y x1 x2
    y1 y2 z cx cy r rx ry fx fy fr width height d points pathLength dx dy rotate textLength lengthAdjust startOffset method
    spacing side transform gradientUnits gradientTransform spreadMethod offset patternUnits patternContentUnits
    patternTransform clipPathUnits maskUnits maskContentUnits markerUnits markerWidth markerHeight refX refY orient filterUnits
    primitiveUnits filterRes in in2 result mode operator k1 k2 k3 k4 values stdDeviation edgeMode order kernelMatrix divisor
    bias targetX targetY kernelUnitLength preserveAlpha surfaceScale diffuseConstant specularConstant specularExponent
    limitingConeAngle pointsAtX pointsAtY pointsAtZ azimuth elevation scale xChannelSelector yChannelSelector radius
    baseFrequency numOctaves seed stitchTiles tableValues slope intercept amplitude exponent requiredFeatures
    requiredExtensions systemLanguage externalResourcesRequired contentScriptType contentStyleType enable-background
    begin dur end min max restart repeatCount repeatDur fill calcMode keyTimes keySplines keyPoints from to by additive
    accumulate path origin attributeType
    alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters
    color-profile color-rendering cursor direction display dominant-baseline fill-opacity fill-rule filter flood-color
    flood-opacity font font-family font-size font-size-adjust font-stretch font-style font-variant font-weight
    glyph-orientation-horizontal glyph-orientation-vertical image-rendering isolation kerning letter-spacing lighting-color
    line-height marker marker-end marker-mid marker-start mask mask-type mix-blend-mode opacity overflow paint-order
    pointer-events shape-rendering solid-color solid-opacity stop-color stop-opacity stroke stroke-dasharray
    stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-align text-anchor
    text-decoration text-indent text-overflow text-rendering text-transform transform-box transform-origin unicode-bidi
    vector-effect visibility white-space word-spacing writing-mode focusable crossorigin decoding
    horiz-adv-x horiz-origin-x units-per-em ascent descent cap-height x-height unicode glyph-name bbox panose-1
    unicode-range underline-position underline-thickness alphabetic u1 u2 g1 g2 k name
    """)

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
