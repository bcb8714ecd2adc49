"""The command line (dòng lệnh): ``thanhtra review | due | who-may | fine | explain | law | schema | diagram``.

Where things live: ``entry`` (which command), ``usage`` (arguments and their mistakes), ``streams`` (encodings, colours, closed
pipes), one file a command; ``law`` shows rules and lints them, ``templates`` lints the sentences of the checks. A command is loaded
when it is asked for.
"""

from __future__ import annotations

from thanhtra.cli.entry import main, script

__all__ = ["main", "script"]
