"""Writers: Scene -> bytes. One module or folder a format; `WRITERS` in `registry.py` names them all."""
