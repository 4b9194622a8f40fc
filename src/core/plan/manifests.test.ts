import assert from 'node:assert/strict';
import {
  cargoNames,
  justRecipeNames,
  makeTargetNames,
  packageDependencyNames,
  packageScriptNames,
} from './manifests.ts';

describe('Names that project files offer', () => {
  it('are none where a package.json is not one', () => {
    for (const text of ['', '{', '[]', '{"scripts": null}', '{"scripts": ["a"]}', '"scripts"']) {
      assert.deepEqual(packageScriptNames(text), [], text);
    }
    assert.deepEqual(packageScriptNames('\uFEFF{"scripts": {"a": "x", "b:c": "y"}}'), ['a', 'b:c']);
  });

  it('are packages of every kind that a package.json depends on', () => {
    const text = '{"dependencies": {"a": "1"}, "devDependencies": {"@b/c": "2", "a": "1"}, "peerDependencies": ["d"]}';
    assert.deepEqual(packageDependencyNames(text), ['a', '@b/c']);
    assert.deepEqual(packageDependencyNames('{'), []);
  });

  it('are targets, not assignments, recipes or comments', () => {
    const text = 'A = b: c\nB := x\nC ::= y\n# d: e\nf: A = 1\n\techo g: h\ni j: k ; echo\nl::\n.SUFFIXES:\n';
    assert.deepEqual(makeTargetNames(text), ['f', 'i', 'j', 'l']);
  });

  it('may be more than are seen, where a Makefile takes them from elsewhere', () => {
    for (const text of ['include rules.mk', '-include x.mk', '$(NAMES): a', '.DEFAULT:\n\techo']) {
      assert.ok(makeTargetNames(text).includes('%'), text);
    }
    assert.ok(justRecipeNames("import 'other.just'").includes('%'));
    assert.ok(justRecipeNames('mod tools').includes('%'));
    assert.deepEqual(makeTargetNames('a: $(NAMES)'), ['a']);
  });

  it('are recipes with and without parameters, dependencies and attributes', () => {
    const text = "[private]\nbuild: clean\ntest name='*' +rest: build\nversion := '1'\nexport A := 'b'\n  not: this\n";
    assert.deepEqual(justRecipeNames(text), ['build', 'test']);
  });

  it('are what cargo runs by name', () => {
    const text = '[package]\nname = "a" # x\n[dependencies.b]\nname = "no"\n[[example]]\nname = "c"\n[workspace]\n';
    assert.deepEqual(cargoNames(text), [
      { kind: 'package', name: 'a' },
      { kind: 'example', name: 'c' },
    ]);
    assert.deepEqual(cargoNames('[package]\nname = ""'), []);
    assert.deepEqual(cargoNames('[alias]\nb = "build"\nlint = ["clippy"]\n[build]\njobs = 1'), [
      { kind: 'alias', name: 'b' },
      { kind: 'alias', name: 'lint' },
    ]);
    assert.deepEqual(cargoNames('[[bin]]\nname = "a"\n[[test]]\nname = "a"\n[lib]\nname = "a"'), [
      { kind: 'bin', name: 'a' },
      { kind: 'test', name: 'a' },
    ]);
  });
});
