"""A frozen class of the library ends up as attrs makes it, however late it is finished."""

from __future__ import annotations

import copy
import gc
import inspect
import pickle
import pkgutil
import sys
from importlib import import_module
from types import ModuleType

import attrs
import pytest

import thanhtra

BODIES = '''
from __future__ import annotations
from functools import cached_property
from typing import ClassVar, Generic, TypeVar
import attrs
T = TypeVar("T")

class Plain:
    """Shares what it says."""
    __slots__ = ()
    def __repr__(self): return f"<{type(self).__name__}>"

@frozen
class Positional:
    """Two fields and a default."""
    a: int
    b: str = "b"
    SHARED: ClassVar[int] = 3
    @property
    def both(self): return f"{self.a}{self.b}"

@frozen(kw_only=True)
class Made:
    """Defaults that are made, private fields, one that follows from another."""
    a: int = attrs.field(validator=attrs.validators.instance_of(int))
    rest: dict[str, int] = attrs.field(repr=False, eq=False)
    _hidden: int = 0
    text: str = attrs.field(init=False, default=attrs.Factory(lambda self: str(self.a), takes_self=True))
    @rest.default
    def _rest(self): return {"made": self.a}

@frozen(kw_only=True, eq=False, repr=False)
class Base(Plain):
    kind: str
    n: int = 1

@frozen(kw_only=True, eq=False, repr=False)
class Derived(Base):
    kind: str = "derived"
    own: int = 2

@frozen(eq=False)
class Held(Generic[T]):
    value: T

@frozen
class Checked:
    a: int
    seen: list[int] = attrs.field(factory=list)
    def __attrs_post_init__(self): self.seen.append(self.a)

@frozen
class Own:
    """Writes its own equality."""
    a: int
    def __eq__(self, other): return True
    def __hash__(self): return 7

@frozen
class Begun:
    """Writes its own beginning."""
    a: int
    def __init__(self, a): self.__attrs_init__(a + 1)

@frozen
class Above:
    @property
    def one(self): return 1
    @classmethod
    def two(cls): return 2

@frozen
class Property(Above):
    """Asks a base from a property."""
    a: int = 1
    @property
    def one(self): return super().one + self.a

@frozen
class Method(Above):
    """Asks a base from a class method."""
    a: int = 1
    @classmethod
    def two(cls): return super().two() + 1

@frozen(cache_hash=True)
class Hashed:
    a: int

@frozen
class Worked:
    a: int
    @cached_property
    def twice(self): return 2 * self.a

@frozen
class Empty:
    pass
'''
NAMES = (
    "Positional",
    "Made",
    "Base",
    "Derived",
    "Held",
    "Checked",
    "Own",
    "Begun",
    "Above",
    "Property",
    "Method",
    "Hashed",
    "Worked",
    "Empty",
)
EXAMPLES = {
    "Positional": ((1,), {}),
    "Made": ((), {"a": 1, "hidden": 2}),
    "Base": ((), {"kind": "k"}),
    "Derived": ((), {"own": 5}),
    "Held": (("v",), {}),
    "Checked": ((1,), {}),
    "Own": ((1,), {}),
    "Begun": ((1,), {}),
    "Above": ((), {}),
    "Property": ((3,), {}),
    "Method": ((3,), {}),
    "Hashed": ((1,), {}),
    "Worked": ((1,), {}),
    "Empty": ((), {}),
}


def _module(name: str, maker: str) -> ModuleType:
    """The classes of ``BODIES``, made by ``maker``; anew, so that none is finished."""
    made = sys.modules[name] = ModuleType(name)
    exec(compile(f"{BODIES.replace('import attrs', f'import attrs{chr(10)}{maker}', 1)}", name, "exec"), made.__dict__)  # noqa: S102 - our own text
    return made


@pytest.fixture
def ours():
    yield _module("ours_of_test", "from thanhtra.classes import frozen")
    del sys.modules["ours_of_test"]


@pytest.fixture
def theirs():
    yield _module("theirs_of_test", "from attrs import frozen")
    del sys.modules["theirs_of_test"]


def _of(module, name):
    args, given = EXAMPLES[name]
    return getattr(module, name)(*args, **given)


def _fields(cls):
    return [
        (a.name, a.alias, a.type, a.init, a.kw_only, a.repr, a.eq, a.hash, a.inherited, a.default is attrs.NOTHING)
        for a in attrs.fields(cls)
    ]


def _kinds(cls):
    """What stands in the class, by name; slots apart, of which attrs repeats those a base has."""
    return {n: type(v).__name__ for n, v in vars(cls).items() if not inspect.ismemberdescriptor(v)}


@pytest.mark.parametrize("name", NAMES)
def test_the_class_is_the_same_to_whoever_looks(name, ours, theirs):
    mine, meant = getattr(ours, name), getattr(theirs, name)
    assert attrs.has(mine)
    assert inspect.signature(mine) == inspect.signature(meant)
    assert _fields(mine) == _fields(meant)
    for mark in ("__slots__", "__match_args__"):
        assert vars(mine)[mark] == vars(meant)[mark]
    assert (mine.__doc__, mine.__qualname__, mine.__annotations__) == (
        meant.__doc__,
        meant.__qualname__,
        meant.__annotations__,
    )
    different = set(dir(mine)) ^ set(dir(meant))
    assert different == set()
    assert _kinds(mine) == _kinds(meant)


