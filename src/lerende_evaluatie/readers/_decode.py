"""From bytes to text; there is always an answer."""

import codecs

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(data: bytes) -> str:
    """Return `data` as text: UTF-8, UTF-16 with a byte order mark, else Windows-1252."""
    if data.startswith(_UTF16):
        return data.decode("utf-16", errors="replace")
    try:
        return join_surrogates(data.decode("utf-8-sig", errors="surrogatepass"))
    except UnicodeDecodeError:
        return _decode_damaged(data)


def join_surrogates(text: str) -> str:
    """Join the two halves of a character that some programs write apart; a lone half becomes U+FFFD."""
    return text.encode("utf-16-le", errors="surrogatepass").decode("utf-16-le", errors="replace")


def _decode_damaged(data: bytes) -> str:
    """Choose between UTF-8 with some broken bytes and Windows-1252.

    In Windows-1252 text hardly any accented letter happens to be valid UTF-8, so one broken byte in
    a long UTF-8 file need not turn every “é” into “Ã©”.
    """
    text = data.decode("utf-8-sig", errors="replace")
    broken = text.count("\ufffd")
    sound = sum(character > "\x7f" for character in text) - broken
    if sound > broken:
        return text
    return data.decode("cp1252", errors="replace")
