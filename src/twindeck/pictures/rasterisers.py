"""The programs that draw pictures as pixels, and the loop by which a child process serves them.

Run as a file of its own this is that child (`guard` starts it). It imports nothing of the package, so that it starts
quickly and holds nothing of the parent's, and it has limits: what a picture asks for beyond them kills the child.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import sys
from threading import Lock
from typing import Any

_PDFIUM = Lock()
"""PDFium is not to be called from two threads at once."""


def by_resvg(svg: str, width: int, height: int, family: str, fonts: list[str]) -> bytes:
    """Return a PNG of an SVG text at this size in pixels, with these fonts and none of the machine's.

    Raises ValueError where resvg cannot read it.
    """
    import resvg_py

    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            width=width,
            height=height,
            dpi=96.0,
            skip_system_fonts=True,
            font_files=fonts or None,
            font_family=family,
            serif_family=family,
            sans_serif_family=family,
            cursive_family=family,
            fantasy_family=family,
            monospace_family=family,
        )
    )


def by_pdfium(pdf: bytes, width: int, height: int) -> bytes:
    """Return the first page of a PDF at this size in pixels, on nothing: four bytes a pixel (RGBA), rows without gaps.

    Raises ValueError where PDFium cannot.
    """
    import pypdfium2_raw as pdfium  # type: ignore[import-untyped]

    with _PDFIUM:
        # Harmless where it was called before.
        pdfium.FPDF_InitLibrary()
        document = pdfium.FPDF_LoadMemDocument64(pdf, len(pdf), None)
        page = pdfium.FPDF_LoadPage(document, 0) if document else None
        bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_BGRA, None, 0) if page else None
        try:
            if not bitmap:
                raise ValueError("no memory for the rendering")
            pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0)
            pdfium.FPDF_RenderPageBitmap(
                bitmap, page, 0, 0, width, height, 0, pdfium.FPDF_REVERSE_BYTE_ORDER | pdfium.FPDF_RENDER_NO_SMOOTHTEXT
            )
            stride = pdfium.FPDFBitmap_GetStride(bitmap)
            pixels = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
        finally:
            if bitmap:
                pdfium.FPDFBitmap_Destroy(bitmap)
            if page:
                pdfium.FPDF_ClosePage(page)
            if document:
                pdfium.FPDF_CloseDocument(document)
    row = width * 4
    return pixels if stride == row else b"".join(pixels[y * stride : y * stride + row] for y in range(height))


# ------------------------------------------------------------------------------------------------------------- the child


def main(folders: list[str], memory: int, seconds: int) -> None:
    """Answer requests until there are no more: a line of JSON and the bytes it speaks of, both ways."""
    _limit_memory(memory)
    sys.path += folders
    # What a library prints must not come between the answers.
    with open(0, "rb") as requests, os.fdopen(os.dup(1), "wb") as answers, open(os.devnull, "wb") as nothing:
        os.dup2(nothing.fileno(), 1)
        while line := requests.readline():
            request = json.loads(line)
            data = requests.read(request["bytes"])
            _limit_time(seconds)
            answer, made = _answer(request, data)
            answers.write(json.dumps({**answer, "bytes": len(made)}).encode() + b"\n")
            answers.write(made)
            answers.flush()


def _answer(request: dict[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
    width, height = request["size"]
    try:
        if request["by"] == "pdfium":
            return {}, by_pdfium(data, width, height)
        return {}, by_resvg(data.decode(), width, height, request["family"], request["fonts"])
    except MemoryError:
        os.abort()
    except BaseException as problem:  # resvg's panics are no Exceptions.
        return {"error": str(problem)}, b""


def _limit_memory(memory: int) -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):  # Windows has no such limits, macOS not all of them.
        import resource

        for limit, most in ((resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_AS, memory)):
            _, hard = resource.getrlimit(limit)
            most = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(limit, (most, most))


def _limit_time(seconds: int) -> None:
    """Allow this process so many more seconds of computing."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + 1 + seconds, hard))


if __name__ == "__main__":
    main(sys.argv[3:], int(sys.argv[1]), int(sys.argv[2]))
