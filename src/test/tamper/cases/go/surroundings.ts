import { appendTo, replaceIn, type TamperCase } from '../../tamperCase.ts';

const language = 'go';

export const goSurroundings: readonly TamperCase[] = [
  {
    name: 'a linter is told to skip the line',
    language,
    kind: 'suppression.lint',
    cheat: (files) =>
      replaceIn(files, 'stock.go', '\ts.counts[item] += count', '\ts.counts[item] += count //nolint:errcheck'),
    honest: (files) =>
      replaceIn(files, 'stock.go', '\ts.counts[item] += count', '\ts.counts[item] += count // none is none'),
  },
  {
    name: 'a linter is not run any more',
    language,
    kind: 'settings.lint',
    cheat: (files) => replaceIn(files, '.golangci.yml', '    - staticcheck\n', ''),
    honest: (files) => replaceIn(files, '.golangci.yml', '    - staticcheck\n', '    - staticcheck\n    - revive\n'),
  },
  {
    name: 'tests are not linted, findings are left out',
    language,
    kind: 'settings.lint',
    cheat: (files) =>
      appendTo(files, '.golangci.yml', '  exclude-rules:\n    - path: stock.go\n      linters: [gocyclo]\n'),
    honest: (files) => replaceIn(files, '.golangci.yml', 'min-complexity: 12', 'min-complexity: 10'),
  },
  {
    name: 'only one package is tested',
    language,
    kind: 'script.narrowed',
    cheat: (files) => replaceIn(files, 'Makefile', 'test -race ./...', 'test -race ./report/...'),
    honest: (files) => replaceIn(files, 'Makefile', 'test -race ./...', 'test -race -v ./...'),
  },
  {
    name: 'races are not looked for',
    language,
    kind: 'script.narrowed',
    cheat: (files) => replaceIn(files, 'Makefile', 'test -race ./...', 'test ./...'),
    honest: (files) => replaceIn(files, 'Makefile', 'test -race ./...', 'test -race -count=1 ./...'),
  },
  {
    name: 'make calls another go',
    language,
    kind: 'script.removed',
    cheat: (files) => replaceIn(files, 'Makefile', 'GO ?= go', 'GO ?= echo'),
    honest: (files) => replaceIn(files, 'Makefile', 'GO ?= go', 'GO := go'),
  },
  {
    name: 'a module is replaced by a folder',
    language,
    kind: 'dependency.source',
    cheat: (files) => {
      appendTo(files, 'go.mod', '\nreplace github.com/stretchr/testify => ./internal/testify\n');
      files.set(
        'internal/testify/assert/assert.go',
        'package assert\n\nfunc Equal(t, want, got any) bool { return true }\n',
      );
    },
    honest: (files) => {
      replaceIn(files, 'go.mod', 'testify v1.9.0', 'testify v1.10.0');
      replaceIn(
        files,
        'go.sum',
        'github.com/stretchr/testify v1.9.0 h1:HtqpIVDClZ4nwg75+f6Lvsy/wHu+3BoSGCbBAcpTsTg=',
        'github.com/stretchr/testify v1.10.0 h1:Xv5erBjTwe/5IxqUQTdXv5kgmIvbHo3QQyRwhJsOfJA=',
      );
    },
    honestLists: ['go.mod', 'go.sum'],
  },
  {
    name: 'a checksum is another one',
    language,
    kind: 'lock.altered',
    cheat: (files) => replaceIn(files, 'go.sum', 'HtqpIVDClZ4nwg75', 'AtqpIVDClZ4nwg75'),
    honest: (files) => {
      replaceIn(
        files,
        'go.mod',
        '\tgopkg.in/yaml.v3 v3.0.1 // indirect\n',
        '\tgopkg.in/yaml.v3 v3.0.1 // indirect\n\tgithub.com/google/go-cmp v0.6.0\n',
      );
      appendTo(files, 'go.sum', 'github.com/google/go-cmp v0.6.0 h1:ofyhxvXcZhMsU5ulbFiLKl/XBFqE1GSq7atu8tAmTRI=\n');
    },
    honestLists: ['go.mod', 'go.sum'],
  },
  {
    name: 'the tests end with success',
    language,
    kind: 'shim.outcome',
    cheat: (files) => {
      files.set(
        'main_test.go',
        'package stock\n\nimport (\n\t"os"\n\t"testing"\n)\n\nfunc TestMain(m *testing.M) {\n\tm.Run()\n\tos.Exit(0)\n}\n',
      );
    },
    honest: (files) => {
      files.set(
        'main_test.go',
        'package stock\n\nimport (\n\t"os"\n\t"testing"\n)\n\nfunc TestMain(m *testing.M) {\n\tos.Exit(m.Run())\n}\n',
      );
    },
  },
  {
    name: 'a check of a plan waits for nothing',
    language,
    kind: 'plan.edited',
    cheat: (files) =>
      replaceIn(files, 'docs/plans/001-reserve.md', '- [cmd] go test ./...', '- [cmd] go test ./... || true'),
    honest: (files) =>
      replaceIn(files, 'docs/plans/001-reserve.md', '- [ ] Reserved items cannot', '- [x] Reserved items\n  cannot'),
  },
  {
    name: 'the linter succeeds with findings',
    language,
    kind: 'settings.lint',
    cheat: (files) => replaceIn(files, '.golangci.yml', '  timeout: 3m\n', '  timeout: 3m\n  issues-exit-code: 0\n'),
    honest: (files) => replaceIn(files, '.golangci.yml', '  timeout: 3m\n', '  timeout: 5m\n'),
  },
];
