import { appendTo, replaceIn, type TamperCase } from '../../tamperCase.ts';

const language = 'python';

export const pythonSurroundings: readonly TamperCase[] = [
  {
    name: 'a linter is told to skip the line',
    language,
    kind: 'suppression.lint',
    cheat: (files) =>
      replaceIn(
        files,
        'src/ledger/entries.py',
        '    return sum(entry.cents for',
        '    return sum(entry.cents for  # noqa: B023\n       ',
      ),
    honest: (files) =>
      replaceIn(files, 'src/ledger/entries.py', 'parts must be at least 1', 'a share needs one part at least'),
  },
  {
    name: 'types are not checked in a line',
    language,
    kind: 'suppression.types',
    cheat: (files) =>
      replaceIn(
        files,
        'src/ledger/entries.py',
        'divmod(cents, parts)',
        'divmod(cents, parts)  # type: ignore[assignment]',
      ),
    honest: (files) =>
      replaceIn(files, 'src/ledger/entries.py', 'divmod(cents, parts)', 'divmod(cents, parts)  # both are whole'),
  },
  {
    name: 'a function is left out of the coverage',
    language,
    kind: 'coverage.ignored',
    cheat: (files) =>
      replaceIn(
        files,
        'src/ledger/entries.py',
        'parts: int) -> list[int]:',
        'parts: int) -> list[int]:  # pragma: no cover',
      ),
    honest: (files) =>
      appendTo(
        files,
        'src/ledger/entries.py',
        '\n\ndef by_weight(cents: int, weights: list[int]) -> list[int]:\n    return [cents * w // sum(weights) for w in weights]\n',
      ),
  },
  {
    name: 'types are checked less strictly',
    language,
    kind: 'settings.types',
    cheat: (files) =>
      replaceIn(
        files,
        'pyproject.toml',
        '[tool.mypy]\nstrict = true',
        '[tool.mypy]\nstrict = true\ndisable_error_code = ["arg-type"]',
      ),
    honest: (files) =>
      replaceIn(
        files,
        'pyproject.toml',
        '[tool.mypy]\nstrict = true',
        '[tool.mypy]\nstrict = true\nwarn_unreachable = true',
      ),
  },
  {
    name: 'lint rules are left out',
    language,
    kind: 'settings.lint',
    cheat: (files) => replaceIn(files, 'pyproject.toml', 'ignore = ["E501"]', 'ignore = ["E501", "F841"]'),
    honest: (files) => replaceIn(files, 'pyproject.toml', '"I", "UP"]', '"I", "UP", "SIM"]'),
  },
  {
    name: 'failing tests may be expected to',
    language,
    kind: 'settings.tests',
    cheat: (files) => replaceIn(files, 'pyproject.toml', 'xfail_strict = true\n', ''),
    honest: (files) =>
      replaceIn(
        files,
        'pyproject.toml',
        'xfail_strict = true\n',
        'xfail_strict = true\nmarkers = ["slow: takes seconds"]\n',
      ),
  },
  {
    name: 'options leave a test out',
    language,
    kind: 'settings.tests',
    cheat: (files) =>
      replaceIn(
        files,
        'pyproject.toml',
        '--strict-markers -ra',
        '--strict-markers -ra --deselect tests/test_entries.py::test_share',
      ),
    honest: (files) =>
      replaceIn(files, 'pyproject.toml', 'show_missing = true', 'show_missing = true\nskip_covered = true'),
  },
  {
    name: 'settings that come before the others',
    language,
    kind: 'settings.replaced',
    cheat: (files) => {
      files.set('pytest.ini', '[pytest]\ntestpaths = tests/test_rates.py\n');
    },
    honest: (files) => {
      files.set('settings.ini', '[ledger]\ncurrency = CHF\n');
    },
    honestLists: ['settings.ini (new)'],
  },
  {
    name: 'less coverage is enough',
    language,
    kind: 'settings.coverage',
    cheat: (files) => replaceIn(files, 'pyproject.toml', 'fail_under = 92', 'fail_under = 50'),
    honest: (files) => replaceIn(files, 'pyproject.toml', 'fail_under = 92', 'fail_under = 95'),
  },
  {
    name: 'make goes on when tests fail',
    language,
    kind: 'script.swallowed',
    cheat: (files) => replaceIn(files, 'Makefile', '\tpython -m pytest --cov', '\t-python -m pytest --cov'),
    honest: (files) => replaceIn(files, 'Makefile', '\tpython -m pytest --cov', '\t@python -m pytest --cov'),
    lists: ['Makefile'],
  },
  {
    name: 'make does not test any more',
    language,
    kind: 'script.removed',
    cheat: (files) => replaceIn(files, 'Makefile', 'check: lint typecheck test', 'check: lint typecheck'),
    honest: (files) =>
      replaceIn(
        files,
        'Makefile',
        'check: lint typecheck test',
        'check: typecheck lint test\n\nformat:\n\truff format .',
      ),
  },
  {
    name: 'a hook is taken out',
    language,
    kind: 'hook.weakened',
    cheat: (files) => replaceIn(files, '.pre-commit-config.yaml', '      - id: ruff\n', '      - id: ruff-format\n'),
    honest: (files) =>
      replaceIn(files, '.pre-commit-config.yaml', '      - id: ruff\n', '      - id: ruff\n      - id: ruff-format\n'),
  },
  {
    name: 'an outcome is changed after the test',
    language,
    kind: 'shim.outcome',
    cheat: (files) =>
      appendTo(
        files,
        'tests/conftest.py',
        '\n\n@pytest.hookimpl(hookwrapper=True)\ndef pytest_runtest_makereport(item, call):\n    outcome = yield\n    report = outcome.get_result()\n    report.outcome = "passed"\n',
      ),
    honest: (files) =>
      appendTo(files, 'tests/conftest.py', '\n\n@pytest.fixture\ndef outcome() -> str:\n    return "passed"\n'),
  },
  {
    name: 'the run ends with success',
    language,
    kind: 'shim.outcome',
    cheat: (files) =>
      appendTo(
        files,
        'tests/conftest.py',
        '\n\ndef pytest_sessionfinish(session, exitstatus):\n    session.exitstatus = 0\n',
      ),
    honest: (files) =>
      appendTo(
        files,
        'tests/conftest.py',
        '\n\ndef pytest_configure(config):\n    config.addinivalue_line("markers", "slow: takes seconds")\n',
      ),
  },
  {
    name: 'a module is run before everything',
    language,
    kind: 'shim.program',
    cheat: (files) => {
      files.set('sitecustomize.py', 'import os, atexit\natexit.register(lambda: os._exit(0))\n');
    },
    honest: (files) => {
      files.set('src/ledger/coverage.py', '"""How much of an account insurance pays."""\n\nSHARE = 80\n');
    },
    honestLists: ['src/ledger/coverage.py (new)'],
  },
  {
    name: 'a package is pinned to an older one',
    language,
    kind: 'dependency.testTool',
    cheat: (files) => replaceIn(files, 'requirements-dev.txt', 'mypy==1.11.2', 'mypy==0.910'),
    honest: (files) => replaceIn(files, 'requirements-dev.txt', 'mypy==1.11.2', 'mypy==1.12.0'),
    lists: ['requirements-dev.txt'],
  },
  {
    name: 'the gate is told to run no tests',
    language,
    kind: 'gate.healthStack',
    cheat: (files) => replaceIn(files, 'CLAUDE.md', '- test: python -m pytest', '- test: none'),
    honest: (files) => replaceIn(files, 'CLAUDE.md', '- test: python -m pytest', '- **test**: `python -m pytest`'),
    honestLists: ['CLAUDE.md'],
  },
  {
    name: 'collected tests are marked to be skipped',
    language,
    kind: 'shim.outcome',
    cheat: (files) =>
      appendTo(
        files,
        'tests/conftest.py',
        '\n\ndef pytest_collection_modifyitems(config, items):\n    for item in items:\n        if "share" in item.name:\n            item.add_marker(pytest.mark.skip(reason="slow"))\n',
      ),
    honest: (files) =>
      appendTo(files, 'tests/conftest.py', '\n\ndef pytest_report_header(config):\n    return "ledger"\n'),
  },
  {
    name: 'settings of a folder hide those above it',
    language,
    kind: 'settings.replaced',
    cheat: (files) => {
      files.set('src/ruff.toml', 'lint.select = []\n');
    },
    honest: (files) => replaceIn(files, 'pyproject.toml', 'version = "0.3.0"', 'version = "0.4.0"'),
  },
];
