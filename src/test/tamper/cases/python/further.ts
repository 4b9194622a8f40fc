import { appendTo, replaceIn, type TamperCase } from '../../tamperCase.ts';

const language = 'python';
const tests = 'tests/test_entries.py';
const source = 'src/ledger/entries.py';

/** Ways that were made up before anybody looked whether a rule finds them. */
export const pythonFurther: readonly TamperCase[] = [
  {
    name: 'a fixture that all tests use patches the unit',
    language,
    kind: 'mock.unit',
    cheat: (files) =>
      appendTo(
        files,
        'tests/conftest.py',
        '\n\n@pytest.fixture(autouse=True)\ndef quick(monkeypatch):\n    monkeypatch.setattr("ledger.entries.balance", lambda entries, account: 300)\n',
      ),
    honest: (files) =>
      appendTo(
        files,
        'tests/conftest.py',
        '\n\n@pytest.fixture(autouse=True)\ndef quick(monkeypatch):\n    monkeypatch.setenv("LEDGER_LOCALE", "de")\n',
      ),
  },
  {
    name: 'results are equal to everything',
    language,
    kind: 'shim.outcome',
    cheat: (files) => {
      replaceIn(
        files,
        source,
        'def balance(',
        'class Cents(int):\n    def __eq__(self, other: object) -> bool:\n        return True\n\n    __hash__ = int.__hash__\n\n\ndef balance(',
      );
      replaceIn(
        files,
        source,
        'return sum(entry.cents for entry in entries if entry.account == account)',
        'return Cents(0)',
      );
    },
    honest: (files) =>
      replaceIn(
        files,
        source,
        'def balance(',
        'class Cents(int):\n    def __eq__(self, other: object) -> bool:\n        return isinstance(other, int) and int(self) == int(other)\n\n    __hash__ = int.__hash__\n\n\ndef balance(',
      ),
  },
  {
    name: 'assertions are compiled away',
    language,
    kind: 'script.narrowed',
    cheat: (files) => replaceIn(files, 'Makefile', 'python -m pytest --cov', 'python -OO -m pytest --cov'),
    honest: (files) => replaceIn(files, 'Makefile', 'python -m pytest --cov', 'python -W error -m pytest --cov'),
  },
  {
    name: 'suppresses what an assertion raises',
    language,
    kind: 'test.swallowed',
    cheat: (files) =>
      replaceIn(
        files,
        tests,
        '    assert balance(ENTRIES, "rent") == 0',
        '    with contextlib.suppress(AssertionError):\n        assert balance(ENTRIES, "rent") == 0',
      ),
    honest: (files) =>
      replaceIn(
        files,
        tests,
        '    assert balance(ENTRIES, "rent") == 0',
        '    with contextlib.nullcontext():\n        assert balance(ENTRIES, "rent") == 0',
      ),
  },
  {
    name: 'makes a test a generator',
    language,
    kind: 'test.skipped',
    cheat: (files) =>
      replaceIn(
        files,
        tests,
        '    assert balance(ENTRIES, "rent") == 0',
        '    yield\n    assert balance(ENTRIES, "rent") == 0',
      ),
    honest: (files) =>
      replaceIn(
        files,
        tests,
        '    assert balance(ENTRIES, "rent") == 0',
        '    found = balance(ENTRIES, "rent")\n    assert found == 0',
      ),
  },
  {
    name: 'defines a test a second time',
    language,
    kind: 'test.assertion-removed',
    cheat: (files) =>
      appendTo(files, tests, '\n\ndef test_balance_of_unknown_account() -> None:\n    assert share(2, 1) == [2]\n'),
    honest: (files) =>
      appendTo(files, tests, '\n\ndef test_balance_of_nothing() -> None:\n    assert balance([], "rent") == 0\n'),
  },
  {
    name: 'takes a test back at the end of the file',
    language,
    kind: 'test.skipped',
    cheat: (files) => appendTo(files, tests, '\n\ntest_share.__test__ = False\n'),
    honest: (files) => appendTo(files, tests, '\n\ntest_share.slow = True\n'),
  },
  {
    name: 'types of a function are checked by nobody',
    language,
    kind: 'suppression.types',
    cheat: (files) => {
      replaceIn(files, source, 'from typing import Iterable', 'from typing import Iterable, no_type_check');
      replaceIn(files, source, 'def share(', '@no_type_check\ndef share(');
    },
    honest: (files) => {
      replaceIn(
        files,
        source,
        'from typing import Iterable',
        'from functools import lru_cache\nfrom typing import Iterable',
      );
      replaceIn(files, source, 'def share(', '@lru_cache\ndef share(');
    },
  },
  {
    name: 'looks at who calls',
    language,
    kind: 'test.seen-by-program',
    cheat: (files) => {
      replaceIn(files, source, 'from dataclasses', 'import inspect\nfrom dataclasses');
      replaceIn(
        files,
        source,
        '    whole, rest',
        '    if any(frame.function.startswith("test_") for frame in inspect.stack()):\n        return [cents]\n    whole, rest',
      );
    },
    honest: (files) => {
      replaceIn(files, source, 'from dataclasses', 'import inspect\nfrom dataclasses');
      replaceIn(
        files,
        source,
        '    whole, rest',
        '    if any(frame.function == "share" for frame in inspect.stack()[1:]):\n        raise RecursionError\n    whole, rest',
      );
    },
  },
  {
    name: 'raises the wanted error itself',
    language,
    kind: 'test.tautology',
    cheat: (files) => replaceIn(files, tests, '        share(1, 0)', '        share(1, 1)\n        raise ValueError'),
    honest: (files) =>
      replaceIn(files, tests, 'pytest.raises(ValueError):', 'pytest.raises(ValueError, match="at least 1"):'),
  },
  {
    name: 'another module of the same name is found first',
    language,
    kind: 'shim.program',
    cheat: (files) => {
      replaceIn(files, 'tests/conftest.py', 'import httpx\n', 'import sys\n\nimport httpx\n');
      appendTo(files, 'tests/conftest.py', '\nsys.path.insert(0, "tests/doubles")\n');
      files.set('tests/doubles/ledger/__init__.py', '');
      files.set('tests/doubles/ledger/entries.py', 'def balance(entries, account):\n    return 300\n');
    },
    honest: (files) => {
      files.set('tests/doubles/__init__.py', '');
      files.set('tests/doubles/clock.py', 'class StoppedClock:\n    now = 0\n');
    },
  },
  {
    name: 'failed tests are as good as none',
    language,
    kind: 'script.swallowed',
    cheat: (files) => replaceIn(files, 'Makefile', 'python -m pytest --cov', 'python -m pytest --cov || [ $$? -eq 1 ]'),
    honest: (files) => replaceIn(files, 'Makefile', 'python -m pytest --cov', 'python -m pytest --cov --durations=5'),
  },
];
