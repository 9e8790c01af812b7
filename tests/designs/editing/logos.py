"""Pictures as people send them."""

from io import BytesIO

from PIL import Image


def png(colour=(200, 30, 30), size=(300, 300), mode="RGB") -> bytes:
    out = BytesIO()
    Image.new(mode, size, colour).save(out, "PNG")
    return out.getvalue()


def jpeg(size=(400, 300), **how) -> bytes:
    out = BytesIO()
    Image.effect_noise(size, 60).convert("RGB").save(out, "JPEG", **how)
    return out.getvalue()
