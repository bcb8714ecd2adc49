"""Checks kept outside the library: declared in a module, a file, or every file of a folder (kiểm tra của riêng cơ quan)."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from traceback import format_exception_only, walk_tb
from types import ModuleType

from thanhtra.checks.declaration import Check, held_by
from thanhtra.errors import CheckBroken, CheckError


def load_checks(source: ModuleType | Path | str) -> tuple[Check, ...]:
    """The checks ``source`` declares, in order of their codes, for ``review(…, checks=…)``.

    ``source`` is a module that is already imported, a ``.py`` file, or a folder whose ``.py`` files are read (those that begin with
    ``_`` are not). Reading a file runs it: load only what you trust. Raises CheckError where there is nothing to read, nothing is
    declared, or a file is no Python, and CheckBroken, with the line, for what a file raises while it is read.
    """
    modules = [source] if isinstance(source, ModuleType) else [_read(path) for path in check_files(source)]
    found = [check for module in modules for check in declared(module)]
    if not found:
        raise CheckError(f"{source}: không khai báo kiểm tra nào / declares no check")
    return tuple(sorted(found, key=lambda c: c.code))


def declared(module: ModuleType) -> list[Check]:
    """The checks declared in that very module, not those it imports."""
    return [one for one in held_by(module) if one.module == module.__name__]


def distinct(checks: list[Check]) -> tuple[Check, ...]:
    """The checks in order of their codes. Raises CheckError when two share a code or a name: a code is never used twice."""
    for key in ("code", "name"):
        values = [getattr(c, key) for c in checks]
        if twice := {v for v in values if values.count(v) > 1}:
            raise CheckError(f"checks that share a {key}: {', '.join(sorted(twice))}")
    return tuple(sorted(checks, key=lambda c: c.code))


def check_files(source: Path | str) -> list[Path]:
    """The files :func:`load_checks` reads for a file or a folder. Raises CheckError where there is nothing to read."""
    at = Path(source)
    if source == "":  # it would be the folder at hand, and its files would be run
        raise CheckError("tên để trống / an empty name")
    if at.is_dir():
        return sorted(path for path in at.glob("*.py") if not path.name.startswith("_"))
    if at.suffix == ".py" and at.is_file():
        return [at]
    raise CheckError(f"{at}: không phải tệp .py hay thư mục / neither a .py file nor a folder")


def _read(path: Path) -> ModuleType:
    """The file as a module named after its folder and itself, so that a check's area is its folder, as it is inside the library."""
    name = f"thanhtra_own_checks.{path.resolve().parent.name}.{path.stem}"
    spec = spec_from_file_location(name, path)
    assert spec is not None  # noqa: S101 - a .py file always has a loader
    assert spec.loader is not None  # noqa: S101 - likewise
    module = module_from_spec(spec)
    sys.modules[name] = module  # where a class of the file looks for its own names
    try:
        spec.loader.exec_module(module)
    except CheckError:
        raise
    except (Exception, SystemExit) as wrong:
        del sys.modules[name]
        raise _broken(path, module, wrong) from wrong
    return module


def _broken(path: Path, module: ModuleType, wrong: BaseException) -> Exception:
    """What is told of a file that could not be run to its end. Of an exception its class and its first line are told."""
    own = [line for frame, line in walk_tb(wrong.__traceback__) if frame.f_code.co_filename == module.__file__]
    if own:
        return CheckBroken(str(path), own[-1], format_exception_only(wrong)[-1].partition("\n")[0])
    if isinstance(wrong, OSError):
        return wrong
    line = wrong.lineno if isinstance(wrong, SyntaxError) else None
    why = wrong.msg if isinstance(wrong, SyntaxError) else type(wrong).__name__
    return CheckError(f"{path}:{line or 1}: không phải mã Python / no Python: {why}")
