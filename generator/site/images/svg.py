"""SVG without what could run, load or tell: a drawing and nothing else.

Data: `clean_svg` gives the drawing and its size, or raises `ValueError` with what is wrong.
Limits: pure. Elements and attributes pass an allow-list; an address may only be one inside the drawing, or a picture in it.
"""

from __future__ import annotations

import re

from lxml import etree

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_ELEMENTS = frozenset(
    "svg g defs symbol use path rect circle ellipse line polyline polygon text tspan textPath title desc style marker mask"
    " pattern clipPath linearGradient radialGradient stop image filter feBlend feColorMatrix feComponentTransfer feComposite"
    " feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR"
    " feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence"
    " animate animateMotion animateTransform mpath switch view".split()
)
_UNWRAPPED = frozenset({"a"})
"""Elements of which only the content stays."""
_EMBEDDED = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*\Z")
_OUTSIDE = re.compile(r"@import|expression\s*\(|javascript:|url\(\s*['\"]?\s*(?!#)", re.IGNORECASE)
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(px|pt|pc|mm|cm|in)?\s*\Z")
_PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_DEFAULT = (300, 150)
"""What browsers take where a drawing has no size."""


def clean_svg(data: bytes) -> tuple[bytes, tuple[int, int]]:
    """Returns the drawing, and its width and height in pixels. Raises `ValueError` for what is no SVG."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(f"not well-formed: {error.msg}") from None
    if root.tag != f"{{{_SVG}}}svg":
        raise ValueError("its first element is no <svg> of http://www.w3.org/2000/svg")
    _clean(root)
    size = _size(root)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="utf-8"), size


def _clean(element: etree._Element) -> None:
    for name, value in list(element.attrib.items()):
        if not _is_safe(str(name), str(value)):
            del element.attrib[name]
    if _local(element) == "style" and _OUTSIDE.search("".join(map(str, element.itertext()))):
        element.text = ""
    for child in list(element):
        name = _local(child)
        if name in _ELEMENTS:
            _clean(child)
        elif name in _UNWRAPPED:
            for attribute in list(child.attrib):
                del child.attrib[attribute]
            child.tag = f"{{{_SVG}}}g"
            _clean(child)
        else:
            _remove(element, child)


def _remove(parent: etree._Element, child: etree._Element) -> None:
    """Take an element out; the text after it stays."""
    tail, before = child.tail or "", child.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    child.tail = None
    parent.remove(child)


def _local(element: etree._Element) -> str:
    """The name of an element of SVG; empty for any other node."""
    tag = element.tag
    return tag.removeprefix(f"{{{_SVG}}}") if isinstance(tag, str) and tag.startswith(f"{{{_SVG}}}") else ""


def _is_safe(name: str, value: str) -> bool:
    if name in ("href", _XLINK):
        return value.strip().startswith("#") or bool(_EMBEDDED.match(value.strip()))
    if name.startswith("{"):
        return name == "{http://www.w3.org/XML/1998/namespace}space"
    # An animation could give an attribute another value: an address.
    is_address = name == "attributeName" and value.strip().lower().endswith("href")
    return not name.lower().startswith("on") and not is_address and not _OUTSIDE.search(value)


def _size(root: etree._Element) -> tuple[int, int]:
    width, height = (_pixels(root.get(name, "")) for name in ("width", "height"))
    box = [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", root.get("viewBox", ""))]
    box_width, box_height = (box[2], box[3]) if len(box) == 4 and box[2] > 0 and box[3] > 0 else (0.0, 0.0)
    ratio = box_height / box_width if box_width else 0.0
    if not width and not height:
        width, height = box_width or float(_DEFAULT[0]), box_height or float(_DEFAULT[1])
    width = width or (height / ratio if ratio else float(_DEFAULT[0]))
    height = height or (width * ratio if ratio else float(_DEFAULT[1]))
    return max(1, round(width)), max(1, round(height))


def _pixels(length: str) -> float:
    match = _LENGTH.match(length)
    return float(match[1]) * _PIXELS[match[2] or ""] if match else 0.0
