"""SVG files for the tests of pictures, made from their bodies."""


def svg(body: str, attributes: str = 'viewBox="0 0 100 100"') -> bytes:
    """Return a file with this body and these attributes of its root."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{body}</svg>'.encode()
