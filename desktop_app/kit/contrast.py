"""Whether Windows is set to high contrast, when the program must use the system's own colours."""

import ctypes
import sys

_SPI_GETHIGHCONTRAST = 0x0042
_HCF_HIGHCONTRASTON = 0x00000001


class _HighContrast(ctypes.Structure):
    _fields_ = (
        ("size", ctypes.c_uint),
        ("flags", ctypes.c_uint),
        ("scheme", ctypes.c_wchar_p),
    )


def system_uses_high_contrast() -> bool:
    """True only on a Windows whose high-contrast mode is on."""
    if sys.platform != "win32":
        return False
    asked = _HighContrast(ctypes.sizeof(_HighContrast), 0, None)
    told = ctypes.windll.user32.SystemParametersInfoW(_SPI_GETHIGHCONTRAST, asked.size, ctypes.byref(asked), 0)
    return bool(told) and bool(asked.flags & _HCF_HIGHCONTRASTON)
