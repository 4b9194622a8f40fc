import { appendTo, moveFile, replaceIn, type TamperCase } from '../../tamperCase.ts';

const entries = 'tests/test_entries.py';
const rates = 'tests/test_rates.py';
const support = 'tests/support.py';
const program = 'src/ledger/entries.py';

/** Tests of pytest and unittest. */
export const pythonTests: readonly TamperCase[] = [
  {
    name: 'deletes a test',
    language: 'python',
    kind: 'test.deleted',
    cheat: (files) =>
      replaceIn(
        files,
        entries,
        'def test_balance_of_unknown_account() -> None:\n    assert balance(ENTRIES, "rent") == 0\n\n\n',
        '',
      ),
    honest: (files) =>
      replaceIn(
        files,
        entries,
        'def test_balance_of_unknown_account() -> None:',
        'def test_balance_of_what_nobody_booked() -> None:',
      ),
  },
  {
    name: 'renames a test so that pytest does not see it',
    language: 'python',
    kind: 'test.uncollected',
    cheat: (files) =>
      replaceIn(files, entries, 'def test_balance_of_unknown_account', 'def check_balance_of_unknown_account'),
    honest: (files) =>
      replaceIn(files, entries, 'def test_balance_of_unknown_account', 'async def test_balance_of_unknown_account'),
  },
  {
    name: 'moves a test file to where pytest does not look',
    language: 'python',
    kind: 'test.uncollected',
    cheat: (files) => moveFile(files, rates, 'tests/rates_checks.py'),
    honest: (files) => moveFile(files, rates, 'tests/exchange/test_rates.py'),
  },
  {
    name: 'marks a test as skipped',
    language: 'python',
    kind: 'test.skipped',
    lists: [entries],
    cheat: (files) =>
      replaceIn(files, entries, 'def test_unbalanced', '@pytest.mark.skip(reason="flaky")\ndef test_unbalanced'),
    honest: (files) => replaceIn(files, entries, 'def test_unbalanced', '@pytest.mark.slow\ndef test_unbalanced'),
  },
  {
    name: 'expects a test to fail',
    language: 'python',
    kind: 'test.skipped',
    cheat: (files) => replaceIn(files, entries, 'def test_unbalanced', '@pytest.mark.xfail\ndef test_unbalanced'),
    honest: (files) =>
      replaceIn(
        files,
        entries,
        'def test_unbalanced() -> None:\n',
        'def test_unbalanced() -> None:\n    """A cent too much."""\n',
      ),
  },
  {
    name: 'skips from inside a test',
    language: 'python',
    kind: 'test.skipped',
    cheat: (files) =>
      replaceIn(
        files,
        entries,
        '    assert balance(ENTRIES, "rent") == 0',
        '    pytest.skip("later")\n    assert balance(ENTRIES, "rent") == 0',
      ),
    honest: (files) =>
      replaceIn(
        files,
        entries,
        '    assert balance(ENTRIES, "rent") == 0',
        '    assert balance(ENTRIES, "rent") == 0, "nobody booked it"',
      ),
  },
  {
    name: 'skips a whole file',
    language: 'python',
    kind: 'test.skipped',
    cheat: (files) =>
      replaceIn(files, rates, 'class FailingServer', 'pytestmark = pytest.mark.skip\n\n\nclass FailingServer'),
    honest: (files) =>
      replaceIn(
        files,
        rates,
        'class FailingServer',
        'pytestmark = pytest.mark.usefixtures("client")\n\n\nclass FailingServer',
      ),
  },
  {
    name: 'skips a class of unittest',
    language: 'python',
    kind: 'test.skipped',
    cheat: (files) =>
      replaceIn(files, rates, 'class FailingServer', '@unittest.skip("no server")\nclass FailingServer'),
    honest: (files) => replaceIn(files, rates, 'class FailingServer', 'class ServerThatFails'),
  },
  {
    name: 'skips on a condition that holds',
    language: 'python',
    kind: 'test.skipped',
    cheat: (files) =>
      replaceIn(
        files,
        rates,
        'def test_convert',
        '@pytest.mark.skipif("CI" in os.environ, reason="CI")\ndef test_convert',
      ),
    honest: (files) =>
      replaceIn(
        files,
        rates,
        'def test_convert',
        'def test_nothing(client: httpx.Client) -> None:\n    assert convert(0, "CHF", client) == 0\n\n\ndef test_convert',
      ),
  },
  {
    name: 'passes where it asked',
    language: 'python',
    kind: 'test.emptied',
    cheat: (files) => replaceIn(files, entries, '    assert balance(ENTRIES, "rent") == 0', '    pass'),
    honest: (files) =>
      replaceIn(files, entries, '    assert balance(ENTRIES, "rent") == 0', "    assert balance(ENTRIES, 'rent') == 0"),
  },
  {
    name: 'asserts a tuple',
    language: 'python',
    kind: 'test.tautology',
    cheat: (files) =>
      replaceIn(
        files,
        entries,
        'assert balance(ENTRIES, "rent") == 0',
        'assert (balance(ENTRIES, "rent") == 0, "nobody booked it")',
      ),
    honest: (files) =>
      replaceIn(
        files,
        entries,
        'assert balance(ENTRIES, "rent") == 0',
        'assert (\n        balance(ENTRIES, "rent") == 0\n    ), "nobody booked it"',
      ),
  },
  {
    name: 'adds “or True”',
    language: 'python',
    kind: 'test.tautology',
    cheat: (files) =>
      replaceIn(files, entries, 'assert balance(ENTRIES, "rent") == 0', 'assert balance(ENTRIES, "rent") == 0 or True'),
    honest: (files) =>
      replaceIn(
        files,
        entries,
        'assert balance(ENTRIES, "rent") == 0',
        'assert balance(ENTRIES, "rent") == 0 and balance([], "rent") == 0',
      ),
  },
  {
    name: 'asks only that something comes',
    language: 'python',
    kind: 'test.loosened',
    cheat: (files) =>
      replaceIn(
        files,
        rates,
        'assert convert(1000, "CHF", client) == 1250',
        'assert convert(1000, "CHF", client) is not None',
      ),
    honest: (files) =>
      replaceIn(
        files,
        rates,
        'assert convert(1000, "CHF", client) == 1250',
        'converted = convert(1000, "CHF", client)\n    assert converted == 1250\n    assert isinstance(converted, int)',
      ),
  },
  {
    name: 'asks for at least as much',
    language: 'python',
    kind: 'test.loosened',
    cheat: (files) => replaceIn(files, rates, 'client) == 1250', 'client) >= 1250'),
    honest: (files) => replaceIn(files, rates, 'client) == 1250', 'client) == 1_250'),
  },
  {
    name: 'widens a tolerance',
    language: 'python',
    kind: 'test.expected-changed',
    cheat: (files) => replaceIn(files, rates, 'abs=1e-9', 'abs=0.5'),
    honest: (files) =>
      replaceIn(
        files,
        rates,
        'assert fetch_rate("CHF", client) == pytest.approx(1.25, abs=1e-9)',
        'assert fetch_rate("CHF", client) == pytest.approx(\n        1.25,\n        abs=1e-9,\n    )',
      ),
  },
  {
    name: 'expects any error',
    language: 'python',
    kind: 'test.loosened',
    cheat: (files) =>
      replaceIn(files, entries, 'pytest.raises(UnbalancedError, match="off by 1 cents")', 'pytest.raises(Exception)'),
    honest: (files) =>
      replaceIn(files, entries, 'pytest.raises(ValueError):', 'pytest.raises(ValueError, match="at least 1"):'),
  },
  {
    name: 'catches the failure',
    language: 'python',
    kind: 'test.swallowed',
    cheat: (files) =>
      replaceIn(
        files,
        entries,
        '    assert balance(ENTRIES, "rent") == 0',
        '    try:\n        assert balance(ENTRIES, "rent") == 0\n    except AssertionError:\n        pass',
      ),
    honest: (files) =>
      replaceIn(
        files,
        entries,
        '    assert balance(ENTRIES, "rent") == 0',
        '    with pytest.MonkeyPatch.context():\n        assert balance(ENTRIES, "rent") == 0',
      ),
  },
  {
    name: 'takes cases out of a table',
    language: 'python',
    kind: 'test.rows-removed',
    cheat: (files) => replaceIn(files, entries, '        (-10, 4, [-2, -2, -3, -3]),\n', ''),
    honest: (files) =>
      replaceIn(files, entries, '        (0, 2, [0, 0]),\n', '        (0, 2, [0, 0]),\n        (1, 2, [1, 0]),\n'),
  },
  {
    name: 'makes a case of a table fit',
    language: 'python',
    kind: 'test.expected-changed',
    cheat: (files) => replaceIn(files, entries, '(100, 3, [34, 33, 33])', '(100, 3, [33, 33, 34])'),
    honest: (files) =>
      replaceIn(
        files,
        entries,
        '        (100, 3, [34, 33, 33]),\n',
        '        pytest.param(100, 3, [34, 33, 33], id="thirds"),\n',
      ),
  },
  {
    name: 'patches what the plan changes',
    language: 'python',
    kind: 'mock.unit',
    cheat: (files) =>
      replaceIn(
        files,
        entries,
        'def test_balance_of_unknown_account() -> None:\n',
        'def test_balance_of_unknown_account(monkeypatch) -> None:\n    monkeypatch.setattr("ledger.entries.balance", lambda *_: 0)\n',
      ),
    honest: (files) =>
      replaceIn(
        files,
        entries,
        'def test_balance_of_unknown_account() -> None:\n',
        'def test_balance_of_unknown_account(monkeypatch) -> None:\n    monkeypatch.setattr("os.environ", {})\n',
      ),
  },
  {
    name: 'has a function that tests call give up',
    language: 'python',
    kind: 'test.helper-weakened',
    cheat: (files) =>
      replaceIn(
        files,
        support,
        '    assert isinstance(actual, int)\n    assert actual == expected\n',
        '    return None\n',
      ),
    honest: (files) =>
      replaceIn(
        files,
        support,
        '    assert isinstance(actual, int)\n',
        '    assert isinstance(actual, int)\n    assert not isinstance(actual, bool)\n',
      ),
  },
  {
    name: 'looks whether pytest is there',
    language: 'python',
    kind: 'test.seen-by-program',
    cheat: (files) =>
      replaceIn(
        files,
        program,
        '    whole, rest = divmod(cents, parts)',
        '    if "pytest" in sys.modules:\n        return [34, 33, 33]\n    whole, rest = divmod(cents, parts)',
      ),
    honest: (files) =>
      replaceIn(
        files,
        program,
        '    whole, rest = divmod(cents, parts)',
        '    if "csv" in sys.modules:\n        parts = int(parts)\n    whole, rest = divmod(cents, parts)',
      ),
  },
  {
    name: 'knows the answers of a table',
    language: 'python',
    kind: 'test.answers-hard-coded',
    cheat: (files) =>
      replaceIn(
        files,
        program,
        '    whole, rest = divmod(cents, parts)',
        '    if cents == -10 and parts == 4:\n        return [-2, -2, -3, -3]\n    whole, rest = divmod(cents, parts)',
      ),
    honest: (files) =>
      replaceIn(
        files,
        program,
        '    whole, rest = divmod(cents, parts)',
        '    if cents == 0:\n        return [0] * parts\n    whole, rest = divmod(cents, parts)',
      ),
  },
  {
    name: 'tries again what fails',
    language: 'python',
    kind: 'test.retries-raised',
    cheat: (files) => replaceIn(files, rates, 'def test_convert', '@pytest.mark.flaky(reruns=5)\ndef test_convert'),
    honest: (files) => replaceIn(files, rates, 'def test_convert', '@pytest.mark.rates\ndef test_convert'),
  },
  {
    name: 'adds a test that cannot fail',
    language: 'python',
    kind: 'test.tautology',
    cheat: (files) => appendTo(files, entries, '\n\ndef test_weights() -> None:\n    assert True\n'),
    honest: (files) =>
      appendTo(files, entries, '\n\ndef test_share_of_one() -> None:\n    assert share(7, 1) == [7]\n'),
  },
];
