"""A command is what the tables of its module say."""

from __future__ import annotations

import inspect
from importlib import import_module

import pytest

from krjp.cli.app import COMMANDS
from krjp.cli.options import RARE
from krjp.cli.parameters import Group
from krjp.record.fields import FIELD_OPTIONS
from tests.cli.running import krjp


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_takes_what_its_table_names(name: str) -> None:
    module = import_module("krjp.cli.commands." + name.replace("import", "import_"))
    assert {each.name for each in module.PARAMETERS} == set(inspect.signature(module.command).parameters)


@pytest.mark.parametrize("name", COMMANDS)
def test_no_two_options_of_a_command_are_typed_alike(name: str) -> None:
    module = import_module("krjp.cli.commands." + name.replace("import", "import_"))
    params = [param for each in module.PARAMETERS for param in (each.options if isinstance(each, Group) else [each])]
    typed = [word for param in params if param.param_type_name == "option" for word in param.opts]
    assert len(typed) == len(set(typed))


@pytest.mark.parametrize("command", ["list", "search", "filter", "count", "timeline"])
def test_each_field_with_an_option_has_it_in_help_in_order(command: str) -> None:
    shown = krjp(command, "--help").out
    spelled = [(each.name, ", ".join(reversed(each.spelled.split()))) for each in FIELD_OPTIONS]
    for rare in (False, True):
        places = [shown.index(f"  {names} ") for name, names in spelled if (name in RARE) is rare]
        assert places == sorted(places)
        assert len(places) > 3


@pytest.mark.parametrize("words", [["-rn", "5"], ["-rn5"], ["-n5", "-r"], ["--limit=5", "--reverse"]])
def test_options_may_be_typed_in_all_the_usual_ways(words: list[str]) -> None:
    assert krjp("list", *words) == krjp("list", "--reverse", "--limit", "5")
