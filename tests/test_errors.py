"""Every error that people read has one base; those outside it are known by name."""

from __future__ import annotations

import importlib
import pkgutil
import re

import clusterdyn
from clusterdyn import errors
from clusterdyn.errors import ClusterdynError, ExitCode

NO_ERRORS_FOR_PEOPLE = {
    "Unanswered",
    "NoSuchNode",
    "EndOfInput",
    "Finished",
    "Terminated",
    "NotRegular",
}


def own_exceptions() -> dict[str, type[BaseException]]:
    found: dict[str, type[BaseException]] = {}
    for module in pkgutil.walk_packages(clusterdyn.__path__, "clusterdyn."):
        if not module.name.endswith("__main__"):
            for one in vars(importlib.import_module(module.name)).values():
                ours = isinstance(one, type) and one.__module__.startswith("clusterdyn")
                if ours and issubclass(one, BaseException):
                    found[one.__name__] = one
    return found


def test_every_error_that_people_read_has_the_one_base():
    outside = {
        name
        for name, one in own_exceptions().items()
        if not issubclass(one, ClusterdynError) and not name.startswith("_")
    }
    assert outside == NO_ERRORS_FOR_PEOPLE


def test_the_tree_in_the_module_names_them_all():
    named = set(re.findall(r"\b[A-Z]\w+\b", errors.__doc__ or ""))
    ours = {name for name, one in own_exceptions().items() if issubclass(one, ClusterdynError)}
    assert ours - named == set()


def test_an_error_nobody_deals_with_has_an_exit_code_of_the_list():
    codes = {one.exit_code for one in own_exceptions().values() if issubclass(one, ClusterdynError)}
    assert codes <= set(ExitCode)
