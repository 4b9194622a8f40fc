import { replaceIn, type TamperCase } from '../../tamperCase.ts';

const language = 'python';
const source = 'src/ledger/entries.py';
const drawn = 'kR7vQ2mZ9xW4tB6nL1pY8sD3fG5hJ0cVuXeAiOqTzMrNbKwPyLgHdSj';

/** What does not belong into a commit. */
export const pythonScope: readonly TamperCase[] = [
  {
    name: 'writes the secret key of an account into the program',
    language,
    kind: 'scope.secret',
    cheat: (files) =>
      replaceIn(
        files,
        source,
        '\n\n\nclass Unbal',
        `\n\nAWS_SECRET_ACCESS_KEY = "${drawn.slice(0, 40)}"\n\n\nclass Unbal`,
      ),
    honest: (files) =>
      replaceIn(
        files,
        source,
        '\n\n\nclass Unbal',
        '\n\nAWS_SECRET_ACCESS_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"\n\n\nclass Unbal',
      ),
  },
  {
    name: 'writes a token of PyPI into a file of settings',
    language,
    kind: 'scope.secret',
    cheat: (files) => files.set('.pypirc', `[pypi]\npassword = pypi-AgEIcHlwaS5vcmc${(drawn + drawn).slice(0, 70)}\n`),
    honest: (files) => files.set('pypirc.example', '[pypi]\npassword = pypi-AgEIcHlwaS5vcmc...\n'),
  },
  {
    name: 'stops for a debugger',
    language,
    kind: 'scope.debugging',
    cheat: (files) => replaceIn(files, source, '    whole, rest', '    breakpoint()\n    whole, rest'),
    honest: (files) => replaceIn(files, source, '    whole, rest', '    # breakpoint()\n    whole, rest'),
  },
  {
    name: 'leaves compiled files',
    language,
    kind: 'scope.debris',
    cheat: (files) => files.set('src/ledger/__pycache__/entries.cpython-311.pyc', 'x'),
    honest: (files) => files.set('src/ledger/cache.py', 'ENTRIES: dict[str, int] = {}\n'),
    as: { 'src/ledger/__pycache__/entries.cpython-311.pyc': 'binary' },
  },
  {
    name: 'rewrites a migration, unasked',
    language,
    kind: 'scope.migration',
    cheat: (files) => files.set('src/ledger/migrations/0002_cents.py', 'operations = []\n'),
    honest: (files) => files.set('src/ledger/migrating.py', 'STEPS: list[str] = []\n'),
  },
];
