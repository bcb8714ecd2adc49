"""What a frozen program needs of the library beside the modules it imports by name: the rules, and what is imported when named.

Checks are found by being there, tracks and rooms when they are first asked for. The kit of the tests stays out.
"""

from __future__ import annotations

from PyInstaller.utils.hooks import collect_data_files, collect_submodules

datas = collect_data_files("thanhtra")
hiddenimports = collect_submodules(
    "thanhtra", filter=lambda name: not name.startswith(("thanhtra.testing", "thanhtra.__pyinstaller"))
)