@pytest.mark.parametrize("name", NAMES)
def test_an_instance_is_the_same(name, ours, theirs):
    mine, meant = _of(ours, name), _of(theirs, name)
    assert repr(mine) == repr(meant)
    assert (mine == _of(ours, name), mine == object()) == (meant == _of(theirs, name), meant == object())
    assert (mine != _of(ours, name)) == (meant != _of(theirs, name))
    assert attrs.asdict(mine) == attrs.asdict(meant)
    assert repr(attrs.evolve(mine)) == repr(attrs.evolve(meant))
    assert type(mine).__hash__ is not None
    if name not in ("Base", "Derived", "Held", "Checked"):  # by identity, or holding a list
        assert hash(mine) == hash(_of(ours, name))


@pytest.mark.parametrize("name", NAMES)
def test_it_is_frozen_before_and_after(name, ours):
    cls = getattr(ours, name)
    unfinished = cls.__new__(cls)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        unfinished.a = 1
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        del _of(ours, name).a


@pytest.mark.parametrize("name", NAMES)
def test_it_is_pickled_and_copied(name, ours):
    one = _of(ours, name)
    sent = pickle.dumps(one)
    fields = [a.name for a in attrs.fields(type(one))]
    for again in (pickle.loads(sent), copy.copy(one), copy.deepcopy(one)):  # noqa: S301 - our own
        assert [getattr(again, f) for f in fields] == [getattr(one, f) for f in fields]


def test_reading_a_pickle_finishes_no_class(ours):
    sent = pickle.dumps(_of(ours, "Derived"))
    del sys.modules["ours_of_test"]
    fresh = _module("ours_of_test", "from thanhtra.classes import frozen")
    read = pickle.loads(sent)  # noqa: S301 - our own
    assert (read.kind, read.n, read.own) == ("derived", 1, 5)
    assert type(vars(fresh.Derived)["__init__"]).__name__ == "_Later"
    assert repr(read) == "<Derived>"
    assert fresh.Derived(own=1).own == 1
    assert type(vars(fresh.Derived)["__init__"]).__name__ == "function"


def test_making_a_class_asks_attrs_for_nothing(ours):
    waiting = [n for n in NAMES if type(vars(getattr(ours, n)).get("__eq__")).__name__ == "_Later"]
    assert waiting == ["Positional", "Made", "Checked", "Begun", "Empty"]
    waiting = [n for n in NAMES if type(vars(getattr(ours, n)).get("__init__")).__name__ == "_Later"]
    assert waiting == ["Positional", "Made", "Base", "Derived", "Held", "Checked", "Own", "Empty"]


def test_a_method_of_any_kind_may_ask_its_base(ours):
    assert (ours.Property(3).one, ours.Method.two(), ours.Method(3).two()) == (4, 3, 3)


def test_a_class_may_begin_by_itself_and_call_what_attrs_wrote(ours):
    assert ours.Begun(1).a == 2


@pytest.mark.parametrize("name", ["__init__", "__repr__", "__eq__", "__hash__"])
def test_a_subclass_that_asks_super_first_gets_the_method_of_the_base(name, ours):
    asked = []

    def own(self, *given):
        asked.append(name)
        return getattr(super(subclass, self), name)(*given)

    subclass = type("Sub", (ours.Positional,), {name: own})
    one = subclass.__new__(subclass)
    object.__setattr__(one, "a", 1)
    object.__setattr__(one, "b", "b")
    getattr(one, name)(*{"__init__": (5,), "__eq__": (one,)}.get(name, ()))
    assert asked == [name]
    assert one.a == (5 if name == "__init__" else 1)


def test_what_somebody_sets_before_the_class_is_finished_stays(ours):
    ours.Positional.__eq__ = lambda *_: True
    attrs.fields(ours.Positional)
    assert ours.Positional(1) == ours.Positional(2)


def test_what_somebody_sets_for_a_while_holds_and_goes(ours, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(ours.Positional, "__repr__", lambda _: "patched")
        assert repr(ours.Positional(1)) == "patched"
    assert repr(ours.Positional(1)) == "Positional(a=1, b='b')"


def test_a_finished_class_leaves_no_double_beside_it(ours):
    ours.Derived(own=1)
    gc.collect()
    assert ours.Base.__subclasses__() == [ours.Derived]


def test_a_pickle_with_a_field_the_class_does_not_have_is_read(ours, theirs):
    for module in (ours, theirs):
        one = module.Positional.__new__(module.Positional)
        one.__setstate__({"a": 1, "b": "c", "unknown": 3})
        assert (one.a, one.b) == (1, "c")


def _classes():
    found = {}
    for module in pkgutil.walk_packages(thanhtra.__path__, "thanhtra."):
        if any(part in module.name for part in (".testing", ".migrations", "__")):
            continue
        try:
            loaded = import_module(module.name)
        except ImportError:  # an extra that is not installed
            continue
        for cls in vars(loaded).values():
            if isinstance(cls, type) and cls.__module__ == module.name and "__attrs_attrs__" in vars(cls):
                found[f"{module.name}.{cls.__qualname__}"] = cls
    return found


def test_every_class_of_the_library_has_the_slots_attrs_gives_its_fields():
    """What is read off a body before attrs reads it is what attrs reads."""
    wrong = {}
    for name, cls in _classes().items():
        fields = [a.name for a in attrs.fields(cls) if not a.inherited]
        left = [key for key, value in vars(cls).items() if type(value).__name__ == "_Later"]
        slots = [s for s in vars(cls).get("__slots__", fields) if not s.startswith(("__", "_attrs"))]
        missing = [f for f in fields if not hasattr(cls, f) and "__slots__" in vars(cls)]
        if left or missing or not set(slots) <= {*fields, *vars(cls)}:
            wrong[name] = left, missing, slots
    assert wrong == {}
