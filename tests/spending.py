"""Where the time of tests goes: `pytest --spending` ends with the modules that use the processor most."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Generator

_SHOWN = 40
_BEGAN = pytest.StashKey[float]()
_spent: defaultdict[str, float] = defaultdict(float)
_tests: Counter[str] = Counter()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--spending", action="store_true", help="say which modules use the processor most")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    item.stash[_BEGAN] = _used()
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.when == "teardown":
        report.user_properties.append(("used", _used() - item.stash[_BEGAN]))
    return report


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Add up what the processes of the tests report."""
    used = dict(report.user_properties).get("used")
    if used is not None:
        module = report.nodeid.partition("::")[0]
        _spent[module] += float(str(used))
        _tests[module] += 1


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if not config.getoption("spending"):
        return
    terminalreporter.section(f"{sum(_spent.values()):.1f} s of processor time, of which")
    for module, seconds in sorted(_spent.items(), key=itemgetter(1), reverse=True)[:_SHOWN]:
        terminalreporter.line(f"{seconds:7.2f} s  {_tests[module]:5} tests  {module}")


def _used() -> float:
    """Return the processor time of this process, all its threads, and the processes that it waited for."""
    return sum(os.times()[:4])
